"""拼合: parts and their blocks become one tree that covers the text."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.parse.blocks import Block
from gangmu.parse.headings import heading
from gangmu.parse.nodes import Node
from gangmu.parse.tree import Builder, inline
from gangmu.parse.zones import Part, words


def assemble(text: str, found: Sequence[Part]) -> Node:
    """The tree of the parts: root without a span of its own, its children the clauses of level 1."""
    root = Node("document", 0, 0)
    several = sum(part.kind == "document" for part in found if not _inside_annex(found, part)) > 1
    main = bool(found and found[0].kind == "main" and any(block.marker for block in found[0].body))
    annex: Node | None = None
    attached = openings = closings = 0
    for part in found:
        if part.kind == "annex":
            annex = _annex(text, root, part)
            continue
        if annex is not None:
            _document(text, annex, part)
            continue
        target = root
        if part.kind == "document" and (several or main):
            attached += 1
            target = _document(text, root, part, f"d{attached}")
            continue
        opening = (*part.title, *part.opening)
        if opening:
            openings += 1
            node = _matter(text, root, "preamble", opening, "p" if openings == 1 else f"p{openings}")
            node.heading = words(text, part.title[0]) if part.title else ""
        Builder(text, target).run(part.body)
        if part.closing:
            closings += 1
            _matter(text, root, "signature", part.closing, "s" if closings == 1 else f"s{closings}")
    root.close()
    _settle(text, root)
    root.close()
    return root


def _inside_annex(found: Sequence[Part], part: Part) -> bool:
    return any(other.kind == "annex" for other in found[: found.index(part)])


def _matter(text: str, root: Node, kind: str, found: Sequence[Block], key: str) -> Node:
    """A preamble or signature: one paragraph for each block, none where there is one block only."""
    node = Node("preamble" if kind == "preamble" else "signature", found[0].start, found[-1].end, key=key)
    root.add(node)
    if len(found) > 1:
        for block in found:
            paragraph = Node("paragraph", block.start, block.end, table=block.table)
            node.add(paragraph)
            if kind == "preamble" and block.table < 0:
                inline(text, paragraph, block.start, block.end)
    return node


def _annex(text: str, root: Node, part: Part) -> Node:
    first, last = part.title[0], part.title[-1]
    node = Node("annex", first.start, last.end, part.label)
    node.heading = _title(text, part)
    node.body, node.bare = last.end, True
    root.add(node)
    _fill(text, node, part)
    return node


def _document(text: str, above: Node, part: Part, key: str = "") -> Node:
    first, last = part.title[0], part.title[-1]
    number = sum(child.kind == "document" for child in above.children) + 1
    node = Node("document", first.start, last.end, key=key or str(number))
    node.heading = _title(text, part)
    node.body, node.bare = last.end, True
    above.add(node)
    _fill(text, node, part)
    return node


def _fill(text: str, node: Node, part: Part) -> None:
    Builder(text, node).run((*part.opening, *part.body))
    if part.closing:
        _matter(text, node, "signature", part.closing, "s")


def _title(text: str, part: Part) -> str:
    if part.label is None:
        return "".join(heading(text, block, "")[0] or words(text, block) for block in part.title)
    first = Block(part.label.end, part.title[0].end, 0)
    named = [words(text, first).lstrip("：:．.、】〕]）) \u3000"), *(words(text, block) for block in part.title[1:])]
    return "".join(named).replace("\n", "")


def _settle(text: str, node: Node) -> None:
    """Several paragraphs under one label: the first, which shares the label's line, becomes a child like the others."""
    for child in node.children:
        _settle(text, child)
    blocks = [child for child in node.children if not child.inline]
    inner = [child for child in node.children if child.inline]
    if node.marker is None or node.bare or node.kind in ("annex", "document"):
        return
    if not any(child.kind == "paragraph" for child in node.children) and not (inner and blocks):
        return
    start = node.body if node.heading else node.marker.end
    while start < node.end and text[start].isspace():
        start += 1
    end = min((child.start for child in blocks), default=node.end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        node.children = [Node("paragraph", start, end, children=inner), *blocks]
