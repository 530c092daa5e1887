"""段: lines grouped into paragraphs, each with the marker it opens with; a table is one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gangmu.norms import Table
from gangmu.parse.lines import Layout, Line, broken, continues, finished, lopsided
from gangmu.parse.markers import Marker, dotted_at, marker_at, rank

# what follows the number of an article that is cited, not opened
_CITED = re.compile(r"第[^，。]{1,4}[款项目]|规定|所[称列述]|[、和至到或及]\s*第|的|中(?:规定|所|的|关于)|之规定")
# a document that numbers 1.1 numbers its chapters 1 总则
_DECIMAL = re.compile(r"^[ \t\u3000#*]*[1１][.．][1１][.．]?[ \t\u3000]*[一-鿿]", re.M)
# clauses that may have nothing on their line but the first entry of their list
_HOLDERS = ("chapter", "section", "article", "han", "hanparen", "digit")
_HELD = ("article", "hanparen", "digit", "digitparen", "circled")
_HAN = "〇一二三四五六七八九十"


class Block(msgspec.Struct, frozen=True):
    """段: one paragraph, ``text[start:end]``; ``gap`` empty lines above it; ``table`` its index in the tables, or -1."""

    start: int
    end: int
    gap: int
    marker: Marker | None = None
    table: int = -1


def blocks(text: str, lines: Sequence[Line], page: Layout, tables: Sequence[Table]) -> list[Block]:
    """The paragraphs of ``text``: a line opens one when it carries a marker or the paragraph above has ended."""
    return _Grouping(text, page, tables).run(lines)


class _Grouping:
    """Builds the blocks of one text; holds the line before and the numbers seen last."""

    def __init__(self, text: str, page: Layout, tables: Sequence[Table]) -> None:
        self.text, self.page = text, page
        self.tables = sorted(enumerate(tables), key=lambda entry: entry[1].start)
        self.found: list[Block] = []
        self.last: dict[str, int] = {}
        self.above: Line | None = None
        self.decimal = bool(_DECIMAL.search(text))

    def run(self, lines: Sequence[Line]) -> list[Block]:
        table = 0
        for line in lines:
            while table < len(self.tables) and self.tables[table][1].end <= line.start:
                table += 1
            if table < len(self.tables) and self.tables[table][1].start < line.end:
                self._row(line, self.tables[table][0])
            else:
                self._line(line)
        return self.found

    def _row(self, line: Line, table: int) -> None:
        if self.found and self.found[-1].table == table:
            self._extend(line)
        else:
            self.found.append(Block(line.start, line.end, line.gap, None, table))
        self.above = None

    def _line(self, line: Line) -> None:
        marker = self._marker(line)
        above = self.above
        if marker and not self._opens(marker, line, above):
            marker = None
        cut = marker is None and self._listed(marker_at(self.text, line.start, line.end), line)
        if marker:
            self._open(line, marker)
        elif above is None or not (cut or self._continues(above, line)):
            self.found.append(Block(line.start, line.end, line.gap))
        else:
            self._extend(line)
        self.above = line

    def _marker(self, line: Line) -> Marker | None:
        """The marker of ``line``; ``2．1000吨`` is one where the list is at 2, ``1.1`` only where chapters are decimal."""
        marker = marker_at(self.text, line.start, line.end)
        if self.decimal or (marker is not None and not marker.family.startswith("decimal")):
            return marker
        if self.above is not None and self._continues(self.above, line):
            return None
        dotted = dotted_at(self.text, line.start, line.end)
        return dotted if dotted and dotted.number in (1, self.last.get("digit", 0) + 1) else None

    def _open(self, line: Line, marker: Marker) -> None:
        """A block that begins with ``marker``, and one for the list that may open on the same line (一、（一）…)."""
        start = _skipped(self.text, marker.end)
        inner = marker_at(self.text, start, line.end) if marker.family in _HOLDERS else None
        self.last[marker.family] = marker.number
        if (
            inner
            and inner.start == start
            and inner.number == 1
            and rank(inner) > rank(marker)
            and inner.family in _HELD
        ):
            self.found.append(Block(line.start, marker.end, line.gap, marker))
            self.found.append(Block(start, line.end, 0, inner))
            self.last[inner.family] = inner.number
        else:
            self.found.append(Block(line.start, line.end, line.gap, marker))

    def _continues(self, above: Line, line: Line) -> bool:
        return continues(self.text, above, line, self.page, self.found[-1].start)

    def _extend(self, line: Line) -> None:
        block = self.found[-1]
        self.found[-1] = Block(block.start, line.end, block.gap, block.marker, block.table)

    def _opens(self, marker: Marker, line: Line, above: Line | None) -> bool:
        """Whether ``marker`` opens a clause, or stands where a sentence was cut (依照本法⏎第三条的规定)."""
        last = self.last.get(marker.family, 0)
        follows = marker.number == last + 1
        if marker.family in ("says", "ordinal") and self._listed(marker, line):
            return False
        if marker.family == "article" and _CITED.match(self.text, marker.end):
            return False
        if marker.family == "bare" and not (self.decimal and follows):
            return False
        if above is None or line.cut or finished(self.text, above):
            return True
        if not self._continues(above, line):
            return True
        if marker.family == "article":
            return self._opens_article(marker, follows, above)
        if not self.page.width and not broken(self.text, above) and not lopsided(self.text[above.start : above.end]):
            return True
        return follows or (marker.number <= 1 and marker.family not in ("chapter", "part"))

    def _opens_article(self, marker: Marker, follows: bool, above: Line) -> bool:
        """An article behind a line that breaks off: set apart by a blank, or the next number and not cited."""
        apart = self.text[marker.end : marker.end + 1] in (" ", "\t", "\u3000")
        if apart and (follows or not self.page.width):
            return True
        return follows and not broken(self.text, above) and not _CITED.match(self.text, _skipped(self.text, marker.end))

    def _listed(self, marker: Marker | None, line: Line) -> bool:
        """Whether ``line`` goes on with a list inside the running text above (一是…二是…⏎三是…)."""
        if marker is None or marker.number < 2 or marker.family not in ("says", "ordinal") or not self.found:
            return False
        form = self.text[marker.end - 1]
        before = f"{_HAN[marker.number - 1]}{form}" if marker.number <= 10 else ""
        above = self.found[-1]
        place = self.text.find(before, above.start, above.end) if before else -1
        return place > above.start + 1 and line.gap >= 0


def _skipped(text: str, start: int) -> int:
    """``start`` moved over blanks and line breaks."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start
