"""元数据: identification, life cycle and references of a document."""

from __future__ import annotations

from typing import Any

from lxml import etree

from gangmu.interchange.akn.identity import Identity, slug
from gangmu.interchange.akn.kept import printable
from gangmu.interchange.akn.names import akn

Element = Any  # lxml has no types


def meta(identity: Identity) -> Element:
    """The ``meta`` of the main document, without its ``proprietary`` block."""
    header = identity.header
    found = etree.Element(akn("meta"))
    found.append(identity.element())
    events = [
        (day.isoformat(), kind, name)
        for name, kind, day in (("issued", "generation", header.issued), ("expires", "repeal", header.expires))
        if day is not None
    ]
    if events:
        lifecycle = etree.SubElement(found, akn("lifecycle"), source="#gangmu")
        for day, kind, name in events:
            etree.SubElement(lifecycle, akn("eventRef"), date=day, source="#source", type=kind, eId=f"event_{name}")
    references = etree.SubElement(found, akn("references"), source="#gangmu")
    etree.SubElement(references, akn("original"), eId="source", href=identity.expression, showAs="原文")
    _organisation(references, "issuer", header.issuer or "未写明")
    _organisation(references, "gangmu", "Gangmu 纲目")
    return found


def _organisation(references: Element, name: str, shown: str) -> None:
    place = f"/akn/ontology/organization/cn/{slug(shown)}"
    etree.SubElement(
        references, akn("TLCOrganization"), eId=name, href=place, showAs=printable(" ".join(shown.split()))
    )
