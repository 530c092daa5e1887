"""数据文件: the tables that the registries are read from, as rows of strings."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from importlib import resources
from typing import TypeVar

from gangmu.errors import DataFault

Made = TypeVar("Made")


def rows(name: str, columns: tuple[str, ...]) -> list[list[str]]:
    """The rows of ``data/<name>``, a CSV in UTF-8 whose first line must be ``columns``; raises DataFault otherwise."""
    place = f"registry/data/{name}"
    text = (resources.files("gangmu.registry") / "data" / name).read_text("utf-8")
    table = csv.reader(io.StringIO(text, newline=""))
    if tuple(next(table, ())) != columns:
        raise DataFault("the first line is not " + ",".join(columns), place)
    found = []
    for number, row in enumerate(table, 2):
        if len(row) != len(columns):
            raise DataFault(f"{len(row)} cells instead of {len(columns)}", f"{place}:{number}")
        found.append(row)
    return found


def keyed(name: str, columns: tuple[str, ...], make: Callable[[list[str]], Made]) -> dict[str, Made]:
    """The rows of ``data/<name>`` made into values, keyed by the first column; raises DataFault where a key repeats."""
    table: dict[str, Made] = {}
    for row in rows(name, columns):
        if row[0] in table:
            raise DataFault(f"{row[0]} is there twice", f"registry/data/{name}")
        table[row[0]] = make(row)
    return table


def words(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, separated by blanks."""
    return tuple(cell.split())
