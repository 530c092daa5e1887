"""条款树: markers in reading order become nested nodes.

A stack of open nodes is kept. A marker whose family is open goes beside it; a new family opens a child. Where that
leaves a choice, number continuity decides (``1．`` that goes on with 3 belongs to the list that ended with 2), then what
the document itself did before, then the usual order of the genre (``data/markers.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.norms.document import ClauseKind
from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.headings import heading
from gangmu.parse.inline import listed
from gangmu.parse.markers import Marker, grammar
from gangmu.parse.nodes import Node

_AHEAD = 60
_LISTED = ("says", "ordinal", "circled")
_INLINE = ("says", "ordinal", "dash", "circled", "box")
_KINDS: dict[str, ClauseKind] = {
    "part": "part", "class": "part", "chapter": "chapter", "section": "section", "article": "article", "han": "section",
    "digit": "item", "box": "item", "dash": "dash",
}  # fmt: skip


class Builder:
    """Hangs the blocks of one body below ``root``."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.stack = [root]
        self.ranks = grammar().ranks
        # family -> the family it was first found under
        self.above: dict[str, str] = {}

    def run(self, body: Sequence[Block]) -> None:
        self.body = body
        for k, block in enumerate(body):
            if block.table >= 0:
                self._paragraph(block)
            elif block.marker and not (block.marker.family in _LISTED and listed(self.text, block.start, block.end)):
                self._clause(k, block, block.marker)
            else:
                self._running(k, block)

    def _clause(self, k: int, block: Block, marker: Marker) -> None:
        parent = self._parent(k, marker)
        while self.stack[-1] is not parent:
            self.stack.pop()
        words, body, bare = heading(self.text, block, marker.family)
        node = Node(
            self._kind(marker, parent), block.start, block.end, marker, words, [], "", body, bare,
        )  # fmt: skip
        parent.add(node)
        self.stack.append(node)
        self.above.setdefault(_family(marker), _name(parent))
        inline(self.text, node, body if words else marker.end, block.end)

    def _parent(self, k: int, marker: Marker) -> Node:
        """The open node below which ``marker`` belongs."""
        family = _family(marker)
        same = [depth for depth, node in enumerate(self.stack) if node.marker and _family(node.marker) == family]
        if same:
            return self.stack[self._beside(same, marker) - 1]
        rank = self._rank(marker)
        depth = len(self.stack) - 1
        while depth and self._outranks(k, rank, marker, self.stack[depth]):
            depth -= 1
        return self.stack[depth]

    def _beside(self, same: list[int], marker: Marker) -> int:
        """Which of the open nodes of the same family ``marker`` goes beside: the one it continues, else the deepest."""
        for depth in reversed(same):
            node = self.stack[depth]
            if node.marker and marker.number in (node.marker.number + 1, node.marker.number):
                return depth
        return same[-1]

    def _outranks(self, k: int, rank: int, marker: Marker, node: Node) -> bool:
        """Whether ``marker`` stands above the open ``node`` rather than below it."""
        if node.marker is None:
            return node.kind == "paragraph"
        family = _family(node.marker)
        if self._rank(node.marker) < rank:
            return False
        if family in ("says", "ordinal", "dash"):
            return True
        if self.above.get(_family(marker)) == family:
            return False
        ahead = self._next(k, family)
        if ahead is None:
            return True
        return ahead.number != node.marker.number + 1 or self.above.get(family) == _family(marker)

    def _next(self, k: int, family: str) -> Marker | None:
        for block in self.body[k + 1 : k + _AHEAD]:
            if block.marker and _family(block.marker) == family:
                return block.marker
        return None

    def _rank(self, marker: Marker) -> int:
        return self.ranks[marker.family.rstrip("0123456789")]

    def _kind(self, marker: Marker, parent: Node) -> ClauseKind:
        if marker.family == "hanparen":
            return "section" if _section(parent) and not self._statute() else "item"
        if marker.family == "han" and self._statute():
            return "item"
        if marker.family.startswith("decimal"):
            return "section"
        return _KINDS.get(marker.family, "subitem")

    def _statute(self) -> bool:
        return any(node.kind == "article" for node in self.stack)

    def _running(self, k: int, block: Block) -> None:
        """A paragraph without a marker: it goes on with the deepest clause, or with the one that list belongs to."""
        while len(self.stack) > 1 and not self._takes(k, self.stack[-1], block):
            self.stack.pop()
        self._paragraph(block)

    def _takes(self, k: int, node: Node, block: Block) -> bool:
        if genre().farewell.match(self.text, block.start) and self._last(k):
            return False
        if node.marker is None or node.bare:
            return True
        family = node.marker.family
        if self._statute():
            return family == "article" or self.text[node.end - 1] in "：:"
        if family in _INLINE:
            return False
        parent = self.stack[-2]
        beside = [child for child in parent.children if child.marker and child.marker.family == family]
        if any(child.kind == "paragraph" for child in node.children):
            return True
        if self._goes_on(k, node.marker):
            return True
        if any(_several(child) for child in beside[:-1]) or len(beside) == 1:
            return True
        return _shares(self.text, node, block)

    def _last(self, k: int) -> bool:
        return not any(block.marker for block in self.body[k + 1 : k + 12])

    def _goes_on(self, k: int, marker: Marker) -> bool:
        """Whether the list of ``marker`` goes on behind block ``k`` before anything above it does."""
        for block in self.body[k + 1 : k + _AHEAD]:
            if block.marker:
                if _family(block.marker) == _family(marker):
                    return block.marker.number == marker.number + 1
                if self._rank(block.marker) < self._rank(marker):
                    return False
        return False

    def _paragraph(self, block: Block) -> None:
        words, body, _ = heading(self.text, block, "") if block.table < 0 else ("", block.start, False)
        node = Node("paragraph", block.start, block.end, None, words, [], "", body, False, block.table)
        self.stack[-1].add(node)
        if block.table < 0:
            inline(self.text, node, block.start, block.end)


def inline(text: str, node: Node, start: int, end: int) -> None:
    """Hang the lists inside the running text of ``node`` (一是…二是…) below it."""
    markers = listed(text, start, end)
    ends = [*(marker.start for marker in markers[1:]), end]
    for marker, after in zip(markers, ends, strict=bool(markers)):
        block = Block(marker.start, _trimmed(text, after), 0, marker)
        words, body, bare = heading(text, block, marker.family)
        node.add(Node("subitem", block.start, block.end, marker, words, [], "", body, bare, inline=True))


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def _family(marker: Marker) -> str:
    return marker.family


def _name(node: Node) -> str:
    return node.marker.family if node.marker else ""


def _section(parent: Node) -> bool:
    return parent.kind in ("section", "chapter", "part", "annex", "document") or parent.marker is None


def _several(node: Node) -> bool:
    return any(child.kind == "paragraph" for child in node.children)


def _shares(text: str, node: Node, block: Block) -> bool:
    """Whether a paragraph takes up four characters in a row of the clause's heading: it still speaks of the same."""
    words = node.heading
    running = text[block.start : block.end]
    return any(words[k : k + 4] in running for k in range(len(words) - 3))
