"""A government web page: the document between navigation, particulars, share bar and footer (03-page.html)."""

from __future__ import annotations

import html
from pathlib import Path

from tools.samples.markup import LEFT, Block

FRAME = Path(__file__).parent / "03-page.html"
_CLASSES = {
    "to": "to", "sign": "sign", "date": "sign", "mark": "mark", "number": "number", "level1": "one", "level2": "two",
    "annex": "annex",
}  # fmt: skip
_TITLES = {"title": "h1", "annex-title": "h2", "sub": "h2"}


def page(blocks: list[Block]) -> str:
    """The whole page; the title stands in its head as well."""
    title = next(block.text for block in blocks if block.kind == "title")
    frame = FRAME.read_text("utf-8")
    return frame.replace("{{title}}", html.escape(title)).replace("{{body}}", "\n".join(map(_element, blocks)))


def _element(block: Block) -> str:
    if block.kind == "table":
        return _table(block.rows)
    words = html.escape(block.head + block.text)
    if block.kind in _TITLES:
        tag = _TITLES[block.kind]
        return f'<{tag} class="{block.kind}">{words}</{tag}>'
    if block.kind in _CLASSES:
        return f'<p class="{_CLASSES[block.kind]}">{words}</p>'
    return f"<p>　　{words}</p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [_row(row, "th" if number == 0 else "td") for number, row in enumerate(rows)]
    return '<table border="1" cellspacing="0">\n' + "\n".join(lines) + "\n</table>"


def _row(row: tuple[str, ...], tag: str) -> str:
    assert LEFT not in row, "the page has no merged cells"
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>"
