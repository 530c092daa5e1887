"""进展的计算: where many targets stand on a day, in three queries however many there are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import DenseRank

from gangmu.norms import Target as TargetValue
from gangmu.progress import Observation as Observed
from gangmu.progress import Standing, rivals, standing
from gangmu_console.targets.models import Observation, Target

MARKS = {
    "met": "ok", "on_track": "ok", "behind": "warn", "severely_behind": "bad", "no_baseline": "none", "not_reported": "none",
    "definition_differs": "warn", "disputed": "seal", "unknown": "none",
}  # fmt: skip

_READ = (
    "pk", "indicator_id", "region", "period_end", "value", "unit", "every", "source", "recorded_on", "revision", "differs",
)  # fmt: skip
_Place = tuple[int | None, str]
_Seen = dict[_Place, list[Observed]]
_Beside = dict[_Place, list[TargetValue]]


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


def held(targets: Iterable[Target], as_of: dt.date, *, lately: bool = False) -> list[Held]:
    """Where each of ``targets`` stands on ``as_of``; fetch them with indicator and norm__document.

    ``lately`` reads of each only the period observed last, which decides where it stands; ``standing.last``, and whatever
    draws a line, needs all of them.
    """
    chosen = list(targets)
    beside, seen, found = _beside(chosen, as_of), _observed(chosen, as_of, lately), []
    for target in chosen:
        place = (target.indicator_id, target.region)
        value, others, observations = value_of(target), tuple(beside[place]), tuple(seen[place])
        found.append(Held(target, value, observations, others, standing(value, observations, as_of, others=others)))
    return found


def disputed(targets: QuerySet[Target], as_of: dt.date) -> list[int]:
    """The keys of those of ``targets`` that have rivals: no observation is read for that, and only those that share their year."""
    near = {name: OuterRef(name) for name in ("indicator", "region", "year")}
    twins = in_force(Target.objects.filter(**near), as_of).exclude(pk=OuterRef("pk"))
    chosen = list(targets.filter(Exists(twins)))
    beside = _beside(chosen, as_of)
    return [one.pk for one in chosen if rivals(value_of(one), beside[one.indicator_id, one.region])]


def _beside(chosen: Sequence[Target], as_of: dt.date) -> _Beside:
    """The targets in force for the indicators and regions of ``chosen``."""
    found: _Beside = defaultdict(list)
    near = in_force(Target.objects.filter(_places(chosen)), as_of).select_related("indicator", "norm__document")
    for other in near.defer("norm__document__text", "norm__document__tables", "norm__proposal", "norm__data"):
        found[other.indicator_id, other.region].append(value_of(other))
    return found


def _observed(chosen: Sequence[Target], as_of: dt.date, lately: bool) -> _Seen:
    """What was observed for ``chosen``, with every revision; of each only the last period where that is said."""
    found: _Seen = defaultdict(list)
    codes = {target.indicator_id: target.indicator.code for target in chosen if target.indicator is not None}
    rows = Observation.objects.filter(_places(chosen), recorded_on__lte=as_of)
    if lately:
        place = Window(DenseRank(), partition_by=["indicator_id", "region"], order_by=F("period_end").desc())
        rows = rows.annotate(place=place).filter(place=1)
    for pk, measured, region, end, *told in rows.order_by("-period_end", "-id").values_list(*_READ):
        value, unit, every, source, recorded, revision, differs = told
        found[measured, region].append(
            Observed(
                value=value, unit=unit, date=end, every=every, region=region, indicator=codes[measured], source=source,
                recorded=recorded, revision=revision, differs=differs, id=str(pk),
            )
        )  # fmt: skip
    return found


def _places(chosen: Iterable[Target]) -> Q:
    """What belongs to the indicators and regions of ``chosen``, pair by pair; nothing where there are none."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for target in chosen:
        if target.indicator_id is not None:
            wanted[target.region].add(target.indicator_id)
    found = Q(pk__in=())
    for region, measured in wanted.items():
        found |= Q(region=region, indicator__in=measured)
    return found
