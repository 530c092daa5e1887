"""读表: the rows of a table of projects (.csv, .xlsx, .parquet) as text, a stretch at a time; broken lines are kept as faults."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from gangmu.errors import DamagedFile, EmptyText, UnknownFormat, UnreadableFile
from gangmu.screen.batch.facts import FAULT, headings
from gangmu.screen.workbook import check_area

_TRIES = ("utf-8-sig", "gb18030")


def readable_table(path: Path) -> None:
    """Raise UnreadableFile where there is no file at ``path`` that can be opened."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise UnreadableFile("there is no such file", path.name, "check the path") from None
    except IsADirectoryError:
        raise UnreadableFile("this is a directory", path.name, "name the files in it") from None
    except (OSError, ValueError):
        do = "ask its owner, or copy it to a folder of your own"
        raise UnreadableFile("no permission to read it", path.name, do) from None


def stretches(path: Path, size: int) -> Iterator[pl.DataFrame]:
    """The rows of ``path`` in order, ``size`` at a time, the columns as they are headed.

    Raises ``UnknownFormat``, ``EmptyText`` or ``DamagedFile`` where the file is no table of projects.
    """
    readers = {".csv": _csv, ".xlsx": _workbook, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat("it is no table that can be screened", path.name, "give a .csv, .xlsx or .parquet file")
    batches = _exact(reader(path, size), size)
    first = next(batches, None)
    if first is None:
        raise EmptyText("it has no rows below its headings", path.name, "give a table with one project a row")
    if not headings(first.columns):
        raise DamagedFile(
            "none of its headings is known", path.name, "head the columns as in docs/reference/screening.md"
        )
    yield first
    yield from batches


def _exact(batches: Iterable[pl.DataFrame], size: int) -> Iterator[pl.DataFrame]:
    """The same rows, ``size`` of them at a time."""
    held: list[pl.DataFrame] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += batch.height
        while count >= size:
            whole = pl.concat(held, how="diagonal")
            yield whole[:size]
            held, count = [whole[size:]], count - size
    if count:
        yield pl.concat(held, how="diagonal")


def _parquet(path: Path, size: int) -> Iterator[pl.DataFrame]:
    try:
        yield from pl.scan_parquet(path).collect_batches(chunk_size=size, maintain_order=True)
    except pl.exceptions.PolarsError as fault:
        raise DamagedFile("it is not the Parquet file that its name says", path.name, "write it anew") from fault


def _csv(path: Path, size: int) -> Iterator[pl.DataFrame]:
    """Quick where the file is sound; from the first line that is not, line by line."""
    done = 0
    if not _odd(path):
        try:
            scan = pl.scan_csv(path, infer_schema=False)
            for batch in scan.collect_batches(chunk_size=size, maintain_order=True):
                yield batch
                done += batch.height
        except pl.exceptions.PolarsError:
            pass
        else:
            return
    yield from _by_line(path, size, done)


def _odd(path: Path) -> bool:
    """Whether a CSV file holds what the quick reader would pass over without a word: empty lines, or none at all."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
        return not head.strip() or b"\n\n" in head or b"\r\n\r\n" in head


def _by_line(path: Path, size: int, done: int) -> Iterator[pl.DataFrame]:
    with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        lines = csv.reader(file)
        heads = next(lines, [])
        rows = itertools.islice(_sound(lines), done, None)
        while part := list(itertools.islice(rows, size)):
            yield _frame(heads, part)


def _sound(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    """The lines; what the reader itself refuses is a line with nothing in it but the fault."""
    while True:
        try:
            yield next(lines)
        except StopIteration:
            return
        except csv.Error as fault:
            yield [FAULT, str(fault)]


def _encoding(path: Path) -> str:
    data = path.read_bytes() if path.stat().st_size < 1 << 24 else path.open("rb").read(1 << 24)
    for name in _TRIES:
        try:
            data.decode(name)
        except UnicodeDecodeError as fault:
            if fault.end >= len(data) - 4:  # cut in the middle of a character
                return name
        else:
            return name
    return _TRIES[0]


def _frame(heads: list[str], rows: list[list[str]]) -> pl.DataFrame:
    """The rows under their headings; one of another length than the headings is a fault."""
    width = len(heads)
    faults = [_fault(row, width) for row in rows]
    cells = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    names = [head or f"column {place}" for place, head in enumerate(heads, 1)]
    unique = [name if names.index(name) == place else f"{name} {place}" for place, name in enumerate(names)]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(unique, pl.String), orient="row")
    return frame.with_columns(pl.Series(FAULT, faults, dtype=pl.String))


def _fault(row: list[str], width: int) -> str:
    if row[:1] == [FAULT]:
        return f"the line cannot be read: {row[1]}"
    if any("\ufffd" in cell for cell in row):
        return "the line holds bytes that are no text"
    return f"the line has {len(row)} cells under {width} headings" if len(row) > width else ""


def _workbook(path: Path, size: int) -> Iterator[pl.DataFrame]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  only for workbooks

    try:
        check_area(path.name, path.read_bytes())
        book = CalamineWorkbook.from_path(str(path))
        rows = iter(book.get_sheet_by_index(0).iter_rows())
    except (CalamineError, OSError) as fault:
        raise DamagedFile("it cannot be read as a workbook", path.name, "save it as .xlsx again") from fault
    heads = [_cell(cell) for cell in next(rows, [])]
    while part := list(itertools.islice(rows, size)):
        yield _frame(heads, [[_cell(cell) for cell in row] for row in part])


def _cell(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as ISO."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else str(value)
