"""批量结果: parts on the disk, and one table made of them: Parquet parts as they are, CSV, or a workbook with an error sheet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl

if TYPE_CHECKING:
    import xlsxwriter

_SHEET = 1_048_575
_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"  # as in report/write/plain.py


class Part(msgspec.Struct, frozen=True):
    """一部分: the verdicts at ``path``, its errors beside it; there once both are whole."""

    path: Path

    @property
    def stretch(self) -> str:
        """The name of the stretch of rows that it is a share of."""
        return self.path.stem.rpartition("-")[0]

    @property
    def shard(self) -> str:
        """The worker it was dealt to."""
        return self.path.stem.rpartition("-")[2]

    @property
    def done(self) -> bool:
        """Whether it has been written."""
        return self.path.is_file()

    def count(self) -> int:
        """How many verdicts it holds."""
        return int(pl.scan_parquet(self.path).select(pl.len()).collect().item())

    def outcomes(self) -> dict[str, int]:
        """How many verdicts of each outcome it holds."""
        told = pl.read_parquet(self.path, columns=["outcome"])["outcome"].value_counts()
        return {str(name): int(count) for name, count in told.iter_rows()}

    def save(self, verdicts: pl.DataFrame, errors: pl.DataFrame) -> None:
        """Write it whole: the errors first, for the verdicts are what counts as done."""
        for frame, path in ((errors, self.path.with_suffix(".errors")), (verdicts, self.path)):
            fresh = path.with_suffix(path.suffix + ".new")
            frame.write_parquet(fresh, compression="lz4", statistics=False)
            fresh.replace(path)

    def errors(self) -> pl.DataFrame:
        """Row and reason of each row that could not be read."""
        return pl.read_parquet(self.path.with_suffix(".errors"))


def write(parts: list[Part], out: Path) -> None:
    """The verdicts of ``parts`` at ``out``, in the order of the rows, and the rows that could not be read."""
    if out.suffix == ".xlsx":
        _workbook(parts, out)
        return
    if out.suffix == ".csv":
        _csv(_verdicts(parts), out)
    faults = out.with_name(out.stem + ".errors.csv")
    _csv(_errors(parts), faults)


def _stretches(parts: list[Part]) -> Iterator[list[Part]]:
    for _, share in itertools.groupby(parts, key=lambda part: part.stretch):
        yield list(share)


def _verdicts(parts: list[Part]) -> Iterator[pl.DataFrame]:
    for share in _stretches(parts):
        yield pl.concat([pl.read_parquet(part.path) for part in share]).sort("row")


def _errors(parts: list[Part]) -> Iterator[pl.DataFrame]:
    for share in _stretches(parts):
        yield pl.concat([part.errors() for part in share]).sort("row")


def _csv(frames: Iterator[pl.DataFrame], out: Path) -> None:
    """With a byte order mark, by which Excel knows Chinese text."""
    fresh = out.with_name(out.name + ".new")
    with fresh.open("wb") as file:
        for number, frame in enumerate(frames):
            _harmless(frame).write_csv(file, include_header=not number, include_bom=not number)
    fresh.replace(out)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with an apostrophe before every text that a spreadsheet would execute."""
    texts = [pl.col(name) for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(
        pl.when(text.str.contains(_FORMULA)).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).name.keep()
        for text in texts
    )


def _workbook(parts: list[Part], out: Path) -> None:
    import xlsxwriter  # noqa: PLC0415  only for workbooks

    fresh = out.with_name(out.name + ".new")
    with xlsxwriter.Workbook(str(fresh), {"constant_memory": True, "strings_to_formulas": False}) as book:
        for title, frames in (("裁定", _verdicts(parts)), ("错误", _errors(parts))):
            _sheets(book, title, frames)
    fresh.replace(out)


def _sheets(book: xlsxwriter.Workbook, title: str, frames: Iterator[pl.DataFrame]) -> None:
    """As many sheets as a workbook needs for so many rows."""
    number, at, sheet = 1, 0, book.add_worksheet(title)
    for frame in frames:
        if not at:
            sheet.write_row(0, 0, frame.columns)
        for row in frame.iter_rows():
            if at == _SHEET:
                number, at, sheet = number + 1, 0, book.add_worksheet(f"{title}{number + 1}")
                sheet.write_row(0, 0, frame.columns)
            at += 1
            sheet.write_row(at, 0, [cell[:32_767] if isinstance(cell, str) else cell for cell in row])
