"""条款树: the blocks of one body become nested nodes."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.norms.document import ClauseKind
from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.headings import Heading, heading
from gangmu.parse.inline import listed
from gangmu.parse.markers import Marker, rank
from gangmu.parse.nesting import AHEAD, Nesting, is_statute
from gangmu.parse.nodes import Node

_IN_TEXT = ("says", "ordinal", "circled")
_SINGLE = (*_IN_TEXT, "dash")
_NAME = 40
_KINDS: dict[str, ClauseKind] = {
    "part": "part", "subpart": "part", "class": "part", "chapter": "chapter",
    "section": "section", "bare": "chapter", "article": "article",
    "han": "section", "digit": "item", "box": "item", "dash": "dash",
}  # fmt: skip


class Builder:
    """Hangs the blocks of one body below ``root``."""

    def __init__(self, text: str, root: Node, body: Sequence[Block]) -> None:
        self.text, self.body = text, body
        self.nesting = Nesting(root, body)

    def run(self) -> None:
        """Place every block, in order."""
        for k, block in enumerate(self.body):
            if block.table >= 0:
                self._paragraph(block)
            elif block.marker and not (block.marker.family in _IN_TEXT and listed(self.text, block.start, block.end)):
                self._clause(k, block, block.marker)
            elif (below := self._named_list(k, block)) is not None:
                name = heading(self.text, block, "han")
                node = Node("section", block.start, block.end, heading=name.words, body=block.end, bare=True)
                self.nesting.open_unlabelled(node, below)
            else:
                self._running(k, block)

    def _clause(self, k: int, block: Block, marker: Marker) -> None:
        parent = self.nesting.parent(k, marker)
        name = self._heading(k, block, marker, parent)
        node = Node(
            self._kind(marker, parent), block.start, block.end, marker, name.words, body=name.body, bare=name.alone
        )
        self.nesting.open(node)
        hang(self.text, node, name.body, block.end)

    def _heading(self, k: int, block: Block, marker: Marker, parent: Node) -> Heading:
        """The heading on the line of ``marker``; a sentence with a stop names a clause only if text stands below it."""
        if marker.family in ("hanparen", "digit") and is_statute(parent, self.nesting.stack):
            return Heading("", marker.end)
        name = heading(self.text, block, marker.family)
        if not name.closed:
            return name
        below = self.body[k + 1] if k + 1 < len(self.body) else None
        if below is None or (below.marker is None and self._bids_farewell(k + 1, below)):
            return Heading("", marker.end)
        if below.marker is None and self._named_list(k + 1, below, marker.family):
            return Heading("", marker.end)
        above = below.marker is not None and (below.marker.family == marker.family or rank(below.marker) < rank(marker))
        return Heading("", marker.end) if above else Heading(name.words, name.body, True)

    def _kind(self, marker: Marker, parent: Node) -> ClauseKind:
        statute = is_statute(parent, self.nesting.stack)
        if marker.family == "hanparen":
            plain = parent.marker is None or parent.kind in ("section", "chapter", "part", "annex", "document")
            return "section" if plain and not statute else "item"
        if marker.family == "han" and statute:
            return "item"
        return "section" if marker.family.startswith("decimal") else _KINDS.get(marker.family, "subitem")

    def _named_list(self, k: int, block: Block, opened: str = "") -> Marker | None:
        """The marker below a line that has no number and names a list, if lists begin anew at 1 under such lines."""
        below = self.body[k + 1].marker if k + 1 < len(self.body) else None
        if below is None or below.number != 1 or block.end - block.start > _NAME:
            return None
        if "，" in self.text[block.start : block.end] or not heading(self.text, block, "han").alone:
            return None
        again = below.family == opened or self.nesting.is_open(below.family) or self._again(k + 1, below)
        return below if again else None

    def _again(self, k: int, first: Marker) -> bool:
        """Whether the list that opens at block ``k`` is followed by another such line and list."""
        for place in range(k + 1, min(len(self.body), k + AHEAD)):
            marker = self.body[place].marker
            if marker is None:
                continue
            if rank(marker) < rank(first):
                return False
            if marker.family == first.family and marker.number == 1:
                above = self.body[place - 1]
                return above.marker is None and heading(self.text, above, "han").alone and above.table < 0
        return False

    def _running(self, k: int, block: Block) -> None:
        """A paragraph without a marker: it goes on with the deepest clause, or with the one that list belongs to."""
        while len(self.nesting.stack) > 1 and not self._takes(k, self.nesting.stack[-1], block):
            self.nesting.stack.pop()
        self._paragraph(block)

    def _bids_farewell(self, k: int, block: Block) -> bool:
        """Whether ``block`` closes the document rather than the clause above it."""
        if any(node.kind == "article" for node in self.nesting.stack):
            return False
        last = not any(other.marker for other in self.body[k + 1 : k + 12])
        return last and bool(genre().farewell.match(self.text, block.start, block.end))

    def _takes(self, k: int, node: Node, block: Block) -> bool:
        """Whether the running ``block`` is a further paragraph of the open ``node``."""
        if node.bare and not node.children:
            return True
        if self._bids_farewell(k, block):
            return False
        if node.marker is None or node.bare:
            return True
        family = node.marker.family
        if family == "article" or self.text[node.end - 1] in "：:":
            return True
        if family in _SINGLE or is_statute(node, self.nesting.stack):
            return False
        if any(child.kind == "paragraph" for child in node.children) or self._goes_on(k, node.marker):
            return True
        if genre().duty.match(self.text, block.start, block.end):
            return self._had_duty(family)
        beside = [child for child in self.nesting.stack[-2].children if child.marker and child.marker.family == family]
        if len(beside) == 1 or any(child.kind == "paragraph" for other in beside[-4:-1] for child in other.children):
            return True
        return _shares(self.text, node, block)

    def _had_duty(self, family: str) -> bool:
        """Whether an earlier clause of the list ends with a line that names who is responsible, as the last may."""
        return any(
            child.kind == "paragraph" and genre().duty.match(self.text, child.start, child.end)
            for other in self.nesting.stack[-2].children[-8:-1]
            if other.marker and other.marker.family == family
            for child in other.children
        )

    def _goes_on(self, k: int, marker: Marker) -> bool:
        """Whether the list of ``marker`` goes on behind block ``k`` before anything above it does."""
        for block in self.body[k + 1 : k + AHEAD]:
            if block.marker:
                if block.marker.family == marker.family:
                    return block.marker.number == marker.number + 1
                if rank(block.marker) < rank(marker):
                    return False
        return False

    def _paragraph(self, block: Block) -> None:
        name = heading(self.text, block, "") if block.table < 0 else Heading("", block.start)
        words = "" if genre().farewell.match(self.text, block.start, block.end) else name.words
        node = Node("paragraph", block.start, block.end, heading=words, body=name.body)
        self.nesting.stack[-1].children.append(node)
        if block.table < 0:
            hang(self.text, node, block.start, block.end)


def hang(text: str, node: Node, start: int, end: int) -> None:
    """Hang the list inside the running text of ``node`` (一是…二是…) below it."""
    markers = listed(text, start, end)
    if not markers:
        return
    for marker, after in zip(markers, [*(marker.start for marker in markers[1:]), end], strict=True):
        while text[after - 1].isspace():
            after -= 1
        name = heading(text, Block(marker.start, after, 0, marker), marker.family)
        node.children.append(Node("subitem", marker.start, after, marker, name.words, body=name.body, inline=True))


def _shares(text: str, node: Node, block: Block) -> bool:
    """Whether a paragraph takes up four characters in a row of the clause's heading: it still speaks of the same."""
    running = text[block.start : block.end]
    return any(node.heading[k : k + 4] in running for k in range(len(node.heading) - 3))
