"""The sheets there are, one file each."""

from gangmu.report.sheet import Form, SheetName
from gangmu.report.sheets.directives import DIRECTIVES
from gangmu.report.sheets.measures import MEASURES
from gangmu.report.sheets.targets import TARGETS
from gangmu.report.sheets.tasks import TASKS

__all__ = ["FORMS"]

FORMS: dict[SheetName, Form] = {form.name: form for form in (TASKS, TARGETS, DIRECTIVES, MEASURES)}
