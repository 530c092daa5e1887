"""读入 Akoma Ntoso: the document that ``to_akn`` wrote, back as it was."""

from __future__ import annotations

from typing import Any

import msgspec
from lxml import etree

from gangmu.errors import DamagedFile
from gangmu.interchange.akn.addresses import Addresses
from gangmu.interchange.akn.kept import kept_source, unescaped
from gangmu.interchange.akn.names import AKN, KINDS, akn, gm
from gangmu.interchange.akn.pieces import plain
from gangmu.norms import Clause, Document
from gangmu.norms.document import ClauseKind

_FRAMES = {"preamble": "preamble", "conclusions": "signature", "attachment": "annex"}
_ADVICE = "give a file that gangmu export --akn has written"
Element = Any  # lxml has no types


def from_akn(content: bytes) -> Document:
    """The document in ``content``: source text, header, clauses, tables as they were; diagnostics are not kept.

    Raises DamagedFile where it is no XML, or was not written by ``to_akn``.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFile("the content is no XML", do=_ADVICE) from error
    block = root.find(f".//{akn('proprietary')}")
    if block is None or root.tag != akn("akomaNtoso"):
        raise DamagedFile("this Akoma Ntoso was not written by gangmu", do=_ADVICE)
    try:
        written = [(int(run.get(gm("at"))), "".join(run.itertext())) for run in root.iter() if run.get(gm("at"))]
        header, source, tables = kept_source(block, written)
        return Document(source, header, _clauses(root, source.text), tables)
    except (msgspec.DecodeError, ValueError, LookupError, TypeError) as error:
        raise DamagedFile("what gangmu keeps in its Akoma Ntoso is damaged", do=_ADVICE) from error


def _clauses(root: Element, text: str) -> tuple[Clause, ...]:
    """The clauses in the order of the text: Akoma Ntoso puts conclusions and attachments behind the body."""
    found: list[tuple[int, int, Clause]] = []
    names: dict[Element, str] = {}
    for element in root.iter():
        if element.get(gm("end")) is None:
            continue
        parent = next((above for above in element.iterancestors() if above in names), None)
        level = 1 if parent is None else sum(above in names for above in element.iterancestors()) + 1
        clause = _clause(element, text, level, names[parent] if parent is not None else None)
        names[element] = clause.id
        found.append((clause.start, level, clause))
    return tuple(clause for _, _, clause in sorted(found, key=lambda entry: entry[:2]))


def _clause(element: Element, text: str, level: int, parent: str | None) -> Clause:
    name = element.get(gm("id")) or Addresses.clause_id(element.get("eId"))
    return Clause(
        name, _said(element, text, "num"), level, _kind(element), _said(element, text, "heading"), int(element.get(gm("start"))),
        int(element.get(gm("end"))), parent,
    )  # fmt: skip


def _said(element: Element, text: str, name: str) -> str:
    """Label or heading: what is said beside the element, else what stands in the text where the element says."""
    said = element.get(gm(name))
    if said is not None:
        return unescaped(said)
    held = element.find(akn(name))
    if held is None:
        return ""
    at = int(held.get(gm("at")))
    return plain(name, text[at : at + len("".join(held.itertext()))])


def _kind(element: Element) -> ClauseKind:
    name = element.tag.removeprefix(f"{{{AKN}}}")
    kind = _FRAMES.get(name) or KINDS.get(name) or element.get("name")
    found: ClauseKind = msgspec.convert(kind, ClauseKind)
    return found
