"""文件配对: which document of one side is a version of which on the other, and what their headers say differently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from gangmu.diff.likeness import likeness
from gangmu.diff.values import Pair, Shift
from gangmu.norms import Paper

_SAME_TITLE = 0.8
_FIELDS = ("title", "number", "issuer", "region", "issued", "effective", "expires", "status")

Versions = tuple[Paper | None, Paper | None]


def paired(before: Sequence[Paper], after: Sequence[Paper]) -> list[Versions]:
    """Versions of one document side by side, in the order of the new side; those without a counterpart alone.

    One document against one is always a pair. Otherwise the key in a pack, the document's number, its exact text, and
    last its title tell what belongs together.
    """
    if len(before) == len(after) == 1:
        return [(before[0], after[0])]
    partner: dict[int, int] = {}
    for same in (_same_key, _same_number, _same_text, _same_title):
        _join(before, after, same, partner)
    joined = {new: old for old, new in partner.items()}
    went: list[Versions] = [(paper, None) for old, paper in enumerate(before) if old not in partner]
    return [(before[joined[new]] if new in joined else None, paper) for new, paper in enumerate(after)] + went


def _join(
    before: Sequence[Paper], after: Sequence[Paper], same: Callable[[Paper, Paper], bool], partner: dict[int, int]
) -> None:
    for old, paper in enumerate(before):
        if old not in partner:
            free = (new for new in range(len(after)) if new not in partner.values())
            found = next((new for new in free if same(paper, after[new])), None)
            if found is not None:
                partner[old] = found


def _same_key(old: Paper, new: Paper) -> bool:
    return old.key == new.key


def _same_number(old: Paper, new: Paper) -> bool:
    return bool(old.header.number) and old.header.number == new.header.number


def _same_text(old: Paper, new: Paper) -> bool:
    return old.source is not None and new.source is not None and old.source.sha256 == new.source.sha256


def _same_title(old: Paper, new: Paper) -> bool:
    first, second = old.header.title, new.header.title
    return bool(first and second) and likeness(first, second) >= _SAME_TITLE


def pair_of(versions: Versions, compared: bool) -> Pair:
    """``versions`` as they are told, with what their headers say differently."""
    old, new = versions
    shifts = tuple(_shifts(old, new)) if old and new else ()
    return Pair(_named(old), _named(new), shifts, compared)


def _named(paper: Paper | None) -> tuple[str, str, str] | None:
    return (paper.key, paper.header.number, paper.header.title) if paper else None


def _shifts(old: Paper, new: Paper) -> Iterator[Shift]:
    for field in _FIELDS:
        was, now = _said(getattr(old.header, field)), _said(getattr(new.header, field))
        if was != now:
            yield Shift(field, was, now)


def _said(value: str | dt.date | None) -> str | None:
    if isinstance(value, dt.date):
        return value.isoformat()
    return "".join(value.split()) or None if value else None
