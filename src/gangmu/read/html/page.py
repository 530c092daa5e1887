"""网页: the text of a page."""

from __future__ import annotations

from gangmu.read.blocks import Block, Composed, compose
from gangmu.read.grid import Grid
from gangmu.read.html.body import body
from gangmu.read.html.boilerplate import frames
from gangmu.read.html.charset import decoded
from gangmu.read.html.layout import blocks
from gangmu.read.html.title import titled
from gangmu.read.html.tree import page


def compose_file(name: str, data: bytes) -> Composed:
    """The text and tables of the page ``data``, its surroundings left out; raises DamagedFile."""
    found = page(decoded(data, name), name)
    inside = _trimmed(blocks(body(found.body)))
    return compose(titled(found, inside) if inside else [])


def _trimmed(blocks: list[Block]) -> list[Block]:
    """``blocks`` without the lines at either end that say whose site it is."""
    ends = [at for at, block in enumerate(blocks) if isinstance(block, Grid) or not frames(block.text)]
    return blocks[ends[0] : ends[-1] + 1] if ends else []
