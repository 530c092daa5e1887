"""正文: the directives that the sentences of a passage speak."""

from __future__ import annotations

import msgspec

from gangmu.extract.directives.focus import may_focus
from gangmu.extract.directives.segments import segments
from gangmu.extract.directives.sentences import Reader
from gangmu.extract.directives.subjects import Subjects
from gangmu.extract.directives.verbs import hits
from gangmu.extract.passages import Passage
from gangmu.norms import Directive, Document


def spoken(document: Document, passage: Passage) -> list[Directive]:
    """The directives in the sentences of ``passage``."""
    if passage.is_table or passage.clause.kind in ("preamble", "signature"):
        return []
    found = hits(passage.flow.text, passage.body)
    # an industry that is a whole heading below another
    heading = passage.headings[-1].rstrip("。：") if len(passage.headings) > 1 else None
    read: list[Directive] = []
    first = 0
    carried: Subjects | None = None
    for sentence in passage.sentences:
        begin, end = max(sentence.start, passage.body), sentence.start + len(sentence.text)
        cut = begin - sentence.start
        while first < len(found) and found[first].start < begin:
            first += 1
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        inside, first = found[first:last], last
        told: list[Directive] = []
        if not inside and sentence.start == 0 and heading is not None and heading in sentence.text:
            told = Reader(document, passage, segments(sentence.text[cut:], begin, [])).entitled()
        if inside or may_focus(sentence.text):
            reader = Reader(document, passage, segments(sentence.text[cut:], begin, inside), carried)
            told = reader.read()
            carried = reader.told if sentence.text.endswith("；") else None
        if not told and read and sentence.text.rstrip("。；").endswith("除外"):
            # …；背压机组除外。 belongs to what was said before the semicolon
            read[-1] = msgspec.structs.replace(read[-1], exception=sentence.text.rstrip("。；"))
        read += told
    return read
