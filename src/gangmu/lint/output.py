"""输出: findings as the JSON of the data contract, and as SARIF 2.1.0 for programs that show the findings of many tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

import msgspec

from gangmu import __version__
from gangmu.lint.finding import Finding, Place
from gangmu.lint.rule import Rule
from gangmu.norms.contract import Json
from gangmu.norms.diagnostic import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def findings_json(findings: Iterable[Finding], language: Language = "zh") -> list[Json]:
    """The list that ``gangmu lint --format json`` prints (docs/reference/norms.md)."""
    return [
        {
            "code": finding.code, "name": finding.name, "severity": finding.severity,
            "message": finding.message(language), "places": msgspec.to_builtins(finding.places),
        }
        for finding in findings
    ]  # fmt: skip


def findings_sarif(
    findings: Iterable[Finding], rules: Iterable[Rule], files: Mapping[str, str], language: Language = "zh"
) -> Json:
    """The log of one run in SARIF 2.1.0; ``files`` are the paths of the documents, by their keys in the findings.

    The first place of a finding is its location, the others are related locations. Offsets count characters of the text
    that ``gangmu read`` prints; a document of a pack has none.
    """
    ordered = tuple(rules)
    index = {rule.code: place for place, rule in enumerate(ordered)}
    driver: Json = {"name": "gangmu", "version": __version__, "rules": [_rule(rule) for rule in ordered]}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, index[finding.code], files, language) for finding in findings],
            }
        ],
    }


def _rule(rule: Rule) -> Json:
    short, _, rest = rule.page().partition("\n")
    return {
        "id": rule.code, "name": rule.name, "shortDescription": {"text": short},
        "fullDescription": {"text": rest.strip()}, "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }  # fmt: skip


def _result(finding: Finding, index: int, files: Mapping[str, str], language: Language) -> Json:
    first, *others = finding.places
    result: Json = {
        "ruleId": finding.code, "ruleIndex": index, "level": _LEVELS[finding.severity],
        "message": {"text": finding.message(language)}, "locations": [_location(first, files)],
    }  # fmt: skip
    if others:
        result["relatedLocations"] = [{"id": k, **_location(place, files)} for k, place in enumerate(others)]
    return result


def _location(place: Place, files: Mapping[str, str]) -> Json:
    physical: Json = {"artifactLocation": {"uri": quote(files.get(place.document, place.document))}}
    if place.end > place.start:
        region: Json = {"charOffset": place.start, "charLength": place.end - place.start}
        physical["region"] = {**region, "snippet": {"text": place.quote}} if place.quote else region
    location: Json = {"physicalLocation": physical}
    if place.clause:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{place.document}#{place.clause}"}]
    return location
