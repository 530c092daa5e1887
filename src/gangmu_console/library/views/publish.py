"""发布: what would be published, what speaks against it, and the act itself; the files of a version."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.library import actions, pack_changes
from gangmu_console.library.forms import PublishForm
from gangmu_console.library.models import Norm


@needs("packs", "publish")
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """发布为规范包."""
    document = one(request, registry["documents"], pk, "publish")
    form = PublishForm(request.POST or None)
    made = actions.proposal(document)
    if request.method == "POST" and form.is_valid() and not made.faults and made.pack.norms and not made.same:
        version = actions.publish(request.person, document, form.cleaned_data["note"])
        messages.success(
            request, _("已发布：%(title)s 第 %(number)s 版。") % {"title": version.title, "number": version.number}
        )
        return redirect("packs-detail", pk=version.pk)
    held = Counter(norm.norm.__struct_config__.tag for norm in made.pack.norms)
    back = reverse("documents-detail", args=[pk])
    context = {
        "page_title": _("发布为规范包"), "step": "set", "document": document, "made": made, "form": form,
        "kinds": [(kind.label, held[kind.value]) for kind in Norm.Kind], "crumbs": [(document.title, back)],
        "changes": pack_changes.changes(actions.pack_of(made.last) if made.last else None, made.pack),
        "empty_acts": [{"label": _("去审校"), "url": back, "style": "main"}],
    }  # fmt: skip
    return render(request, "library/publish.html", context, status=409 if request.method == "POST" else 200)


@needs("packs", "publish")
def publish_effects(request: HttpRequest, pk: int) -> HttpResponse:
    """发布的影响: figures of what would come out otherwise, asked for by the page of publishing once it stands."""
    document = one(request, registry["documents"], pk, "publish")
    figures = pack_changes.effects(request, actions.proposal(document).pack)
    return render(request, "library/effects.html", {"figures": figures})


@needs("packs")
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """规范包的一个版本: what it holds, and what it says otherwise than the version before."""
    packs = registry["packs"]
    version = one(request, packs, pk)
    versions = list(packs.rows(request).filter(name=version.name).order_by("-number").defer("files"))
    before = next((other for other in versions if other.number == version.number - 1), None)
    documents = registry["documents"].rows(request).filter(packs=version)
    documents = documents.defer("text", "tables", "header", "diagnostics")
    documents = documents.annotate(held=Count("norms", filter=~Q(norms__state=Norm.State.REJECTED)))
    context = {
        "page_title": version.title, "step": "set", "pack": version, "versions": versions, "before": before,
        "last": versions[0], "newest": versions[0].pk == version.pk, "documents": documents.order_by("-issued", "pk"),
        "crumbs": [(packs.title, packs.list_url())],
        "keys": [(_("哈希"), version.hash), (_("规范数"), version.norm_count), (_("发布说明"), version.note or "—")],
        "changes": pack_changes.changes(actions.pack_of(before), actions.pack_of(version)) if before else None,
    }  # fmt: skip
    return render(request, "library/pack.html", context)


@needs("packs")
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """规范包的文件: the YAML of one version, as .zip."""
    version = one(request, registry["packs"], pk)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in version.files.items():
            bundle.writestr(f"{version.name}/{name}", text)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename=f"{version.name}-{version.number}.zip")
