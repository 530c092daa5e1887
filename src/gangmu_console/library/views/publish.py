"""发布: what would be published, what speaks against it, and the act itself; the files of a version."""

from __future__ import annotations

import io
import zipfile

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.library import actions
from gangmu_console.library.forms import PublishForm


@needs("packs", "publish")
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """发布为规范包."""
    document = one(request, registry["documents"], pk, "publish")
    form = PublishForm(request.POST or None)
    made = actions.proposal(document)
    if request.method == "POST" and form.is_valid() and not made.faults and made.pack.norms:
        version = actions.publish(request.person, document, form.cleaned_data["note"])
        messages.success(
            request, _("已发布：%(title)s 第 %(number)s 版。") % {"title": version.title, "number": version.number}
        )
        return redirect("packs-detail", pk=version.pk)
    kinds: dict[str, int] = {}
    for held in made.pack.norms:
        kinds[held.norm.__struct_config__.tag] = kinds.get(held.norm.__struct_config__.tag, 0) + 1
    context = {
        "page_title": _("发布为规范包"), "step": "set", "document": document, "made": made, "form": form, "kinds": kinds,
        "crumbs": [(document.title, reverse("documents-detail", args=[pk]))],
    }  # fmt: skip
    return render(request, "library/publish.html", context, status=409 if request.method == "POST" else 200)


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
