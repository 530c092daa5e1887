"""排版: sections of a page as blocks: lines as paragraphs, lists with their numbers, tables with their spans."""

from __future__ import annotations

import re
from typing import Final

from gangmu.read.blocks import Block, Paragraph, paragraphs
from gangmu.read.cells import Box, table_blocks
from gangmu.read.counting import counted
from gangmu.read.html.tree import Line, Section
from gangmu.read.limits import TABLE_COLUMNS

_ROW_GROUPS: Final = ("thead", "tbody", "tfoot")
_CELLS: Final = ("td", "th")
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# An item that begins with a number of its own shows no other.
_MARKED: Final = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]+|[\d０-９]+)[)）、.．:：]|第[^，。]{1,6}[章节条款项]|[①-⑳•·●■—\-]"
)
_PLAIN: Final = re.compile(r"list-style[^;]*none", re.I)


def blocks(section: Section) -> list[Block]:
    """The blocks of ``section`` in reading order."""
    if section.tag == "table":
        return _table(section)
    if section.tag in ("ol", "ul"):
        return _list(section)
    return _inside(section.items)


def _inside(items: tuple[Line | Section, ...]) -> list[Block]:
    found: list[Block] = []
    for item in items:
        found.extend(paragraphs(item.text) if isinstance(item, Line) else blocks(item))
    return found


def _list(section: Section) -> list[Block]:
    count = _whole(section.attributes.get("start"), 1)
    form = _FORMS.get(section.attributes.get("type", ""), "decimal")
    plain = bool(_PLAIN.search(section.attributes.get("style", "")))
    found: list[Block] = []
    for item in section.items:
        inside = _inside((item,))
        if isinstance(item, Section) and item.tag == "li":
            count = _whole(item.attributes.get("value"), count)
            label = "• " if section.tag == "ul" else f"{counted(count, form)}. "
            first = inside[0] if inside else None
            if isinstance(first, Paragraph) and not plain and not _MARKED.match(first.text):
                inside[0] = Paragraph(label + first.text)
            count += 1
        found.extend(inside)
    return found


def _table(section: Section) -> list[Block]:
    """The table, its caption before it."""
    rows: list[Section] = []
    outside: list[Line | Section] = []
    marked = 0
    for item in section.items:
        if isinstance(item, Section) and item.tag in _ROW_GROUPS:
            inner = [row for row in item.items if isinstance(row, Section) and row.tag == "tr"]
            marked += len(inner) if item.tag == "thead" else 0
            rows.extend(inner)
        elif isinstance(item, Section) and item.tag == "tr":
            rows.append(item)
        else:
            outside.append(item)
    return _inside(tuple(outside)) + table_blocks(_boxes(rows), max(marked, _heads(rows)) or None)


def _heads(rows: list[Section]) -> int:
    """How many rows on top are all header cells."""
    count = 0
    for row in rows:
        tags = [item.tag for item in row.items if isinstance(item, Section)]
        if len(tags) < 2 or set(tags) != {"th"}:
            break
        count += 1
    return count


def _boxes(rows: list[Section]) -> list[Box]:
    """The cells at their places: those that reach down from above push the later ones to the right."""
    found: list[Box] = []
    busy: dict[int, int] = {}
    for r, row in enumerate(rows):
        column = 0
        for cell in row.items:
            if not isinstance(cell, Section) or cell.tag not in _CELLS:
                continue
            while busy.get(column, 0) > r:
                column += 1
            if column >= TABLE_COLUMNS:
                column = TABLE_COLUMNS - 1
            columns = max(1, min(_whole(cell.attributes.get("colspan"), 1), TABLE_COLUMNS - column))
            tall = _whole(cell.attributes.get("rowspan"), 1) or len(rows)
            tall = max(1, min(tall, len(rows) - r))
            busy.update(dict.fromkeys(range(column, column + columns), r + tall))
            found.append(Box(tuple(_inside(cell.items)), r, column, tall, columns))
            column += columns
    return found


def _whole(text: str | None, missing: int) -> int:
    found = re.match(r"\s*(\d{1,6})", text or "")
    return int(found[1]) if found else missing
