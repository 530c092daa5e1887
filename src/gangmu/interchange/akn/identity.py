"""文件标识: the FRBR identification of a document: what it is as a work, as a text in Chinese, as this file."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

from lxml import etree

from gangmu.interchange.akn.kept import printable
from gangmu.interchange.akn.names import akn
from gangmu.norms import Document, Header

_NUMBER_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_WORD = re.compile(r"[^\w]+")
_LONGEST = 60
_UNKNOWN = "0001-01-01"  # Akoma Ntoso wants a date; this one is named "unknown"
Element = Any  # lxml has no types


class Identity:
    """文件标识: the addresses of one document; ``kind`` is ``act`` or ``doc``."""

    def __init__(self, document: Document, kind: str) -> None:
        header = document.header
        self.header = header
        self.date, self.dated = _date(header)
        self.country, place = "cn", _place(header.region)
        number = slug(header.number) or slug(header.title) or document.source.sha256[:16] or "unnamed"
        day = self.date[:4] if self.dated in ("year", "unknown") else self.date
        self.work = f"/akn/{place}/{kind}/{day}/{number}"
        self.expression = f"{self.work}/zho@{self.date}"

    def element(self, component: str = "main") -> Element:
        """The ``identification`` of one component: the document itself or an attachment."""
        found = etree.Element(akn("identification"), source="#gangmu")
        found.append(self._work(component))
        self._level(found, "FRBRExpression", self.expression, component, "#issuer")
        etree.SubElement(found[-1], akn("FRBRlanguage"), language="zho")
        self._level(found, "FRBRManifestation", self.expression, component, "#gangmu", ".xml")
        etree.SubElement(found[-1], akn("FRBRformat"), value="application/akn+xml")
        return found

    def _work(self, component: str) -> Element:
        holder = etree.Element("holder")
        self._level(holder, "FRBRWork", self.work, component, "#issuer")
        work = holder[0]
        if self.header.effective is not None:
            dated = etree.Element(akn("FRBRdate"), date=self.header.effective.isoformat(), name="effective")
            work.insert(len(work) - 1, dated)
        etree.SubElement(work, akn("FRBRcountry"), value=self.country)
        if self.header.number:
            etree.SubElement(work, akn("FRBRnumber"), value=printable(self.header.number))
        if self.header.title:
            etree.SubElement(work, akn("FRBRname"), value=printable("".join(self.header.title.split())))
        return work

    def _level(self, parent: Element, name: str, address: str, component: str, author: str, ending: str = "") -> None:
        level = etree.SubElement(parent, akn(name))
        etree.SubElement(level, akn("FRBRthis"), value=f"{address}/!{component}{ending}")
        etree.SubElement(level, akn("FRBRuri"), value=f"{address}{ending}")
        etree.SubElement(level, akn("FRBRdate"), date=self.date, name=self.dated)
        etree.SubElement(level, akn("FRBRauthor"), href=author)


def _date(header: Header) -> tuple[str, str]:
    """The day the document is dated by, and which day that is; of a year alone, its first."""
    for name in ("issued", "effective"):
        day = getattr(header, name)
        if day is not None:
            return day.isoformat(), name
    year = _NUMBER_YEAR.search(header.number)
    return (f"{year[0]}-01-01", "year") if year else (_UNKNOWN, "unknown")


def _place(region: str) -> str:
    """``cn`` for the state, ``cn-ln`` for a province, ``cn-210200`` for what lies in one; ``cn`` where it is not known."""
    if region in ("", "100000"):
        return "cn"
    province = _subdivisions().get(f"{region[:2]}0000", "")
    return f"cn-{province}" if province and region.endswith("0000") else f"cn-{region}"


@functools.cache
def _subdivisions() -> dict[str, str]:
    """Six-digit code of a province → its letters in ISO 3166-2."""
    file = resources.files("gangmu.interchange") / "data" / "subdivisions.toml"
    return {row["region"]: row["letters"] for row in tomllib.loads(file.read_text("utf-8"))["letters"]}


def slug(name: str) -> str:
    """``name`` as a part of an address: letters, digits and characters, everything else a dash."""
    return _NO_WORD.sub("-", name)[:_LONGEST].strip("-")
