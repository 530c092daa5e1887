"""解析: SourceText to Document: the tree of clauses, what the document is called, since when it holds.

``parse`` never refuses a text: what it cannot place is kept as a paragraph, what is wrong becomes a diagnostic (GM1xx).
The way of a text: lines → (lost breaks restored) → blocks, one a paragraph → parts, one a document inside the text →
nodes → clauses with ids. How ids are made is said in ``ids``, what goes where in ``assemble``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from gangmu.norms import Clause, Diagnostic, Document, SourceText
from gangmu.parse.annexes import announced, compared
from gangmu.parse.assemble import assemble
from gangmu.parse.blocks import blocks
from gangmu.parse.contents import settled
from gangmu.parse.header import facts
from gangmu.parse.ids import Numbering
from gangmu.parse.lines import Line, layout, lines
from gangmu.parse.lost import restored
from gangmu.parse.places import Places, bound, placed
from gangmu.parse.tables import tables
from gangmu.parse.zones import parts

__all__ = ["parse"]


def parse(source: SourceText, *, as_of: dt.date) -> Document:
    """The Document of ``source`` as it stands on ``as_of`` (which decides whether it has expired)."""
    text = source.text
    grids = tables(source)
    cut = restored(text, lines(text))
    found = parts(text, settled(text, blocks(text, cut, layout(text, cut), grids)))
    listed = announced(text, found)
    numbering = Numbering(text)
    numbering.run(assemble(text, found, {number: title for number, (title, _, _) in listed.items()}))
    about = facts(text, found, as_of)
    places = Places(numbering.clauses)
    faults = [*numbering.faults, *compared(text, listed, found), *about.faults, *_shape(cut, numbering.clauses)]
    return Document(
        source=source,
        header=about.header,
        clauses=tuple(numbering.clauses),
        tables=bound(text, grids, places),
        diagnostics=placed(faults, places),
    )


def _shape(cut: Sequence[Line], clauses: Sequence[Clause]) -> Iterator[Diagnostic]:
    """What the shape of the whole text gives cause to say."""
    restored_lines = [line.end - line.start for line in cut if line.cut]
    if sum(restored_lines) * 2 > sum(line.end - line.start for line in cut):
        yield Diagnostic("GM109", "info", cut[0].start, cut[0].end)
    if clauses and not any(clause.label for clause in clauses):
        yield Diagnostic("GM110", "info", clauses[0].start, clauses[0].end)
