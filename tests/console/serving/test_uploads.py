"""What means harm, sent over HTTP to a serving console: refused, or made harmless, with a sentence that says what to do."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from tests.console.browser.server import Served, serving
from tests.console.library.killing import PASSWORD
from tests.console.serving.visitor import Visitor

PROGRAM = b"MZ\x90\x00" + bytes(4000)
TEXT = "示范产业实施方案\n\n一、工作目标\n（一）到2027年，示范轴承产值达到100亿元。\n"
HEADS = "指标,地区,观测期,数值,单位,来源,口径差异,修订理由\n"
ROW = "第二产业增加值占比,210100,2018年6月,{value},%,局,,\n"
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def console(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A console that serves, on a copy of its own."""
    home = Path(shutil.copytree(prepared, tmp_path_factory.mktemp("uploads") / "home"))
    with serving(home, demo=False) as served:
        yield served


@pytest.fixture(scope="module")
def visitor(console: Served) -> Visitor:
    """Somebody who may upload."""
    return Visitor(console.url, "kill", PASSWORD)


def words(page: str) -> str:
    """What a page says."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main[0] if main else page).split())


def document(visitor: Visitor, name: str, content: bytes) -> tuple[int, str]:
    """Upload a document; where it is taken in, wait until it is compiled or has failed. Status and what the page says."""
    answer = visitor.post("/documents/upload/", files=[("files", (name, content))])
    if answer.status_code != 302:
        return answer.status_code, words(answer.text)
    place, until = answer.headers["Location"], time.monotonic() + 120
    while "HX-Refresh" not in visitor.get(f"{place}progress/").headers:
        assert time.monotonic() < until, f"{name} is compiled for ever"
        time.sleep(0.1)
    return 302, words(visitor.get(place).text)


def table(visitor: Visitor, name: str, content: bytes) -> tuple[int, str]:
    """Upload a table of observations; status and what the page says."""
    answer = visitor.post("/observations/import/", files=[("file", (name, content))])
    page = visitor.get(answer.headers["Location"]).text if answer.status_code == 302 else answer.text
    return answer.status_code, words(page)


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(name, content)
    return held.getvalue()


def bomb(part: str) -> bytes:
    """A good document, one part of which unpacks to 300 MB."""
    held = io.BytesIO()
    docx.Document().save(held)
    with zipfile.ZipFile(held) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    members[part] = members.get(part, b"<w>").replace(b"</w:body>", b" " * 300 * MEGABYTE + b"</w:body>")
    if len(members[part]) < MEGABYTE:
        members[part] += b" " * 300 * MEGABYTE
    return zipped(members)


def picture_pdf() -> bytes:
    """A .pdf of a page that is one picture, as scanners make them."""
    paper, held = pypdfium2.PdfDocument.new(), io.BytesIO()
    page, picture = paper.new_page(595, 842), pypdfium2.PdfImage.new(paper)
    picture.set_bitmap(pypdfium2.PdfBitmap.new_native(400, 600, pypdfium2.raw.FPDFBitmap_BGR))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(500, 800))
    page.insert_obj(picture)
    page.gen_content()
    paper.save(held)
    return held.getvalue()


def locked_pdf() -> bytes:
    """A .pdf under a password, as its trailer says; what it would hold cannot be read without."""
    content = picture_pdf()
    key = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >> /ID [(a)(a)]"
    )
    return re.sub(rb"trailer\s*<<", lambda found: found[0] + key, content)


def empty_rows() -> bytes:
    """A workbook whose sheet has a million rows, none of which says anything after the first two."""
    rows = "".join(f'<row r="{n}"/>' for n in range(3, 1_000_001))
    cells = [line.strip().split(",") for line in (HEADS, ROW.format(value="47.9"))]
    said = "".join(
        f'<row r="{n}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line) + "</row>"
        for n, line in enumerate(cells, 1)
    )
    book = '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    relations = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    sheet = f"<worksheet><sheetData>{said}{rows}</sheetData></worksheet>"
    return zipped({
        "xl/workbook.xml": book.encode(), "xl/_rels/workbook.xml.rels": relations.encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    })  # fmt: skip


NONE = {
    "a program": ("方案.docx", PROGRAM, 422, "内容不是 .docx 文件；请用原来的格式保存后再传"),
    "a bomb": ("弹.docx", bomb("word/document.xml"), 302, "解开后远大于正常文档（上限 500 MB）；请用 Word 或 WPS 另存"),
    "a bomb in a part": ("图.docx", bomb("word/media/a.png"), 302, "请"),
    "a scan": ("图.pdf", picture_pdf(), 302, "1 页中有 1 页是没有文字层的图片（扫描件）；请先做文字识别（OCR）"),
    "a password": ("锁.pdf", locked_pdf(), 302, "文件设有密码；请去掉密码后另存"),
    "half a file": ("半.pdf", picture_pdf()[:300], 302, "请"),
}


@pytest.mark.parametrize("harm", NONE)
def test_a_document_that_is_none_is_refused_or_fails_with_what_where_and_what_to_do(
    visitor: Visitor, harm: str
) -> None:
    name, content, status, says = NONE[harm]
    got, said = document(visitor, name, content)
    assert got == status
    assert re.search(f"{re.escape(name)}：.*{re.escape(says)}", said), said
    assert not re.search(r"(?<![.a-z])[a-z]{3}", said.partition(f"{name}：")[2].split("请")[0]), "a sentence in Chinese"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../../tmp/x.txt", "x.txt"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("C:\\Windows\\System32\\x.txt", "x.txt"),
        ("方\x00案\u202etxt.txt", "方案txt.txt"),
        ("长" * 300 + ".txt", "长" * 120 + ".txt"),
        ("CON.txt", "CON_.txt"),
        ("aux.any.txt", "aux_.any.txt"),
        ("a:b|c?.txt", "a_b_c_.txt"),
    ],
)
def test_a_trick_in_a_name_leads_nowhere(visitor: Visitor, console: Served, name: str, kept: str) -> None:
    answer = visitor.post("/documents/upload/", files=[("files", (name, (TEXT + name + kept).encode()))])
    assert answer.status_code == 302
    back = visitor.get(f"{answer.headers['Location']}original/")
    assert unquote(back.headers["Content-Disposition"]).endswith((f'"{kept}"', f"''{kept}"))
    assert {path.parent.relative_to(console.home).as_posix() for path in console.home.rglob("*.txt")} == {
        "files/documents",
        "files",
    }


def test_a_page_with_scripts_is_shown_without_them(visitor: Visitor, console: Served, browser: Browser) -> None:
    harm = (
        "<html><head><title>办法</title><script>document.title='stolen'</script></head><body onload=\"document.title='stolen'\">"
        "<h1>示范办法</h1><iframe src='javascript:parent.document.title=1'></iframe><svg/onload=document.title='stolen'>"
        "<p>一、目标</p><p>到2027年，示范产值达到100亿元。&lt;img src=x onerror=document.title='stolen'&gt;</p>"
        "<a href='javascript:document.title=1'>看</a><form action='http://example.invalid'><input name=a></form></body></html>"
    )
    answer = visitor.post("/documents/upload/", files=[("files", ("办法.html", harm.encode()))])
    place = answer.headers["Location"]
    while "HX-Refresh" not in visitor.get(f"{place}progress/").headers:
        time.sleep(0.1)
    page = signed_in(browser, console)
    page.goto(console.url + place)
    assert "示范产值达到100亿元" in page.inner_text("main")
    assert page.title().startswith("示范办法")
    found = page.locator("[data-select-text]").first
    assert (
        found.locator("script, iframe, svg[onload], form[action^=http], a[href^=javascript], img[onerror]").count() == 0
    )
    assert "onerror=" in found.inner_text()
    page.context.close()


@pytest.mark.parametrize("coding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_in_the_codings_of_offices_is_read(visitor: Visitor, coding: str) -> None:
    status, said = document(visitor, "方案.txt", f"{TEXT}（二）镕堃示范，{coding}。\n".encode(coding))
    assert (status, "镕堃示范" in said) == (302, True)


def test_a_table_in_gb18030_is_read_and_one_in_no_coding_says_what_to_do(visitor: Visitor) -> None:
    text = HEADS + ROW.format(value="47.9")
    assert "保存 1 行" in table(visitor, "表.csv", text.encode("gb18030"))[1]
    status, said = table(visitor, "表.csv", b"\xff\xfe\x81\x30" + b"\xff" * 40)
    assert (status, "表.csv：认不出文字编码；请存为 UTF-8" in said) == (422, True)


def test_formulas_in_a_table_are_told_and_come_back_as_text(visitor: Visitor) -> None:
    formulas = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1"]
    text = HEADS + "".join(ROW.format(value=f'"{formula}"') for formula in formulas)
    _status, said = table(visitor, "表.csv", text.encode())
    assert "是公式；请填数，不要填公式" in said
    assert "数值不是数" in said
    run = max(map(int, re.findall(r"/imports/(\d+)/", visitor.get("/imports/").text)))
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"/imports/{run}/errors/").content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=cmd|" in strings


def test_a_million_empty_rows_are_read_past_and_a_bomb_is_refused(visitor: Visitor) -> None:
    begun = time.monotonic()
    assert "保存 1 行" in table(visitor, "表.xlsx", empty_rows())[1]
    assert time.monotonic() - begun < 60, "an answer, not a hang"
    parts = {"xl/workbook.xml": b" " * 100 * MEGABYTE, "xl/_rels/workbook.xml.rels": b""}
    status, said = table(visitor, "弹.xlsx", zipped(parts))
    assert (status, "弹.xlsx：展开后过大；请另存为普通表格" in said) == (422, True)


def test_two_hundred_megabytes_are_refused_at_once_and_nobody_holds_them(
    visitor: Visitor, console: Served, browser: Browser, tmp_path: Path
) -> None:
    big = tmp_path / "大文件.pdf"
    with big.open("wb") as file:
        file.truncate(200 * MEGABYTE)
    before = held(console)
    page = signed_in(browser, console)
    for place in ("/documents/upload/", "/observations/import/"):
        page.goto(console.url + place)
        page.set_input_files("input[type=file]", str(big))
        page.click("main form button")
        page.get_by_text("文件超过 50 MB，没有接收。请拆分后上传，或只上传正文。").wait_for()
    assert held(console) - before < 30 * MEGABYTE
    page.context.close()


def held(console: Served) -> int:
    """The most memory that the processes of the console ever held."""
    found = 0
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(ValueError, OSError):
            if os.getsid(int(entry.name)) == console.process.pid:
                peak = re.search(r"VmHWM:\s+(\d+) kB", (entry / "status").read_text())
                found += int(peak[1]) * 1024 if peak else 0
    return found


def signed_in(browser: Browser, console: Served) -> Page:
    """A browser in which the person has signed in."""
    page = browser.new_page()
    page.goto(f"{console.url}/people/sign-in/")
    page.fill("input[name=username]", "kill")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page
