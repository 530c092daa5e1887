"""验包: what types cannot say: codes that exist, ids that are unique, dates in order, parents without a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gangmu.norms import rank
from gangmu.pack.check_facts import fact_complaints
from gangmu.pack.check_norms import norm_complaints
from gangmu.pack.codes import knows_region
from gangmu.pack.complaint import Complaint
from gangmu.pack.draft import Draft
from gangmu.pack.values import PackDocument
from gangmu.registry.regions import contains

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA = re.compile(r"[0-9a-f]{64}")
_RANKS = {"national": 3, "provincial": 2, "municipal": 1, "county": 0}


def pack_complaints(draft: Draft, sources: Mapping[str, str]) -> Iterator[Complaint]:
    """Everything wrong inside one pack; what hangs on an unusable ``pack.yaml`` is not looked at."""
    if draft.head is None:
        return
    yield from _head_complaints(draft)
    seen: dict[str, str] = {}
    named = [(item.value.norm.id, item.file, item.place) for item in draft.norms]
    named += [(item.value.id, item.file, item.place) for item in draft.facts]
    for found, file, place in named:
        if found in seen:
            yield Complaint(file, (place, "id"), f"{found} is there twice", f"the other is {seen[found]}")
        seen.setdefault(found, f"entry {place + 1} of {file}")
    documents = {document.key: document for document in draft.head.documents}
    yield from norm_complaints(draft, documents, sources)
    yield from fact_complaints(draft, documents)


def shared_complaints(drafts: Iterable[Draft]) -> Iterator[Complaint]:
    """Names, document keys and ids that several packs claim; the later pack is told."""
    names: dict[str, str] = {}
    keys: dict[str, str] = {}
    for draft in drafts:
        if draft.head is None:
            continue
        file = f"{draft.name}/pack.yaml"
        if draft.head.name in names:
            what = f"{draft.head.name} is the name of two packs"
            yield Complaint(file, ("name",), what, f"the other is {names[draft.head.name]}; rename one")
        names.setdefault(draft.head.name, file)
        for place, document in enumerate(draft.head.documents):
            if keys.get(document.key, file) != file:
                what = f"{document.key} is the key of a document in two packs"
                yield Complaint(
                    file, ("documents", place, "key"), what, f"the other is {keys[document.key]}; rename one"
                )
            keys.setdefault(document.key, file)


def _head_complaints(draft: Draft) -> Iterator[Complaint]:
    head, file = draft.head, f"{draft.name}/pack.yaml"
    assert head is not None
    if not _KEY.fullmatch(head.name):
        yield Complaint(file, ("name",), f"{head.name} is not a name", "use small letters, digits and single dashes")
    if not knows_region(head.region):
        yield Complaint(file, ("region",), f"{head.region} is no region", "write a six-digit code of GB/T 2260")
    elif rank(head.region) != _RANKS[head.precedence]:
        what = f"{head.precedence} is not the rank of {head.region}"
        yield Complaint(file, ("precedence",), what, "write national, provincial, municipal or county")
    seen: set[str] = set()
    for place, document in enumerate(head.documents):
        path = ("documents", place)
        if document.key in seen:
            yield Complaint(file, (*path, "key"), f"{document.key} is there twice", "give each document its own key")
        seen.add(document.key)
        yield from _document_complaints(document, head.region, file, path)


def _document_complaints(
    document: PackDocument, home: str, file: str, path: tuple[str | int, ...]
) -> Iterator[Complaint]:
    if not _KEY.fullmatch(document.key):
        what = f"{document.key} is not a key"
        yield Complaint(file, (*path, "key"), what, "use small letters, digits and single dashes")
    if not knows_region(document.region):
        yield Complaint(
            file, (*path, "region"), f"{document.region} is no region", "write a six-digit code of GB/T 2260"
        )
    elif knows_region(home) and not contains(home, document.region):
        what = f"{document.region} lies outside {home}, the region of the pack"
        yield Complaint(file, (*path, "region"), what, "correct one of them")
    if document.sha256 and not _SHA.fullmatch(document.sha256):
        yield Complaint(
            file, (*path, "sha256"), "this is not a SHA-256", "write 64 hexadecimal digits, or leave it out"
        )
    since = max(filter(None, (document.issued, document.effective)), default=None)
    if since and document.expires and document.expires < since:
        what = f"the document ends on {document.expires}, before it begins on {since}"
        yield Complaint(file, (*path, "expires"), what, "correct one of the dates")
