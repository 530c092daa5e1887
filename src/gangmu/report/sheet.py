"""表单: a titled table of plain cells, before it is written as .xlsx, .csv or .docx."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

from gangmu.pipeline import Compiled
from gangmu.report.place import Place
from gangmu.report.words import Words

SheetName = Literal["tasks", "targets", "directives", "measures"]
Cells = tuple[str, ...]


class Column(msgspec.Struct, frozen=True):
    """栏: ``key`` of its head in the words (group ``column``), ``width`` in Chinese characters."""

    key: str
    width: int
    centred: bool = False


class Form(msgspec.Struct, frozen=True):
    """表式: which norms a sheet lists, its columns after the running number, and the cells of one norm."""

    name: SheetName
    kind: type
    columns: tuple[Column, ...]
    cells: Callable[[Any, Place, Words], Cells]


class Sheet(msgspec.Struct, frozen=True):
    """表单: ``rows`` have one cell for each column; the first is the running number."""

    title: str
    sources: tuple[str, ...]
    columns: tuple[Column, ...]
    heads: Cells
    rows: tuple[tuple[str | int, ...], ...]
    words: Words


def rows(compiled: Compiled, form: Form, words: Words) -> list[Cells]:
    """The rows that ``compiled`` adds to a sheet, without running numbers."""
    place = Place.of(compiled.document)
    return [form.cells(norm, place, words) for norm in compiled.norms if isinstance(norm, form.kind)]


def sheet(form: Form, lines: Iterable[Cells], sources: Iterable[str], words: Words) -> Sheet:
    """The sheet of ``lines`` drawn from the documents named in ``sources``."""
    columns = (Column("number", 4, True), *form.columns)
    return Sheet(
        title=words(f"sheet.{form.name}"),
        sources=tuple(sources),
        columns=columns,
        heads=tuple(words(f"column.{column.key}") for column in columns),
        rows=tuple((number, *cells) for number, cells in enumerate(lines, 1)),
        words=words,
    )
