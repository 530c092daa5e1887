"""拼合: parts and their blocks become one tree that covers the text.

What stands before the first marker of the document (title, addressees, lead-in; the text of a notice) is the
``preamble`` p, what closes it the ``signature`` s. One plan that a notice without numbering of its own attaches is the main
content: its title and lead-in are a second preamble p2, its clauses 1, 2, …. Where the notice is numbered itself, or
attaches several documents, each is a ``document`` clause d1, d2, … with its clauses below. Annexes are a1, a2, …; the
documents with a title of their own inside an annex count 1, 2, ….
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gangmu.norms.document import ClauseKind
from gangmu.parse.blocks import Block
from gangmu.parse.closings import words
from gangmu.parse.headings import clean
from gangmu.parse.nodes import Node
from gangmu.parse.tree import Builder, hang
from gangmu.parse.zones import Part


def assemble(text: str, found: Sequence[Part], announced: Mapping[int, str]) -> Node:
    """The tree of the parts: a root without a span of its own, its children the clauses of level 1.

    ``announced`` are the titles of the annexes by number, for those that do not say theirs.
    """
    tree = _Assembly(text, announced, _alone(found))
    for part in found:
        tree.add(part)
    tree.root.close()
    settle(text, tree.root)
    return tree.root


def _alone(found: Sequence[Part]) -> bool:
    """Whether the text has one attached document, which is then its main content."""
    before = [part.kind for part in found[: next((k for k, p in enumerate(found) if p.kind == "annex"), len(found))]]
    numbered = bool(found) and any(block.marker for block in found[0].body)
    return before.count("document") == 1 and not numbered


class _Assembly:
    """The tree so far; counts what has no number of its own."""

    def __init__(self, text: str, announced: Mapping[int, str], alone: bool) -> None:
        self.text, self.announced, self.alone = text, announced, alone
        self.root = Node("document", 0, 0)
        self.annex: Node | None = None
        self.counts = {"p": 0, "s": 0, "d": 0}

    def add(self, part: Part) -> None:
        if part.kind == "annex":
            self.annex = self._titled(self.root, "annex", part)
        elif self.annex is not None:
            number = sum(child.kind == "document" for child in self.annex.children) + 1
            self._titled(self.annex, "document", part, str(number))
        elif part.kind == "document" and not self.alone:
            self.counts["d"] += 1
            self._titled(self.root, "document", part, f"d{self.counts['d']}")
        else:
            self._main(part)

    def _main(self, part: Part) -> None:
        opening = (*part.title, *part.opening)
        if opening:
            node = self._matter(self.root, "preamble", opening, self._key("p"))
            node.heading = _joined(self.text, part.title)
        Builder(self.text, self.root, part.body).run()
        if part.closing:
            self._matter(self.root, "signature", part.closing, self._key("s"))

    def _key(self, letter: str) -> str:
        self.counts[letter] += 1
        return letter if self.counts[letter] == 1 else f"{letter}{self.counts[letter]}"

    def _titled(self, above: Node, kind: ClauseKind, part: Part, key: str = "") -> Node:
        """An annex or a document with a title of its own, and what stands in it."""
        end = part.title[-1].end
        node = Node(kind, part.title[0].start, end, part.label, body=end, bare=True, key=key)
        node.heading = self._name(part)
        above.children.append(node)
        Builder(self.text, node, (*part.opening, *part.body)).run()
        if part.closing:
            self._matter(node, "signature", part.closing, "s")
        return node

    def _name(self, part: Part) -> str:
        if part.label is None:
            return _joined(self.text, part.title)
        first = Block(part.label.end, part.title[0].end, 0)
        own = words(self.text, first).lstrip("：:．.、】〕]）) \u3000")
        return clean(own + _joined(self.text, part.title[1:])) or self.announced.get(part.label.number, "")

    def _matter(self, above: Node, kind: ClauseKind, found: Sequence[Block], key: str) -> Node:
        """A preamble or signature: one paragraph for each block, none where there is one block only."""
        node = Node(kind, found[0].start, found[-1].end, key=key)
        above.children.append(node)
        for block in found if len(found) > 1 else ():
            paragraph = Node("paragraph", block.start, block.end)
            node.children.append(paragraph)
            if kind == "preamble" and block.table < 0:
                hang(self.text, paragraph, block.start, block.end)
        return node


def _joined(text: str, title: Sequence[Block]) -> str:
    return clean("".join(clean(words(text, block)) for block in title))


def settle(text: str, node: Node) -> None:
    """Several paragraphs under one label: the first, which shares the label's line, becomes a child like the others."""
    for child in node.children:
        settle(text, child)
    if node.marker is None or node.bare:
        return
    lists = [child for child in node.children if child.inline]
    blocks = [child for child in node.children if not child.inline]
    if not any(child.kind == "paragraph" for child in blocks) and not (lists and blocks):
        return
    start = node.body
    end = min((child.start for child in blocks), default=node.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        node.children = [Node("paragraph", start, end, children=lists), *blocks]
