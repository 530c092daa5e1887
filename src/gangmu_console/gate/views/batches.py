"""Tables of projects: uploading one, watching its screening, the rows at fault."""

from __future__ import annotations

import io

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.gate import actions, details
from gangmu_console.gate.forms import BatchForm
from gangmu_console.gate.models import Batch
from gangmu_console.gate.regions import enterprise_of
from gangmu_console.gate.words import FACTS
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.people.regions import root_of


@needs("batches", "add")
def new(request: HttpRequest) -> HttpResponse:
    """上传项目表: the worker screens it; one may leave the page."""
    form = BatchForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        batch = actions.start_batch(
            request.person, file.name, file.read(), request.as_of, region=root_of(request.person, "batches", "add"),
            enterprise=enterprise_of(request.person, "batches", "add"),
        )  # fmt: skip
        return redirect("batches-detail", batch.pk)
    crumbs = [(_("控 准入产能"), reverse("screenings")), (_("批量筛查"), reverse("batches")), (_("上传项目表"), "")]
    page = {"form": form, "page_title": _("上传项目表"), "step": "gate", "crumbs": crumbs}
    return render(request, "gate/batch_form.html", page, status=422 if form.errors else 200)


@needs("batches")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """进度: how far it is; at the end the whole page."""
    batch: Batch = one(request, registry["batches"], pk)
    if not batch.going and request.htmx:
        return HttpResponse(headers={"HX-Redirect": reverse("batches-detail", args=[pk])})
    return render(request, "gate/batch_progress.html", details.batch(request, batch))


@needs("batches", "add")
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """停下: what is done stays."""
    actions.stop_batch(request.person, one(request, registry["batches"], pk, "add"))
    return redirect("batches-detail", pk)


@needs("batches")
def faults(request: HttpRequest, pk: int) -> HttpResponse:
    """错误表: every row at fault, with what to do, as .xlsx."""
    batch: Batch = one(request, registry["batches"], pk)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("错误"))
        sheet.write_row(0, 0, [_("行"), _("栏"), _("原因"), _("怎么改")], book.add_format({"bold": True, "bottom": 1}))
        for place, fault in enumerate(batch.faults.all().iterator(2000), 1):
            sheet.write_number(place, 0, fault.row)
            for column, text in enumerate((str(FACTS.get(fault.field, fault.field)), fault.fault, fault.remedy), 1):
                sheet.write_string(place, column, text)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{batch.file_name.rpartition('.')[0]} {_('错误')}.xlsx")
