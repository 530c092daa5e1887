"""One document in every format gives the same paragraphs and the same table."""

import html
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.read.printed import EM, LEFT, PITCH, RIGHT, TOP, Page, broken, pdf

from gangmu.norms import SourceText
from gangmu.read import read, read_bytes

TITLE = "云溪市关于推进示范园区提质升级的若干意见"
BEFORE = [
    "各区人民政府，市直各部门：",
    "为推动示范园区由规模扩张转向质量提升，经市人民政府研究，提出如下意见。",
    "一、总体目标",
    "到2020年，园区工业总产值达到800亿元，亩均税收比2016年提高15%以上，单位产值能耗下降12%，主要指标见下表。",
]
TABLE = [
    ["类别", "指标", "2018年", "2020年"],
    ["规模", "工业总产值（亿元）", "620", "800"],
    ["效益", "亩均税收（万元）", "12.5", ">15"],
    ["绿色", "单位产值能耗下降（%）", "—", "12"],
]
AFTER = [
    "二、重点任务",
    "（一）盘活低效用地。对连续两年停产的企业逐户建档，一户一策制定处置办法，2019年底前完成首批60户的清理。（市自然资源局牵头，市工信局、各园区管委会配合）",
    "（二）改造公共设施。新建集中供热站2座，污水管网实现全覆盖，园区道路照明全部换成节能灯具。",
    "1．供热站由园区管委会负责选址，2018年6月底前开工，2019年采暖季前投入运行；",
    "2．管网改造分三批推进，每批竣工后由第三方机构开展检测，检测结果向社会公布，不合格的限期返工。",
    "（三）培育龙头企业。支持骨干企业牵头组建产业联盟，围绕关键零部件、基础材料和检验检测等薄弱环节联合攻关，攻关成果优先在园区内转化，"
    "转化项目纳入市级重大项目库并在用地、用能、融资和人才落户等方面给予倾斜，力争三年内形成三个以上产值超过百亿元的特色产业集群，"
    "带动上下游中小企业协同发展，逐步建立起分工明确、配套紧密、运行高效的园区产业生态。（市工信局牵头，市发改委、市科技局、市财政局配合）",
    "（四）优化政务服务。推行企业开办、施工许可、竣工验收一窗受理，审批时限在现有基础上压减三分之一。",
    "三、保障措施",
    "市政府每季度调度一次工作进展，对排名靠后的园区予以通报，连续两次排名末位的约谈主要负责人。",
    "本意见自印发之日起施行。",
    "云溪市人民政府",
    "2017年9月12日",
]
PARAGRAPHS = [TITLE, *BEFORE, *["\t".join(row) for row in TABLE], *AFTER]


def as_txt() -> bytes:
    table = "\n".join("\t".join(row) for row in TABLE)
    return "\n\n".join([TITLE, *BEFORE, table, *AFTER]).encode("gb18030")


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words in BEFORE:
        document.add_paragraph("\u3000\u3000" + words)
    grid = document.add_table(len(TABLE), len(TABLE[0]))
    for cell, words in zip(grid._cells, [words for row in TABLE for words in row], strict=True):
        cell.text = words
    for words in AFTER:
        document.add_paragraph(words)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(words)}</td>" for words in row) + "</tr>" for row in TABLE)
    before, after = ("".join(f"<p>　　{words}</p>\n" for words in part) for part in (BEFORE, AFTER))
    return (
        f"<html><head><meta charset=utf-8><title>{TITLE}_云溪市人民政府网</title></head><body><div class=nav><a href=/>首页</a>"
        f"<a href=/zw>政务</a><a href=/hd>互动</a></div><h1>{TITLE}</h1><p>发布时间：2017-09-15 来源：市政府办</p><div>{before}"
        f"<table>{rows}</table>{after}</div><div class=foot><p>主办：云溪市人民政府办公室</p></div></body></html>"
    ).encode()


# Lower than this nothing is printed, so that the page break falls into the long paragraph.
BOTTOM = 740


class Press:
    """Sets the document on pages, one line after the other."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.y = TOP

    def down(self, height: float) -> float:
        if self.y + height > BOTTOM:
            self.pages.append(Page())
            self.y = TOP
        self.y += height
        return self.y - height

    def paragraph(self, words: str) -> None:
        for x, line in broken(words):
            y = self.down(PITCH)
            self.pages[-1].text(x, y, line)

    def table(self, xs: tuple[float, ...]) -> None:
        top = self.y
        for row in TABLE:
            y = self.down(24)
            for x, words in zip(xs, row, strict=False):
                self.pages[-1].text(x + 4, y + 5, words, 12)
        self.pages[-1].grid(xs, [top + 24 * r for r in range(len(TABLE) + 1)])
        self.y += 12


def as_pdf() -> bytes:
    press = Press()
    press.pages[0].centred(press.down(PITCH * 2), TITLE, 20)
    for words in BEFORE:
        press.paragraph(words)
    press.table((LEFT, 150, 330, 420, RIGHT))
    for words in AFTER[:-2]:
        press.paragraph(words)
    for words in AFTER[-2:]:
        y = press.down(PITCH)
        press.pages[-1].text(RIGHT - 10 * EM, y, words)
    for number, page in enumerate(press.pages, 1):
        page.centred(770, f"— {number} —", 12)
        page.centred(50, "云溪市政策选编", 9)
    return pdf(*press.pages)


FORMATS: dict[str, Callable[[], bytes]] = {"a.txt": as_txt, "a.docx": as_docx, "a.html": as_html, "a.pdf": as_pdf}


def check(source: SourceText) -> None:
    lines = [re.sub(r"[ \u3000]", "", line) for line in source.text.splitlines()]
    assert [line for line in lines if line] == PARAGRAPHS
    (table,) = source.tables
    assert [list(table.header), *map(list, table.rows)] == TABLE
    for cells, spans in zip(table.rows, table.spans, strict=True):
        assert tuple(source.text[a:b] for a, b in spans) == cells


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_paragraphs_and_table(name: str) -> None:
    check(read_bytes(name, FORMATS[name]()))


def test_the_page_break_of_the_document_cuts_a_sentence() -> None:
    source = read_bytes("a.pdf", as_pdf())
    assert len(source.pages) == 2
    cut = source.pages[1].start
    assert source.text[cut - 1] not in "。；\n"
    assert "\n" not in source.text[cut : cut + 20]


TYPST = """
#set page(paper: "a4", margin: (x: 2.8cm, y: 3.2cm), numbering: "— 1 —", header: align(center, text(size: 9pt)[云溪市政策选编]))
#set text(font: ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"), size: 16pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12pt, spacing: 12pt)
"""


def test_a_typeset_pdf_gives_the_same_paragraphs_and_table(tmp_path: Path) -> None:
    typst = pytest.importorskip("typst", reason="typst is not installed here")
    cells = ", ".join(f"[{words}]" for row in TABLE for words in row)
    parts = [f"#align(center, text(size: 20pt)[{TITLE}])", *BEFORE]
    parts += [f"#table(columns: (1fr, 2fr, 1fr, 1fr), {cells})", *AFTER[:-2]]
    parts += [f"#align(right)[{words}]" for words in AFTER[-2:]]
    source = tmp_path / "a.typ"
    source.write_text(TYPST + "\n\n".join(parts), "utf-8")
    path = tmp_path / "a.pdf"
    path.write_bytes(typst.compile(str(source)))
    if TITLE[:3] not in path_text(path):
        pytest.skip("no Chinese font is installed here")
    check(read(path))


def path_text(path: Path) -> str:
    try:
        return read(path).text
    except Exception:  # a PDF without the glyphs of its words may be refused: that is what is asked here
        return ""
