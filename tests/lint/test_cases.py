"""Every rule finds its fault in a small docket, with every place, and keeps silent at the near misses beside it."""

from pathlib import Path

import pytest
from tests.lint.dockets import CASES, case, papers, places

from gangmu.lint import RULES, chosen, lint
from gangmu.norms.diagnostic import wordings

# rules that only a hand-made paper can break
BY_HAND = {"GM304"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_docket_has_exactly_the_findings_that_its_truth_file_says(path: Path) -> None:
    truth = case(path)
    found = lint(papers(truth), truth["as_of"], chosen(truth["rules"]))
    seen = [{"code": one.code, "severity": one.severity, "places": places(one)} for one in found]
    assert seen == truth.get("finding", []), truth["says"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_place_quotes_the_text_and_every_message_is_filled_in(path: Path) -> None:
    truth = case(path)
    docket = papers(truth)
    texts = {paper.key: paper.source.text for paper in docket if paper.source}
    clauses = {paper.key: {clause.id for clause in paper.clauses} for paper in docket}
    for finding in lint(docket, truth["as_of"]):
        assert finding.message("zh") != finding.message("en")
        assert "{" not in finding.message("zh") + finding.message("en")
        for place in finding.places:
            assert texts[place.document][place.start : place.end] == place.quote
            assert place.clause in clauses[place.document] | {""}


def test_every_rule_has_a_case_in_which_it_is_found() -> None:
    shown = {finding["code"] for path in CASES for finding in case(path).get("finding", [])}
    assert {rule.code for rule in RULES} - shown == BY_HAND


def test_every_case_says_what_it_shows_and_asks_for_rules_that_exist() -> None:
    codes = {rule.code for rule in RULES}
    for path in CASES:
        truth = case(path)
        assert truth["says"]
        assert set(truth["rules"]) <= codes, path.stem


def test_every_rule_has_a_code_and_a_name_of_its_own_and_a_message() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.code for rule in RULES} <= set(wordings())
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
