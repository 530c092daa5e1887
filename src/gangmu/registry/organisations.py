"""机构: organs of state, province, city and county by function, their titles by era, and who succeeded whom.

A *kind* is a function that every level has (``industry``: 工业和信息化部, 工业和信息化厅, 工业和信息化局, earlier 经济和信息化
委员会); an organisation is a kind in a region. Years of a title are typical ones (the reforms of 2003, 2008, 2013, 2018
and 2023): some provinces were earlier, and some keep an older title to this day.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from gangmu.registry.datafile import keyed, rows

Level = Literal["state", "province", "prefecture", "county", "local"]
Group = Literal["one", "provinces", "cities", "counties", "local"]
TitleUse = Literal["current", "former", "short", "field", "prefixed", "exact"]
LETTERS: dict[str, Level] = {"s": "state", "p": "province", "c": "prefecture"}


class OrganisationKind(msgspec.Struct, frozen=True):
    """机构类别: ``id``, its usual full title at each level ("" where the level has none).

    ``successor`` is the kind that took over its duties in the year ``succeeded``, None where it goes on. ``named`` marks
    kinds whose members carry a name of their own (a leading group, the committee of a development zone).
    """

    id: str
    state: str
    province: str
    city: str
    successor: str | None
    succeeded: int | None
    named: bool


class Title(msgspec.Struct, frozen=True):
    """机构名称: ``title`` of ``kind`` at ``levels`` (``s`` state, ``p`` province, ``c`` city and county).

    ``since`` and ``until`` are years, None where open. ``use``: ``current``, ``former`` and ``short`` titles stand alone
    in a text; a ``prefixed`` one only after a place (省政府); an ``exact`` one only as a whole name; ``field`` is the bare
    field of work, a name only in lists (科技、财政等部门) and before 主管部门.
    """

    title: str
    kind: str
    levels: str
    since: int | None
    until: int | None
    use: TitleUse


class Organisation(msgspec.Struct, frozen=True):
    """机构: ``kind`` in ``region`` (six-digit code), ``id`` = ``region/kind``; ``name`` its usual full title.

    ``group`` says that a whole row of organs is meant: ``cities`` of the region (``210000/cities/government`` for
    各市人民政府), its ``counties``, the nation's ``provinces``, or every ``local`` level; ``one`` for a single organ.
    """

    id: str
    kind: str
    region: str
    level: Level
    group: Group
    name: str


class Prefix(msgspec.Struct, frozen=True):
    """层级前缀: what stands before a title and says whose organ it is (``省``, ``各市``, ``县级以上``)."""

    text: str
    level: Level
    group: Literal["one", "all"]


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


@functools.cache
def organisation_kinds() -> dict[str, OrganisationKind]:
    """Every kind of organisation by id."""
    return keyed(
        "organisations.csv",
        ("id", "state", "province", "city", "successor", "succeeded", "named", "source"),
        lambda row: OrganisationKind(row[0], row[1], row[2], row[3], row[4] or None, _year(row[5]), row[6] == "named"),
    )


@functools.cache
def organisation_titles() -> dict[str, Title]:
    """Every title of every kind; a title belongs to one kind."""
    return keyed(
        "organisation_titles.csv",
        ("title", "kind", "levels", "since", "until", "use", "source"),
        lambda row: Title(row[0], row[1], row[2], _year(row[3]), _year(row[4]), row[5]),  # type: ignore[arg-type]
    )


@functools.cache
def organisation_prefixes() -> dict[str, Prefix]:
    """Every prefix by its text."""
    found = (Prefix(row[0], row[1], row[2]) for row in rows("organisation_prefixes.csv", ("prefix", "level", "group")))  # type: ignore[arg-type]
    return {prefix.text: prefix for prefix in found}


def titles_of(kind: str) -> tuple[Title, ...]:
    """Every title that ``kind`` has borne, in the order of the table."""
    return tuple(title for title in organisation_titles().values() if title.kind == kind)


def kind_in(kind: str, year: int) -> str:
    """The kind that holds the duties of ``kind`` in ``year`` (``quality_supervision`` in 2020: ``market_regulation``)."""
    here = organisation_kinds()[kind]
    while here.successor is not None and here.succeeded is not None and year >= here.succeeded:
        here = organisation_kinds()[here.successor]
    return here.id
