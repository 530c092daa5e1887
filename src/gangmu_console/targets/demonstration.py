"""演示: observations, and one target divided among the cities (data/*.csv). Figures with a source are facts; the rest is
made up and says so."""

from __future__ import annotations

import csv
import datetime as dt
from importlib.resources import files

from django.db import transaction

from gangmu.progress import period_named
from gangmu_console.people.models import User
from gangmu_console.targets.actions import import_indicators, record, refresh_targets
from gangmu_console.targets.models import Indicator, Observation, Target, TargetVersion, Weight

DIVIDED, PARENT, YEAR, NODE = "high_end_equipment_share_of_equipment", "210000", 2020, dt.date(2018, 6, 30)
BASE, ON = 2014, dt.date(2018, 7, 20)


def load(people: dict[str, User]) -> None:
    """Load once; what is there is left alone."""
    import_indicators()
    refresh_targets()
    if not Observation.objects.exists():
        with transaction.atomic():
            _observations()
            _cities(people["zhou"])


def _rows(name: str) -> list[dict[str, str]]:
    with files("gangmu_console.targets").joinpath(f"data/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _observations() -> None:
    held = {one.code: one for one in Indicator.objects.all()}
    for row in _rows("observations.csv"):
        period = period_named(row["period"])
        if period is None or row["indicator"] not in held:
            raise ValueError(f"data/observations.csv: {row}")
        value = None if row["value"] == "缺报" else float(row["value"])
        record(
            None, held[row["indicator"]], row["region"], period.end, period.every, value, unit=row["unit"], source=row["source"],
            day=dt.date.fromisoformat(row["recorded"]), synthetic=bool(row["synthetic"]),
        )  # fmt: skip


def _cities(setter: User) -> None:
    """A target of each city, with its weight and what was observed there: all made up."""
    indicator = Indicator.objects.get(code=DIVIDED)
    above = Target.objects.filter(indicator=indicator, region=PARENT, year=YEAR).first()
    for row in _rows("cities.csv"):
        region, goal = row["region"], float(row["goal"])
        base = round(goal * 0.32, 1)
        said = {**(above.said if above else {}), "id": f"demo-{region}/0#1", "region": region, "value": goal, "clause": "",
                "baseline_year": BASE, "baseline_value": base, "start": 0, "end": 0, "quote": ""}  # fmt: skip
        target = Target.objects.create(
            indicator=indicator, name=indicator.name, region=region, year=YEAR, value=goal, unit="%", said=said
        )
        TargetVersion.objects.create(
            target=target, number=1, said=said, since=dt.date(2016, 2, 26), reason="演示：分解到市", set_by=setter
        )
        Weight.objects.create(
            indicator=indicator,
            parent=PARENT,
            region=region,
            weight=float(row["weight"]),
            year=YEAR,
            source="模拟数",
            synthetic=True,
        )
        value = float(row["actual"]) if row["actual"] else None
        record(None, indicator, region, NODE, "to_date", value, unit="%", source="模拟数", day=ON, synthetic=True)
