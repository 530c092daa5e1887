"""解析: SourceText to Document: the tree of clauses, what the document is called, since when it holds.

``parse`` never refuses a text: what it cannot place is kept as a paragraph, what is wrong becomes a diagnostic.
"""

from __future__ import annotations

import datetime as dt

from gangmu.norms import Document, SourceText
from gangmu.parse.assemble import assemble
from gangmu.parse.blocks import blocks
from gangmu.parse.header import header
from gangmu.parse.ids import Numbering, placed
from gangmu.parse.lines import layout, lines
from gangmu.parse.tables import bound
from gangmu.parse.zones import parts

__all__ = ["parse"]


def parse(source: SourceText, *, as_of: dt.date) -> Document:
    """The Document of ``source`` as it stands on ``as_of`` (which decides whether it has expired)."""
    text = source.text
    split = lines(text)
    found = parts(text, blocks(text, split, layout(text, split), source.tables))
    numbering = Numbering(text)
    numbering.run(assemble(text, found))
    clauses = numbering.clauses
    return Document(
        source=source,
        header=header(text, found, as_of),
        clauses=tuple(clauses),
        tables=bound(source.tables, clauses),
        diagnostics=placed(numbering.faults, clauses),
    )
