"""嵌套: below which open clause a marker belongs.

A stack of open nodes is kept. A marker whose family is open goes beside it; a new family opens a child. Where that
leaves a choice, number continuity decides (``1．`` that goes on with 3 belongs to the list that ended with 2), then what
the document itself did before, then the usual order of the genre (``data/markers.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.parse.blocks import Block
from gangmu.parse.markers import Marker, rank
from gangmu.parse.nodes import Node

AHEAD = 60
_LEAVES = ("says", "ordinal", "dash", "circled")


class Nesting:
    """The open nodes of one body, outermost first, and what the body has shown about its order so far."""

    def __init__(self, root: Node, body: Sequence[Block]) -> None:
        self.stack = [root]
        self.body = body
        # (family, family of the clause it was found under)
        self.seen: set[tuple[str, str]] = set()

    def open(self, node: Node) -> None:
        """Put ``node`` below the last open one and open it."""
        parent = self.stack[-1]
        parent.children.append(node)
        self.stack.append(node)
        if node.marker:
            self.seen.add((node.marker.family, parent.marker.family if parent.marker else ""))

    def open_unlabelled(self, node: Node, below: Marker) -> None:
        """Open a heading without a number above the list that opens with ``below``, beside the last such heading."""
        depth = next((d for d in range(len(self.stack) - 1, 0, -1) if self.stack[d].marker is None), 0)
        if not depth:
            same = [d for d, other in enumerate(self.stack) if other.marker and other.marker.family == below.family]
            depth = same[-1] if same else len(self.stack)
            while not same and depth > 1 and not self.stack[depth - 1].bare:
                depth -= 1
        del self.stack[depth:]
        self.open(node)

    def is_open(self, family: str) -> bool:
        """Whether a clause of ``family`` is open."""
        return any(node.marker and node.marker.family == family for node in self.stack)

    def parent(self, k: int, marker: Marker) -> Node:
        """Close what ends where ``marker``, of block ``k``, begins; the node below which it belongs."""
        same = [depth for depth, node in enumerate(self.stack) if node.marker and node.marker.family == marker.family]
        if same:
            depth = self._beside(same, marker)
        else:
            depth = len(self.stack)
            while depth > 1 and self._outranks(k, marker, self.stack[depth - 1]):
                depth -= 1
        del self.stack[depth:]
        return self.stack[-1]

    def _beside(self, same: list[int], marker: Marker) -> int:
        """Depth at which ``marker`` goes: beside the open node it continues, else beside the deepest of its family.

        A list that opens anew under a heading without a number, or in another form (1. and then 1、), lies below.
        """
        open_here = [(depth, before) for depth in reversed(same) if (before := self.stack[depth].marker)]
        following = [(depth, before) for depth, before in open_here if marker.number == before.number + 1]
        for depth, before in following:
            if before.form == marker.form:
                return depth
        if following:
            return following[0][0]
        if marker.number == 1:
            for depth in range(len(self.stack) - 1, same[-1], -1):
                if self.stack[depth].marker is None:
                    return depth + 1
            last = self.stack[same[-1]].marker
            if last and last.form != marker.form and self.stack[-1].marker is last:
                return len(self.stack)
        return same[-1]

    def _outranks(self, k: int, marker: Marker, node: Node) -> bool:
        """Whether ``marker`` stands above the open ``node`` rather than below it."""
        above = node.marker
        if above is None:
            return False
        if above.family in _LEAVES:
            return not node.bare
        if rank(above) < rank(marker):
            return False
        below, over = (marker.family, above.family) in self.seen, (above.family, marker.family) in self.seen
        if below != over:
            return over
        ahead = self._next(k, above.family)
        if ahead is None:
            return True
        return ahead.number != above.number + 1

    def _next(self, k: int, family: str) -> Marker | None:
        for block in self.body[k + 1 : k + AHEAD]:
            if block.marker and block.marker.family == family:
                return block.marker
        return None


def is_statute(node: Node, stack: Sequence[Node]) -> bool:
    """Whether ``node`` is an article or lies in one of the open ones."""
    return node.kind == "article" or any(other.kind == "article" for other in stack)
