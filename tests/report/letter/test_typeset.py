"""The .pdf: the same words, with fonts that have them, or no PDF at all."""

import msgspec
import pypdfium2 as pdfium
import pytest
import typst
from tests.report.letter.made import CLEAN, ENGLISH, LETTER, LONG

from gangmu.errors import UnwritableOutput
from gangmu.report.letter import Letter
from gangmu.report.letter.typeset import chosen, content

CHINESE = any("CJK SC" in family for family in typst.Fonts().families())
needs_fonts = pytest.mark.skipif(not CHINESE, reason="no Noto CJK font is installed here")


def text(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))


@needs_fonts
@pytest.mark.parametrize("letter", [LETTER, LONG, CLEAN, ENGLISH], ids=["plain", "long", "clean", "english"])
def test_every_word_of_the_letter_is_in_the_file(letter: Letter) -> None:
    shown = "".join(text(content(letter)).split())
    grounds = [ground for group in letter.groups for ground in group.grounds]
    expected = [
        letter.title, letter.office, letter.number, letter.addressee, letter.date, letter.conclusion, letter.procedure,
        *letter.supplement, *letter.refusals, letter.packs_hash, letter.facts_hash, *(line.value for line in letter.facts),
        *(ground.source for ground in grounds),
    ]  # fmt: skip
    assert not [words for words in expected if "".join(words.split()) not in shown.replace("\ufffe", "")]


@needs_fonts
def test_pages_are_numbered_and_parts_that_are_empty_left_out() -> None:
    shown = text(content(CLEAN))
    assert "— 1 —" in shown
    assert "补充" not in shown
    assert "不得办理" not in shown


@needs_fonts
def test_the_same_letter_is_the_same_bytes() -> None:
    assert content(LETTER) == content(LETTER)


@needs_fonts
def test_a_character_that_no_font_has_is_told_and_not_drawn_as_a_box() -> None:
    with pytest.raises(UnwritableOutput, match=r"U\+10FFFD"):
        content(msgspec.structs.replace(LETTER, addressee="某\U0010fffd厂"))


@needs_fonts
def test_words_of_the_applicant_cannot_be_taken_for_commands() -> None:
    hostile = '#panic("x") $a$ *b* `c` <d> \\ " @e'
    assert hostile in text(content(msgspec.structs.replace(LETTER, addressee=hostile))).replace("\r\n", "")


def test_without_a_chinese_font_there_is_no_pdf_but_advice() -> None:
    with pytest.raises(UnwritableOutput, match="apt install fonts-noto-cjk"):
        chosen(frozenset({"DejaVu Sans", "Libertinus Serif"}))


def test_the_faces_of_the_standard_come_before_those_that_stand_in_for_them() -> None:
    both = chosen(frozenset({"FangSong", "SimHei", "Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"}))
    assert both["text"][-1] == "FangSong"
    assert both["head"] == [{"name": "Liberation Serif", "covers": "latin-in-cjk"}, "SimHei", "FangSong"]


def test_one_chinese_face_is_enough_for_all_parts() -> None:
    assert all(part[-1] == "WenQuanYi Zen Hei" for part in chosen(frozenset({"WenQuanYi Zen Hei"})).values())
