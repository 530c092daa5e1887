"""Made-up observations for the console's benchmark: every month of the indicators that targets ask for, in every city."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import islice

from benchmarks.screening_data import places
from gangmu_console.targets.actions import import_indicators, refresh_targets
from gangmu_console.targets.models import ImportRun, Indicator, Observation

PART = 10_000
MONTHS = 50  # up to August 2018


def fill(count: int) -> None:
    """``count`` observations: indicators with targets first, each in each place and month; a fiftieth is not reported."""
    import_indicators()
    refresh_targets()
    rows = islice(_rows(), count)
    while part := list(islice(rows, PART)):
        Observation.objects.bulk_create(part, batch_size=1000)
    ImportRun.objects.bulk_create(
        [ImportRun(file_name=f"{number}月报.xlsx", region="210000", good=500, state="saved") for number in range(200)]
    )


def _rows() -> Iterator[Observation]:
    dice = random.Random(31)
    seats = ["210000", "630000", *(c for c in places("prefecture") if c[:2] in ("21", "63"))]
    wanted = Indicator.objects.filter(targets__isnull=False).distinct().order_by("pk")
    measured = [*wanted, *Indicator.objects.filter(targets=None).order_by("pk")]
    taken = set(Observation.objects.values_list("indicator_id", "region", "period_end"))
    for indicator in measured:
        for region in seats:
            level = dice.uniform(10, 500)
            for month in range(MONTHS):
                level *= dice.uniform(0.98, 1.03)
                end = _month_end(month)
                if (indicator.pk, region, end) not in taken:
                    yield Observation(
                        indicator=indicator, region=region, period_end=end, every="monthly", unit=indicator.unit or "万吨",
                        value=None if dice.random() < 0.02 else round(level, 2), source=f"{end:%Y年%m月}统计月报",
                        recorded_on=end + dt.timedelta(days=12),
                    )  # fmt: skip


def _month_end(month: int) -> dt.date:
    """The last day of the month ``month`` months after July 2014."""
    year, rest = divmod(2014 * 12 + 6 + month + 1, 12)
    return dt.date(year, rest + 1, 1) - dt.timedelta(days=1)
