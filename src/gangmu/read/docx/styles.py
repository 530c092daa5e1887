"""样式: what the styles of a Word file say about its paragraphs: their numbering, and which are a table of contents."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from gangmu.read.docx.package import Element, number, value, w

_CONTENTS: Final = re.compile(r"toc \d", re.I)
# Styles rest on others a few steps deep; a longer chain is a circle.
_CHAIN: Final = 30


class Style(msgspec.Struct, frozen=True):
    """段落样式: ``parent`` it rests on; list and level it names itself (None where it does not)."""

    name: str
    parent: str
    list: str | None
    level: int | None


class Styles(msgspec.Struct, frozen=True):
    """样式表: every paragraph style by id, and the one of paragraphs that name none."""

    styles: dict[str, Style]
    default: str = ""

    def chain(self, name: str) -> list[tuple[str, Style]]:
        """The style ``name`` (the default one where it is empty or unknown) and those it rests on, nearest first."""
        found: list[tuple[str, Style]] = []
        name = name if name in self.styles else self.default
        while name in self.styles and len(found) < _CHAIN:
            found.append((name, self.styles[name]))
            name = self.styles[name].parent
        return found

    def is_contents(self, name: str) -> bool:
        """Whether the style is one that word processors give to the lines of a table of contents."""
        return name in self.styles and bool(_CONTENTS.match(self.styles[name].name))


def styles(root: Element | None) -> Styles:
    """The paragraph styles of styles.xml."""
    found: dict[str, Style] = {}
    default = ""
    for node in () if root is None else root.iterchildren(w("style")):
        if node.get(w("type"), "paragraph") != "paragraph":
            continue
        name = node.get(w("styleId"), "")
        properties = node.find(f"{w('pPr')}/{w('numPr')}")
        level = value(properties, "ilvl")
        found[name] = Style(
            name=value(node, "name") or "",
            parent=value(node, "basedOn") or "",
            list=value(properties, "numId"),
            level=None if level is None else number(level),
        )
        if node.get(w("default")) in ("1", "true", "on"):
            default = name
    return Styles(found, default)
