"""运行用例: given this, expect that; what does not hold is told, not raised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from gangmu.errors import BrokenPack, UnreadableFile
from gangmu.norms import Paper
from gangmu.pack import Pack
from gangmu.pipeline import compile_text
from gangmu.policytest.findings import finding_problems
from gangmu.policytest.norms import norm_problems
from gangmu.policytest.observation import status_problems
from gangmu.policytest.stage import NotFound, Stage
from gangmu.policytest.values import Case, Problem, Result
from gangmu.policytest.verdict import verdict_problems
from gangmu.screen import Project

# Screens a project against packs as of a day and gives the object of the data contract: ``outcome``, ``matches``, ``missing``.
Judge = Callable[[Project, tuple[Pack, ...], dt.date], Mapping[str, object]]
NEEDS_SCREENING = "needs screening"


def run_all(cases: Iterable[Case], stage: Stage, judge: Judge | None = None) -> tuple[Result, ...]:
    """The result of each case, in order."""
    return tuple(run(case, stage, judge) for case in cases)


def run(case: Case, stage: Stage, judge: Judge | None = None) -> Result:
    """What comes of ``case``; one with a project is skipped where there is no ``judge`` (``screening``) to screen it."""
    if case.given.project is not None and judge is None:
        return Result(case, "skipped", reason=NEEDS_SCREENING)
    try:
        problems = tuple(_problems(case, stage, judge))
    except NotFound as missing:
        return Result(case, "broken", (Problem("no_document", expected=str(missing)),))
    except (UnreadableFile, BrokenPack) as fault:
        return Result(case, "broken", (Problem("unreadable", actual=str(fault)),))
    return Result(case, "failed" if problems else "passed", problems)


def _problems(case: Case, stage: Stage, judge: Judge | None) -> Iterable[Problem]:
    match case.given.subjects[0]:
        case "observation":
            return status_problems(case, stage)
        case "project":
            assert judge is not None
            verdict = judge(case.given.project or Project(), stage.packs, case.given.day)
            return verdict_problems(case.expect, verdict)
        case "text":
            papers: tuple[Paper, ...] = (compile_text(case.given.text, case.given.day).paper(),)
        case "papers":
            papers = stage.given(case)
    return (*norm_problems(case.expect, papers), *finding_problems(case.expect, papers, case.given.day))
