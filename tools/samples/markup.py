"""The plain markup in which the words of the demonstration documents are kept (tools/samples/text).

A line is a block. ``@name words`` is a named block (``@title``, ``@date``, ``@sign``); ``#`` to ``###`` are numbered
levels, a head that runs into its text parted by ``||``; ``+`` is a numbered item; ``|`` begins a table row, in which
``^`` belongs to the cell above and ``<`` to the cell at the left. ``／`` in a title is a line break. Anything else is a
paragraph.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "text"
ABOVE, LEFT, BREAK = "^", "<", "／"


@dataclass(frozen=True)
class Block:
    """``kind`` is a name of the markup, or ``paragraph``, ``level1`` to ``level3``, ``item``, ``table``."""

    kind: str
    text: str = ""
    head: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(name: str) -> list[Block]:
    """The blocks of the text ``name``, consecutive table rows as one table."""
    lines = [line for line in (TEXTS / name).read_text("utf-8").splitlines() if line]
    found: list[Block] = []
    for tabular, group in itertools.groupby(lines, lambda line: line.startswith("|")):
        if tabular:
            found.append(Block("table", rows=tuple(_cells(line) for line in group)))
        else:
            found.extend(_block(line) for line in group)
    return found


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _block(line: str) -> Block:
    if line.startswith("@"):
        kind, _, text = line[1:].partition(" ")
        return Block(kind, text)
    mark, _, text = line.partition(" ")
    if mark == "+":
        return Block("item", text)
    if mark and not mark.strip("#"):
        head, run_in, text = text.partition("||")
        return Block(f"level{len(mark)}", text if run_in else "", head)
    return Block("paragraph", line)
