"""报送: one observation by form, many by a table with a preview."""

from __future__ import annotations

import io

import xlsxwriter
from django.contrib import messages
from django.db import IntegrityError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale
from gangmu_console.targets.actions.importing import HEADS, Refused, confirm, drop, preview
from gangmu_console.targets.actions.observe import Wrong, may_report, record
from gangmu_console.targets.forms import ObservationForm


@needs("observations", "add")
def add(request: HttpRequest) -> HttpResponse:
    """报送观测值; of a period that has one already it is a revision."""
    names = ("indicator", "region", "period", "unit", "source")
    given = {"region": request.person.region} | {name: request.GET[name] for name in names if name in request.GET}
    form = ObservationForm(request.person, request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if not may_report(request.person, said["region"]):
            form.add_error("region", _("您的岗位不报送这个地区的数据"))
        else:
            try:
                period, unit = said["period"], said["unit"] or said["indicator"].unit
                more = {"source": said["source"], "differs": said["differs"], "reason": said["reason"]}
                made = record(
                    request.person, said["indicator"], said["region"], period.end, period.every, said["value"], unit=unit,
                    day=request.as_of, **more,
                )  # fmt: skip
            except Wrong as fault:
                form.add_error(None, str(fault))
            else:
                messages.success(request, _("已报送。"))
                return redirect("observations-detail", pk=made.pk)
    context = {"page_title": _("报送观测值"), "step": "watch", "form": form, "cancel_url": registry["observations"].list_url(),
               "crumbs": [(_("观测值"), registry["observations"].list_url())]}  # fmt: skip
    return render(request, "targets/form.html", context, status=422 if form.errors else 200)


@needs("observations", "add")
def bring(request: HttpRequest) -> HttpResponse:
    """导入一张表: upload, then the preview."""
    file = request.FILES.get("file")
    fault = _("没有选文件；请选一张 .xlsx 或 .csv 表") if request.method == "POST" and file is None else ""
    if request.method == "POST" and file is not None:
        try:
            return redirect("imports-detail", pk=preview(request.person, file, request.as_of).pk)
        except Refused as refused:
            fault = str(refused)
    context = {"page_title": _("导入观测值"), "step": "watch", "fault": fault, "heads": HEADS,
               "crumbs": [(_("观测值"), registry["observations"].list_url())]}  # fmt: skip
    return render(request, "targets/import.html", context, status=422 if fault else 200)


@needs("imports")
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """导入预览: every row and its errors; wrong rows first."""
    found = one(request, registry["imports"], pk)
    rows = sorted(found.rows, key=lambda row: (not row["errors"], row["number"]))
    context = {"page_title": found.file_name, "step": "watch", "run": found, "rows": rows[:500], "heads": HEADS,
               "crumbs": [(_("导入记录"), registry["imports"].list_url())]}  # fmt: skip
    return render(request, "targets/run.html", context)


@needs("observations", "add")
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """确认导入, or drop it."""
    found = one(request, registry["imports"], pk)
    try:
        if request.POST.get("act") == "drop":
            drop(request.person, found)
            messages.success(request, _("已放弃，没有保存任何一行。"))
            return redirect("observations")
        number = confirm(request.person, found, request.as_of)
    except (Stale, Wrong, IntegrityError) as fault:
        told = {
            Stale: _("这张表已经处理过。"),
            IntegrityError: _("他人刚刚报送了同一期的数值，没有保存；请再确认一次。"),
        }
        messages.error(request, told.get(type(fault), str(fault)))
        return redirect("imports-detail", pk=pk)
    messages.success(request, _("已保存 %(number)s 行。") % {"number": number})
    return redirect("observations")


@needs("imports")
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """有错的行, as a sheet to mend."""
    found = one(request, registry["imports"], pk)
    rows = [
        [row["said"].get(head, "") for head in HEADS] + ["；".join(row["errors"])]
        for row in found.rows
        if row["errors"]
    ]
    return _sheet([*HEADS, "问题"], rows, f"有错的行-{found.file_name}.xlsx")


@needs("observations", "add")
def template(request: HttpRequest) -> HttpResponse:
    """导入模板."""
    example = ["规模以上工业增加值增速", "210000", "2018年6月", 4.9, "%", "省统计局", "", ""]
    return _sheet(list(HEADS), [example], "观测值导入模板.xlsx")


def _sheet(heads: list[str], rows: list[list[object]], name: str) -> HttpResponse:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
        sheet.set_column(0, len(heads), 18)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)
