"""引用: how a letter names documents and clauses: in full the first time, by the number afterwards."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from gangmu.norms import Paper
from gangmu.pack import Pack
from gangmu.report.words import Words
from gangmu.screen import Match


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
    """引用者: remembers which documents the letter has named already."""

    def __init__(self, documents: dict[str, Named], words: Words) -> None:
        self.documents, self.words = documents, words
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

    def _document(self, match: Match) -> Named:
        """An order for a region stands in no pack: it is called what the verdict calls it."""
        return self.documents.get(match.norm.partition("/")[0], Named("", match.document))


def inner(title: str) -> str:
    """``title`` as it stands inside 《》: marks of titles within it are single (GB/T 15834)."""
    bare = title[1:-1] if title.startswith("《") and title.endswith("》") and title.count("《") == 1 else title
    return bare.replace("《", "〈").replace("》", "〉")
