"""Search finds any run of characters, on either database, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu_console.library.models import Clause, Document
from gangmu_console.library.search import excerpt, found_in, index_document, indexed, phrases, tokens

pytestmark = pytest.mark.django_db
TEXTS = (
    "到2020年，研发投入强度达到2％以上。",
    "禁止新建PTA项目；鼓励发展机\n器人。",
    "浮法玻璃生产线不得新增产能",
    "年研",
)


@pytest.fixture
def document(db) -> Document:
    made = Document.objects.create(key="d", title="示范方案", region="210000", stage="published")
    clauses = [
        Clause(document=made, cid=str(n), position=n, level=1, kind="paragraph", start=0, end=9, text=text)
        for n, text in enumerate(TEXTS)
    ]
    Clause.objects.bulk_create(clauses)
    index_document(made)
    return made


def positions(words: str) -> list[int]:
    return sorted(found_in(Clause.objects.all(), words).values_list("position", flat=True))


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("研发投入", [0]), ("研", [0, 3]), ("投入强度", [0]), ("2020年", [0]), ("到2020", [0]), ("pta", [1]), ("PTA项目", [1]),
        ("机器人", [1]), ("器人", [1]), ("玻璃 产能", [2]), ("玻璃 研发", []), ("强度投入", []), ("2%", [0]), ("！？", []),
        ('"OR*', []), ("新", [1, 2]), ("年研", [3]),
    ],
)  # fmt: skip
def test_words_are_found_where_they_stand(document, words: str, where: list[int]) -> None:
    assert positions(words) == where


def test_a_clause_that_is_gone_is_found_no_more(document) -> None:
    assert indexed() == len(TEXTS)
    document.delete()
    assert indexed() == 0


def test_indexing_again_changes_nothing(document) -> None:
    index_document(document)
    assert indexed() == len(TEXTS)
    assert positions("研发") == [0]


@given(st.text("甲乙丙丁ab1 ，", max_size=30), st.integers(0, 30), st.integers(1, 8))
def test_every_run_of_a_text_is_a_phrase_of_its_pieces(text: str, start: int, length: int) -> None:
    run = text[start : start + length].strip()
    if not run or any(mark in run for mark in " ，") or (run[0].isascii() and text[max(0, start - 1)].isascii()):
        return
    held = list(tokens(text))
    for pieces in phrases(run):
        size = len(pieces)
        assert any(
            held[place : place + size - 1] == pieces[:-1] and held[place + size - 1].startswith(pieces[-1])
            for place in range(len(held) - size + 1)
        )


def test_what_was_found_is_marked_and_the_rest_escaped() -> None:
    assert excerpt("<b>研发</b>投入", "研发") == '&lt;b&gt;<mark class="gm-hit">研发</mark>&lt;/b&gt;投入'
    assert "…" in excerpt("前" * 200 + "研发" + "后" * 200, "研发")
