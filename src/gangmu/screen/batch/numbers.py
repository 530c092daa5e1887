"""编号: numbers for values, and for the distinct rows of a table's columns; each is asked about once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import polars as pl


class Numbers:
    """编号: numbers for values, in the order in which they are first met."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, value: Hashable) -> int:
        """The number of ``value``."""
        return self._known.setdefault(value, len(self._known))


class Numbered:
    """行的编号: adds the column ``name`` to tables: what ``number`` says of the row of ``columns``, kept for later tables."""

    def __init__(self, columns: tuple[str, ...], name: str, number: Callable[[tuple[Any, ...]], int]) -> None:
        self._columns = list(columns)
        self._name = name
        self._number = number
        self._known: pl.DataFrame | None = None

    def added(self, frame: pl.DataFrame) -> pl.DataFrame:
        """``frame`` with the column."""
        distinct = frame.select(self._columns).unique(maintain_order=True)
        return self._joined(frame, self._looked_up(distinct))

    def _looked_up(self, distinct: pl.DataFrame) -> pl.DataFrame:
        if self._known is None:
            self._known = self._asked(distinct)
            return self._known
        found = self._joined(distinct, self._known)
        unknown = found[self._name].is_null()
        if unknown.any():
            fresh = self._asked(distinct.filter(unknown))
            self._known = pl.concat([self._known, fresh])
            found = pl.concat([found.filter(~unknown), fresh])
        return found

    def _asked(self, distinct: pl.DataFrame) -> pl.DataFrame:
        numbers = [self._number(row) for row in distinct.iter_rows()]
        return distinct.with_columns(pl.Series(self._name, numbers, dtype=pl.UInt32))

    def _joined(self, frame: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
        return frame.join(known, on=self._columns, how="left", nulls_equal=True, maintain_order="left")
