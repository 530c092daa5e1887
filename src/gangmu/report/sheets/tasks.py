"""任务分解表: the table in which an office hands tasks out; its columns are those in common use."""

from __future__ import annotations

from gangmu.norms import Task
from gangmu.report.phrases import due, one_line
from gangmu.report.place import Place
from gangmu.report.sheet import Cells, Column, Form
from gangmu.report.words import Words


def _cells(task: Task, place: Place, words: Words) -> Cells:
    return (
        place.sections.get(task.clause, ""), one_line(task.quote), words.among(task.lead),
        words.among(task.cooperate), due(task, words), place.full(task.clause),
    )  # fmt: skip


TASKS = Form(
    "tasks",
    Task,
    (Column("section", 11), Column("action", 30), Column("lead", 10), Column("cooperate", 12),
     Column("deadline", 8, True), Column("citation", 11)),
    _cells,
)  # fmt: skip
