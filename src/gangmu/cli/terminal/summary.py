"""Several files: a row each, and their sum."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from gangmu.cli.tally import Tally
from gangmu.cli.terminal.table import Cell, Column, row, table
from gangmu.norms.contract import readable
from gangmu.report.words import Words

_FIGURES = ("clause", "target", "task", "directive", "measure", "doubtful", "faults")

_WIDE = 100  # below, the names of the documents would leave no room for those of the files


def summary(tallies: Sequence[tuple[str, Tally]], words: Words, width: int) -> list[Text]:
    """``tallies`` are pairs of a file's name and its figures, in order."""
    columns = [
        Column(words("screen.file"), 14, 48, grow=True),
        Column(words("screen.document"), 12, 40, always=False),
        *(Column(words(f"figure.{figure}"), 4, 10, right=True) for figure in _FIGURES),
    ]  # fmt: skip
    rows = [
        row(
            readable(file),
            tally.name if width >= _WIDE else "",
            *(str(getattr(tally, figure) or "·") for figure in _FIGURES),
        )
        for file, tally in tallies
    ]
    sums = [sum(getattr(tally, figure) for _, tally in tallies) for figure in _FIGURES]
    total = words("screen.total_files", count=len(tallies))
    rows.append(row(Cell(total, "bold"), "", *(Cell(str(figure), "bold") for figure in sums)))
    return table(columns, rows, width)
