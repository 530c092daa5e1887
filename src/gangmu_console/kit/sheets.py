"""表格文件: the first sheet of an uploaded .xlsx, or a .csv, row by row, so that no file can fill the memory.

A cell is its text as a person would write it; a cell that holds a formula is told apart, for what it shows is not what was
filled in. Cells lie where they say they lie, and a row is as long as its last filled cell among the first ``COLUMNS``:
an address at the far corner of the sheet costs nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

from django.utils.translation import gettext as _

from gangmu.errors import EncryptedFile, TooLarge, UnreadableFile
from gangmu.read.archive import members, unpack

COLUMNS, CELL, PIECE = 256, 2_000, 1 << 16
PART_BYTES, SMALL_BYTES = 64_000_000, 4_000_000
_BOOK, _RELATIONS, _STRINGS, _STYLES = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml",
)  # fmt: skip
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DAYS = {*range(14, 17), 22, 27, 28, 29, 30, 31, 36, 50, 51, 53, 54, 56, 58}
_MONTHS = {17, 52, 55, 57}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a day of a sheet has no zone


class Row(NamedTuple):
    """行: its number in the sheet, its cells as text, and the places of those that hold a formula."""

    number: int
    cells: list[str]
    formulas: frozenset[int] = frozenset()


class NoSheet(Exception):
    """The file is no sheet that can be read; the message says what to do."""


def rows_of(name: str, content: bytes) -> Iterator[Row]:
    """The rows of ``content`` that hold anything; raises NoSheet, at once or on the way."""
    kind = PurePosixPath(name.lower()).suffix
    if kind == ".csv" and b"\0" not in content:
        return _csv(content)
    if kind == ".xlsx" and content.startswith(b"PK"):
        return _xlsx(name, content)
    raise NoSheet(_("内容不是 .xlsx 或 .csv 表格；请用表格软件另存后再传"))


def _csv(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for number, cells in enumerate(reader, 1):
            told = [cell.strip()[:CELL] for cell in cells[:COLUMNS]]
            if any(told):
                yield Row(number, told, frozenset(n for n, cell in enumerate(told) if cell.startswith("=")))
    except csv.Error as fault:
        said = _("第 %(number)s 行附近读不下去；请另存为 UTF-8 的 .csv") % {"number": reader.line_num}
        raise NoSheet(said) from fault


def _decoded(content: bytes) -> str:
    for coding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise NoSheet(_("认不出文字编码；请存为 UTF-8"))


def _xlsx(name: str, content: bytes) -> Iterator[Row]:
    try:
        head = unpack(content, name, (_BOOK, _RELATIONS, _STRINGS, _STYLES))
        if any(len(part) > (PART_BYTES if place == _STRINGS else SMALL_BYTES) for place, part in head.items()):
            raise NoSheet(_("展开后过大；请另存为普通表格"))
        sheet = _first_sheet(head, members(content, name))
        body = unpack(content, name, (sheet,))[sheet]
        if len(body) > PART_BYTES:
            raise NoSheet(_("展开后过大；请另存为普通表格"))
        strings, styles = _Strings(head.get(_STRINGS, b"")).found, _styles(head.get(_STYLES, b""))
        epoch = _EPOCH_1904 if b'date1904="1"' in head[_BOOK] else _EPOCH
        yield from _Sheet(strings, styles, epoch).rows(body)
    except TooLarge as fault:
        raise NoSheet(_("展开后过大；请另存为普通表格")) from fault
    except EncryptedFile as fault:
        raise NoSheet(_("有密码；请去掉密码另存后再传")) from fault
    except (UnreadableFile, expat.ExpatError, KeyError, ValueError, IndexError, OverflowError) as fault:
        raise NoSheet(_("不是可读的 .xlsx；请用表格软件另存后再传")) from fault


def _first_sheet(head: dict[str, bytes], names: tuple[str, ...]) -> str:
    """The part that holds the first sheet of the book."""
    wanted = next(
        (said[key] for tag, said in _tags(head[_BOOK]) if tag == "sheet" for key in said if key.endswith(":id")), ""
    )
    for tag, said in _tags(head[_RELATIONS]):
        if tag == "Relationship" and said.get("Id") == wanted:
            target = said.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in names:
                return part
    raise KeyError(wanted)


def _tags(part: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every tag of a small ``part`` with what it says."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda tag, said: found.append((_local(tag), said))
    parser.Parse(part, True)
    return found


def _parser() -> expat.XMLParserType:
    """A parser that refuses what a sheet has no use for: declarations of entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_said: object) -> None:
        raise NoSheet(_("不是可读的 .xlsx；请用表格软件另存后再传"))

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


class _Strings:
    """文字表: the shared strings, without the readings (rPh) beside them."""

    def __init__(self, part: bytes) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._in: list[str] = []
        if part:
            parser = _parser()
            parser.StartElementHandler = lambda tag, _said: self._in.append(_local(tag))
            parser.EndElementHandler, parser.CharacterDataHandler = self._end, self._heard
            parser.Parse(part, True)

    def _heard(self, words: str) -> None:
        if self._in[-1:] == ["t"] and "rPh" not in self._in and len(self._words) < CELL:
            self._words.append(words[:CELL])

    def _end(self, _tag: str) -> None:
        if self._in.pop() == "si":
            self.found.append("".join(self._words).strip()[:CELL])
            self._words = []


def _styles(part: bytes) -> list[str]:
    """Of each cell format whether it shows a "day", a "month", or neither ("")."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    counting = False
    for tag, said in _tags(part) if part else []:
        if tag == "numFmt":
            codes[int(said.get("numFmtId", 0))] = said.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles"):
            counting = tag == "cellXfs"
        elif tag == "xf" and counting:
            formats.append(int(said.get("numFmtId", 0)))
    return [_shows(one, codes) for one in formats]


def _shows(number: int, codes: dict[int, str]) -> str:
    if number not in codes:
        return "day" if number in _DAYS else "month" if number in _MONTHS else ""
    code = _QUOTED.sub("", codes[number]).lower()
    if "d" in code:
        return "day"
    return "month" if "y" in code and "m" in code else ""


class _Sheet:
    """表: reads cell after cell and keeps no more than the row it is in."""

    def __init__(self, strings: list[str], styles: list[str], epoch: dt.datetime) -> None:
        self.strings, self.styles, self.epoch = strings, styles, epoch
        self.ready: list[Row] = []
        self._number, self._place = 0, -1
        self._cells: dict[int, str] = {}
        self._formulas: set[int] = set()
        self._cell: dict[str, str] = {}
        self._words: list[str] | None = None

    def rows(self, body: bytes) -> Iterator[Row]:
        """The rows of the part ``body`` that hold anything."""
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._heard
        for place in range(0, len(body), PIECE):
            parser.Parse(body[place : place + PIECE], place + PIECE >= len(body))
            yield from self.ready
            self.ready = []

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        match _local(tag):
            case "row":
                self._number = int(said.get("r") or self._number + 1)
                self._place, self._cells, self._formulas = -1, {}, set()
            case "c":
                self._place = _column(said["r"]) if "r" in said else self._place + 1
                self._cell, self._words = said, []
            case "f" if self._place < COLUMNS:
                self._formulas.add(self._place)
                self._words = None  # its words are no value
            case "v" | "t":
                self._words = []

    def _heard(self, words: str) -> None:
        if self._words is not None and len(self._words) < CELL:
            self._words.append(words[:CELL])

    def _end(self, tag: str) -> None:
        match _local(tag):
            case "v" | "t" if self._place < COLUMNS and self._words is not None:
                self._cells[self._place] = self._cells.get(self._place, "") + self._value(
                    "".join(self._words).strip()[:CELL]
                )
                self._words = None
            case "row" if any(self._cells.values()) or self._formulas:
                last = max((*self._cells, *self._formulas))
                cells = [self._cells.get(place, "") for place in range(last + 1)]
                self.ready.append(Row(self._number, cells, frozenset(self._formulas)))

    def _value(self, written: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s" and written:
            if not written.isdecimal():
                raise ValueError(written)
            return self.strings[int(written)]
        if kind != "n" or not written:
            return written
        style = int(self._cell.get("s", 0))
        shows = self.styles[style] if style < len(self.styles) else ""
        if shows:
            day = self.epoch + dt.timedelta(days=float(written))
            return day.strftime("%Y-%m" if shows == "month" else "%Y-%m-%d")
        return f"{float(written):.15g}"


def _column(address: str) -> int:
    """The place of the column of ``address``: A is 0."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError(address)
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1
