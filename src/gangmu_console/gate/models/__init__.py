"""准入: screenings with their verdicts, batches, notices to authorities, parallel reviews, regional limits."""

from gangmu_console.gate.models.batch import Batch, BatchError
from gangmu_console.gate.models.limit import RegionalLimit
from gangmu_console.gate.models.notice import Notice, Permit, Refused
from gangmu_console.gate.models.review import Review
from gangmu_console.gate.models.screening import DayBook, Outcome, Screening

__all__ = [
    "Batch", "BatchError", "DayBook", "Notice", "Outcome", "Permit", "Refused", "RegionalLimit", "Review", "Screening",
]  # fmt: skip
