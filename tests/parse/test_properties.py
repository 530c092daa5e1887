"""Whatever the text: it parses, every character has its clause, clauses nest, offsets are valid, nothing is random."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parse.reading import AS_OF, check, parsed, source
from tests.parse.statutes import LAYOUTS, statute
from tests.seeds import CORPUS

from gangmu.parse import parse

PIECES = st.sampled_from(
    [
        "一、", "二、", "三、", "（一）", "（二）", "(三)", "1．", "2.", "3、", "（1）", "1)", "①", "一是", "二是", "第一，", "——", "--", "- ",
        "第一条", "第二条　", "第十二条之一", "第一章 ", "第一编", "第二节", "第一类　", "鼓励类", "附件", "附件1", "附件：1．表", "附表2", "目录", "专栏1　",
        "1.1 ", "1 总则", "\n", "\n", "\n\n", "\r\n", "　　", " ", "\t", "。", "，", "；", "：", "（", "）", "“", "《", "》", "总体要求", "发展目标",
        "东海省人民政府", "2021年3月9日", "二〇二一年三月九日", "（此件公开发布）", "抄送：各部门。", "东政发〔2021〕3号", "各市人民政府：", "关于印发方案的通知",
        "实施方案", "到2025年达到1.26%", "依照本法第三条", "级。", "# ", "## ", "**", "\ufeff", "\u200b", "𠮷", "a", "9", "自2021年1月1日起施行", "有效期3年",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_parses_into_a_tree_that_covers_it(text: str) -> None:
    check(parse(source(text), as_of=AS_OF))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert parse(source(text), as_of=AS_OF) == parse(source(text), as_of=AS_OF)


@given(st.integers(0, 10_000), st.sampled_from(sorted(LAYOUTS)), st.data())
@settings(max_examples=60, deadline=None)
def test_a_statute_with_a_hole_in_it_still_parses(seed: int, layout: str, data: st.DataObject) -> None:
    text = LAYOUTS[layout](statute(seed))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 400)))
    parsed(text[:start] + text[end:])


@given(st.integers(0, 10_000), st.text(alphabet=" \n　\t", min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_blanks_around_a_text_move_offsets_and_change_nothing_else(seed: int, blanks: str) -> None:
    text = LAYOUTS["spaced"](statute(seed))
    moved = parsed("\n" + blanks + "\n" + text).clauses
    assert [(clause.id, clause.label, clause.heading) for clause in moved] == [
        (clause.id, clause.label, clause.heading) for clause in parsed(text).clauses
    ]


def test_an_empty_text_has_no_clauses() -> None:
    assert parsed("").clauses == ()
    assert parsed(" \n　\ufeff\n").clauses == ()


@pytest.mark.corpus
def test_every_document_of_the_corpus_parses() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            assert parsed(file.read()).clauses
