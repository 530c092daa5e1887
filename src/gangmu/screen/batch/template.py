"""裁定的模板: a verdict with the figures of the one project left open, so that every project of its kind can fill in its own.

Everything in a verdict but the project itself, its hash, and the figures in the arithmetic depends only on what projects of one
signature share. The figures stand in the lines of ``GM651``: the project's own, and the same in the unit of the limit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from fractions import Fraction

import msgspec

from gangmu.norms.diagnostic import Language
from gangmu.registry.units import DAYS_A_YEAR, unit_ratio
from gangmu.screen.batch.cuts import COAL
from gangmu.screen.finding import Finding
from gangmu.screen.measure import FEWEST_DAYS, measured_number
from gangmu.screen.project import Amount, Project
from gangmu.screen.reasons import Reason, sentence
from gangmu.screen.verdict import Match, Verdict, match_json, swap_json

COLUMNS = (
    "outcome", "decided_by", "document", "clause", "reasons", "missing", "procedure", "procedure_level",
    "procedure_basis", "refusals", "refusal_basis", "replacement",
)  # fmt: skip
_VALUE = re.compile(r"-?[\d.]+(?:e[+-]?\d+)?|inf")
_OPEN = "\ue000"


class Slot(msgspec.Struct, frozen=True):
    """空位: the ``figure`` of the project (0 capacity, 1 investment, 2 energy), as told, or from ``given`` to ``unit``."""

    figure: int
    given: str = ""
    unit: str = ""
    span: float = 0.0


class Template(msgspec.Struct, frozen=True):
    """模板: ``columns`` (COLUMNS) are the same for all; the arithmetic, a line for each norm, with its slots (``%s``)."""

    columns: tuple[str, ...]
    arithmetic: str = ""
    slots: tuple[Slot, ...] = ()


class Pattern:
    """样式: makes templates; what many verdicts say of one norm is worded once."""

    def __init__(self, language: Language = "zh") -> None:
        self._language = language
        self._said: dict[tuple[object, ...], str] = {}
        self._lines: dict[int, tuple[tuple[Reason, ...], str, tuple[Slot, ...]]] = {}

    def open(self, found: Finding, project: Project, *, fixed: bool = False) -> None:
        """Open the figures of ``project`` in the arithmetic of ``found``; ``fixed`` keeps them: no other project has them."""
        if not found.arithmetic:
            return
        slots: list[Slot] = []
        told = [_opened(one, project, self._language, None if fixed else slots) for one in found.arithmetic]
        line = f"{found.rule.norm.replace('%', '%%')}: {('' if self._language == 'zh' else ' ').join(told)}"
        self._lines[id(found.arithmetic)] = found.arithmetic, line, tuple(slots)

    def of(self, verdict: Verdict) -> Template:
        """The template of ``verdict``, whose findings have been opened."""
        lines = [self._lines[id(match.arithmetic)][1:] for match in verdict.matches if match.arithmetic]
        slots = tuple(slot for _, figures in lines for slot in figures)
        return Template(self._columns(verdict), "\n".join(line for line, _ in lines), slots)

    def _columns(self, verdict: Verdict) -> tuple[str, ...]:
        deciding = [match for match in verdict.matches if match.role == "decides"]
        course, swap = verdict.procedure, verdict.replacement
        return (
            verdict.outcome,
            "；".join(match.norm for match in deciding),
            "；".join(dict.fromkeys(match.document for match in deciding)),
            "；".join(match.clause for match in deciding),
            f"[{','.join(self._reason(match) for match in verdict.matches)}]",
            _json(_asked(verdict, self._language)) if verdict.missing else "",
            course.kind, course.level or "", course.basis or "",
            "；".join(verdict.refusals), verdict.refusal_basis,
            _json(swap_json(swap, self._language)) if swap else "",
        )  # fmt: skip

    def _reason(self, match: Match) -> str:
        key = (match.norm, match.subject, match.matched, match.role, match.why)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = _json(_without_arithmetic(match_json(match, self._language)))
        return said


def _asked(verdict: Verdict, language: Language) -> list[dict[str, str]]:
    return [{"fact": question.fact, "question": sentence(question.ask, language)} for question in verdict.missing]


def _without_arithmetic(match: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in match.items() if name != "arithmetic"}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _opened(told: Reason, project: Project, language: Language, slots: list[Slot] | None) -> str:
    """The sentence with ``%s`` for each figure, which is noted in ``slots``."""
    args = dict(told.args)
    if slots is None or told.code != "GM651":
        return sentence(told, language).replace("%", "%%")
    line = "".join(_line(args["line"], project, slots))
    opened = Reason(told.code, tuple({**args, "line": line}.items()))
    return sentence(opened, language).replace("%", "%%").replace(_OPEN, "%s")


def _line(line: str, project: Project, slots: list[Slot]) -> Iterator[str]:
    """``600吨/日 × 365~300日/年 = 21.9万吨/年 ~ 18万吨/年`` with its figures open."""
    place, given = _figure(line, project)
    head = f"{measured_number(given.value)}{given.unit}"
    slots.append(Slot(place))
    yield f"{_OPEN}{given.unit}"
    left, equals, values = line.removeprefix(head).partition(" = ")
    yield left + equals
    shown = values.split(" ~ ") if values else []
    spans = (project.operating_days,) if project.operating_days else (DAYS_A_YEAR, FEWEST_DAYS)
    for number, (value, span) in enumerate(zip(shown, spans, strict=False)):
        unit = _VALUE.sub("", value, count=1)
        slots.append(Slot(place, given.unit, unit, span))
        yield f"{' ~ ' if number else ''}{_OPEN}{unit}"


def _figure(line: str, project: Project) -> tuple[int, Amount]:
    """The first of the project's figures that ``line`` begins with: it is one of them by the making of the line."""
    energy = Amount(project.energy, COAL) if project.energy is not None else None
    for place, amount in enumerate((project.capacity, project.investment, energy)):
        if amount is not None and _begins(line, f"{measured_number(amount.value)}{amount.unit}"):
            return place, amount
    raise AssertionError(line)


def _begins(line: str, head: str) -> bool:
    return line == head or line.startswith((f"{head} × ", f"{head} = "))


def filled(template: Template, figures: tuple[float | None, ...]) -> str:
    """The arithmetic of a project with these figures."""
    return template.arithmetic % tuple([_shown(slot, figures[slot.figure]) for slot in template.slots])


def _shown(slot: Slot, value: float | None) -> str:
    if value is None:
        raise AssertionError(slot)
    if slot.unit:
        value = converted(value, slot.given, slot.unit, slot.span)
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


@functools.cache
def _parts(given: str, unit: str, span: float) -> tuple[int, int]:
    ratio = unit_ratio(given, unit, span)
    return ratio.as_integer_ratio() if ratio is not None else (0, 1)


@functools.lru_cache(maxsize=100_000)
def converted(value: float, given: str, unit: str, span: float) -> float:
    """The same as ``convert``, to the last bit, without making fractions: integers divide with one rounding."""
    above, below = _parts(given, unit, span)
    text = str(value)
    if "e" in text:
        return float(Fraction(text) * Fraction(above, below))
    front, _, behind = text.partition(".")
    under: int = 10 ** len(behind) * below
    return int(front + behind) * above / under
