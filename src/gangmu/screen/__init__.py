"""筛查: may this project be built here, and which clause says so?"""

from gangmu.screen.finding import Outcome
from gangmu.screen.orders import Limit
from gangmu.screen.project import Amount, Equipment, Parameter, Project, project_json
from gangmu.screen.reasons import Question, Reason, sentence
from gangmu.screen.screening import Index, screen
from gangmu.screen.verdict import Match, Verdict, sentences, verdict_json

__all__ = [
    "Amount", "Equipment", "Index", "Limit", "Match", "Outcome", "Parameter", "Project", "Question", "Reason", "Verdict",
    "project_json", "screen", "sentence", "sentences", "verdict_json",
]  # fmt: skip
