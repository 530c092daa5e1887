"""A table of projects: everything that goes in comes out, as a verdict or as a row at fault; a stop loses nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from gangmu_console.gate import actions
from gangmu_console.gate.actions import batches
from gangmu_console.gate.actions.batches import screen_batch
from gangmu_console.gate.models import Batch, BatchError, Screening

Office = Callable[..., Client]
ROWS = [
    ["项目名称", "建设地点", "产能"],
    ["沈阳市于洪区新建600吨/日浮法玻璃生产线项目", "", ""], ["丹东市新建服装加工项目", "丹东市", ""], ["坏项目", "不存在的地方", ""],
    ["=HYPERLINK(\"http://x\")&沈阳新建工业机器人", "沈阳市", ""], ["", "", "5"], ["营口市扩建镁砂项目", "", "很多"],
]  # fmt: skip


def table(rows: list[list[str]], name: str = "项目.xlsx") -> SimpleUploadedFile:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return SimpleUploadedFile(name, file.getvalue())


def uploaded(client: Client, file: SimpleUploadedFile) -> Batch:
    response = client.post("/batches/new/", {"file": file})
    assert response.status_code == 302, response.content.decode()
    batch = Batch.objects.latest("pk")
    if batch.going:
        screen_batch.call(batch.pk)
    return Batch.objects.get(pk=batch.pk)


def test_rows_in_are_verdicts_and_errors_out(office: Office) -> None:
    window = office("window")
    batch = uploaded(window, table(ROWS))
    assert (batch.state, batch.rows, batch.verdicts, batch.errors) == ("done", 6, 3, 3)
    assert Screening.objects.filter(batch=batch, state="checked").count() == 3
    assert list(BatchError.objects.values_list("row", flat=True)) == [4, 6, 7]
    page = window.get(f"/batches/{batch.pk}/").content.decode()
    assert "6 行 = 3 件意见 + 3 行错误" in page
    assert window.get(f"/screenings/?batch={batch.pk}").content.decode().count("2018-0914-0") == 3


def test_formulas_stay_text_and_leave_as_text(office: Office) -> None:
    window = office("window")
    batch = uploaded(window, table(ROWS))
    made = Screening.objects.get(batch=batch, row=5)
    assert made.name.startswith("=HYPERLINK")
    sheet = b"".join(window.get(f"/screenings/?batch={batch.pk}&export=xlsx").streaming_content)
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    csv = b"".join(window.get(f"/screenings/?batch={batch.pk}&export=csv").streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK" in csv


def test_the_error_sheet_names_every_row_and_what_to_do(office: Office) -> None:
    window = office("window")
    batch = uploaded(window, table(ROWS))
    sheet = b"".join(window.get(f"/batches/{batch.pk}/errors.xlsx").streaming_content)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [4, 6, 7]
    assert all(row[2] for row in rows)


def test_a_killed_batch_goes_on_where_it_stopped(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = uploaded(office("window"), table(ROWS))
    Screening.objects.all().delete()
    BatchError.objects.all().delete()
    Batch.objects.update(state="queued", taken=0, verdicts=0, errors=0, packs_hash="")
    batch = Batch.objects.get()
    monkeypatch.setattr(batches, "STRETCH", 2)
    taken: list[int] = []
    whole = batches._take

    def killed(*args: object) -> bool:
        if len(taken) == 1:
            raise KeyboardInterrupt
        taken.append(1)
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "_take", killed)
    with pytest.raises(KeyboardInterrupt):
        batches.work_through(batch)
    batch = Batch.objects.get()
    assert (batch.state, batch.taken) == ("running", 2)
    monkeypatch.setattr(batches, "_take", whole)
    batches.work_through(Batch.objects.get())
    batch = Batch.objects.get()
    assert (batch.state, batch.taken, batch.verdicts, batch.errors) == ("done", 6, 3, 3)
    assert Screening.objects.filter(batch=batch).count() == 3


def test_what_is_stopped_stays_stopped_with_what_it_has(office: Office) -> None:
    window = office("window")
    batch = uploaded(window, table(ROWS))
    Batch.objects.filter(pk=batch.pk).update(state="running")
    window.post(f"/batches/{batch.pk}/stop/")
    assert Batch.objects.get().state == "stopped"
    assert actions.resume_batches() == 0


def test_a_city_screens_only_rows_of_its_own(office: Office) -> None:
    batch = uploaded(office("city", "210600"), table(ROWS[:3]))
    assert (batch.verdicts, batch.errors) == (1, 1)
    assert "不在丹东市范围内" in BatchError.objects.get().fault


@pytest.mark.parametrize(("name", "content"), [
    ("a.exe", b"MZ"), ("a.xlsx", b"MZ\x90\x00"), ("a.csv", b"PK\x03\x04"), ("a.docx", b"PK\x03\x04"), ("a.csv", b""),
])  # fmt: skip
def test_what_is_no_table_is_refused_with_a_reason(office: Office, name: str, content: bytes) -> None:
    response = office("window").post("/batches/new/", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert "gm-err" in response.content.decode()
    assert not Batch.objects.exists()


def test_a_table_without_known_columns_says_so_on_its_page(office: Office) -> None:
    window = office("window")
    batch = uploaded(window, SimpleUploadedFile("x.csv", "甲,乙\n1,2\n".encode()))
    assert batch.state == "failed"
    assert batch.fault in window.get(f"/batches/{batch.pk}/").content.decode()
