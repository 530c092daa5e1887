"""分位数: how wide an interval must be when its spread was estimated from few values (Student's t).

Up to 30 degrees of freedom from a table (data/student_t.csv: the usual three decimals, as in any textbook of statistics,
two-sided level by column), beyond by the expansion in 1/df of Abramowitz and Stegun, Handbook of Mathematical Functions,
26.7.5, which is exact to these decimals there.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from statistics import NormalDist


def student_t(level: float, freedom: int) -> float:
    """t 分位数: the t with ``level`` (0.8 or 0.95) of the distribution between -t and t, at ``freedom`` degrees of freedom.

    KeyError for another level or no degree of freedom.
    """
    if freedom <= max(_table()[level]):
        return _table()[level][freedom]
    return expanded(level, freedom)


def expanded(level: float, freedom: int) -> float:
    """The same by the expansion: z + (z^3 + z)/(4 df) + (5 z^5 + 16 z^3 + 3 z)/(96 df^2), z of the normal distribution."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


@functools.cache
def _table() -> dict[float, dict[int, float]]:
    text = (resources.files("gangmu.progress") / "data" / "student_t.csv").read_text("utf-8")
    head, *rows = csv.reader(text.splitlines())
    return {float(name): {int(row[0]): float(row[k]) for row in rows} for k, name in enumerate(head) if k}
