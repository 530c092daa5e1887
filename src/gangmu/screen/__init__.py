"""筛查: may this project be built here, and which clause says so?"""

from gangmu.screen.finding import Outcome
from gangmu.screen.orders import Limit
from gangmu.screen.project import Amount, Equipment, Parameter, Project, project_json
from gangmu.screen.reasons import Question, Reason, sentence
from gangmu.screen.record import project_from_record, unknown_fields
from gangmu.screen.rows import Row, rows_of
from gangmu.screen.screening import Index, screen
from gangmu.screen.title import project_from_text
from gangmu.screen.verdict import Match, Verdict, sentences, verdict_json

__all__ = [
    "Amount", "Equipment", "Index", "Limit", "Match", "Outcome", "Parameter", "Project", "Question", "Reason", "Row",
    "Verdict", "project_from_record", "project_from_text", "project_json", "rows_of", "screen", "sentence", "sentences",
    "unknown_fields", "verdict_json",
]  # fmt: skip
