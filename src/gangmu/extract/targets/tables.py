"""指标表: targets out of tables whose columns are years or aims and whose rows are indicators."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, Literal

import msgspec

from gangmu.extract.passages import Passage, sentences
from gangmu.extract.targets.cells import Cell, cell, label, squeezed
from gangmu.extract.targets.horizon import Horizon
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.prose import of_passage
from gangmu.norms import Document, Table, Target
from gangmu.norms.norm import Change, Modality
from gangmu.registry.regions import region_named
from gangmu.text import Timeline, due, flow

Role = Literal["name", "unit", "nature", "base", "aim", "change", "other"]
_TOTALS = re.compile(r"〔[^〔〕]*〕|（[^（）]*）")
_BASED = re.compile(r"(?:比|较)((?:19|20)[0-9]{2})年(?:底|末)?")
# a plan of so many years whose first column is the year of issue starts from it
_PLAN = 4
_CELL_WORDS = 6
_UNIT_NOTE = re.compile(r"单位：([^\s，。；）]{1,8})")


class Column(msgspec.Struct, frozen=True):
    """列: what the cells of a column are; ``year`` and ``unit`` where its head names them."""

    role: Role
    head: str
    year: int | None = None
    unit: str = ""


class Label(msgspec.Struct, frozen=True):
    """行名: what a row measures, how it is to change and since when."""

    name: str
    unit: str
    change: Change
    base_year: int | None


def of_tables(document: Document, read: tuple[Passage, ...], horizon: Horizon) -> list[Target]:
    """The targets in the tables of ``document``, the observations of base years among them (rule ``table/baseline``).

    Where a table is none of indicators (a division of tasks), its cells are read as sentences.
    """
    if not document.tables:
        return []
    found: list[Target] = []
    prose = [passage for passage in read if not passage.is_table]
    starts = [passage.flow.at(0) for passage in prose]
    homes = {passage.clause.id: passage for passage in reversed(read)}
    for table in document.tables:
        k = bisect_left(starts, table.start)
        before = prose[k - 1] if k else None
        home = homes.get(table.clause, before)
        if home is not None:
            caption = before.flow.text if before else ""
            columns = _columns(table, caption, horizon.timeline)
            name = _name_column(table, columns)
            if name is not None and any(column.role == "aim" for column in columns):
                found += _of_table(document, table, home, caption, columns, name)
            else:
                found += _of_cells(document, table, home, caption, horizon)
    return found


def _of_cells(document: Document, table: Table, home: Passage, caption: str, horizon: Horizon) -> list[Target]:
    """The targets in the sentences of cells; what the row or the caption says of time holds for them."""
    found: list[Target] = []
    seen: set[tuple[int, int]] = set()
    for row, spans in zip(table.rows, table.spans, strict=False):
        lent = horizon.lent_by(" ".join(row), caption)
        for words, span in zip(row, spans, strict=False):
            if span not in seen and len(words) > _CELL_WORDS and any(mark.isdigit() for mark in words):
                seen.add(span)
                inside = flow(document.source.text, *span)
                passage = msgspec.structs.replace(home, flow=inside, sentences=sentences(inside.text), body=0)
                found += of_passage(document, passage, horizon, lent)
    return found


def _of_table(
    document: Document, table: Table, home: Passage, caption: str, columns: tuple[Column, ...], name: int
) -> list[Target]:  # fmt: skip
    note = _UNIT_NOTE.search(caption)
    measure = _measure(table, caption)
    found: list[Target] = []
    for row, spans in zip(table.rows, table.spans, strict=False):
        about = _label(row[name])
        if not about.name or len(row) != len(columns):
            continue
        unit = next((squeezed(row[k]) for k, column in enumerate(columns) if column.role == "unit"), "")
        about = msgspec.structs.replace(about, unit=about.unit or unit or (note[1] if note else ""))
        about, place = _of_region(about, table, caption, home)
        if measure and place is home and not lexicon().measured_end.search(about.name):
            about = msgspec.structs.replace(about, name=about.name + measure)
        nature = "".join(row[k] for k, column in enumerate(columns) if column.role == "nature") + row[name]
        found += _of_row(document, place, columns, row, spans, name, about, _modality(nature))
    return found


def _of_region(about: Label, table: Table, caption: str, home: Passage) -> tuple[Label, Passage]:
    """A row named for a place measures what the table's caption names, there."""
    place = region_named(about.name, within=home.region) if len(about.name) <= 9 else None
    if place is None:
        return about, home
    name = patterns().caption.sub("", squeezed(caption))
    here = msgspec.structs.replace(home, region=place.code, region_name=place.name)
    named = _label(name or table.header[-1])
    return msgspec.structs.replace(about, name=named.name, change=named.change), here


def _of_row(
    document: Document, home: Passage, columns: tuple[Column, ...], row: tuple[str, ...], spans: tuple[tuple[int, int], ...],
    name: int, about: Label, modality: Modality,
) -> list[Target]:  # fmt: skip
    read = [
        cell(words) if column.role in ("base", "aim", "change") else None
        for words, column in zip(row, columns, strict=True)
    ]
    bases = [(k, one) for k, one in enumerate(read) if one is not None and columns[k].role == "base"]
    last = max((column.year for column in columns if column.role == "aim" and column.year), default=None)
    found: list[Target] = []
    for k, one in enumerate(read):
        if one is None:
            continue
        column = columns[k]
        base = next(((columns[b].year, was) for b, was in reversed(bases) if b != k), (None, None))
        start, end = min(spans[name][0], spans[k][0]), max(spans[name][1], spans[k][1])
        target = _target(about, column, one, base if column.role != "base" else (None, None), last)
        found.append(
            Target(
                clause=home.clause.id, start=start, end=end, quote=document.source.text[start:end], region=home.region,
                region_name=home.region_name, modality=modality, **target,
            )
        )  # fmt: skip
    return found


def _target(
    about: Label, column: Column, one: Cell, base: tuple[int | None, Cell | None], last: int | None
) -> dict[str, Any]:  # fmt: skip
    """The fields of a Target that its row, column and cell decide."""
    observed = column.role == "base"
    year = (one.year or column.year) if observed else column.year or last
    change: Change = about.change
    name = about.name
    growth = column.role == "change" and not one.total and "累计" not in _TOTALS.sub("", column.head)
    if growth:
        verb = patterns().growth_head.search(column.head)
        change = _kind(verb["verb"]) if verb else "growth_rate"
        name = about.name + (verb.group() if verb and change == "growth_rate" else "")
    elif change == "level" and (one.total or column.role == "change"):
        change = "cumulative"
    was = base[1]
    base_year = about.base_year or ((was.year or base[0]) if was else None)
    return {
        "indicator": name, "value": one.value, "value_to": one.value_to,
        "unit": one.unit or ("%" if growth else column.unit or about.unit),
        "comparator": one.comparator, "year": year, "change": change,
        "baseline_year": None if observed else base_year,
        "baseline_value": was.value if was and about.base_year in (None, was.year or base[0]) else None,
        "rule": "table/baseline" if observed else "table/change" if column.role == "change" else "table/cell",
        "certainty": "sure" if year is not None else "likely",
    }  # fmt: skip


def _columns(table: Table, caption: str, line: Timeline) -> tuple[Column, ...]:
    heads = [squeezed(head) for head in table.header]
    years = [_year(head, line) for head in heads]
    known = sorted({year for year in years if year is not None})
    first = known[0] if len(known) > 1 and line.year is None else None
    if len(known) == 2 and known[0] == line.year and known[1] - known[0] >= _PLAN:
        first = known[0]
    lent = next((one.year for one in reversed(due(caption, line)) if one.kind in ("due", "plain")), None) or line.last
    return tuple(_column(head, year, lent, line.year, first) for head, year in zip(heads, years, strict=True))


def _column(head: str, year: int | None, lent: int | None, issued: int | None, first: int | None) -> Column:
    words = lexicon().table
    plain = label(head)
    role: Role = "other"
    if plain[0] in words.unit:
        role = "unit"
    elif plain[0] in words.nature:
        role = "nature"
    elif plain[0] in words.name:
        role = "name"
    elif plain[0] in words.skip:
        role = "other"
    elif any(word in head for word in words.change):
        role = "change"
    elif year is not None:
        past = (issued is not None and year < issued) or year == first
        observed = any(word in head for word in words.base) or "预计" in head
        role = "base" if past or (observed and not any(word in head for word in words.aim)) else "aim"
    elif any(word in head for word in words.aim):
        role, year = "aim", lent
    elif any(word in head for word in words.base):
        role = "base"
    return Column(role, head, year, plain[1] if role in ("base", "aim", "change") else "")


def _year(head: str, line: Timeline) -> int | None:
    dues = [one for one in due(head, line) if one.kind in ("due", "plain") and one.year is not None]
    if dues:
        return dues[-1].year
    bare = re.search(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])", head)
    return int(bare[1]) if bare and not _BASED.search(head) else None


def _name_column(table: Table, columns: tuple[Column, ...]) -> int | None:
    """The column of the row's names: by its head; else the first column of words, before those of numbers, that says
    something else in every row; else the last of words."""
    named = [k for k, column in enumerate(columns) if column.role == "name"]
    if named:
        return named[-1]
    first = next((k for k, column in enumerate(columns) if column.role in ("base", "aim")), 0)
    spoken: list[int] = []
    for k in range(first):
        cells = [row[k] for row in table.rows if k < len(row)]
        plain = columns[k].role == "other" and label(columns[k].head)[0] not in lexicon().table.skip
        if plain and cells and sum(cell(words) is None for words in cells) * 2 > len(cells):
            if len(set(cells)) == len(cells):
                return k
            spoken.append(k)
    return spoken[-1] if spoken else None


def _measure(table: Table, caption: str) -> str:
    """What the numbers of a table measure, where the rows only say of whom: from its heads, else from its caption."""
    words = lexicon().table.measure
    plain = (_TOTALS.sub("", squeezed(head)) for head in table.header)
    for text in (*plain, patterns().caption.sub("", _TOTALS.sub("", squeezed(caption)))):
        found = words.search(patterns().aimed_end.sub("", text))
        if found:
            return found.group()
    return ""


def _label(words: str) -> Label:
    """What a row's label says: name, unit, change, base year."""
    name, unit = label(words)
    based = _BASED.search(name)
    if based:
        name = name[: based.start()] + name[based.end() :]
    verb = patterns().change_end.search(name)
    if verb is None:
        return Label(name, unit, "cumulative" if "累计" in words else "level", int(based[1]) if based else None)
    change = _kind(verb["verb"])
    if change != "growth_rate" and verb.start() > 1:
        name = name[: verb.start()]
    return Label(name, unit, change, int(based[1]) if based else None)


def _kind(verb: str) -> Change:
    if verb in ("下降", "降低", "减少", "削减", "压减", "压缩", "淘汰", "退出"):
        return "decrease"
    return "growth_rate" if verb in ("增长", "增速", "增幅", "递增") else "increase"


def _modality(words: str) -> Modality:
    return "binding" if "约束" in words else "expected" if "预期" in words else "plain"
