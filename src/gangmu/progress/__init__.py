"""进展: where a target stands, given what was observed."""

from gangmu.progress.status import Observation, Status, due, path_value, satisfied, status

__all__ = ["Observation", "Status", "due", "path_value", "satisfied", "status"]
