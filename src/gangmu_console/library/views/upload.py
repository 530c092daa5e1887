"""上传: files in, each queued for compiling or refused with one clear message; progress; the original back."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.library import actions
from gangmu_console.library.actions.upload import READABLE
from gangmu_console.library.models import Document


@needs("documents", "add")
def upload(request: HttpRequest) -> HttpResponse:
    """上传文件: one or several; what is refused is told, what is taken in goes on."""
    taken: list[Document] = []
    refused: list[str] = []
    files = request.FILES.getlist("files") if request.method == "POST" else []
    for file in files:
        try:
            taken.append(actions.take_in(request.person, file))
        except actions.Refused as fault:
            refused.append(str(fault))
    if request.method == "POST" and not files:
        refused.append(_("没有选文件；请选一份或几份政策文件"))
    if taken and not refused and len(taken) == 1:
        return redirect("documents-detail", pk=taken[0].pk)
    context = {
        "page_title": _("上传文件"), "step": "set", "crumbs": [(_("政策文件"), registry["documents"].list_url())],
        "taken": taken, "refused": refused, "kinds": READABLE,
    }  # fmt: skip
    return render(request, "library/upload.html", context, status=422 if refused and not taken else 200)


@needs("documents")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """编译进度: the part of the page that asks for itself until the compiling is over."""
    document = one(request, registry["documents"], pk)
    response = render(request, "library/progress.html", {"document": document})
    if document.stage not in (Document.Stage.QUEUED, Document.Stage.COMPILING):
        response["HX-Refresh"] = "true"
    return response


@needs("documents", "add")
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """重新编译 what failed."""
    document = one(request, registry["documents"], pk, "add")
    if document.stage != Document.Stage.FAILED:
        raise Http404
    actions.compile_again(request.person, document)
    messages.success(request, _("已重新排队编译。"))
    return redirect("documents-detail", pk=pk)


@needs("documents")
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """原文件: always as a download, never shown by the browser as a page of ours."""
    document = one(request, registry["documents"], pk)
    path = actions.original(document)
    if not document.file or not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=document.file_name, content_type="application/octet-stream"
    )
