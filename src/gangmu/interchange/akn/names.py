"""Names of Akoma Ntoso, and which of its elements each kind of clause becomes.

The schema and its prose: OASIS, «Akoma Ntoso Version 1.0 Part 2: Specifications», 29 August 2018; ``eId`` and the addresses
follow «Akoma Ntoso Naming Convention Version 1.0», 21 February 2019.
"""

from __future__ import annotations

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GM = "urn:gangmu:akn:1"
NAMESPACES = {None: AKN, "gm": GM}

# 款 is a paragraph, 项 a point, 目 a subparagraph: these four stand below articles in Chinese statutes as in Akoma Ntoso.
ELEMENTS = {
    "part": "part", "chapter": "chapter", "section": "section", "article": "article", "paragraph": "paragraph",
    "item": "point", "subitem": "subparagraph", "dash": "indent",
}  # fmt: skip
KINDS = {element: kind for kind, element in ELEMENTS.items()}
# How the elements are abbreviated in an eId.
SHORT = {
    "chapter": "chp", "section": "sec", "article": "art", "paragraph": "para", "subparagraph": "subpara",
    "attachment": "att",
}  # fmt: skip


def akn(name: str) -> str:
    """The element ``name`` with its namespace."""
    return f"{{{AKN}}}{name}"


def gm(name: str) -> str:
    """An attribute or element of ours: what Akoma Ntoso has no place for."""
    return f"{{{GM}}}{name}"
