"""What ``gangmu test`` shows: what does not hold, where it is written, what was expected, what came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from gangmu.cli.terminal.wrap import wrapped
from gangmu.norms.contract import readable
from gangmu.policytest import Problem, Result
from gangmu.report.words import Words

_MARKS = {"passed": "✓", "failed": "✗", "skipped": "–", "broken": "!"}
_STYLES = {"passed": "green", "failed": "red", "skipped": "dim", "broken": "red"}
_INDENT = "      "


def cases(results: Sequence[Result], words: Words, width: int, *, everything: bool = False) -> Iterator[Text]:
    """Every case that does not pass, all of them where ``everything`` is asked for; last the figures."""
    for file in dict.fromkeys(result.case.file for result in results):
        shown = [
            result for result in results if result.case.file == file and (everything or result.verdict != "passed")
        ]
        if shown:
            yield Text(readable(file), "bold")
        for result in shown:
            yield from _case(result, words, width)
    counts = Counter(result.verdict for result in results)
    figures = {verdict: counts[verdict] for verdict in ("passed", "failed", "skipped", "broken")}
    yield Text(words("test.sum", total=len(results), **figures) if results else words("test.none"), "bold")


def _case(result: Result, words: Words, width: int) -> Iterator[Text]:
    mark = Text(f"  {_MARKS[result.verdict]} ", _STYLES[result.verdict])
    line = f"{readable(result.case.file)}:{result.case.line}"
    yield mark.append(f"{words(f'verdict.{result.verdict}')}  {result.case.name}", "bold").append(f"  {line}", "dim")
    told = [said(problem, words) for problem in result.problems]
    if result.reason:
        told.append(words("test.needs_screening"))
    for text in told:
        for part in text.split("\n"):
            yield from (Text(_INDENT + piece) for piece in wrapped(part, max(20, width - len(_INDENT))))


def said(problem: Problem, words: Words) -> str:
    """The sentence for ``problem``; on a second line the norm concerned, where there is one."""
    expected, actual = problem.expected, problem.actual
    if problem.kind == "status":
        expected, actual = words(f"standing.{expected}"), words(f"standing.{actual}")
    elif problem.kind == "norm_unwanted":
        expected = words(f"norm.{expected}")
    sentence = words(f"test.{problem.kind}", expected=expected, actual=actual)
    if not problem.norm:
        return sentence
    where = words("test.where", norm=problem.norm, place=problem.place, about=problem.about)
    return f"{sentence}\n{' '.join(where.split())}"
