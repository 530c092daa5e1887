"""门槛两侧: on which side of their cuts the figures of many rows stand, and those of one."""

from __future__ import annotations

from bisect import bisect_right

import polars as pl

from gangmu.screen.batch.cuts import FIGURES, Cuts


class Sides:
    """两侧: the cuts of each set of bounds, one after the other, so that a whole column is compared at once."""

    def __init__(self) -> None:
        self._flat = [pl.Series([], dtype=pl.Float64) for _ in FIGURES]
        self._starts: list[list[int]] = [[] for _ in FIGURES]
        self._counts: list[list[int]] = [[] for _ in FIGURES]
        self._fresh: list[list[float]] = [[] for _ in FIGURES]

    def add(self, cuts: Cuts) -> None:
        """The cuts of the next set of bounds."""
        for place, figures in enumerate(cuts):
            self._starts[place].append(len(self._flat[place]) + len(self._fresh[place]))
            self._counts[place].append(len(figures))
            self._fresh[place] += figures

    def added(self, frame: pl.DataFrame) -> pl.DataFrame:
        """``frame`` with how many of the cuts of its ``bounds`` each figure has reached."""
        return frame.with_columns(
            self._side(place, frame[figure], frame["bounds"]).alias(f"side_{figure}")
            for place, figure in enumerate(FIGURES)
        )

    def _side(self, place: int, values: pl.Series, bounds: pl.Series) -> pl.Series:
        self._flat[place] = self._flat[place].append(pl.Series(self._fresh[place], dtype=pl.Float64))
        self._fresh[place] = []
        sides = pl.Series([0], dtype=pl.UInt32).new_from_index(0, len(values))
        count = pl.Series(self._counts[place], dtype=pl.UInt32).gather(bounds)
        rows = ((count > 0) & values.is_not_null()).arg_true()
        if not len(rows):
            return sides
        count, value = count.gather(rows), values.gather(rows)
        cut = pl.Series(self._starts[place], dtype=pl.UInt32).gather(bounds.gather(rows))
        last = len(self._flat[place]) - 1
        found = pl.Series([0], dtype=pl.UInt32).new_from_index(0, len(rows))
        for step in range(int(count.max() or 0)):  # type: ignore[arg-type]
            reached = (step < count) & (value >= self._flat[place].gather((cut + step).clip(0, last)))
            found = found + reached.cast(pl.UInt32)
        return sides.scatter(rows, found)


def sides_of(cuts: Cuts, figures: tuple[float | None, float | None, float | None]) -> tuple[int, ...]:
    """The same for one row."""
    return tuple(0 if value is None else bisect_right(cut, value) for cut, value in zip(cuts, figures, strict=True))
