"""The truth files: each a little law, a project, and the verdict that must come of them."""

from __future__ import annotations

import pytest
from tests.screen.lawbook import CASES, Case, cases, verdict_of

from gangmu.screen import sentences


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_verdict_is_what_its_truth_file_says(case: Case) -> None:
    verdict = verdict_of(case)
    assert verdict.outcome == case.content["outcome"], [match.norm for match in verdict.matches]
    if "missing" in case.content:
        assert [question.fact for question in verdict.missing] == case.content["missing"]
    assert len(verdict.matches) == case.content.get("matches", len(verdict.matches))
    assert list(verdict.refusals) == case.content.get("refusals", list(verdict.refusals))
    for wanted in case.content.get("match", ()):
        found = [
            match
            for match in verdict.matches
            if match.norm.partition("#")[0] == wanted["clause"]
            and wanted.get("subject", match.subject) == match.subject
        ]
        assert wanted["role"] in {match.role for match in found}, [
            (match.norm, match.role) for match in verdict.matches
        ]
        if "arithmetic" in wanted:
            assert wanted["arithmetic"] in {sentences(match.arithmetic, "zh") for match in found}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_truth_file_says_what_it_holds_or_rests_on_the_shipped_packs(path) -> None:
    assert path.read_text("utf-8").startswith("# ") or path.stem.startswith("shipped-")
