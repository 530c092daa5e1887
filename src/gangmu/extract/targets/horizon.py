"""视野: the year that a passage borrows from the sentences, the lead and the section around it."""

from __future__ import annotations

import re

from gangmu.extract.passages import Passage
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.scene import NO_TERM, Term
from gangmu.norms import Clause, Document
from gangmu.text import Due, Timeline, due, unify

_NUMBERED = re.compile(r"[〔\[（(]((?:19|20)\d\d)[〕\]）)]")
_PERIOD = re.compile(r"((?:19|20)\d\d)年?(?:-|~|—|–|至)((?:19|20)\d\d)年?")
_TITLED = re.compile(r"((?:19|20)\d\d)年")


def timeline(document: Document) -> Timeline:
    """The years that relative dates of ``document`` are counted from."""
    header = document.header
    title = unify(header.title)
    period, number = _PERIOD.search(title), _NUMBERED.search(header.number)
    titled = _TITLED.search(title)
    year = header.issued.year if header.issued else int(number[1]) if number else None
    if year is None and header.effective:
        year = header.effective.year
    start = header.effective.year if header.effective else year
    last = header.expires.year if header.expires else None
    if period:
        start, last = int(period[1]), int(period[2])
    elif titled and (year is None or int(titled[1]) >= year):
        start = int(titled[1])
        year = year or start
    return Timeline(year=year, start=start, last=last)


class Horizon:
    """视野: what has been said about time so far, while the passages of one document are read in order."""

    def __init__(self, document: Document, line: Timeline) -> None:
        self.timeline = line
        self._clauses: dict[str, Clause] = {clause.id: clause for clause in document.clauses}
        self._goals = {
            clause.id for clause in document.clauses if clause.heading and lexicon().goal_heading.search(clause.heading)
        }
        self._statute = {clause.id for clause in document.clauses if clause.kind == "article"}
        self._lent: dict[str, Due] = {}
        self._list: Due | None = None

    def is_goal(self, passage: Passage) -> bool:
        """Whether the passage stands in a section of goals."""
        return any(id_ in self._goals for id_ in passage.chain)

    def is_statute(self, passage: Passage) -> bool:
        """Whether the passage stands in an article."""
        return any(id_ in self._statute for id_ in passage.chain)

    def lent_by(self, *words: str) -> Term | None:
        """The last year to come that one of ``words`` names, the first that names one."""
        for text in words:
            ahead = [one for one in due(unify(text), self.timeline) if self._counts(one)]
            if ahead:
                return Term(ahead[-1].year, ahead[-1], "likely")
        return None

    def lent(self, passage: Passage, own: Term | None = None) -> Term:
        """The term that the first sentence of ``passage`` is lent: ``own`` (a cell's, from its row), else the section's."""
        if own is not None:
            return own
        for id_ in reversed(passage.chain):
            if id_ in self._lent:
                return Term(self._lent[id_].year, self._lent[id_], "likely")
        if self._list is not None and self._listed(passage):
            return Term(self._list.year, self._list, "likely")
        return NO_TERM

    def _listed(self, passage: Passage) -> bool:
        """Whether the passage belongs to an item of a list."""
        return any(self._clauses[id_].kind in ("dash", "item", "subitem") for id_ in passage.chain)

    def after(self, dues: tuple[Due, ...], before: Term, *, closed: bool) -> Term:
        """The term that the next sentence is lent, after one with ``dues`` that was itself lent ``before``.

        ``closed`` is true where only a semicolon parts them: then it is as sure as the date itself.
        """
        ahead = [one for one in dues if self._counts(one)]
        if ahead:
            return Term(ahead[-1].year, ahead[-1], "sure" if ahead[-1].sure and closed else "likely")
        return (
            before
            if closed or before.due is None or before.certainty != "sure"
            else Term(before.year, before.due, "likely")
        )

    def note(self, passage: Passage, dues: tuple[Due, ...] | None = None) -> None:
        """Remember what ``passage`` lends: a lead to its list, a passage of a goal section to the rest of the section."""
        text, clause = passage.flow.text, passage.clause
        goals = [id_ for id_ in passage.chain if id_ in self._goals]
        leads = text.endswith("：")
        if not self._listed(passage):
            self._list = None
        if not (goals or leads):
            return
        ahead = [one for one in (due(text, self.timeline) if dues is None else dues) if self._counts(one)]
        if ahead:
            for id_ in {*goals[-1:], *([clause.id] if leads else [])}:
                self._lent[id_] = ahead[-1]
            if leads and clause.kind == "paragraph":
                self._list = ahead[-1]

    def _counts(self, one: Due) -> bool:
        """Whether a date may be lent: a year to come, read or counted."""
        if one.kind not in ("due", "plain") or one.year is None:
            return False
        return self.timeline.year is None or one.year >= self.timeline.year
