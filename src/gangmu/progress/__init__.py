"""进展: where a target stands, given what was observed."""

from gangmu.progress.observation import Observation, known, revisions
from gangmu.progress.period import Every, Period, latest_period, period_named
from gangmu.progress.series import Reading, readings
from gangmu.progress.standing import Severity, Standing, gap_unit, standing
from gangmu.progress.status import PathStatus, Status, due, path_value, satisfied, status
from gangmu.progress.trajectory import Point, Trajectory, milestones, rivals, trajectory
from gangmu.progress.words import Reason, word

__all__ = [
    "Every", "Observation", "PathStatus", "Period", "Point", "Reading", "Reason", "Severity", "Standing", "Status", "Trajectory",
    "due", "gap_unit", "known", "latest_period", "milestones", "path_value", "period_named", "readings", "revisions", "rivals",
    "satisfied", "standing", "status", "trajectory", "word",
]  # fmt: skip
