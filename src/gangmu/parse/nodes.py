"""节点: the tree while it is being built; ``ids`` turns it into clauses."""

from __future__ import annotations

import msgspec

from gangmu.norms.document import ClauseKind
from gangmu.parse.markers import Marker


class Node(msgspec.Struct):
    """节点: one clause to be. ``end`` is that of its own text so far; ``key`` is a fixed last part of its id."""

    kind: ClauseKind
    start: int
    end: int
    marker: Marker | None = None
    heading: str = ""
    children: list[Node] = []
    key: str = ""
    # end of the heading's line or stop: where running text begins
    body: int = 0
    # whether the line with the label says nothing but the heading
    bare: bool = False
    table: int = -1
    # found inside running text, not at the head of a paragraph
    inline: bool = False

    def add(self, child: Node) -> Node:
        self.children.append(child)
        return child

    def close(self) -> int:
        """Stretch every node over its children; the end of this one."""
        for child in self.children:
            self.end = max(self.end, child.close())
        return self.end
