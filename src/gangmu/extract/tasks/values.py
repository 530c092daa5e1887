"""任务值: a duty as a Task: action without the one who acts, deadline, number, recurrence."""

from __future__ import annotations

import functools
import re

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.assignments import Assignment
from gangmu.extract.tasks.duties import Duty
from gangmu.extract.tasks.lexicon import agencies, load, orders
from gangmu.norms import Document, Task
from gangmu.norms.norm import Recurrence
from gangmu.text import Due, Timeline, due


@functools.cache
def _month() -> re.Pattern[str]:
    return re.compile(load("tasks_brackets.toml")["deadlines"]["month"])


def timeline(document: Document) -> Timeline:
    """What relative dates of ``document`` are counted from."""
    header = document.header
    start = header.effective or header.issued
    return Timeline(
        year=header.issued.year if header.issued else None,
        start=start.year if start else None,
        last=header.expires.year if header.expires else None,
    )


def due_of(words: str, years: Timeline) -> Due | None:
    """The date that a bracket or a cell gives: 6月底完成, 2022年底前, 长期推进 (none)."""
    words = words.strip()
    found = next((one for one in due(words, years) if one.kind in ("due", "plain")), None)
    month = None if found else _month().match(words)
    if month:
        found = next(iter(due(f"{month['month']}月底前", years)), None)
    return found


def recurrence(text: str) -> Recurrence | None:
    """How often ``text`` says that something is done."""
    return next((name for name, words in orders().recurrence if words.search(text)), None)


def _goes_on(words: str, named: tuple[str, ...]) -> bool:
    """Whether the list of ``named`` in the sentence ``words`` ends in 等部门."""
    if not named or "等" not in words:
        return False
    end = words.find(named[-1]) + len(named[-1])
    return words.startswith("等", end)


def task(document: Document, passage: Passage, duty: Duty, bound: Assignment | None, years: Timeline) -> Task:
    """``duty`` of ``passage`` as a Task; where it names nobody, ``bound`` says who is responsible."""
    start, end = passage.span(duty.start, duty.end)
    words = passage.flow.text[duty.start : duty.end]
    lead, cooperate = duty.lead, duty.cooperate
    others: frozenset[str] = frozenset(
        role for role, named in (("lead", lead), ("cooperate", cooperate)) if _goes_on(words, named)
    )
    if not lead and bound is not None:
        lead, cooperate, others = bound.lead, bound.cooperate, bound.open
    when = duty.when or (due_of(bound.when, years) if bound is not None and bound.when else None)
    number = duty.quantity
    return Task(
        clause=passage.clause.id, start=start, end=end, quote=document.source.text[start:end], region=passage.region,
        region_name=passage.region_name, rule=duty.rule, certainty=duty.certainty, action=_action(passage, duty),
        lead=lead, cooperate=cooperate, lead_open="lead" in others, cooperate_open="cooperate" in others,
        deadline_year=when.year if when else None,
        deadline=when.deadline if when else None, quantity=number.value if number else None,
        unit=number.unit or None if number else None, recurrence=recurrence(words),
    )  # fmt: skip


def _action(passage: Passage, duty: Duty) -> str:
    """The verb phrase: behind the modal, and with what stands before 由."""
    text = passage.flow.text
    words = text[duty.act : duty.end].lstrip("，")
    modal = agencies().modal.match(words)
    words = words[modal.end() :] if modal else words
    return words + (text[duty.before[0] : duty.before[1]].rstrip("，") if duty.before else "")
