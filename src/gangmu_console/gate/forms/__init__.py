"""表单: what people fill in at the gate."""

from gangmu_console.gate.forms.answers import Answers
from gangmu_console.gate.forms.batch import BatchForm, PermitForm, PermitTable
from gangmu_console.gate.forms.limit import LimitForm
from gangmu_console.gate.forms.review import AskForm, OpinionForm
from gangmu_console.gate.forms.screening import ScreeningForm

__all__ = ["Answers", "AskForm", "BatchForm", "LimitForm", "OpinionForm", "PermitForm", "PermitTable", "ScreeningForm"]
