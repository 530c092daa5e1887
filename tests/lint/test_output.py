"""Findings as JSON and as SARIF: the contract's fields, and what the SARIF 2.1.0 schema demands."""

import re
from typing import Any

import pytest
from tests.lint.dockets import CASES, case, papers

from gangmu.lint import RULES, Finding, findings_json, findings_sarif, lint
from gangmu.norms.contract import encode

TRUTH = case(next(path for path in CASES if path.stem.startswith("gm401")))
FOUND: tuple[Finding, ...] = lint(papers(TRUTH), TRUTH["as_of"])
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def test_json_is_the_list_of_the_data_contract() -> None:
    for entry in findings_json(FOUND):
        assert list(entry) == ["code", "name", "severity", "message", "places"]
        places: Any = entry["places"]
        assert places
        assert all(list(place) == ["document", "clause", "start", "end", "quote"] for place in places)


def test_messages_come_in_the_language_asked_for() -> None:
    chinese, english = findings_json(FOUND, "zh"), findings_json(FOUND, "en")
    assert [entry["places"] for entry in chinese] == [entry["places"] for entry in english]
    assert not {entry["message"] for entry in chinese} & {entry["message"] for entry in english}


@pytest.fixture(scope="module")
def log() -> Any:
    return findings_sarif(FOUND, RULES, {"甲": "samples/甲 1.txt"})


def test_a_sarif_log_is_one_run_of_gangmu(log: Any) -> None:
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert run["tool"]["driver"]["name"] == "gangmu"


def test_a_sarif_log_describes_every_rule_once(log: Any) -> None:
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        assert set(rule) == {"id", "name", "shortDescription", "fullDescription", "defaultConfiguration"}
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS.values()


def test_a_sarif_result_points_at_its_rule_and_its_places(log: Any) -> None:
    (run,) = log["runs"]
    assert len(run["results"]) == len(FOUND)
    for result, finding in zip(run["results"], FOUND, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["level"] == LEVELS[finding.severity]
        assert result["message"]["text"] == finding.message("zh")
        spread = [*result["locations"], *result.get("relatedLocations", ())]
        assert len(spread) == len(finding.places)
        assert [location["id"] for location in result.get("relatedLocations", ())] == list(range(len(spread) - 1))


def test_a_sarif_location_is_an_escaped_path_and_a_stretch_of_characters(log: Any) -> None:
    for result in log["runs"][0]["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", physical["artifactLocation"]["uri"])
            region = physical.get("region")
            if region is not None:
                assert region["charOffset"] >= 0
                assert region["charLength"] == len(region["snippet"]["text"])


def test_a_place_without_text_has_no_region() -> None:
    place = FOUND[0].places[0]
    bare = type(place)("some-pack", "a1.2", 0, 0, "")
    log: Any = findings_sarif([Finding("GM401", "contradictory-stance", "error", (bare,), FOUND[0].args)], RULES, {})
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "some-pack#a1.2"}]


def test_both_are_plain_json(log: Any) -> None:
    assert encode(log)
    assert encode(findings_json(FOUND))
