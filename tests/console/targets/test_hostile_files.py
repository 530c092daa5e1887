"""Files that mean harm, or are no table at all: each is refused with one sentence, or read without doing any."""

from __future__ import annotations

import io
import resource
import struct
import zipfile
import zlib
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.console.targets.conftest import DAY, upload, xlsx

from gangmu_console.kit.sheets import NoSheet, rows_of
from gangmu_console.targets.actions.importing import HEADS, MOST_BYTES, Refused, preview
from gangmu_console.targets.models import ImportRun, Observation

NAME = "第二产业增加值占比"
GOOD = [NAME, "210100", "2018年6月", 47.9, "%", "市统计局"]
WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
RELATIONS = '<Relationships><Relationship Id="r1" Target="{target}"/></Relationships>'
HEAD_ROW = "".join(f'<c t="inlineStr"><is><t>{head}</t></is></c>' for head in HEADS)
MEMORY = 600 * 2**20


@pytest.fixture
def little_memory() -> Iterator[None]:
    """What is read must do with what a worker can spare beside all it holds already."""
    with open("/proc/self/statm") as told:  # noqa: PTH123
        held = int(told.read().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def book(
    sheet: str, target: str = "worksheets/sheet1.xml", packing: int = zipfile.ZIP_DEFLATED, **parts: str | bytes
) -> bytes:
    """A workbook written by hand; ``parts`` are more parts of it."""
    file = io.BytesIO()
    named = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    with zipfile.ZipFile(file, "w", packing) as bundle:
        bundle.writestr("xl/workbook.xml", WORKBOOK)
        bundle.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target=target))
        bundle.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            bundle.writestr(named.get(name, name), content)
    return file.getvalue()


def sheet(rows: str) -> str:
    return f"<worksheet><sheetData><row>{HEAD_ROW}</row>{rows}</sheetData></worksheet>"


def lying(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """``content`` with headers that say of the part ``name`` that it unpacks to a hundred bytes, and its checksum."""
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        mark = struct.pack("<I", zlib.crc32(bundle.read(name)))
        told = struct.pack("<I", zlib.crc32(bundle.read(name)[:100]))
        size = struct.pack("<I", bundle.getinfo(name).file_size)
    return content.replace(mark, told).replace(size, struct.pack("<I", 100))


PROGRAM = b"MZ\x90\x00\x03" + bytes(4000)
BILLION = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData></worksheet>"
)
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>'

HARM: dict[str, tuple[str, bytes]] = {
    "a program under the name of a workbook": ("表.xlsx", PROGRAM),
    "a program under the name of a .csv": ("表.csv", PROGRAM),
    "a program": ("表.exe", PROGRAM),
    "an old workbook or one under a password": ("表.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)),
    "a picture": ("表.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "nothing": ("表.xlsx", b""),
    "nothing in a .csv": ("表.csv", b""),
    "no name": ("表", b"a,b\n"),
    "an archive that is no workbook": ("表.xlsx", b"PK\x05\x06" + bytes(18)),
    "half a workbook": ("表.xlsx", xlsx([GOOD])[:2000]),
    "a workbook whose sheet lies outside": ("表.xlsx", book(sheet(""), target="../../../../etc/passwd")),
    "a workbook whose sheet is elsewhere": ("表.xlsx", book(sheet(""), target="http://example.invalid/sheet.xml")),
    "a bomb that says so": ("表.xlsx", book("<worksheet>" + " " * 200_000_000)),
    "a bomb that lies": ("表.xlsx", lying(book("<worksheet>" + " " * 80_000_000))),
    "a bomb of strings": ("表.xlsx", book(sheet(""), strings=b"<sst><si><t>" + b"x" * 90_000_000)),
    "a bomb of styles": ("表.xlsx", book(sheet(""), styles=b"<xf/>" * 4_000_000)),
    "entities that multiply": ("表.xlsx", book(BILLION)),
    "entities that fetch": ("表.xlsx", book(FETCHES)),
    "a string that is not there": ("表.xlsx", book(sheet('<row><c t="s"><v>7</v></c></row>'))),
    "a string before the first": ("表.xlsx", book(sheet('<row><c t="s"><v>-1</v></c></row>'), strings="<sst><si><t>a</t></si></sst>")),
    "a cell at no place": ("表.xlsx", book(sheet('<row><c r="?"><v>7</v></c></row>'))),
    "a day that no calendar has": ("表.xlsx", book(sheet('<row><c s="0"><v>1e300</v></c></row>'), styles='<s><cellXfs><xf numFmtId="14"/></cellXfs></s>')),
    "other headings": ("表.csv", "甲,乙\n1,2".encode()),
    "headings alone": ("表.csv", ",".join(HEADS).encode()),
    "a coding that nobody knows": ("表.csv", b"\xff\xfe\x81\x30"),
    "a field without end": ("表.csv", ",".join(HEADS).encode() + b'\n"' + b"x" * 200_000),
    "too many rows": ("表.csv", (",".join(HEADS) + "\n" + "a,b,c,d\n" * 20_001).encode()),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARM)
def test_it_is_refused_with_one_sentence_that_names_the_file(clerk, indicators, little_memory, harm) -> None:
    name, content = HARM[harm]
    with pytest.raises(Refused) as refused:
        preview(clerk, upload(content, name), DAY)
    said = str(refused.value)
    assert said.startswith(f"{name}：")
    assert "\n" not in said
    assert len(said) < 80
    assert ImportRun.objects.count() == 0


def test_a_cell_at_the_far_corner_of_the_sheet_costs_nothing(clerk, indicators, little_memory) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    good = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in GOOD)
    run = preview(clerk, upload(book(sheet(f"<row>{good}</row>{far}"))), DAY)
    assert [row["errors"] for row in run.rows] == [[]]


def test_a_long_text_that_many_cells_share_is_kept_once(little_memory) -> None:
    cells = '<row><c t="s"><v>0</v></c></row>' * 200_000
    text = f"<sst><si><t>{'长' * 32_000}</t></si></sst>"
    content = book(f"<worksheet><sheetData>{cells}</sheetData></worksheet>", packing=zipfile.ZIP_STORED, strings=text)
    assert sum(1 for _row in rows_of("表.xlsx", content)) == 200_000


def test_a_row_of_very_many_cells_is_read_no_further_than_a_table_goes(little_memory) -> None:
    cells = "<c><v>1</v></c>" * 1_000_000
    content = book(f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>", packing=zipfile.ZIP_STORED)
    (row,) = rows_of("表.xlsx", content)
    assert len(row.cells) == 256


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["../../../etc/表.csv", "C:\\windows\\表.csv", "/etc/表.csv", "..\\..\\表.csv"])
def test_a_path_in_the_name_is_dropped(clerk, indicators, name) -> None:
    file = SimpleUploadedFile("表.csv", f"{','.join(HEADS)}\n{NAME},210100,2018年6月,1,%,局,,".encode())
    file._name = name
    assert preview(clerk, file, DAY).file_name == "表.csv"


def test_what_is_over_the_limit_is_refused_before_it_is_read(clerk, indicators) -> None:
    with pytest.raises(Refused, match="10 MB"):
        preview(clerk, upload(bytes(MOST_BYTES + 1), "表.csv"), DAY)


def test_two_hundred_megabytes_are_refused_before_any_of_it_arrives(office, indicators) -> None:
    answer = office("policy").post(
        "/observations/import/", b"", content_type="multipart/form-data", CONTENT_LENGTH=str(200 * 2**20)
    )
    assert answer.status_code == 413
    assert "MB" in answer.content.decode()


def test_the_page_says_what_is_wrong_and_nothing_is_saved(office, indicators) -> None:
    answer = office("policy").post("/observations/import/", {"file": upload(PROGRAM)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请用表格软件另存" in page
    assert (ImportRun.objects.count(), Observation.objects.count()) == (0, 0)


def test_a_post_without_a_file_says_so(office, indicators) -> None:
    answer = office("policy").post("/observations/import/", {})
    assert (answer.status_code, "没有选文件" in answer.content.decode()) == (422, True)


def test_scripts_in_cells_and_names_are_shown_as_text(office, indicators) -> None:
    text = f"{','.join(HEADS)}\n<script>alert(1)</script>,210100,2018年6月,<img src=x onerror=alert(1)>,%,局,,\n"
    answer = office("policy").post("/observations/import/", {"file": upload(text.encode(), "<b>表.csv")}, follow=True)
    page = answer.content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>表" not in page


def test_a_workbook_that_is_no_zip_after_all_fails_while_it_is_read() -> None:
    with pytest.raises(NoSheet):
        list(rows_of("表.xlsx", b"PK\x03\x04" + bytes(100)))
