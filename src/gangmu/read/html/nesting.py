"""嵌套: how deep the tags of a page nest, asked before it is parsed: placing a tag costs its depth (HTML standard, 13.2.4.2).

An outline of the standard's stack of open elements, never shallower than the real one by more than a small factor: tags
inside a table cell, an object or a button cannot close what is open outside of it.
"""

from __future__ import annotations

import re
from typing import Final

from gangmu.read.html.tags import tags

_TAG: Final = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*))")
_CELLS: Final = frozenset(("td", "th", "caption"))


class _Stack:
    """Open tags, in rooms with walls: a tag closes only what is open in the same room."""

    def __init__(self) -> None:
        self._rooms: list[tuple[str, list[str], dict[str, int]]] = [("", [], {})]
        self._tags = tags()
        self.depth = 0

    def open(self, tag: str) -> None:
        if tag in _CELLS and not self._leave_cell():
            return
        if tag in self._tags.ends_p:
            self._close_inside("p")
        self.depth += 1
        if tag in self._tags.walls:
            self._rooms.append((tag, [], {}))
        else:
            _, tags, counts = self._rooms[-1]
            tags.append(tag)
            counts[tag] = counts.get(tag, 0) + 1

    def close(self, tag: str) -> None:
        if tag not in self._tags.walls:
            self._close_inside(tag)
        elif self._rooms[-1][0] == tag or (tag == "table" and self._leave_cell()):
            self._leave_room()

    def _leave_cell(self) -> bool:
        """Leave the cell one is in; whether one is in a table then."""
        if self._rooms[-1][0] in _CELLS:
            self._leave_room()
        return self._rooms[-1][0] == "table"

    def _leave_room(self) -> None:
        self.depth -= 1 + len(self._rooms.pop()[1])

    def _close_inside(self, tag: str) -> None:
        _, tags, counts = self._rooms[-1]
        while counts.get(tag):
            last = tags.pop()
            counts[last] -= 1
            self.depth -= 1
            if last == tag:
                return


def nests_deeper(html: str, limit: int) -> bool:
    """Whether the tags of ``html`` nest more than ``limit`` deep."""
    stack = _Stack()
    kinds = tags()
    at = 0
    while found := _TAG.search(html, at):
        at = found.end()
        comment, closing, tag = found[1], found[2], (found[3] or "").lower()
        if comment or (tag in kinds.raw and not closing):
            at = html.find("-->" if comment else f"</{tag}", at)
            if at < 0:
                return False
        elif closing:
            stack.close(tag)
        elif tag not in kinds.void and tag not in kinds.loose:
            stack.open(tag)
            if stack.depth > limit:
                return True
    return False
