"""输出: results as JSON and as the XML that build servers read (JUnit)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

import msgspec

from gangmu.norms.contract import Json
from gangmu.policytest.values import Problem, Result

# XML 1.0, production 2 (Char)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAGS = {"failed": "failure", "broken": "error", "skipped": "skipped"}
Said = Callable[[Problem], str]


def results_json(results: Sequence[Result], said: Said) -> Json:
    """One object: figures, then every case with its place, verdict and problems; ``said`` words a problem."""
    return {
        "summary": _figures(results),
        "cases": [
            {
                "file": result.case.file, "line": result.case.line, "name": result.case.name, "verdict": result.verdict,
                "reason": result.reason,
                "problems": [{**_fields(problem), "message": said(problem)} for problem in result.problems],
            }
            for result in results
        ],
    }  # fmt: skip


def junit(results: Sequence[Result], said: Said) -> bytes:
    """The results as JUnit XML in UTF-8: a suite for each file, ``failure`` where something does not hold."""
    root = ElementTree.Element("testsuites", {"name": "gangmu test", **_counts(results)})
    for file in dict.fromkeys(result.case.file for result in results):
        inside = [result for result in results if result.case.file == file]
        suite = ElementTree.SubElement(root, "testsuite", {"name": _clean(file), **_counts(inside)})
        for result in inside:
            case = ElementTree.SubElement(
                suite, "testcase", name=_clean(result.case.name), classname=_clean(file), file=_clean(file),
                line=str(result.case.line),
            )  # fmt: skip
            if result.verdict in _TAGS:
                told = "\n".join(map(said, result.problems)) or result.reason
                mark = ElementTree.SubElement(case, _TAGS[result.verdict], message=_clean(told.partition("\n")[0]))
                mark.text = _clean(told)
    ElementTree.indent(root, " ")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _figures(results: Sequence[Result]) -> Json:
    counts = Counter(result.verdict for result in results)
    return {verdict: counts[verdict] for verdict in ("passed", "failed", "skipped", "broken")}


def _counts(results: Sequence[Result]) -> dict[str, str]:
    figures = _figures(results)
    return {
        "tests": str(len(results)), "failures": str(figures["failed"]), "errors": str(figures["broken"]),
        "skipped": str(figures["skipped"]),
    }  # fmt: skip


def _fields(problem: Problem) -> Json:
    fields: Json = msgspec.to_builtins(problem)
    return fields


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
