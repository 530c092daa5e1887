"""节点: the tree while it is being built; ``ids`` turns it into clauses."""

from __future__ import annotations

import msgspec

from gangmu.norms.document import ClauseKind
from gangmu.parse.markers import Marker


class Node(msgspec.Struct):
    """节点: one clause to be.

    ``end`` is that of its own text so far, ``body`` where its running text begins (behind label and heading); ``bare``
    means that its line says nothing but the heading; ``inline`` that it was found inside running text, not at the head
    of a paragraph; ``key`` is the last part of its id where the marker does not give it.
    """

    kind: ClauseKind
    start: int
    end: int
    marker: Marker | None = None
    heading: str = ""
    children: list[Node] = []
    key: str = ""
    body: int = 0
    bare: bool = False
    inline: bool = False

    def close(self) -> int:
        """Stretch every node over its children; the end of this one."""
        for child in self.children:
            self.end = max(self.end, child.close())
        return self.end
