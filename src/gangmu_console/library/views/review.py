"""审校: decide about norms one after another, doubtful ones first; the next one opens by itself."""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale
from gangmu_console.library import actions
from gangmu_console.library.cards import facts_of
from gangmu_console.library.forms import KindForm, NormForm
from gangmu_console.library.models import Document, Norm
from gangmu_console.library.views.reader import queue_of

_ACTS = {
    "accept": actions.accept,
    "reject": actions.reject,
    "undo": lambda person, norm, version, _: actions.undo(person, norm, version),
}


@needs("norms", "decide")
def queue(request: HttpRequest) -> HttpResponse:
    """审校队列: the first norm that waits, or that nothing does."""
    first = queue_of(request).first()
    if first is None:
        return render(request, "library/nothing_to_review.html", {"page_title": _("审校"), "step": "set"})
    return redirect(_address(first))


@needs("norms", "decide")
@require_POST
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """采纳、驳回、撤销."""
    norm = one(request, registry["norms"], pk, "decide")
    version = request.POST.get("version", "")
    if act not in _ACTS or not version.isdigit():
        raise Http404
    following = _next(request, norm)
    try:
        _ACTS[act](request.person, norm, int(version[:9]), request.POST.get("remark", "")[:500])
    except Stale as stale:
        return _told_stale(request, stale.thing)
    return redirect(_address(norm) if act == "undo" or following is None else _address(following, norm))


@needs("norms", "decide")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """修改一条规范; the proposal stays beside it."""
    norm = one(request, registry["norms"], pk, "decide")
    form = NormForm(
        norm.kind, request.POST or None, initial={**norm.data, "remark": norm.remark, "version": norm.version}
    )
    theirs = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.edit(request.person, norm, said["version"] or 0, form.changes(), said["remark"])
        except Stale as stale:
            norm = theirs = stale.thing
            form = form.again(theirs.version)
        except msgspec.ValidationError as fault:
            form.add_error(None, _("填写的内容不成一条规范：%(fault)s") % {"fault": fault})
        else:
            messages.success(request, _("已修改，原提取结果仍留存。"))
            return redirect(_address(norm))
    context = {"page_title": _("修改规范"), "step": "set", "norm": norm, "form": form, "cancel_url": _address(norm),
               "theirs": theirs and facts_of(theirs.kind, theirs.data), "crumbs": [(norm.document.title, _address(norm))],
               "proposal": facts_of(norm.kind, norm.proposal) if norm.proposal else None}  # fmt: skip
    return render(request, "library/edit.html", context, status=409 if theirs else 422 if form.errors else 200)


@needs("norms", "add")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """补录: from words selected in the reader."""
    document: Document = one(request, registry["documents"], pk, "change")
    place = KindForm(request.POST or request.GET)
    if not place.is_valid() or not 0 <= place.cleaned_data["start"] < place.cleaned_data["end"] <= len(document.text):
        messages.error(request, _("没有选中原文；请在正文里选一段文字再补录。"))
        return redirect("documents-detail", pk=pk)
    said = place.cleaned_data
    filled = request.method == "POST" and "remark" in request.POST
    quote = document.text[said["start"] : said["end"]]
    form = NormForm(said["kind"], request.POST if filled else None, initial=_guess(said["kind"], quote))
    if filled and form.is_valid():
        try:
            norm = actions.add(request.person, document, said["start"], said["end"], said["kind"], form.changes())
        except (msgspec.ValidationError, ValueError) as fault:
            form.add_error(None, _("填写的内容不成一条规范：%(fault)s") % {"fault": fault})
        else:
            messages.success(request, _("已补录。"))
            return redirect(_address(norm))
    context = {"page_title": _("补录规范"), "step": "set", "document": document, "place": said, "quote": quote, "form": form,
               "cancel_url": reverse("documents-detail", args=[pk]), "kind": Norm.Kind(said["kind"]).label,
               "crumbs": [(document.title, reverse("documents-detail", args=[pk]))]}  # fmt: skip
    return render(request, "library/add.html", context, status=422 if form.errors else 200)


@needs("norms", "decide")
@require_POST
def accept_sure(request: HttpRequest, pk: int) -> HttpResponse:
    """采纳全部有把握的."""
    document = one(request, registry["documents"], pk)
    if not Norm.objects.visible_to(request.person, "norms", "decide").filter(document=document).exists():
        raise Http404
    number = actions.accept_sure(request.person, document)
    messages.success(request, _("已采纳 %(number)s 条有把握的规范，存疑的仍待审校。") % {"number": number})
    return redirect("documents-detail", pk=pk)


def _guess(kind: str, quote: str) -> dict[str, Any]:
    """What the form begins with: the words themselves where the field is words."""
    words = " ".join(quote.split())[:300]
    return {
        "target": {"comparator": "=", "change": "level"},
        "directive": {"stance": "encourage", "activity": "any"},
    }.get(kind, {"action": words})


def _next(request: HttpRequest, norm: Norm) -> Norm | None:
    """The norm to look at after this one: the next of the document's queue, in its order, else the first."""
    waiting = list(queue_of(request, norm.document).values_list("pk", flat=True))
    place = waiting.index(norm.pk) if norm.pk in waiting else -1
    rest = [*waiting[place + 1 :], *waiting[: max(place, 0)]]
    return Norm.objects.get(pk=rest[0]) if rest else None


def _address(norm: Norm, last: Norm | None = None) -> str:
    """The page of ``norm``; with the one decided just before, so that it can be taken back from there."""
    before = f"&last={last.pk}" if last else ""
    return f"{reverse('documents-detail', args=[norm.document_id])}?norm={norm.pk}{before}#n-{norm.pk}"


def _told_stale(request: HttpRequest, norm: Norm) -> HttpResponse:
    at = timezone.localtime(norm.reviewed_at).strftime("%H:%M") if norm.reviewed_at else ""
    told = {"who": norm.reviewer or "?", "at": at, "state": norm.get_state_display()}
    messages.error(request, _("%(who)s %(at)s 已把这条定为“%(state)s”，您的决定没有保存。请看过现状后再定。") % told)
    return redirect(_address(norm))
