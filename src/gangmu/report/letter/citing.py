"""引用: how a letter names documents and clauses: in full the first time, by the number afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from gangmu.norms import Paper
from gangmu.pack import Pack
from gangmu.report.letter.quoting import Quotes
from gangmu.report.words import Words
from gangmu.screen import Match, Reason

_BLANK = re.compile(r"(?<=[\u3001-\u9fff]) (?=[\u3001-\u9fff])")
_SIGNS = {"≤": "<=", "≥": ">="}
_COMPARED = re.compile(r" ?([<>≤≥]=?) ?(?=\d)")


class Named(msgspec.Struct, frozen=True):
    """文件名称: title without 《》 around it, and number; either may be empty."""

    title: str
    number: str = ""


def documents_of(sources: Iterable[Pack | Paper]) -> dict[str, Named]:
    """The documents of ``sources`` by the key that begins the ids of their norms."""
    found: dict[str, Named] = {}
    for source in sources:
        if isinstance(source, Pack):
            found.update((document.key, Named(document.title, document.number)) for document in source.documents)
        else:
            found[source.key] = Named(source.header.title, source.header.number)
    return found


class Citer:
    """引用者: remembers which documents the letter has named already; ``quotes`` has the words of clauses at hand."""

    def __init__(self, documents: dict[str, Named], words: Words, quotes: Quotes | None = None) -> None:
        self.documents, self.words, self.quotes = documents, words, quotes or {}
        self.named: set[str] = set()

    def full(self, match: Match) -> str:
        """Title, number and clause; a document that was named before only by its number."""
        document = self._document(match)
        if document.number in self.named or not document.title:
            return self.short(match)
        if not document.number:
            return self.short(match)
        self.named.add(document.number)
        title = inner(document.title)
        return self.words("letter.cited", title=title, number=document.number, clause=match.clause).strip()

    def short(self, match: Match) -> str:
        """Number and clause, or title and clause where there is no number."""
        document = self._document(match)
        if document.number:
            return self.words("letter.cited_by_number", number=document.number, clause=match.clause).strip()
        if document.title:
            return self.words("letter.cited_by_title", title=inner(document.title), clause=match.clause).strip()
        return self.words("letter.cited_by_number", number=match.document, clause=match.clause).strip()

    def basis(self, said: str) -> str:
        """``said``, which begins with a number or a bare title, as people cite it."""
        for document in self.documents.values():
            name = document.number or document.title
            if name and said.startswith(name):
                clause = said.removeprefix(name).strip()
                key = "letter.cited_by_number" if document.number else "letter.cited_by_title"
                return self.words(key, number=name, title=inner(name), clause=clause).strip()
        return said

    def reason(self, one: Reason, known: Mapping[str, Match]) -> Reason:
        """``one`` with the norm it names (one of ``known``) cited as people cite it."""
        args = tuple(
            (name, self.short(known[value]) if name == "norm" and value in known else value) for name, value in one.args
        )
        return Reason(one.code, args)

    def _document(self, match: Match) -> Named:
        """An order for a region stands in no pack: it is called what the verdict calls it."""
        return self.documents.get(match.norm.partition("/")[0], Named("", match.document))


def inner(title: str) -> str:
    """``title`` as it stands inside 《》: marks of titles within it are single (GB/T 15834)."""
    bare = title[1:-1] if title.startswith("《") and title.endswith("》") and title.count("《") == 1 else title
    return bare.replace("《", "〈").replace("》", "〉")


def signs(text: str, words: Words) -> str:
    """``text`` with comparisons as people write them, and in Chinese without blanks between characters."""
    if words.language == "en":
        return text.replace("<=", "≤").replace(">=", "≥")
    return _BLANK.sub("", _COMPARED.sub(lambda found: words(f"letter_bound.{_SIGNS.get(found[1], found[1])}"), text))
