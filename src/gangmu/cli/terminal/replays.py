"""What ``gangmu replay`` shows: the same, or field by field and clause by clause what differs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from gangmu.cli.terminal.wrap import wrapped
from gangmu.norms.contract import encode
from gangmu.norms.diagnostic import Language
from gangmu.report.words import Words, catalogue
from gangmu.screen.reasons import word
from gangmu.screen.replay import Difference, MatchDifference, Replay

_SIGNS = {"appeared": "+", "vanished": "-", "changed": "~"}
_SHORT = 12  # digits of a hash that tell two apart
_TELLING = ("document", "clause", "op", "ratio", "kind", "level", "basis")  # of a replacement or a procedure
_CODED = {"outcome": "outcome", "stance": "stance"}


def replayed(found: Replay, title: str, exact: bool, words: Words, width: int) -> list[Text]:
    """The lines on one verdict; ``exact`` where the bytes are the same too."""
    head = Text(f"{title}  ", "bold")
    if found.same:
        return [head.append(words("replay.same" if exact else "replay.same_content"))]
    lines = [head.append(words("replay.differs"), "bold")]
    for difference in found.differences:
        lines += _field(difference, words, width, "  ")
    if found.matches:
        lines.append(Text(f"  {words('replay.matches')}"))
        lines += [line for match in found.matches for line in _match(match, words, width)]
    return lines


def _field(difference: Difference, words: Words, width: int, indent: str) -> Iterator[Text]:
    name = difference.field
    label = words(f"replay_field.{name}") if name in catalogue()["replay_field"] else name
    told = f"{label}  {shown(name, difference.before, words)} → {shown(name, difference.now, words)}"
    note = {"packs_hash": "other_packs", "facts_hash": "other_facts"}.get(name)
    if note:
        told += f"  {words(f'replay.{note}')}"
    for place, line in enumerate(wrapped(told, max(30, width - len(indent) - 2))):
        yield Text(f"{indent}{'  ' if place else ''}{line}")


def _match(match: MatchDifference, words: Words, width: int) -> Iterator[Text]:
    fate = words(f"match_fate.{match.fate}")
    yield Text(f"    {_SIGNS[match.fate]} {fate}  ", "bold").append(f"{match.document} {match.clause}  {match.norm}")
    for difference in match.fields:
        yield from _field(difference, words, width, "        ")


def shown(field: str, value: object, words: Words) -> str:
    """A value of a verdict in a few words."""
    if value in (None, "", [], {}):
        return words("replay.nothing")
    if field.endswith("_hash"):
        return f"{str(value)[:_SHORT]}…"
    if field in _CODED:
        return coded(_CODED[field], str(value), words.language)
    if field == "role" and value in catalogue()["match_role"]:
        return words(f"match_role.{value}")
    if field == "refusals" and isinstance(value, list):
        return words.among(words(f"refusal.{one}") if one in catalogue()["refusal"] else str(one) for one in value)
    if field in ("replacement", "procedure") and isinstance(value, dict):
        return " ".join(str(value[name]) for name in _TELLING if value.get(name) is not None)
    if isinstance(value, str):
        return f"“{value}”"
    return encode(value).decode("utf-8")


def coded(group: str, value: str, language: Language) -> str:
    """The word for a coded value of a verdict; an unknown code stays."""
    try:
        return word(f"@{group}.{value}", language)
    except KeyError:
        return value
