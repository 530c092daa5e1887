"""Differences inside a sentence, in stretches that a person can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.diff import words_between


def told(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    return "".join(marks[piece.op].format(piece.text) for piece in words_between(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("到2020年下降12%。", "到2020年下降15%。", "到2020年下降[-12%][+15%]。"),
        ("鼓励发展", "限制发展", "[-鼓励][+限制]发展"),
        ("甲。乙。", "甲。丙丙。乙。", "甲。[+丙丙。]乙。"),
        ("由市局负责", "由省局牵头负责", "由[-市局][+省局牵头]负责"),
        ("", "新", "[+新]"),
        ("旧", "", "[-旧]"),
        ("同", "同", "同"),
    ],
)
def test_changes_are_whole_words_and_figures(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


def test_chance_agreements_between_two_changes_are_part_of_the_change() -> None:
    assert told("开展专项检查工作", "组织年度考核工作") == "[-开展专项检查][+组织年度考核]工作"


@given(st.text("甲乙丙，。12%a\n", max_size=40), st.text("甲乙丙，。12%a\n", max_size=40))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = words_between(before, after)
    assert "".join(piece.text for piece in pieces if piece.op != "new") == before
    assert "".join(piece.text for piece in pieces if piece.op != "gone") == after


def test_very_long_texts_are_compared_sentence_by_sentence() -> None:
    sentences = [f"第{number}项工作由第{number}组负责。" for number in range(400)]
    before = "".join(sentences)
    after = before.replace("第77项工作", "第77项重点工作")
    assert [piece.text for piece in words_between(before, after) if piece.op != "same"] == ["重点"]
