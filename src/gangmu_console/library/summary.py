"""要点: a norm in one line, as lists and cards show it."""

from __future__ import annotations

from gangmu.norms import Directive, Measure, Norm, Target, Task
from gangmu.report.phrases import baseline, measured, one_line, target_year
from gangmu.report.words import Words

LONGEST = 300


def gist(norm: Norm) -> str:
    """The summary with the base of a target, which findings argue with."""
    if not isinstance(norm, Target) or not (base := baseline(norm, Words("zh"))):
        return summary(norm)
    unit = norm.unit if norm.baseline_value is not None else ""
    return f"{summary(norm)}，基期 {base}{unit}"


def summary(norm: Norm) -> str:
    """Indicator and value, action, or stance and subjects; in Chinese, as the text it comes from."""
    words = Words("zh")
    match norm:
        case Target():
            year = target_year(norm)
            said = f"{one_line(norm.indicator)} {measured(norm, words)}" + (f"（{year}）" if year else "")
        case Directive():
            said = f"{words(f'stance.{norm.stance}')}：{'、'.join(one_line(subject) for subject in norm.subjects)}"
        case Task() | Measure():
            said = one_line(norm.action)
    return said[:LONGEST]
