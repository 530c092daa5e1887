"""重放: a stored verdict recomputed from its own project and day: the same, or exactly what differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from gangmu.errors import DamagedFile
from gangmu.norms import Paper
from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack
from gangmu.screen.orders import Limit
from gangmu.screen.project import Project
from gangmu.screen.screening import screen
from gangmu.screen.verdict import Verdict, verdict_json

Json = dict[str, object]
MatchFate = Literal["appeared", "vanished", "changed"]
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_DO = "give a file that gangmu screen --json wrote"
_NEEDED = ("project", "as_of", "outcome", "matches")


class Stored(msgspec.Struct, frozen=True):
    """存档: a verdict as it was written: its own ``content`` and what it was computed from.

    ``rehearse`` and ``limits`` (regional orders) are what the verdict shows of them.
    """

    content: Json
    project: Project
    as_of: dt.date
    rehearse: bool = False
    limits: tuple[Limit, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """差异: a ``field`` of the verdict that was ``before`` in the stored one and is ``now`` in the new one."""

    field: str
    before: object
    now: object


class MatchDifference(msgspec.Struct, frozen=True):
    """命中的差异: the match of ``norm`` appeared, vanished, or changed in ``fields``."""

    norm: str
    document: str
    clause: str
    fate: MatchFate
    fields: tuple[Difference, ...] = ()


class Replay(msgspec.Struct, frozen=True):
    """重放结果: the ``verdict`` of today's computation, its JSON, and all differences; none where it is the same."""

    verdict: Verdict
    content: Json
    differences: tuple[Difference, ...]
    matches: tuple[MatchDifference, ...]

    @property
    def same(self) -> bool:
        """Whether the verdict says the same, to the letter."""
        return not self.differences and not self.matches


def stored(line: bytes, name: str) -> Stored:
    """The verdict in ``line`` (JSON, as ``gangmu screen --json`` writes it); raises DamagedFile for anything else."""
    try:
        content = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise DamagedFile(f"this is no JSON ({fault})", name, _DO) from None
    missing = [field for field in _NEEDED if not isinstance(content, dict) or field not in content]
    if missing:
        raise DamagedFile(f"this is no verdict: {missing[0]} is missing", name, _DO)
    try:
        matches = msgspec.convert(content["matches"], list[dict[str, object]])
        return Stored(
            content=content,
            project=project_of(content["project"]),
            as_of=msgspec.convert(content["as_of"], dt.date),
            rehearse=any(match.get("role") == "rehearsed" for match in matches),
            limits=msgspec.convert(content.get("limits", []), tuple[Limit, ...]),
        )
    except msgspec.ValidationError as fault:
        raise DamagedFile(f"this is no verdict ({fault})", name, _DO) from None


def project_of(shown: object) -> Project:
    """The project that a verdict shows (the inverse of ``project_json``); raises msgspec.ValidationError."""
    fields = dict(msgspec.convert(shown, dict[str, object]))
    answers = msgspec.convert(fields.pop("answers", {}), dict[str, bool])
    return msgspec.structs.replace(msgspec.convert(fields, Project), answers=tuple(answers.items()))


def replay(given: Stored, sources: Iterable[Pack | Paper], limits: Iterable[Limit] = ()) -> Replay:
    """``given`` recomputed with ``sources``; ``limits`` are the regional orders, where the verdict does not hold them."""
    orders = given.limits or tuple(limits)
    verdict = screen(sources, given.project, given.as_of, rehearse=given.rehearse, limits=orders)
    found = [_compared(given.content, verdict, language) for language in _LANGUAGES]
    return min(found, key=lambda one: len(one.differences) + sum(len(match.fields) + 1 for match in one.matches))


def _compared(before: Json, verdict: Verdict, language: Language) -> Replay:
    """The verdict in one language against the stored one, which does not say in which it speaks."""
    now: Json = msgspec.json.decode(msgspec.json.encode(verdict_json(verdict, language)))
    names = [name for name in dict.fromkeys((*before, *now)) if before.get(name) != now.get(name)]
    matches = _matches(before["matches"], now["matches"]) if "matches" in names else ()
    # what is left to say of the matches as a whole is that they stand in another order
    told = [name for name in names if name != "matches" or not matches]
    return Replay(verdict, now, tuple(Difference(name, before.get(name), now.get(name)) for name in told), matches)


def _matches(before: object, now: object) -> tuple[MatchDifference, ...]:
    """Match by match, by the id of the norm."""
    old, new = _by_norm(before), _by_norm(now)
    found = []
    for norm in dict.fromkeys((*old, *new)):
        was, is_ = old.get(norm), new.get(norm)
        if was == is_:
            continue
        shown = is_ or was or {}
        place = (norm, str(shown.get("document", "")), str(shown.get("clause", "")))
        if was is None or is_ is None:
            found.append(MatchDifference(*place, "appeared" if was is None else "vanished"))
        else:
            names = [name for name in dict.fromkeys((*was, *is_)) if was.get(name) != is_.get(name)]
            fields = tuple(Difference(name, was.get(name), is_.get(name)) for name in names)
            found.append(MatchDifference(*place, "changed", fields))
    return tuple(found)


def _by_norm(matches: object) -> dict[str, Json]:
    found = msgspec.convert(matches, list[dict[str, object]])
    return {str(match.get("norm", place)): match for place, match in enumerate(found)}


def replay_json(found: Replay) -> Json:
    """What ``gangmu replay --json`` prints for one verdict."""
    return {
        "same": found.same,
        "differences": msgspec.to_builtins(found.differences),
        "matches": msgspec.to_builtins(found.matches),
    }
