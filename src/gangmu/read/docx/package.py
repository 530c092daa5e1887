"""包: the few parts of a Word file that carry its words, each parsed as XML that can neither fetch nor expand anything."""

from __future__ import annotations

import posixpath
from typing import Final, TypeAlias

import msgspec
from lxml import etree

from gangmu.errors import DamagedFile, TooLarge
from gangmu.read.archive import unpack
from gangmu.read.limits import XML_BYTES

Element: TypeAlias = etree._Element
_DO: Final = "open it in Word or WPS and save it again"
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# ISO 29500 strict files name the same elements in another namespace.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ROOT_RELATIONS: Final = "_rels/.rels"


class Package(msgspec.Struct, frozen=True):
    """Word 文件: the parsed roots; ``document`` is always there, the others where the file has them."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None


def w(tag: str) -> str:
    """The full name of the WordprocessingML element or attribute ``tag``."""
    return f"{{{_MAIN}}}{tag}"


VAL: Final = w("val")


def value(parent: Element | None, tag: str) -> str | None:
    """The ``w:val`` of the child ``tag``; None where there is no such child or value."""
    child = None if parent is None else parent.find(w(tag))
    found = None if child is None else child.get(VAL)
    return None if found is None else str(found)


def number(text: str | None, missing: int = 0) -> int:
    """``text`` as a whole number, ``missing`` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return missing


def on(parent: Element | None, tag: str) -> bool:
    """Whether the toggle ``tag`` is set in ``parent``: present, and not switched off by its value."""
    child = None if parent is None else parent.find(w(tag))
    return child is not None and child.get(VAL) not in ("0", "false", "off")


def opened(data: bytes, name: str) -> Package:
    """The Package of the archive ``data``; raises DamagedFile, EncryptedFile or TooLarge."""
    relations = _relations(unpack(data, name, (_ROOT_RELATIONS,)).get(_ROOT_RELATIONS), "", name)
    main = relations.get("officeDocument", "word/document.xml")
    folder, base = posixpath.split(main)
    beside = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    found = _relations(unpack(data, name, (beside,)).get(beside), folder, name)
    places = {part: found.get(part, f"word/{part}.xml") for part in ("styles", "numbering", "footnotes", "endnotes")}
    parts = unpack(data, name, (main, *places.values()))
    if main not in parts:
        raise DamagedFile("the archive has no Word document in it", name, _DO)
    others = {part: _parsed(parts[place], place, name) for part, place in places.items() if place in parts}
    return Package(_parsed(parts[main], main, name), **others)


def _relations(content: bytes | None, folder: str, name: str) -> dict[str, str]:
    """Part by kind of relation; an external or dangling target is no part of the archive and is passed over later."""
    if content is None:
        return {}
    places: dict[str, str] = {}
    for relation in _parsed(content, "the list of parts", name):
        if relation.get("TargetMode") == "External" or not relation.get("Target"):
            continue
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        places.setdefault(relation.get("Type", "").rpartition("/")[2], target)
    return places


def _parsed(content: bytes, part: str, name: str) -> Element:
    if len(content) > XML_BYTES:
        raise TooLarge(f"{part} is larger than {XML_BYTES // 1_000_000} MB unpacked", name, "split the document")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(content.replace(_STRICT, _MAIN.encode()), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DamagedFile(f"{part} is cut short or broken", name, _DO) from None
    if root.getroottree().docinfo.doctype:
        # ECMA-376 part 2 forbids document type declarations; only attacks by expanding entities bring them
        raise DamagedFile(f"{part} declares entities, which no Word file does", name, _DO)
    return root
