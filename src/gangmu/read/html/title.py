"""标题: the name of the document on a page, kept where its text does not begin with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gangmu.read.blocks import Block, Paragraph, tidy
from gangmu.read.html.boilerplate import is_name, is_site
from gangmu.read.html.tree import Page

# Sites write "name _ section _ site" into the title of the window.
_PARTS: Final = re.compile(r"\s*[_|｜>＞»]+\s*|\s+[-–—]+\s+|[-–—]{2,}")
_WORDS: Final = re.compile(r"[^\w]+")
# A document has named itself within so many characters.
_OPENING: Final = 1500


def titled(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the document's name before them, where they do not begin with it already."""
    title = _title(page)
    opening = ""
    for block in blocks:
        opening += block.text if isinstance(block, Paragraph) else "".join(cell.text for cell in block.cells)
        if len(opening) > _OPENING:
            break
    if not title or _bare(title) in _bare(opening):
        return list(blocks)
    return [Paragraph(title), *blocks]


def _title(page: Page) -> str:
    """What the page declares as its name, else the part of the window's title that names a document."""
    for words in (page.declared, page.window):
        parts = [part.rstrip("-–— ") for part in _PARTS.split(tidy(words).replace("\n", " ")) if part]
        names = [part for part in parts if is_name(part)] or [part for part in parts[:1] if not is_site(part)]
        if names:
            return max(names, key=len)
    return ""


def _bare(text: str) -> str:
    return _WORDS.sub("", text)
