"""A clause is cited as an official would cite it."""

import pytest

from gangmu.norms import Clause
from gangmu.norms.citation import citations, numeral


def tree(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> dict[str, str]:
    """Citations of clauses given as (id, kind, label[, heading]); the parent is told by the id."""
    clauses = []
    for id_, kind, label, *heading in rows:
        parent = id_.rpartition(".")[0] or None
        clauses.append(Clause(id_, label, id_.count(".") + 1, kind, "".join(heading), 0, 1, parent))
    return {id_: str(citation) for id_, citation in citations(clauses).items()}


def test_the_markers_of_an_opinion_stand_one_after_the_other_without_their_stops() -> None:
    cited = tree(("3", "section", "三、"), ("3.1", "section", "（一）"), ("3.1.2", "item", "2．"))
    assert list(cited.values()) == ["三", "三（一）", "三（一）2"]


def test_full_width_digits_and_half_width_brackets_are_cited_in_one_form() -> None:
    assert tree(("1", "item", "１０．"), ("1.1", "item", "(2)"))["1.1"] == "10（2）"


def test_an_article_is_cited_without_its_chapter() -> None:
    cited = tree(("2", "chapter", "第二章"), ("2.1", "section", "第一节"), ("2.1.1", "article", "第十二条"))
    assert list(cited.values()) == ["第二章", "第二章第一节", "第十二条"]


def test_paragraphs_items_and_points_of_an_article_are_counted() -> None:
    cited = tree(
        ("1", "article", "第十二条"), ("1.1", "paragraph", ""), ("1.2", "paragraph", ""), ("1.2.1", "item", "（三）"),
        ("1.2.1.1", "subitem", "2．"),
    )  # fmt: skip
    assert list(cited.values()) == [
        "第十二条", "第十二条第一款", "第十二条第二款", "第十二条第二款第三项", "第十二条第二款第三项第2目",
    ]  # fmt: skip


def test_the_only_paragraph_of_an_article_is_the_article() -> None:
    assert tree(("1", "article", "第五条"), ("1.1", "paragraph", ""))["1.1"] == "第五条"


def test_a_document_inside_an_annex_is_named_by_its_place() -> None:
    cited = tree(
        ("a2", "annex", "附件2"), ("a2.1", "document", "", "沈阳市示范产业高质量发展指导意见"),
        ("a2.1.2", "section", "二、"), ("a2.1.2.4", "section", "（四）"), ("a2.1.2.4.2", "item", "2．"),
    )  # fmt: skip
    assert cited["a2.1.2.4.2"] == "附件2·沈阳市·二（四）2"


def test_a_document_with_a_short_title_is_named_by_it_and_a_long_one_is_cut() -> None:
    assert tree(("1", "document", "", "实施方案"))["1"] == "实施方案"
    assert tree(("1", "document", "", "关于进一步促进示范产业发展的若干措施"))["1"] == "关于进一步促进示范产业发…"


def test_unmarked_paragraphs_are_counted_where_there_are_several() -> None:
    cited = tree(("1", "section", "三、"), ("1.1", "paragraph", ""), ("1.2", "paragraph", ""), ("1.3", "dash", "——"))
    assert [cited["1.1"], cited["1.2"], cited["1.3"]] == ["三第1段", "三第2段", "三"]


@pytest.mark.parametrize(("above", "below", "cited"), [
    ("二、", "1．", "二1"), ("1．", "1.1", "1.1"), ("2．", "1.1", "2·1.1"), ("二、", "三、", "二·三"), ("3．", "一是", "3·一是"),
    ("（一）", "一是", "（一）·一是"), ("2．", "（1）", "2（1）"),
])  # fmt: skip
def test_two_markers_never_run_into_one_number(above: str, below: str, cited: str) -> None:
    assert tree(("1", "section", above), ("1.1", "item", below))["1.1"] == cited


def test_what_has_no_marker_at_all_is_the_whole_document() -> None:
    assert tree(("1", "paragraph", "")) == {"1": ""}


def test_preamble_and_signature_are_named() -> None:
    assert list(tree(("1", "preamble", ""), ("2", "signature", "")).values()) == ["引言", "落款"]


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_numbers_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words
