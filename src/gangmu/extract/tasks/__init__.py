"""任务: duties of authorities, with who leads and helps, until when, how many, and how often.

Three sources: sentences in which an authority acts; clauses that a bracket gives to someone; and, without anyone named,
orders to build, run, clear or check something and numbers of things to be done. Tables of tasks give one task a row.
"""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.assignments import assignments
from gangmu.extract.tasks.reader import Reader
from gangmu.extract.tasks.tables import tabled
from gangmu.extract.tasks.values import timeline
from gangmu.norms import Document, Task

__all__ = ["tasks"]


def tasks(document: Document, read: tuple[Passage, ...]) -> list[Task]:
    """The tasks of ``document``, by start."""
    given = assignments(document, read)
    years = timeline(document)
    found = [*Reader(document, given, years).tasks(read), *tabled(document, read, years)]
    return sorted(found, key=lambda task: (task.start, task.end))
