"""The .docx: every word of the letter and no other, in a template that an office may replace."""

import io
import zipfile
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document
from tests.report.letter.made import CLEAN, ENGLISH, LETTER, LONG

from gangmu.errors import BrokenTemplate
from gangmu.report.letter import Letter
from gangmu.report.letter.word import TEMPLATES, content


def opened(letter: Letter, template: Path | None = None) -> Document:
    return docx.Document(io.BytesIO(content(letter, template)))


def text(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def template(folder: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "模板.docx"))
    return folder / "模板.docx"


@pytest.mark.parametrize("letter", [LETTER, LONG, CLEAN, ENGLISH], ids=["plain", "long", "clean", "english"])
def test_every_word_of_the_letter_is_in_the_file(letter: Letter) -> None:
    shown = text(opened(letter)).replace("\n", "")
    grounds = [ground for group in letter.groups for ground in group.grounds]
    expected = [
        letter.title, letter.office, letter.number, letter.addressee, letter.date, letter.opening, letter.conclusion,
        letter.principle, letter.inferred, letter.others, letter.procedure, *letter.supplement, *letter.refusals,
        *letter.notes, letter.packs_hash, letter.facts_hash, *(line.value for line in letter.facts),
        *(words for ground in grounds for words in (ground.source, ground.why, ground.arithmetic)),
    ]  # fmt: skip
    assert not [words for words in expected if words not in shown]


def test_parts_that_a_letter_does_not_have_are_left_out_with_their_headings() -> None:
    headings = [p.text for p in opened(CLEAN).paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["审查结论", "项目情况", "办理程序", "说明"]


def test_nothing_of_the_template_s_own_language_is_left() -> None:
    for letter in (LETTER, LONG, CLEAN, ENGLISH):
        assert not {mark for mark in ("{{", "}}", "{%", "%}") if mark in text(opened(letter))}


def test_inferred_facts_are_marked_in_the_table() -> None:
    cells = [row.cells[1].text for row in opened(LETTER).tables[0].rows]
    assert cells == [
        "年产600万重量箱浮法玻璃生产线项目",
        "示范省示范市",
        "新建（推断）",
        "平板玻璃制造（3041）（推断）",
        "600吨/日（推断）",
    ]


def test_the_same_letter_is_the_same_bytes() -> None:
    assert content(LETTER) == content(LETTER)
    with zipfile.ZipFile(io.BytesIO(content(LETTER))) as parts:
        assert {info.date_time[0] for info in parts.infolist()} == {1980}


def test_words_of_the_applicant_cannot_be_taken_for_marks_or_commands() -> None:
    hostile = '<w:p>&amp; {{ 主送 }} {% for %} "\a换行\n分页\f控制\x01符'
    shown = text(opened(msgspec.structs.replace(LETTER, opening=hostile)))
    assert '<w:p>&amp; {{ 主送 }} {% for %} " 换行 分页 控制\ufffd符' in shown


def test_an_office_may_use_a_template_of_its_own_in_either_language(tmp_path: Path) -> None:
    own = template(
        tmp_path,
        "{{ 标题 }}",
        "{%p for g in groups %}",
        "{% for 条 in g.依据 %}{{ 条.source }};{% endfor %}",
        "{%p endfor %}",
    )
    sources = "".join(ground.source for group in LETTER.groups for ground in group.grounds)
    assert sources.replace(";", "") in text(opened(LETTER, own)).replace(";", "").replace("\n", "")


@pytest.mark.parametrize(("words", "what"), [
    ("{{ 标 题 }}", "written wrongly"), ("{{ 审查单 }}", "审查单"), ("{% for a in facts %}", "has no end"),
    ("{{ facts.nobody.knows }}", "nothing that the template asks for"), ("{{ 标题 | nosuch }}", "written wrongly"),
    ("{{ ().__class__.__bases__[0].__subclasses__() }}", "written wrongly|nothing that"),
])  # fmt: skip
def test_a_mistake_in_a_template_is_told(tmp_path: Path, words: str, what: str) -> None:
    with pytest.raises(BrokenTemplate, match=what):
        content(LETTER, template(tmp_path, words))


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as file:
        file.writestr("word/document.xml", "<w/>")
    cut = (TEMPLATES / "letter.zh.docx").read_bytes()[:9000]
    (tmp_path / "c.docx").write_bytes(cut)
    for name in ("a.docx", "b.docx", "c.docx", "nothing.docx", ""):
        with pytest.raises(BrokenTemplate):
            content(LETTER, tmp_path / name)
