"""报送: a new observation, or a newer revision of one; nothing is ever overwritten."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gangmu.progress import Every
from gangmu.registry.regions import contains
from gangmu_console.people import audit
from gangmu_console.people.person import Person
from gangmu_console.targets.models import ImportRun, Indicator, Observation


class Wrong(Exception):
    """An observation that cannot be: the message says why."""


def may_report(person: Person, region: str) -> bool:
    """Whether the person reports for ``region``: their own, or one below it."""
    return any(contains(post.region, region) for post in person.posts_for("observations", "add"))


@transaction.atomic
def record(
    person: Person | None, indicator: Indicator, region: str, period_end: dt.date, every: Every, value: float | None,
    *, unit: str, source: str, day: dt.date, reason: str = "", run: ImportRun | None = None, **more: Any,
) -> Observation:  # fmt: skip
    """Record ``value`` (None: 缺报) of ``indicator`` for ``region`` and the period that ends on ``period_end``.

    Where there is one already this is its next revision, for which a ``reason`` is asked. Raises Wrong.
    """
    if value is not None and not math.isfinite(value):
        raise Wrong(_("数值不是一个有限的数"))
    if period_end > day:
        raise Wrong(_("观测期 %(end)s 还没有结束") % {"end": period_end})
    where = {"indicator": indicator, "region": region, "period_end": period_end, "every": every}
    before = Observation.objects.select_for_update().filter(**where, current=True).first()
    if before is not None and (before.value, before.unit, before.differs) == (value, unit, more.get("differs", "")):
        return before
    if before is not None and not reason:
        raise Wrong(_("该期已有数值，修订须写明理由"))
    try:
        with transaction.atomic():
            if before is not None:
                Observation.objects.filter(pk=before.pk).update(current=False)
            made = Observation.objects.create(
                **where, value=value, unit=unit, source=source, reason=reason, run=run, recorded_on=day,
                recorded_by=person.user if person else None, revision=before.revision + 1 if before else 0, **more,
            )  # fmt: skip
    except IntegrityError as fault:
        raise Wrong(_("他人刚刚报送了同一期的数值，请看过后再报")) from fault
    said = {"value": before.value, "unit": before.unit} if before else None
    audit.record(
        person,
        "observe" if before is None else "revise",
        made,
        before=said,
        after={"value": value, "unit": unit},
        why=reason,
    )
    return made
