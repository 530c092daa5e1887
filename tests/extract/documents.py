"""Small documents for extraction tests: one clause, no parser."""

from __future__ import annotations

from gangmu.norms import Clause, Document, Header, SourceText


def one_clause(text: str, *, heading: str = "", region: str = "210000", region_name: str = "辽宁省") -> Document:
    """A document of one paragraph."""
    header = Header(
        title="", number="", issuer="", region=region, region_name=region_name, addressees=(), copied_to=(), issued=None,
        effective=None, expires=None, status="in_force",
    )  # fmt: skip
    source = SourceText(name="made.txt", format="txt", text=text, sha256="")
    clause = Clause(id="1", label="", level=1, kind="paragraph", heading=heading, start=0, end=len(text))
    return Document(source=source, header=header, clauses=(clause,))
