"""What a reader hands over: text with offsets, the tables in it, the pages it came from."""

from __future__ import annotations

import msgspec


class Page(msgspec.Struct, frozen=True):
    """页: page ``number`` (from 1) holds ``text[start:end]``."""

    number: int
    start: int
    end: int


class Table(msgspec.Struct, frozen=True):
    """表格: a grid inside the text.

    In the text a table is consecutive lines, one a row, cells separated by one TAB. ``header`` and ``rows`` hold the
    cells as a person reads them: several header lines are folded into one (``上级/下级`` joined with a space), a merged
    cell is repeated wherever it reaches. ``spans[r][c]`` is the half-open stretch of ``text`` in which ``rows[r][c]``
    stands (of the one written copy, for a merged cell); ``header_spans`` likewise.
    """

    id: str
    clause: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int
    spans: tuple[tuple[tuple[int, int], ...], ...] = ()
    header_spans: tuple[tuple[int, int], ...] = ()


class SourceText(msgspec.Struct, frozen=True):
    """源文本: what a file says, as one string, never changed after reading.

    ``name`` is the file name without its folder; ``format`` one of ``txt md docx pdf html doc``; ``sha256`` of the bytes
    of the file. For ``.txt`` the text is
    the decoded file as it is (byte order mark and line ends included), so that offsets are those of the file.
    """

    name: str
    format: str
    text: str
    sha256: str
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
