"""进展的计算: where many targets stand on a day, in three queries however many there are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from django.db.models import Q, QuerySet

from gangmu.norms import Target as TargetValue
from gangmu.progress import Observation as Observed
from gangmu.progress import Standing, standing
from gangmu_console.targets.models import Observation, Target

MARKS = {
    "met": "ok", "on_track": "ok", "behind": "warn", "severely_behind": "bad", "no_baseline": "none", "not_reported": "none",
    "definition_differs": "warn", "disputed": "seal", "unknown": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """计算所据: a target's value, what was observed of it, the other targets in force, and where it stands."""

    target: Target
    value: TargetValue
    observations: tuple[Observed, ...]
    others: tuple[TargetValue, ...]
    standing: Standing


def value_of(target: Target) -> TargetValue:
    """The target that counts, as the library's value; its id names the document."""
    value = msgspec.convert(target.said, TargetValue, strict=False)
    if target.norm is not None and "/" not in value.id:
        value = msgspec.structs.replace(value, id=f"{target.norm.document.key}/{value.id}")
    code = target.indicator.code if target.indicator else None
    return msgspec.structs.replace(value, indicator_id=code, region=target.region)


def in_force(targets: QuerySet[Target], as_of: dt.date) -> QuerySet[Target]:
    """The targets of documents that bind on ``as_of``, and those of the office itself."""
    since = Q(norm__document__effective__lte=as_of) | Q(norm__document__effective=None) & (
        Q(norm__document__issued__lte=as_of) | Q(norm__document__issued=None)
    )
    until = Q(norm__document__expires=None) | Q(norm__document__expires__gte=as_of)
    return targets.filter(Q(norm=None) | Q(norm__document__status__in=("in_force", "expired")) & since & until)


def observed(row: Observation) -> Observed:
    """A row as the library's value."""
    return Observed(
        value=row.value, unit=row.unit, date=row.period_end, every=row.every, region=row.region,
        indicator=row.indicator.code, source=row.source, recorded=row.recorded_on, revision=row.revision,
        differs=row.differs, id=str(row.pk),
    )  # fmt: skip


def held(targets: Iterable[Target], as_of: dt.date) -> list[Held]:
    """Where each of ``targets`` stands on ``as_of``; fetch them with indicator and norm__document."""
    chosen = list(targets)
    measured = {target.indicator_id for target in chosen}
    regions = {target.region for target in chosen}
    seen: dict[tuple[int, str], list[Observed]] = defaultdict(list)
    rows = Observation.objects.filter(indicator__in=measured, region__in=regions, recorded_on__lte=as_of)
    for row in rows.select_related("indicator"):
        seen[row.indicator_id, row.region].append(observed(row))
    beside: dict[tuple[int | None, str], list[TargetValue]] = defaultdict(list)
    near = in_force(Target.objects.filter(indicator__in=measured, region__in=regions), as_of)
    for other in near.select_related("indicator", "norm__document").defer(
        "norm__document__text", "norm__document__tables"
    ):
        beside[other.indicator_id, other.region].append(value_of(other))
    found = []
    for target in chosen:
        place = (target.indicator_id, target.region)
        value, others = value_of(target), tuple(beside[place])
        observations = tuple(seen.get(place, ()))  # type: ignore[arg-type]
        found.append(Held(target, value, observations, others, standing(value, observations, as_of, others=others)))
    return found
