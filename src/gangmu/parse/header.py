"""公文要素: the facts about a document, read from its parts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from gangmu.norms import Diagnostic, Header
from gangmu.norms.document import Status
from gangmu.parse import naming
from gangmu.parse.closings import words
from gangmu.parse.headings import clean
from gangmu.parse.validity import Validity, is_draft, is_repealed, validity
from gangmu.parse.zones import Part, PartKind
from gangmu.registry.regions import NATION, Region, find_region, parents, region, regions_in

_SAMPLE = 60_000
_SHARE = 0.6
_EMPTY = Part("main", None, (), (), (), ())


class Facts(msgspec.Struct, frozen=True):
    """要素与诊断: the header, and what was noticed while reading it."""

    header: Header
    faults: tuple[Diagnostic, ...]


def facts(text: str, found: Sequence[Part], as_of: dt.date) -> Facts:
    """The header of the document of ``found`` parts, with its status on ``as_of``."""
    main = found[0] if found and found[0].kind == "main" else _EMPTY
    top = [block for block in (*main.title, *main.opening) if block.table < 0]
    attached = list(_titles(text, found, "annex" if main is _EMPTY else "document"))
    name = naming.title(text, top) or next((title for title in attached if title), "")
    number = naming.number(text, top)
    issuer = naming.issuer(text, main, name, bool(attached))
    addressees = naming.addressees(text, top)
    time = validity(text, found)
    draft = is_draft([name, *attached])
    place, inferred = _place(text, (issuer, number, name, *addressees))
    header = Header(
        title=name, number=number, issuer=issuer, region=place.code if place else "",
        region_name=place.name if place else "", addressees=addressees, copied_to=naming.copied_to(text, found),
        issued=time.issued, effective=time.effective, expires=time.expires, status=_status(text, time, draft, as_of),
    )  # fmt: skip
    return Facts(header, tuple(_faults(text, header, time, inferred)))


def _titles(text: str, found: Sequence[Part], kind: PartKind) -> Iterator[str]:
    """Titles of the documents attached to the main one; where there is none, of the annexes that make up the text."""
    for part in found:
        if part.kind == "annex" and kind != "annex":
            return
        if part.kind == kind:
            yield clean("".join(words(text, block) for block in part.title[kind == "annex" :]))


def _status(text: str, time: Validity, draft: bool, as_of: dt.date) -> Status:
    if is_repealed(text):
        return "repealed"
    if draft or (time.blank and time.effective is None):
        return "draft"
    return "expired" if time.expires and as_of > time.expires else "in_force"


def _place(text: str, names: Sequence[str]) -> tuple[Region | None, bool]:
    """The region that the names speak for; where they leave it open, the province that the text speaks of most."""
    for name in names:
        if name and (place := find_region(name)):
            return place, False
    provinces = Counter(code for code in _provinces(text[:_SAMPLE]))
    if not provinces:
        return None, False
    code, times = provinces.most_common(1)[0]
    if times < 2 or times < _SHARE * provinces.total():
        return None, False
    return region(code), True


def _provinces(text: str) -> Iterator[str]:
    for hit in regions_in(text):
        if hit.id and hit.id != NATION:
            chain = (hit.id, *parents(hit.id))
            yield chain[-2] if len(chain) > 1 else chain[0]


def _faults(text: str, header: Header, time: Validity, inferred: bool) -> Iterator[Diagnostic]:
    start = len(text) - len(text.lstrip())
    if not header.title:
        yield Diagnostic("GM107", "info", start, min(start + 1, len(text)))
    if inferred:
        yield Diagnostic("GM108", "info", start, min(start + 1, len(text)), "", {"region": header.region_name})
    if time.blank:
        yield Diagnostic("GM106", "info", *time.blank, "", {"words": " ".join(text[slice(*time.blank)].split())})
