"""括注: who is responsible, as a bracket or a line says it.

``（甲牵头，乙、丙配合）``, ``（责任单位：甲、乙）``, ``（6月底完成，牵头考核单位：甲）``,
``责任单位：甲、乙``, ``（甲、乙按职责分工负责）``.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from gangmu.extract.tasks.agencies import is_authority, is_open, names
from gangmu.extract.tasks.lexicon import either, load

Role = Literal["lead", "share", "cooperate", "when", "open"]

_INLINE = re.compile(r"[（〔]([^（）〔〕]*(?:（[^（）]*）[^（）〔〕]*)*)[）〕]?")
_PART = re.compile(r"[；。;]+")


class Bracket(msgspec.Struct, frozen=True):
    """括注: who leads and helps, until when (in the text's words); ``text[start:end]`` with its marks.

    ``open`` holds the roles whose list ends in 等部门.
    """

    lead: tuple[str, ...]
    cooperate: tuple[str, ...]
    when: str
    open: frozenset[Role]
    start: int
    end: int


class _Words(msgspec.Struct, frozen=True):
    hint: re.Pattern[str]
    piece: re.Pattern[str]
    label: re.Pattern[str]
    role: re.Pattern[str]
    when: re.Pattern[str]
    lead: frozenset[str]
    share: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = load("tasks_brackets.toml")
    labels, roles = data["labels"], data["roles"]
    groups = "|".join(
        f"(?P<{name}>{either(labels[key])})"
        for name, key in (("lead", "lead"), ("share", "share"), ("cooperate", "cooperate"), ("when", "deadline"))
    )
    every = [*labels["lead"], *labels["share"], *labels["cooperate"], *labels["deadline"]]
    behind = either([*roles["lead"], *roles["share"], *roles["cooperate"]])
    return _Words(
        hint=re.compile("负责|负总责|牵头|配合|单位：|部门：|主办|主体："),
        # 甲单位：…乙单位：… without a comma between: blanks are gone from a flow
        piece=re.compile(rf"[，,]|(?<!牵头)(?<!配合)(?<!第一)(?<!及)(?<!主)(?<!完成)(?=(?:{either(every)})：)"),
        label=re.compile(rf"(?:{groups})(?:为|是)?[： ]"),
        role=re.compile(rf"(?:{behind})$"),
        when=re.compile(data["deadlines"]["piece"]),
        lead=frozenset(roles["lead"]),
        share=frozenset(roles["share"]),
    )


def brackets(text: str, body: int = 0) -> list[Bracket]:
    """The brackets in ``text`` that name who is responsible; a whole line ``责任单位：甲、乙`` (from ``body``) is one."""
    words = _words()
    if words.label.match(text, body):
        whole = _read(text[body:])
        return [Bracket(*whole, body, len(text))] if whole else []
    if ("（" not in text and "〔" not in text) or not words.hint.search(text):
        return []
    found = []
    for mark in _INLINE.finditer(text):
        said = _read(mark[1]) if words.hint.search(mark[1]) else None
        if said:
            found.append(Bracket(*said, mark.start(), mark.end()))
    return found


def responsible(lead: str, cooperate: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and helps according to two cells of a table; a cell may itself say 甲牵头，乙配合."""
    said = _read(lead)
    leading, helping = said[:2] if said else (names(_flat(lead), loose=True), ())
    return leading, tuple(dict.fromkeys((*helping, *names(_flat(cooperate), loose=True))))


def _flat(cell: str) -> str:
    return re.sub(r"[\s，；,;]+", "、", cell.strip())


def _read(content: str) -> tuple[tuple[str, ...], tuple[str, ...], str, frozenset[Role]] | None:
    """Who leads, who helps, and when, as the content of a bracket says; None where it names nobody."""
    said: list[tuple[Role, str]] = []
    for part in _PART.split(content):
        said += _part(part)
    named = {role: [name for one, text in said if one == role for name in names(text, loose=True)] for role in _ROLES}
    leading = named["lead"] or named["share"]
    helping = named["cooperate"] + (named["share"] if named["lead"] else [])
    if not leading or not any(is_authority(one) for one in (*leading, *helping)):
        return None
    when = next((text for one, text in said if one == "when"), "")
    others = frozenset(_shown(one, named["lead"]) for one, text in said if is_open(text))
    return tuple(dict.fromkeys(leading)), tuple(dict.fromkeys(helping)), when, others


def _shown(role: Role, leading: list[str]) -> Role:
    """The role that a task shows: those who share a duty lead it where nobody else does."""
    return role if role != "share" else "cooperate" if leading else "lead"


_ROLES: tuple[Role, ...] = ("lead", "share", "cooperate")
_LABELS: dict[str, Role] = {"lead": "lead", "share": "share", "cooperate": "cooperate", "when": "when"}


def _part(part: str) -> list[tuple[Role, str]]:
    """The pieces of ``part`` with the role of each: a label holds for what follows, a role for what stands before."""
    words = _words()
    found: list[tuple[Role, str]] = []
    current: Role = "open"
    for piece in words.piece.split(part):
        piece = piece.strip()
        label = words.label.match(piece)
        if label:
            current = _LABELS[label.lastgroup or ""]
            found.append((current, piece[label.end() :]))
            continue
        behind = words.role.search(piece)
        if behind:
            role: Role = _kind(behind.group(), words)
            found = [(role if one == "open" else one, text) for one, text in found]
            found.append((role, piece[: behind.start()]))
        elif words.when.search(piece) and not is_authority(piece):
            found.append(("when", piece))
        elif piece:
            found.append((current, piece))
    return found


def _kind(word: str, words: _Words) -> Role:
    return "lead" if word in words.lead else "share" if word in words.share else "cooperate"
