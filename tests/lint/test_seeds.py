"""The seeds linted together: what a careful reader found is found, and nothing that agrees is called a contradiction.

``tests/cases/lint/seeds.csv`` says which finding of the reader's list (``../shared/facts/conflicts.md``) which rule makes,
at which places (document@offset).
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from tests.seeds import CORPUS, SEEDS

from gangmu.lint import Finding, lint
from gangmu.norms import Paper
from gangmu.pipeline import compile_file

DAY = dt.date(2019, 6, 1)
TABLE = Path(__file__).parents[1] / "cases" / "lint" / "seeds.csv"
READ = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
# how many the reader's list holds of each level
LISTED = {"contradiction": 11, "inconsistency": 20, "gap": 9}


@functools.cache
def compiled(folder: Path) -> tuple[Paper, ...]:
    return tuple(compile_file(path, DAY).paper(path.name) for path in sorted(folder.glob("*.txt")))


@functools.cache
def found() -> tuple[Finding, ...]:
    return lint(compiled(SEEDS), DAY)


def covers(finding: Finding, place: str) -> bool:
    document, _, offset = place.partition("@")
    return any(
        one.document.startswith(document) and one.start - 8 <= int(offset) < max(one.end, one.start + 1)
        for one in finding.places
    )


@pytest.mark.seeds
@pytest.mark.parametrize("row", READ, ids=lambda row: f"{row['id']}-{row['code']}")
def test_what_the_reader_found_is_found(row: dict[str, str]) -> None:
    alike = [finding for finding in found() if finding.code == row["code"] and finding.severity == row["severity"]]
    assert any(all(covers(finding, place) for place in row["places"].split()) for finding in alike)


def test_all_contradictions_and_most_inconsistencies_and_gaps_of_the_list_are_in_the_table() -> None:
    counts = Counter(row["level"] for row in READ)
    assert counts["contradiction"] == LISTED["contradiction"]
    assert counts["inconsistency"] * 2 >= LISTED["inconsistency"]
    assert counts["gap"] * 2 >= LISTED["gap"]


@pytest.mark.seeds
def test_every_error_is_one_that_the_reader_calls_a_contradiction() -> None:
    real = [row for row in READ if row["level"] == "contradiction" and row["severity"] == "error"]
    for finding in found():
        if finding.severity == "error":
            assert any(
                row["code"] == finding.code and all(covers(finding, place) for place in row["places"].split())
                for row in real
            ), finding


@pytest.mark.seeds
@pytest.mark.parametrize("agreed", ["电子信息", "研发经费", "增加值能耗", "单晶硅", "机器人产业园"])
def test_what_agrees_is_never_more_than_a_note(agreed: str) -> None:
    grave = [finding for finding in found() if finding.severity != "info" and finding.code[:3] in ("GM2", "GM4")]
    clashing = [finding for finding in grave if finding.code in ("GM201", "GM202", "GM203", "GM401", "GM405")]
    quoted = {place.quote.replace("\n", "") for finding in clashing for place in finding.places}
    assert not [quote for quote in quoted if agreed in quote and "多晶硅" not in quote]


@pytest.mark.seeds
def test_what_one_city_bans_and_another_promotes_is_a_note() -> None:
    assert {finding.severity for finding in found() if finding.name == "tension"} == {"info"}


@pytest.mark.seeds
def test_the_expired_and_the_draft_are_named_once_with_what_rests_on_them() -> None:
    for code, prefix in (("GM501", "004"), ("GM502", "003")):
        (finding,) = [one for one in found() if one.code == code]
        assert finding.places[0].document.startswith(prefix)
        (paper,) = [one for one in compiled(SEEDS) if one.key.startswith(prefix)]
        assert finding.args["count"] == str(len(paper.norms))


@pytest.mark.corpus
def test_other_documents_contradict_neither_themselves_nor_each_other() -> None:
    papers = compiled(CORPUS)
    assert [finding for finding in lint(papers, DAY) if finding.severity == "error"] == []
    for pair in combinations(papers[:6], 2):
        assert [finding for finding in lint(pair, DAY) if finding.severity == "error"] == []
