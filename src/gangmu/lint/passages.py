"""句: the sentences of a document as rules read them: in one line, with region, headings and offsets."""

from __future__ import annotations

from typing import NamedTuple

from gangmu.extract.passages import Passage, passages
from gangmu.norms import Clause, Document, Paper


class Spoken(NamedTuple):
    """句: ``text`` without gaps, standing at ``start:end`` of the paper's source, in ``clause`` and for ``region``.

    ``headings`` are those above the sentence, outermost first, the clause's own last.
    """

    paper: Paper
    clause: Clause
    region: str
    region_name: str
    headings: tuple[str, ...]
    start: int
    end: int
    text: str
    passage: Passage
    place: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source stretch of ``text[start:end]``."""
        return self.passage.span(self.place + start, self.place + end)

    @property
    def body(self) -> int:
        """Where the words begin after the label of the clause."""
        return max(0, self.passage.body - self.place)

    @property
    def heads(self) -> bool:
        """Whether the sentence is only the heading of its clause."""
        return bool(self.clause.heading) and self.text.rstrip("。：").endswith(self.clause.heading.rstrip("。："))


def spoken(paper: Paper) -> tuple[Spoken, ...]:
    """The sentences of ``paper`` in reading order, tables left out; nothing where its text is not at hand."""
    source = paper.source
    if source is None or not paper.clauses:
        return ()
    document = Document(source, paper.header, paper.clauses, source.tables)
    found = []
    for passage in passages(document):
        if passage.is_table or "\t" in source.text[passage.span(0, 1)[0] : passage.span(0, len(passage.flow.text))[1]]:
            continue
        for sentence in passage.sentences:
            start, end = passage.span(sentence.start, sentence.start + len(sentence.text))
            found.append(
                Spoken(
                    paper, passage.clause, passage.region, passage.region_name, passage.headings, start, end,
                    sentence.text, passage, sentence.start,
                )
            )  # fmt: skip
    return tuple(found)
