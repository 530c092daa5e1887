"""Targets and observations made by hand for the tests of progress."""

from __future__ import annotations

import datetime as dt
from typing import Any

from gangmu.norms import Target
from gangmu.progress import Observation, period_named


def target(**fields: Any) -> Target:
    """A share of 25 % due in 2020, from 15 % in 2014, in a pack's form."""
    made = {
        "id": "plan/1#2", "clause": "1", "start": 0, "end": 0, "quote": "", "region": "210000", "region_name": "辽宁省",
        "rule": "", "indicator": "高端装备制造业销售收入占装备制造业比重", "indicator_id": "high_end_equipment_share_of_equipment",
        "value": 25.0, "unit": "%", "year": 2020, "baseline_year": 2014, "baseline_value": 15.0,
    }  # fmt: skip
    return Target(**{**made, **fields})


def seen(period: str, value: float | None, unit: str = "", **fields: Any) -> Observation:
    """What was observed for ``period``, written as an import would have it."""
    found = period_named(period)
    assert found is not None, period
    return Observation(value, unit, found.end, found.every, **fields)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
