"""进度条: where baseline, actual, path and goal stand on a bar of 184 by 20, as ``gm/bullet.html`` draws it."""

from __future__ import annotations

from typing import Any

from gangmu.progress import Standing

LEFT, WIDTH, WHOLE = 24, 150, 184


def bullet(standing: Standing, label: str) -> dict[str, Any] | None:
    """The bar of ``standing``; None where there is no path to draw one along."""
    points = standing.path.points
    if len(points) < 2 or points[0].kind != "baseline" or standing.actual is None:
        return None
    base, goal = points[0].value, points[-1].value
    if goal == base:
        return None

    def x(value: float) -> float:
        return round(min(WHOLE - 2.0, max(2.0, LEFT + WIDTH * (value - base) / (goal - base))), 1)

    actual = x(standing.actual)
    tone = {"behind": "warn", "severely_behind": "bad"}.get(standing.status, "")
    return {
        "label": label, "base_x": LEFT, "span": WIDTH, "goal_x": LEFT + WIDTH, "from_x": min(LEFT, actual),
        "width": round(abs(actual - LEFT), 1), "path_x": x(standing.expected) if standing.expected is not None else None,
        "tone": tone,
    }  # fmt: skip
