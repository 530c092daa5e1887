"""意见页: what the page of a verdict is drawn from."""

from gangmu_console.gate.page.questions import questions
from gangmu_console.gate.page.verdict import drawn, spoken_verdict

__all__ = ["drawn", "questions", "spoken_verdict"]
