"""轨迹图: observed, path, pace needed and forecast of one target as an ECharts option, and as a table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import Forecast, Pace, Reading, Trajectory, word
from gangmu_console.kit.cells import number

Point = list[Any]


def chart(
    name: str,
    unit: str,
    readings: tuple[Reading, ...],
    path: Trajectory,
    pace: Pace,
    forecast: Forecast,
    as_of: dt.date,
) -> dict[str, Any]:
    """The context of ``gm/chart.html``."""
    observed = [[one.date.isoformat(), one.value] for one in readings]
    goal = path.points[-1] if path.points else None
    series = [
        _line(_("实际"), "observed", observed), _line(_("规定路径"), "path", [[p.date.isoformat(), p.value] for p in path.points]),
        _line(_("所需速度"), "need", _need(readings, goal, pace)), _line(_("预测"), "forecast", _ahead(readings, forecast)),
        _line(_("八成区间"), "band", _band(readings, forecast)),
        _line(_("目标"), "goal", [[goal.date.isoformat(), goal.value]] if goal else []),
    ]  # fmt: skip
    option = {
        "xAxis": {"type": "time"}, "yAxis": {"type": "value", "name": unit, "scale": True}, "legend": {"show": False},
        "grid": {"right": 40}, "series": [one for one in series if one["data"]],
    }  # fmt: skip
    return {"label": name, "option": option, "table": _table(observed, path, forecast)}


def _line(name: str, role: str, data: list[Point]) -> dict[str, Any]:
    return {"name": name, "gm": role, "data": data}


def _need(readings: tuple[Reading, ...], goal: Any, pace: Pace) -> list[Point]:
    """From the newest reading straight to the goal, where something is still needed."""
    if not readings or goal is None or not pace.needed:
        return []
    return [[readings[-1].date.isoformat(), readings[-1].value], [goal.date.isoformat(), goal.value]]


def _ahead(readings: tuple[Reading, ...], forecast: Forecast) -> list[Point]:
    """The forecast, joined to the newest reading."""
    if not forecast.predicted:
        return []
    begin = [[readings[-1].date.isoformat(), readings[-1].value]] if readings else []
    return begin + [[one.date.isoformat(), round(one.value, 4)] for one in forecast.predicted]


def _band(readings: tuple[Reading, ...], forecast: Forecast) -> list[Point]:
    if not forecast.predicted:
        return []
    begin = [[readings[-1].date.isoformat(), readings[-1].value, readings[-1].value]] if readings else []
    return begin + [[one.date.isoformat(), round(one.low, 4), round(one.high, 4)] for one in forecast.predicted]


def _table(observed: list[Point], path: Trajectory, forecast: Forecast) -> dict[str, Any]:
    """The same as rows: day, observed, path, forecast with its interval."""
    seen: dict[str, float] = dict(observed)  # type: ignore[arg-type]
    ahead = {one.date: f"{number(one.value)}（{number(one.low)} – {number(one.high)}）" for one in forecast.predicted}
    days = {dt.date.fromisoformat(day) for day in seen} | {point.date for point in path.points} | set(ahead)
    rows = []
    for day in sorted(days):
        value, asked = seen.get(day.isoformat()), path.at(day)
        told = [number(one) if one is not None else None for one in (value, asked)]
        rows.append([day.isoformat(), *told, ahead.get(day)])
    return {"columns": [_("日期"), _("实际"), _("应达"), _("预测（八成区间）")], "rows": rows}


def method(forecast: Forecast) -> str:
    """What is said of the forecast: its method and number of points, or why there is none."""
    language = "en" if get_language() == "en" else "zh"
    if forecast.reason is not None:
        return forecast.reason.said(language)
    told = {"method": word("method", forecast.method, language), "count": forecast.count}
    return _("预测方法：%(method)s，%(count)s 个观测点，区间按八成") % told
