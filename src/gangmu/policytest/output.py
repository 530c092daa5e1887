"""输出: results as JSON and as the XML that build servers read (JUnit)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

import msgspec

from gangmu.policytest.values import Problem, Result, Verdict

# XML 1.0, production 2 (Char)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAGS = {"failed": "failure", "broken": "error", "skipped": "skipped"}
Said = Callable[[Problem], str]


class _Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what is printed: every field is always there, and no other."""


class Figures(_Printed, frozen=True, kw_only=True):
    """合计: how many cases ended how."""

    passed: int
    failed: int
    skipped: int
    broken: int


class PrintedProblem(_Printed, frozen=True, kw_only=True):
    """不符: one expectation that does not hold, and the sentence that tells it."""

    kind: str
    expected: str
    actual: str
    norm: str
    place: str
    about: str
    message: str


class PrintedCase(_Printed, frozen=True, kw_only=True):
    """用例: where it is written, how it ended."""

    file: str
    line: int
    name: str
    verdict: Verdict
    reason: str
    problems: tuple[PrintedProblem, ...]


class PrintedResults(_Printed, frozen=True, kw_only=True):
    """测试结果: what gangmu test --format json prints."""

    summary: Figures
    cases: tuple[PrintedCase, ...]


def results_json(results: Sequence[Result], said: Said) -> PrintedResults:
    """Figures, then every case with its place, verdict and problems; ``said`` words a problem."""
    return PrintedResults(
        summary=_figures(results),
        cases=tuple(
            PrintedCase(
                file=result.case.file, line=result.case.line, name=result.case.name, verdict=result.verdict,
                reason=result.reason, problems=tuple(_problem(problem, said) for problem in result.problems),
            )
            for result in results
        ),
    )  # fmt: skip


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


def _figures(results: Sequence[Result]) -> Figures:
    counts = Counter(result.verdict for result in results)
    return Figures(
        passed=counts["passed"], failed=counts["failed"], skipped=counts["skipped"], broken=counts["broken"]
    )  # fmt: skip


def _counts(results: Sequence[Result]) -> dict[str, str]:
    figures = _figures(results)
    return {
        "tests": str(len(results)), "failures": str(figures.failed), "errors": str(figures.broken),
        "skipped": str(figures.skipped),
    }  # fmt: skip


def _problem(problem: Problem, said: Said) -> PrintedProblem:
    return PrintedProblem(**msgspec.structs.asdict(problem), message=said(problem))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
