"""轨迹图: observed, path, pace needed and forecast of one target as an ECharts option, and as a table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import Forecast, Pace, Reading, Trajectory, word
from gangmu_console.kit.cells import number
from gangmu_console.targets.precision import told
from gangmu_console.targets.standings import Held

Point = list[Any]
_FEW = 8  # points that each have room for their value
_APART = {"moveOverlap": "shiftY"}


def chart(
    held: Held, readings: tuple[Reading, ...], pace: Pace, forecast: Forecast, as_of: dt.date, places: int
) -> dict[str, Any]:
    """The context of ``gm/chart.html``; its words have ``places`` decimals."""
    path, unit = held.standing.path, held.target.unit
    goal = path.points[-1] if path.points else None
    series = [
        _observed(readings, as_of), _line(_("规定路径"), "path", [[p.date.isoformat(), p.value] for p in path.points]),
        _line(_("所需速度"), "need", _need(readings, goal, pace)), _band(readings, forecast),
        _ahead(readings, forecast, places), _goal(goal, pace, places),
    ]  # fmt: skip
    option = {
        "xAxis": _years(series), "yAxis": {"type": "value", "name": unit, "scale": True}, "legend": {"show": False},
        "grid": {"right": 132, "left": 48}, "series": [one for one in series if one["data"]],
    }  # fmt: skip
    return {
        "label": _read_out(held, forecast, places), "option": option, "legend": _legend(option["series"]),
        "table": _table([[one.date.isoformat(), one.value] for one in readings], path, forecast),
    }  # fmt: skip


def _years(series: list[dict[str, Any]]) -> dict[str, Any]:
    """The axis of time, told by the ends of years; a day longer, so that the last end is on it."""
    days = [point[0] for one in series for point in one["data"]]
    end = {"max": (dt.date.fromisoformat(max(days)) + dt.timedelta(days=1)).isoformat()} if days else {}
    return {"type": "time", "axisLabel": {"gm": "year-end", "said": _("{year}末")}, **end}


def _line(name: str, role: str, data: list[Point], **more: Any) -> dict[str, Any]:
    return {"name": name, "gm": role, "data": data, **more}


def _observed(readings: tuple[Reading, ...], as_of: dt.date) -> dict[str, Any]:
    """What was observed, each point with its value where they are few; a line at the day of the page."""
    label = {"show": len(readings) <= _FEW, "position": "bottom", "formatter": "{@[1]}", "color": "$ink"}
    now = {
        "silent": True, "symbol": "none", "animation": False, "lineStyle": {"color": "$rule-2", "type": "solid"},
        "label": {"formatter": as_of.isoformat(), "position": "insideStartTop", "color": "$ink-3", "rotate": 0},
        "data": [{"xAxis": as_of.isoformat()}],
    }  # fmt: skip
    points = [[one.date.isoformat(), one.value] for one in readings]
    return _line(_("实际"), "observed", points, label=label, markLine=now)


def _goal(goal: Any, pace: Pace, places: int) -> dict[str, Any]:
    """The goal, and in words what it needs each year."""
    if goal is None:
        return _line(_("目标"), "goal", [])
    words = f"{{b|{_('目标')} {told(goal.value, places)}}}"
    if pace.needed:
        words += f"\n{{w|{_('每年需')} {told(pace.needed, places)}}}"
    label = {
        "show": True, "position": "right", "formatter": words,
        "rich": {"b": {"fontWeight": 700, "fontSize": 13, "color": "$ink"}, "w": {"color": "$warn", "lineHeight": 18}},
    }  # fmt: skip
    return _line(_("目标"), "goal", [[goal.date.isoformat(), goal.value]], label=label, labelLayout=_APART)


def _need(readings: tuple[Reading, ...], goal: Any, pace: Pace) -> list[Point]:
    """From the newest reading straight to the goal, where something is still needed."""
    if not readings or goal is None or not pace.needed:
        return []
    return [[readings[-1].date.isoformat(), readings[-1].value], [goal.date.isoformat(), goal.value]]


def _ahead(readings: tuple[Reading, ...], forecast: Forecast, places: int) -> dict[str, Any]:
    """The forecast, joined to the newest reading; its end in words, with the interval."""
    if not forecast.predicted:
        return _line(_("预测"), "forecast", [])
    begin = [[readings[-1].date.isoformat(), readings[-1].value]] if readings else []
    points = begin + [[one.date.isoformat(), round(one.value, 4)] for one in forecast.predicted]
    last = forecast.predicted[-1]
    words = f"{{f|{_('预测')} {told(last.value, places)}}}\n{{i|{_interval(last, places)}}}"
    rich = {"f": {"color": "$blue"}, "i": {"color": "$ink-3", "fontSize": 11, "lineHeight": 18}}
    label = {"show": True, "formatter": words, "rich": rich}
    return _line(_("预测"), "forecast", points, endLabel=label, labelLayout=_APART)


def _interval(one: Any, places: int) -> str:
    return _("%(low)s 至 %(high)s") % {"low": told(one.low, places), "high": told(one.high, places)}


def _band(readings: tuple[Reading, ...], forecast: Forecast) -> dict[str, Any]:
    begin = [[readings[-1].date.isoformat(), readings[-1].value, readings[-1].value]] if readings else []
    ahead = [[one.date.isoformat(), round(one.low, 4), round(one.high, 4)] for one in forecast.predicted]
    return _line(_("八成区间"), "band", begin + ahead if ahead else [])


def _legend(series: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Role and words of each line that is drawn; the interval stands with its forecast."""
    return [(one["gm"], one["name"]) for one in series if one["gm"] in ("observed", "path", "need", "forecast", "band")]


def _read_out(held: Held, forecast: Forecast, places: int) -> str:
    """The picture in a sentence, for who hears it."""
    stands = held.standing
    words = [
        f"{held.target.name} {_('实际')} {told(stands.actual, places)}",
        f"{_('应达')} {told(stands.expected, places)}",
    ]
    if forecast.predicted:
        words.append(f"{_('预测')} {told(forecast.predicted[-1].value, places)}")
    return "，".join([*words, f"{_('目标')} {told(held.target.value, places)}{held.target.unit}"])


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
