"""引文: the wording of the clauses that a verdict cites, as far as the text is at hand.

A compiled document brings its own words. The reviewed norms of a pack have none: they are taken from the document itself
where that is given, which is recognised by its SHA-256.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gangmu.norms import Directive, Paper
from gangmu.pack import Pack
from gangmu.pack.values import PackNorm

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
# blanks between Chinese characters are those of the layout
_BLANK = re.compile(r"\s*\n\s*|(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_ENDS = "。；;\n"
_PARTS = re.compile(r"[，,：:]")
_LABEL = re.compile(r"^(?:[0-9０-９]+[．.、]|[一二三四五六七八九十]+、|[（(][0-9一二三四五六七八九十]+[）)])")
_WHOLE = 160  # characters of a clause or sentence that is quoted as a whole

Quotes = dict[str, str]  # by the id of the norm, as verdicts give it


def quotes_of(sources: Iterable[Pack | Paper], texts: Iterable[Paper] = ()) -> Quotes:
    """The words of the norms of ``sources``; ``texts`` are compiled documents from which packs may be quoted."""
    at_hand = {paper.source.sha256: paper for paper in texts if paper.source is not None}
    found: Quotes = {}
    for source in sources:
        if isinstance(source, Paper):
            found.update(_own(source))
            continue
        papers = {document.key: at_hand.get(document.sha256 or "") for document in source.documents}
        for item in source.norms:
            paper = papers.get(item.document)
            words = item.norm.quote or (_words(item, paper) if paper is not None else "")
            if words:
                found[item.norm.id] = _line(words)
    return found


def _own(paper: Paper) -> Iterator[tuple[str, str]]:
    """The directives of a compiled document, each with the sentence in which it stands."""
    for norm in paper.norms:
        if isinstance(norm, Directive) and norm.quote:
            words = _sentence(norm, paper.source.text) if paper.source is not None else norm.quote
            yield f"{paper.key}/{norm.id}", _line(words)


def _words(item: PackNorm, paper: Paper) -> str:
    """The words of ``paper`` that say ``item``: those of the same directive as compiled, else what speaks of its subjects."""
    norm = item.norm
    if not isinstance(norm, Directive) or paper.source is None:
        return ""
    for other in paper.norms:
        if isinstance(other, Directive) and _says(other, norm):
            return _sentence(other, paper.source.text)
    text = _clause(norm.clause, paper)
    if len(text) <= _WHOLE:
        return text
    return next(_sentences(text, norm.subjects), "")


def _sentence(norm: Directive, text: str) -> str:
    """The sentence in which ``norm`` stands; of a long one the part that names the subject, and the norm's own words."""
    start = max(text.rfind(mark, 0, norm.start) for mark in _ENDS) + 1
    ends = [place for mark in _ENDS if (place := text.find(mark, norm.end - 1)) >= 0]
    sentence = text[start : min(ends, default=len(text)) + 1].strip()
    if len(sentence) <= _WHOLE or any(subject in norm.quote for subject in norm.subjects):
        return sentence if len(sentence) <= _WHOLE else norm.quote
    before = [part for part in _PARTS.split(text[start : norm.start]) if any(one in part for one in norm.subjects)]
    return f"{before[0].strip()}……{norm.quote}" if before else norm.quote


def _says(one: Directive, other: Directive) -> bool:
    """Whether both take the same stance in one clause, and on one thing."""
    if one.clause != other.clause or one.stance != other.stance:
        return False
    return any(mine in theirs or theirs in mine for mine in one.subjects for theirs in other.subjects)


def _clause(name: str, paper: Paper) -> str:
    if paper.source is None:
        return ""
    return next((paper.source.text[one.start : one.end] for one in paper.clauses if one.id == name), "")


def _sentences(text: str, subjects: Iterable[str]) -> Iterator[str]:
    named = tuple(subjects)
    for sentence in _SENTENCE.findall(text):
        if any(subject in sentence for subject in named):
            yield sentence


def _line(words: str) -> str:
    """``words`` in one line, without the number of the clause before them and the mark that leads on to the next."""
    return _LABEL.sub("", _BLANK.sub("", words).strip()).rstrip("；;，,、")
