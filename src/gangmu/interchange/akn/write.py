"""写出 Akoma Ntoso: a parsed document as XML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from gangmu.interchange.akn.addresses import Addresses
from gangmu.interchange.akn.identity import Identity
from gangmu.interchange.akn.kept import escaped, keep, printable
from gangmu.interchange.akn.meta import meta
from gangmu.interchange.akn.names import ELEMENTS, NAMESPACES, akn, gm
from gangmu.interchange.akn.pieces import Opening, Span, cell, cells, lines, opening, own, plain
from gangmu.norms import Clause, Document, Table

_STATUTE = ("part", "chapter", "article")
Element = Any  # lxml has no types


def to_akn(document: Document) -> bytes:
    """``document`` as Akoma Ntoso 3.0 in UTF-8, valid by the schema of OASIS; ``from_akn`` reads it back.

    A document of articles is an ``act``, any other a ``doc``. Its opening becomes the ``preamble``, its signature the
    ``conclusions``, annexes become ``attachments``; an opening or signature elsewhere (of a document that is enclosed)
    stays in place as an ``hcontainer``.
    """
    root = _Writer(document).root()
    etree.indent(root, space=" ")
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


class _Writer:
    """One document being written; ``written`` collects the stretches of text that stand in the XML."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        self.below: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in document.clauses:
            self.below[clause.parent].append(clause)
        self.addresses = Addresses()
        self.written: list[Span] = []
        self.tables = sorted(document.tables, key=lambda table: table.start)

    def root(self) -> Element:
        """The whole of it; the metadata come last, when it is known what the text does not carry."""
        top = self.below[None]
        kind = "act" if any(clause.kind in _STATUTE for clause in top) else "doc"
        identity = Identity(self.document, kind)
        root = etree.Element(akn("akomaNtoso"), nsmap=NAMESPACES)
        main = etree.SubElement(root, akn(kind), name="act" if kind == "act" else "policy")
        self._parts(main, top, identity, "body" if kind == "act" else "mainBody")
        found = meta(identity)
        block = etree.SubElement(found, akn("proprietary"), source="#gangmu")
        keep(block, self.document, self.written)
        main.insert(0, found)
        return root

    def _parts(self, main: Element, top: Sequence[Clause], identity: Identity, body_name: str) -> None:
        """Preface, preamble, body, conclusions and attachments, in the order of the schema."""
        body = etree.Element(akn(body_name))
        preamble = conclusions = None
        annexes = [clause for clause in top if clause.kind == "annex"]
        inside = [clause for clause in top if clause.kind != "annex"]
        for place, clause in enumerate(inside):
            if clause.kind == "preamble" and place == 0:
                preamble = self._frame(clause, "preamble")
            elif clause.kind == "signature" and clause is inside[-1]:
                conclusions = self._frame(clause, "conclusions")
            else:
                body.append(self._clause(clause, ""))
        self._loose(body, top)
        if len(body) == 0:
            body.append(self._empty())
        main.extend(part for part in (preamble, body, conclusions) if part is not None)
        if annexes:
            attachments = etree.SubElement(main, akn("attachments"))
            attachments.extend(self._attachment(clause, identity) for clause in annexes)

    def _loose(self, body: Element, top: Sequence[Clause]) -> None:
        """Words outside of every clause."""
        here = 0
        for start, end in [*((clause.start, clause.end) for clause in top), (len(self.text), len(self.text))]:
            self._stray(body, Span(here, max(here, start)))
            here = max(here, end)

    def _clause(self, clause: Clause, above: str) -> Element:
        """A clause of the hierarchy: number, heading, own words, and what is below."""
        name = ELEMENTS.get(clause.kind, "hcontainer")
        element = etree.Element(akn(name), **({} if name in ELEMENTS.values() else {"name": clause.kind}))
        address = self._mark(element, clause, name, above)
        children = self.below[clause.id]
        first, *rest = own(clause, children)
        begun = opening(self.text, clause, first.end)
        self._open(element, clause, begun)
        lead = Span(begun.rest, first.end)
        if not children:
            self._holding(element, "content", lead)
            return element
        self._holding(element, "intro", lead)
        for child, after in zip(children, rest, strict=True):
            element.append(self._clause(child, address))
            if child is children[-1]:
                self._holding(element, "wrapUp", after)
            else:
                self._stray(element, after)
        return element

    def _mark(self, element: Element, clause: Clause, name: str, above: str) -> str:
        """Put address, id and place on ``element``; the address."""
        address = self.addresses.of(name, clause.id, above)
        element.set("eId", address)
        if self.addresses.clause_id(address) != clause.id:
            element.set(gm("id"), clause.id)
        element.set(gm("start"), str(clause.start))
        element.set(gm("end"), str(clause.end))
        return address

    def _open(self, element: Element, clause: Clause, begun: Opening) -> None:
        """Number and heading; what ``from_akn`` could not tell from them is said beside them."""
        for name, span, said in (("num", begun.num, clause.label), ("heading", begun.heading, clause.heading)):
            if span is not None:
                self._run(etree.SubElement(element, akn(name)), span)
            if said != (plain(name, self.text[span.start : span.end]) if span else ""):
                element.set(gm(name), escaped(said))

    def _frame(self, clause: Clause, name: str) -> Element:
        """The opening or the signature of the document: blocks, in which no numbers and headings are told apart."""
        element = etree.Element(akn(name))
        address = self._mark(element, clause, name, "")
        self._framed(element, clause, address)
        return element

    def _framed(self, element: Element, clause: Clause, address: str) -> None:
        for name, said in (("num", clause.label), ("heading", clause.heading)):
            if said:
                element.set(gm(name), escaped(said))
        children = self.below[clause.id]
        for child, span in zip([None, *children], own(clause, children), strict=True):
            if child is not None:
                inner = etree.SubElement(element, akn("container"), name=child.kind)
                self._framed(inner, child, self._mark(inner, child, "container", address))
            element.extend(self._blocks(span))
        if len(element) == 0:
            etree.SubElement(element, akn("p"))

    def _attachment(self, clause: Clause, identity: Identity) -> Element:
        """An annex: a document of its own, with its own identification."""
        element = etree.Element(akn("attachment"))
        address = self._mark(element, clause, "attachment", "")
        children = self.below[clause.id]
        first, *rest = own(clause, children)
        begun = opening(self.text, clause, first.end)
        self._open(element, clause, begun)
        doc = etree.SubElement(element, akn("doc"), name="annex")
        etree.SubElement(doc, akn("meta")).append(identity.element(address))
        body = etree.SubElement(doc, akn("mainBody"))
        body.extend(self._blocks(Span(begun.rest, first.end)))
        for child, after in zip(children, rest, strict=True):
            body.append(self._clause(child, address))
            body.extend(self._blocks(after))
        if len(body) == 0:
            etree.SubElement(body, akn("p"))
        return element

    def _holding(self, parent: Element, name: str, span: Span) -> None:
        """Append the element ``name`` with the lines of ``span``, if there are any."""
        blocks = list(self._blocks(span))
        if blocks:
            etree.SubElement(parent, akn(name)).extend(blocks)

    def _stray(self, parent: Element, span: Span) -> None:
        """Words that Akoma Ntoso has no place for, between two clauses, in a container of their own."""
        blocks = list(self._blocks(span))
        if blocks:
            element = self._empty()
            element[0][:] = blocks
            parent.append(element)

    def _empty(self) -> Element:
        element = etree.Element(akn("hcontainer"), name="between", eId=self.addresses.of("hcontainer", "between", ""))
        etree.SubElement(etree.SubElement(element, akn("content")), akn("p"))
        return element

    def _blocks(self, span: Span) -> Iterator[Element]:
        """The lines of ``span`` as paragraphs, its tables as tables."""
        here = span.start
        for table in self.tables:
            if here <= table.start and table.end <= span.end:
                yield from self._paragraphs(Span(here, table.start))
                yield self._table(table)
                here = table.end
        yield from self._paragraphs(Span(here, span.end))

    def _paragraphs(self, span: Span) -> Iterator[Element]:
        for line in lines(self.text, span):
            paragraph = etree.Element(akn("p"))
            self._run(self._told(paragraph, self.text[line.start : line.end]), line)
            yield paragraph

    def _told(self, paragraph: Element, words: str) -> Element:
        """Where the words of ``paragraph`` go: into a ``docTitle`` or ``docNumber`` where they are that of the document."""
        header = self.document.header
        bare = "".join(words.split())
        for name, said in (("docTitle", header.title), ("docNumber", header.number)):
            if bare and bare == "".join(said.split()):
                return etree.SubElement(paragraph, akn(name))
        return paragraph

    def _table(self, table: Table) -> Element:
        """A table as it is written: every line a row; how headers fold and cells merge is told by our own block."""
        element = etree.Element(akn("table"))
        heads = min((start for start, _ in table.spans[0]), default=table.start) if table.spans else table.start
        for row in cells(self.text, table):
            line = etree.SubElement(element, akn("tr"))
            for span in row:
                held = etree.SubElement(line, akn("th" if row[-1].end <= heads else "td"))
                for words in cell(self.text, span):
                    self._run(etree.SubElement(held, akn("p")), words)
        return element

    def _run(self, element: Element, span: Span) -> None:
        """Write a stretch of text into ``element``, which keeps where it stands."""
        element.set(gm("at"), str(span.start))
        element.text = printable(self.text[span.start : span.end])
        self.written.append(span)
