"""通读: passages in reading order to tasks, with what one sentence leaves to the next: who acts, until when, which list."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.agencies import Actors, subject
from gangmu.extract.tasks.assignments import Assignment, Assignments
from gangmu.extract.tasks.duties import Duty, Part, binds_others, falls_to, named_duties, ordered_duties, parts
from gangmu.extract.tasks.lexicon import orders
from gangmu.extract.tasks.orders import acts
from gangmu.extract.tasks.phrases import phrases
from gangmu.extract.tasks.pieces import Piece, heading_of, names_a_task, pieces
from gangmu.extract.tasks.values import task
from gangmu.norms import Document, Task
from gangmu.text import Due, Timeline

_DUTIES_FOLLOW = re.compile(r"(?:职责|职能|任务)(?:是|为)?：$")
_CUTS_CARRY = ("同时", "对", "此外", "另外", "鼓励", "支持")
_LONGEST_SECTION = 24
_SHORT = 14


class Setting(msgspec.Struct, frozen=True):
    """读法: how a passage is read. ``title``: the heading in it; ``rest``: its other sentences. ``each``: every sentence is a
    duty where a bracket says whose. ``aims``: it lists aims or principles. ``listed``: those whose duties it itemises."""

    title: Piece | None
    rest: tuple[Piece, ...]
    each: bool
    aims: bool
    listed: Actors | None


class Reader:
    """通读者: reads the passages of one document, once."""

    def __init__(self, document: Document, given: Assignments, years: Timeline) -> None:
        self._document = document
        self._given = given
        self._years = years
        self._statute = any(clause.kind == "article" for clause in document.clauses)
        self._divided: frozenset[str | None] = frozenset()
        self._due: dict[str, Due] = {}
        self._listed: dict[str | None, Actors] = {}
        self._titles: dict[str, str] = {}
        self._sections: dict[tuple[str, ...], tuple[bool, bool]] = {(): (False, False)}

    def tasks(self, read: tuple[Passage, ...]) -> list[Task]:
        """The tasks of the passages ``read``, tables left out."""
        cut = [
            [] if passage.is_table or passage.clause.kind == "signature" else pieces(passage, marks)
            for passage, marks in zip(read, self._given.marks, strict=True)
        ]
        self._divided = frozenset(
            passage.clause.parent
            for passage, found in zip(read, cut, strict=True)
            if passage.clause.heading and found and self._bound(passage, found[0])
        )
        tasks: list[Task] = []
        for passage, found in zip(read, cut, strict=True):
            if found and not self._section(passage.headings)[0]:
                tasks += self._passage(passage, self._setting(passage, found))
        return tasks

    def _bound(self, passage: Passage, piece: Piece) -> Assignment | None:
        return self._given.at(passage.flow.at(piece.start)) if self._given.found else None

    def _section(self, headings: tuple[str, ...]) -> tuple[bool, bool]:
        """Whether sections under ``headings`` give no orders (law, definitions), and whether they list aims."""
        known = self._sections.get(headings)
        if known is None:
            words, last = orders(), headings[-1]
            silent, aims = self._section(headings[:-1])
            silent = silent or words.silent.search(last) is not None
            aims = aims or (len(last) <= _LONGEST_SECTION and words.aims.search(last) is not None)
            known = self._sections[headings] = (silent, aims)
        return known

    def _setting(self, passage: Passage, found: list[Piece]) -> Setting:
        title = self._heading(passage, found)
        rest = tuple(found[1:] if title else found)
        mixed = bool(self._given.found) and len({self._bound(passage, piece) for piece in rest}) > 1
        lead_in = not passage.clause.label and passage.clause.parent in self._divided
        each = mixed or (title is None and not lead_in)
        aims = self._section(passage.headings)[1]
        return Setting(title, rest, each, aims, self._listed.get(passage.clause.parent))

    def _heading(self, passage: Passage, found: list[Piece]) -> Piece | None:
        """The heading of ``passage``; none where it is a sentence that gives an order: it names who acts, or opens a plain
        paragraph that nobody was given."""
        title = heading_of(passage, found)
        if title is None or subject(title.text, units=False):
            return None
        return title if passage.clause.label or self._bound(passage, title) else None

    def _passage(self, passage: Passage, setting: Setting) -> list[Task]:
        tasks = self._title(passage, setting)
        section = passage.chain[-2] if len(passage.chain) > 1 else passage.chain[0]
        due = self._due.get(section) if setting.aims else None
        carried: Actors | None = None
        for piece in setting.rest:
            bound = self._bound(passage, piece)
            read = parts(phrases(piece.text, piece.start), self._years, statute=self._statute)
            if setting.aims:
                due = next((part.when for part in read if part.when), due)
                if due:
                    self._due[section] = due
            duties, carried = self._sentence(piece, read, setting, bound, carried, due)
            if carried and _DUTIES_FOLLOW.search(piece.text):
                self._listed[passage.clause.id] = carried
                continue
            tasks += [self._made(passage, duty, bound) for duty in duties]
        return tasks

    def _made(self, passage: Passage, duty: Duty, bound: Assignment | None) -> Task:
        """``duty`` as a task, below the heading that is a task itself (by its provisional id: the place of its clause)."""
        parent = next((self._titles[one] for one in reversed(passage.chain) if one in self._titles), None)
        return msgspec.structs.replace(task(self._document, passage, duty, bound, self._years), parent=parent)

    def _title(self, passage: Passage, setting: Setting) -> list[Task]:
        """The heading as a task, where a bracket gives what stands under it to someone."""
        title = setting.title
        if title is None or setting.each or passage.clause.id in self._divided or not names_a_task(title.text):
            return []
        bound = self._bound(passage, title)
        if bound is None:
            return []
        made = self._made(passage, _whole(title, "heading"), bound)
        self._titles[passage.clause.id] = f"{passage.clause.id}@{made.start}"
        return [msgspec.structs.replace(made, id=self._titles[passage.clause.id])]

    def _sentence(
        self, piece: Piece, read: list[Part], setting: Setting, bound: Assignment | None, carried: Actors | None,
        due: Due | None,
    ) -> tuple[list[Duty], Actors | None]:  # fmt: skip
        """The duties of one sentence, and who acts in the next if nobody is named there."""
        named = [part.actors for part in read if part.actors is not None]
        if named:
            found = named_duties(read)
            opens = not bound and piece is setting.rest[0]
            return found, named[-1] if found and (self._statute or opens) else None
        each = bound is not None and setting.each
        if setting.listed:
            return [_given(_whole(piece, "listed"), setting.listed)], None
        falls = falls_to(read)
        if piece.text.startswith(_CUTS_CARRY) and not falls:
            carried = None
        duties = ordered_duties(read, carried=due, aims=setting.aims)
        if (duties or carried) and not each and binds_others(read):
            return [], None
        if each and not any(duty.quantity for duty in duties) and _does(read):
            duties = [_whole(piece, duties[0].rule if duties else "bound")]
        elif not duties and carried and falls:
            duties = [_whole(piece, "carried")]
        if duties and orders().formal.search(piece.text):
            return [], None
        return [_given(one, carried) for one in duties] if carried else duties, carried


def _given(duty: Duty, actors: Actors) -> Duty:
    return msgspec.structs.replace(duty, lead=actors.lead, cooperate=actors.cooperate)


def _whole(piece: Piece, rule: str) -> Duty:
    end = piece.start + len(piece.text)
    return Duty(piece.start, end, piece.start, (), (), rule, "likely")


def _does(read: list[Part]) -> bool:
    """Whether a sentence tells what to do: behind what sets the scene stands a verb of doing, or somebody is bound."""
    for part in read:
        text = part.phrase.text
        if not part.setting and not (part.when and len(text) < _SHORT):
            return acts(text) or text.startswith("要") or orders().bound_others.match(text) is not None
    return not any("%" in part.phrase.text for part in read)
