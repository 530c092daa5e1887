"""同一事物一处按年新增（流量），一处按累计达到（存量），没有基数可以相互核对。

What it does: pairs a yearly number of things with a total of the same things in one region.

Why it is bad: whether the yearly number leads to the total depends on the present stock, which neither states.

Example: 50 new technology centres a year; 800 centres by 2020.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import same_matter


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each pair of a flow and a stock."""
    stocks = grouped(
        (aim for aim in docket.aims if aim.norm.change == "level" and aim.norm.unit not in ("%", "倍")),
        lambda aim: (aim.norm.region, aim.norm.unit),
    )
    for flow in docket.aims:
        if flow.norm.change != "annual":
            continue
        for stock in stocks.get((flow.norm.region, flow.norm.unit), ()):
            if stock.norm.baseline_value is None and same_matter(flow.norm, stock.norm):
                yield rule.found([at(flow), at(stock)], flow=flow.norm.indicator, stock=stock.norm.indicator)


RULE = Rule("GM208", "flow-and-stock", "info", check)
