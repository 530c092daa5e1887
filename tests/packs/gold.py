"""The gold norms of the seeds (``../shared``) held beside the shipped packs: which norm of a pack says what a gold norm says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from gangmu.norms import Directive, Norm, Target, Task
from gangmu.pack import PackNorm
from tests.seeds import GOLD

KEYS = {
    "000": "liaoning-supply-side-2016", "001": "liaoning-upgrade-2015", "002": "liaoning-layout-2015",
    "003": "liaoning-manufacturing-draft-2021", "004": "qinghai-supply-side-2016",
}  # fmt: skip
KINDS: dict[str, type[Norm]] = {"target": Target, "task": Task, "directive": Directive}
Gold = dict[str, Any]
_MARKS = re.compile(r"[\s,，。、；;：:（）()“”\"'《》]+")


def gold(kind: str) -> list[Gold]:
    """The gold norms of ``kind`` that a pack must hold: none that may be found or not, no figure of a past year."""
    norms = json.loads(GOLD.read_text("utf-8"))
    wanted = [norm for norm in norms if norm["kind"] == kind and not norm.get("borderline")]
    return [norm for norm in wanted if norm.get("role") != "baseline"]


def agrees(one: Gold, norm: Norm) -> bool:
    """Whether ``norm`` says what the gold norm ``one`` says, wording and place of the clause aside."""
    match norm:
        case Target():
            return _target(one, norm)
        case Task():
            return _task(one, norm)
        case Directive():
            return norm.stance in allowed(one, "stance") and any(
                alike(subject, mine) for subject in one["subjects"] for mine in norm.subjects
            )
    return False


def uncovered(one: Gold, norms: Iterable[PackNorm]) -> list[str]:
    """The subjects of a gold directive that none of ``norms`` speaks of in a stance that it accepts."""
    said = [subject for norm in norms if agrees(one, norm.norm) for subject in norm.norm.subjects]  # type: ignore[union-attr]
    return [subject for subject in one["subjects"] if not any(alike(subject, mine) for mine in said)]


def allowed(one: Gold, field: str) -> list[Any]:
    """What the gold norm says in ``field``, and what it accepts instead."""
    return [one.get(field), *(one.get(f"{field}_accept") or [])]


def alike(one: str, other: str) -> bool:
    """Whether two names agree: one inside the other, or most characters shared."""
    a, b = plain(one), plain(other)
    shared = 2 * sum((Counter(a) & Counter(b)).values())
    return bool(a and b) and (a in b or b in a or shared >= 0.6 * (len(a) + len(b)))


def plain(text: str) -> str:
    """``text`` without marks and blanks, in half width."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def _target(one: Gold, target: Target) -> bool:
    figures = ("value", "unit", "year", "change", "baseline_year", "baseline_value")
    same = all(one.get(field) == getattr(target, field) for field in figures)
    return same and target.comparator in allowed(one, "comparator") and alike(one["indicator"], target.indicator)


def _task(one: Gold, task: Task) -> bool:
    figures = ("deadline_year", "quantity", "recurrence")
    same = all(one.get(field) == getattr(task, field) for field in figures)
    names = all(
        {plain(name) for name in one.get(field) or []} == {plain(name) for name in getattr(task, field)}
        for field in ("lead", "cooperate")
    )
    return same and names
