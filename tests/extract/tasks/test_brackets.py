"""Brackets: who leads, who helps and until when, and brackets that say something else."""

from __future__ import annotations

import pytest

from gangmu.extract.tasks.brackets import Bracket, brackets, responsible

NOBODY: tuple[str, ...] = ()


def said(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    (found,) = brackets(text)
    assert text[found.start : found.end] == text
    return found.lead, found.cooperate, found.when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（省水利厅负责）", (("省水利厅",), NOBODY, "")),
        ("（省水利厅、省林草局分别负责）", (("省水利厅", "省林草局"), NOBODY, "")),
        ("（省水利厅负总责）", (("省水利厅",), NOBODY, "")),
        ("（省水利厅牵头，省林草局等部门配合）", (("省水利厅",), ("省林草局",), "")),
        ("（省水利厅牵头，各市人民政府按职责分工负责）", (("省水利厅",), ("各市人民政府",), "")),
        ("（各市人民政府，省有关部门按职责分工负责）", (("各市人民政府", "省有关部门"), NOBODY, "")),
        ("（责任单位：省水利厅，省供水集团，各市人民政府）", (("省水利厅", "省供水集团", "各市人民政府"), NOBODY, "")),
        ("（牵头单位：省水利厅；配合单位：省林草局、省气象局）", (("省水利厅",), ("省林草局", "省气象局"), "")),
        (
            "（牵头单位：省水利厅，责任单位：各市人民政府；完成时限：2026年6月底）",
            (("省水利厅",), ("各市人民政府",), "2026年6月底"),
        ),
        ("（11月底完成，牵头考核单位：市水务局）", (("市水务局",), NOBODY, "11月底完成")),
        ("（持续推进，牵头考核单位：市水务局、市发改委）", (("市水务局", "市发改委"), NOBODY, "持续推进")),
        ("（牵头单位：省水利厅责任单位：省林草局完成时限：2026年）", (("省水利厅",), ("省林草局",), "2026年")),
        ("〔责任单位：省水利厅〕", (("省水利厅",), NOBODY, "")),
        ("责任单位：省水利厅、省林草局", (("省水利厅", "省林草局"), NOBODY, "")),
    ],
)
def test_a_bracket_says_who_is_responsible(text: str, expected: tuple[object, ...]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（包括牵头单位自身）",
        "（由企业自主负责）",
        "（以下统称负责部门）",
        "（试行）",
        "（一）",
        "负责（指导）",
        "（3分）",
        "（如牵头）",
    ],
)
def test_other_brackets_say_nothing_about_it(text: str) -> None:
    assert brackets(text) == []


def test_each_bracket_of_a_paragraph_is_found() -> None:
    text = "扩建泵站。（省水利厅负责）植树造林。（省林草局牵头，省水利厅配合）"
    assert [text[one.start : one.end] for one in brackets(text)] == [
        "（省水利厅负责）",
        "（省林草局牵头，省水利厅配合）",
    ]


def test_a_bracket_that_was_never_closed_is_read_to_its_end() -> None:
    assert brackets("修订规程。（省水利厅负责") == [Bracket(("省水利厅",), (), "", frozenset(), 5, 12)]


@pytest.mark.parametrize(
    ("lead", "cooperate", "expected"),
    [
        ("省水利厅\n省林草局", "", (("省水利厅", "省林草局"), NOBODY)),
        ("省水利厅牵头，省林草局配合", "", (("省水利厅",), ("省林草局",))),
        ("省水利厅", "各市政府；省气象局", (("省水利厅",), ("各市政府", "省气象局"))),
        ("", "", (NOBODY, NOBODY)),
    ],
)
def test_cells_of_a_table_say_it_too(lead: str, cooperate: str, expected: tuple[object, ...]) -> None:
    assert responsible(lead, cooperate) == expected


def test_a_list_that_ends_in_and_others_says_so_and_adds_no_name() -> None:
    (bracket,) = brackets("（省水利厅牵头，省财政厅、省林草局等部门配合）")
    assert bracket.cooperate == ("省财政厅", "省林草局")
    assert bracket.open == {"cooperate"}
