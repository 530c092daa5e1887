"""取数自规范: indicators from the registry, targets from the norms of published documents; safe to call again."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import transaction

from gangmu.lint.docket import is_baseline
from gangmu.norms import Target as TargetValue
from gangmu.registry.indicators import indicator as registered
from gangmu.registry.indicators import indicators
from gangmu_console.library.models import Norm
from gangmu_console.targets.models import Indicator, Target, TargetVersion

COUNTING = (Norm.State.ACCEPTED, Norm.State.EDITED, Norm.State.ADDED)
_FIELDS = ("name", "unit", "direction", "numerator", "denominator", "periodicity", "reported_by", "family")


@transaction.atomic
def import_indicators() -> int:
    """The indicators of the registry that are missing; how many there were."""
    known = set(Indicator.objects.values_list("code", flat=True))
    made = [_row(code) for code in indicators() if code not in known]
    Indicator.objects.bulk_create(made, batch_size=500)
    return len(made)


@transaction.atomic
def refresh_targets() -> int:
    """Make a target of each norm that counts, follow those that were changed, drop those that count no more.

    A value that the office set over a norm stays: it has a version of its own. How many targets are new.
    """
    norms = Norm.objects.filter(kind="target", document__stage="published", state__in=COUNTING).select_related(
        "document"
    )
    values = {norm.pk: (norm, msgspec.convert(norm.data, TargetValue, strict=False)) for norm in norms}
    wanted = {pk: (norm, value) for pk, (norm, value) in values.items() if not is_baseline(value)}
    held = {target.norm_id: target for target in Target.objects.exclude(norm=None)}
    Target.objects.exclude(norm=None).exclude(norm_id__in=wanted).delete()
    measured = _indicators(value for _, value in wanted.values())
    made = [_target(norm, value, measured) for pk, (norm, value) in wanted.items() if pk not in held]
    Target.objects.bulk_create(made, batch_size=500)
    TargetVersion.objects.bulk_create(
        [TargetVersion(target=one, number=1, said=one.said, since=_since(one.norm), reason="文件规定") for one in made],
        batch_size=500,
    )
    for pk, (norm, value) in wanted.items():
        if pk in held and held[pk].version == 1 and held[pk].said != norm.data:
            fresh = _target(norm, value, measured)
            fields = ("indicator", "name", "region", "year", "value", "unit", "said")
            Target.objects.filter(pk=held[pk].pk).update(**{name: getattr(fresh, name) for name in fields})
    return len(made)


def code_of(value: TargetValue) -> str:
    """The code of what is measured; a name of its own where the registry knows none."""
    return (value.indicator_id or f"named:{''.join(value.indicator.split())}")[:120]


def _indicators(values: Iterable[TargetValue]) -> dict[str, Indicator]:
    """Code → indicator of each target; those that no registry has are made from the target."""
    wanted = {code_of(value): value for value in values}
    known = {one.code: one for one in Indicator.objects.filter(code__in=wanted)}
    made = [_row(code, value) for code, value in wanted.items() if code not in known]
    Indicator.objects.bulk_create(made, batch_size=500)
    return known | {one.code: one for one in made}


def _row(code: str, value: TargetValue | None = None) -> Indicator:
    known = registered(code)
    if known is not None:
        return Indicator(code=code, **{name: getattr(known, name) for name in _FIELDS})
    name, unit = ("".join(value.indicator.split())[:160], value.unit) if value else (code, "")
    return Indicator(code=code, name=name, unit=unit)


def _target(norm: Norm, value: TargetValue, measured: dict[str, Indicator]) -> Target:
    return Target(
        norm=norm, indicator=measured[code_of(value)], name="".join(value.indicator.split())[:200], region=norm.region,
        year=value.year, value=value.value, unit=value.unit, said=norm.data, headline=norm.region.endswith("0000"),
    )  # fmt: skip


def _since(norm: Norm) -> object:
    document = norm.document
    return document.effective or document.issued or document.uploaded_at.date()
