"""What every part of the output needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from gangmu.cli.terminal.table import Cell, Column, Row, table
from gangmu.norms import Diagnostic, NormBase
from gangmu.pipeline import Compiled
from gangmu.report.phrases import one_line
from gangmu.report.place import Place
from gangmu.report.words import Words

CERTAINTY_STYLE = {"sure": "dim", "likely": "", "doubtful": "red"}
_LONGEST_QUOTE = 400  # a fault may cover the whole document
_DOTS = {"sure": "●●●", "likely": "●●○", "doubtful": "●○○"}


@dataclass(frozen=True)
class View:
    """What is shown: the compiled document, in which words, how wide, and how much of it."""

    compiled: Compiled
    place: Place
    words: Words
    width: int
    quotes: bool = False
    everything: bool = False
    tree: bool = False

    def section(self, key: str, count: int | None = None) -> list[Text]:
        """The heading of a part, with how many there are."""
        heading = Text(self.words(f"screen.{key}"), "bold")
        if count is not None:
            heading.append(f"  {count}", "dim")
        return [Text(), heading]

    def table(self, columns: Sequence[Column], rows: Sequence[Row]) -> list[Text]:
        """A table as wide as the view."""
        return table(columns, rows, self.width, full_quotes=self.quotes)

    def clause_column(self) -> Column:
        """Where it stands."""
        return Column(self.words("screen.clause"), 8, 24 if self.width >= 100 else 16)

    def certainty_column(self) -> Column:
        """How sure we are: three dots, and the word where there is room."""
        wide = self.width >= 100
        return Column(self.words("screen.certainty"), 4, 13 if wide else 4)

    def certainty(self, norm: NormBase) -> Cell:
        """How sure we are of ``norm``."""
        word = self.words(f"certainty.{norm.certainty}")
        dots = _DOTS[norm.certainty]
        return Cell(f"{dots} {word}" if self.width >= 100 else dots, CERTAINTY_STYLE[norm.certainty])

    def elsewhere(self, norm: NormBase) -> str:
        """The region of ``norm`` where it is not that of the document, as a prefix."""
        here = self.compiled.document.header.region
        return f"{norm.region_name}·" if norm.region != here and norm.region_name else ""

    def stretch(self, fault: Diagnostic) -> str:
        """The words that ``fault`` is about."""
        text = self.compiled.document.source.text
        return one_line(text[fault.start : min(fault.end, fault.start + _LONGEST_QUOTE)])

    def quote(self, norm: NormBase) -> str:
        """The words of the source."""
        return one_line(norm.quote)


def padded(text: str, width: int) -> str:
    """``text`` filled with blanks to ``width`` cells."""
    return text + " " * max(0, width - cell_len(text))
