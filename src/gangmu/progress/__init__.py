"""进展: where a target stands, given what was observed. For whoever shows it (rules: docs/reference/progress.md):

    period = period_named("2018年6月")                       # None: tell the one who typed it
    row = Observation(18.7, "%", period.end, period.every, region="210000", indicator=…, source=…, recorded=…)
    found = standing(target, rows, as_of, others=targets_in_force, ought=latest_period("monthly", as_of, lag_days=30))
    found.expected, found.actual, found.gap, found.gap_unit, word("status", found.status), found.reason.said("zh")
    found.path.points                                        # to draw; found.path.at(day) for any day
    pace(target, rows, as_of)                                # 所需速度 and the pace of the last two years
    forecast(target, rows, as_of)                            # points, interval, method_name(), outlook
    share_standings([primary, secondary, tertiary], rows, as_of)
    allocation(province, cities, regions=codes_and_names, weights=…).arithmetic("zh")

All is pure: ``rows`` may hold every revision of everything in any order, the day decides what counts. A figure that is not
known is None, never zero, with a ``Reason`` beside it. Words come from ``word`` and ``Reason.said`` in Chinese and English.
"""

from gangmu.progress.allocation import Allocation, Balance, Kind, Line, allocation, allocation_kind
from gangmu.progress.forecast import Forecast, Method, Outlook, Predicted, forecast
from gangmu.progress.observation import Observation, known, revisions
from gangmu.progress.pace import Pace, pace
from gangmu.progress.period import Every, Period, latest_period, period_named
from gangmu.progress.series import Reading, readings
from gangmu.progress.shares import Shares, Sum, share_standings, sum_of_shares
from gangmu.progress.standing import Severity, Standing, gap_unit, standing
from gangmu.progress.status import PathStatus, Status, due, path_value, satisfied, status
from gangmu.progress.trajectory import Point, Trajectory, milestones, rivals, trajectory
from gangmu.progress.words import Reason, word

__all__ = [
    "Allocation", "Balance", "Every", "Forecast", "Kind", "Line", "Method", "Observation", "Outlook", "Pace", "PathStatus",
    "Period", "Point", "Predicted", "Reading", "Reason", "Severity", "Shares", "Standing", "Status", "Sum", "Trajectory",
    "allocation", "allocation_kind", "due", "forecast", "gap_unit", "known", "latest_period", "milestones", "pace",
    "path_value", "period_named", "readings", "revisions", "rivals", "satisfied", "share_standings", "standing", "status",
    "sum_of_shares", "trajectory", "word",
]  # fmt: skip
