"""Statutes: articles are counted exactly, made up or real, whatever the layout."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.parse.reading import parsed
from tests.parse.statutes import LAYOUTS, statute
from tests.seeds import CORPUS

from gangmu.norms import Document

STATUTES = 200
REAL = {"A001": 36, "A005": 54, "A010": 39, "A013": 40, "A016": 62, "A021": 27, "A030": 73}


def _counts(document: Document) -> tuple[int, int, int]:
    kinds = Counter(clause.kind for clause in document.clauses)
    return kinds["article"], kinds["chapter"], kinds["item"]


def test_articles_of_two_hundred_statutes_are_counted_exactly() -> None:
    layouts = list(LAYOUTS)
    wrong = []
    for seed in range(STATUTES):
        made, name = statute(seed), layouts[seed % len(layouts)]
        found = _counts(parsed(LAYOUTS[name](made)))
        if found != (made.articles, made.chapters, made.items):
            wrong.append((seed, name, found, (made.articles, made.chapters, made.items)))
    assert wrong == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_does_not_change_the_articles(name: str) -> None:
    for seed in range(STATUTES, STATUTES + 8):
        made = statute(seed)
        assert _counts(parsed(LAYOUTS[name](made))) == (made.articles, made.chapters, made.items), seed


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sound_statute_gives_no_numbering_faults(name: str) -> None:
    document = parsed(LAYOUTS[name](statute(7)))
    assert [fault for fault in document.diagnostics if fault.code in ("GM101", "GM102", "GM103")] == []


def test_the_same_statute_has_the_same_articles_in_one_line_as_in_many() -> None:
    made = statute(11)
    wanted = [clause.id for clause in parsed(LAYOUTS["whole"](made)).clauses if clause.kind == "article"]
    assert [clause.id for clause in parsed(LAYOUTS["one_line"](made)).clauses if clause.kind == "article"] == wanted


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "articles"), REAL.items())
def test_articles_of_a_real_statute_are_counted_exactly(name: str, articles: int) -> None:
    document = parsed((CORPUS / f"{name}.txt").read_text("utf-8"))
    assert _counts(document)[0] == articles
    numbers = [clause.id.rsplit(".")[-1] for clause in document.clauses if clause.kind == "article"]
    assert numbers == [str(number) for number in range(1, articles + 1)]
