"""纯文本: ``.txt`` and ``.md``, decoded as they are; tables are runs of lines with TABs."""

from __future__ import annotations

import codecs
import re

from gangmu.errors import DamagedFile, UnknownFormat
from gangmu.norms import Table
from gangmu.read.grid import Cell, Grid, Span, inferred, table

# UTF-32 begins with the mark of UTF-16: it is asked first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# So many good UTF-8 characters beyond ASCII do not happen by chance in a GB18030 text: the file is UTF-8, but broken.
_SURE_UTF8 = 8
# Form feeds, the old end-of-file sign and a stray escape occur in texts; anything else below blank means a binary.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.001
_NEWLINE = re.compile(r"\r\n|\n|\r")


def decode(data: bytes, name: str) -> str:
    """The text of ``data`` with byte order mark and line ends as they are: by its mark, else UTF-8, else GB18030.

    Raises DamagedFile where the bytes break off or are of no such encoding, UnknownFormat where they are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _textual(_strictly(data, encoding, name), name)
    try:
        return _textual(data.decode("utf-8"), name)
    except UnicodeDecodeError as fault:
        good = data[: fault.start].decode("utf-8")
        if sum(character > "\x7f" for character in good[:10_000]) >= _SURE_UTF8:
            raise _broken(name, "UTF-8", fault.start) from None
    if b"\x00" in data:
        raise UnknownFormat("the content is binary, not text", name, "give a .txt, .docx, .pdf, .html or .doc file")
    return _textual(_strictly(data, "gb18030", name), name)


def tables(text: str) -> tuple[Table, ...]:
    """The tables of ``text``: two or more consecutive lines of one number of TABs (shorter where a line lost its last
    ones), the first with at least two filled cells."""
    found: list[Table] = []
    here = text.find("\t")
    while here >= 0:
        start = _line_start(text, here)
        lines, end = _tabbed(text, start)
        if len(lines) > 1:
            found.append(_read_table(text, lines, f"t{len(found) + 1}"))
        here = text.find("\t", end)
    return tuple(found)


def _tabbed(text: str, start: int) -> tuple[list[Span], int]:
    """The lines of the table that begins at ``start`` (none, where the line is no row), and where to go on."""
    lines: list[Span] = []
    width = 0
    while start < len(text):
        stop = _NEWLINE.search(text, start)
        end, after = (stop.start(), stop.end()) if stop else (len(text), len(text))
        tabs = text.count("\t", start, end)
        if not lines:
            width = tabs
            if sum(bool(cell.strip()) for cell in text[start:end].split("\t")) < 2:
                return [], after
        elif not 0 < tabs <= width:
            break
        lines.append((start, end))
        start = after
    return lines, start


def _read_table(text: str, lines: list[Span], name: str) -> Table:
    rows = [text[start:end].split("\t") for start, end in lines]
    grid = inferred([[cell.strip() for cell in row] for row in rows])
    return table(name, grid, _spans(rows, lines, grid), lines[0][0], lines[-1][1])


def _spans(rows: list[list[str]], lines: list[Span], grid: Grid) -> list[Span]:
    places: list[list[Span]] = []
    for row, (start, _) in zip(rows, lines, strict=True):
        line: list[Span] = []
        for cell in row:
            left = start + len(cell) - len(cell.lstrip())
            line.append((left, left + len(cell.strip())))
            start += len(cell) + 1
        places.append(line)

    def place(cell: Cell) -> Span:
        line = places[cell.row]
        return line[cell.column] if cell.column < len(line) else (lines[cell.row][1], lines[cell.row][1])

    return [place(cell) for cell in grid.cells]


def _line_start(text: str, here: int) -> int:
    return max(text.rfind("\n", 0, here), text.rfind("\r", 0, here)) + 1


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _broken(name, encoding.upper(), fault.start) from None


def _broken(name: str, encoding: str, where: int) -> DamagedFile:
    return DamagedFile(f"not valid {encoding} at byte {where}", name, "save the text again as UTF-8")


def _textual(text: str, name: str) -> str:
    controls = len(_CONTROLS.findall(text[:100_000]))
    if "\x00" in text or controls > max(2, _CONTROL_SHARE * min(len(text), 100_000)):
        raise UnknownFormat("the content is binary, not text", name, "give a .txt, .docx, .pdf, .html or .doc file")
    return text
