"""What the library keeps of a document is enough to lint and compare it again."""

from __future__ import annotations

import pytest
from tests.made import COMPILED

from gangmu.norms.contract import norm_json
from gangmu_console.library.models import Clause, Document, Norm
from gangmu_console.library.papers import paper_of

pytestmark = pytest.mark.django_db


def test_a_compiled_document_comes_back_as_it_was() -> None:
    said = COMPILED.paper("shifan")
    header = said.header
    document = Document.objects.create(
        key="shifan", title=header.title, number=header.number, issuer=header.issuer, region=header.region,
        issued=header.issued, effective=header.effective, expires=header.expires, status=header.status,
        header={"region_name": header.region_name, "addressees": header.addressees, "copied_to": header.copied_to},
        text=said.source.text, sha256=said.source.sha256, file_name=said.source.name,
    )  # fmt: skip
    Clause.objects.bulk_create(
        Clause(
            document=document, cid=clause.id, parent=clause.parent or "", position=place, level=clause.level,
            kind=clause.kind, label=clause.label, heading=clause.heading, start=clause.start, end=clause.end,
        )
        for place, clause in enumerate(said.clauses)
    )  # fmt: skip
    Norm.objects.bulk_create(
        Norm(
            document=document, nid=norm.id, kind=norm_json(norm)["kind"], clause=norm.clause, start=norm.start,
            end=norm.end, quote=norm.quote, certainty=norm.certainty, data=norm_json(norm),
        )
        for norm in said.norms
    )  # fmt: skip
    document.refresh_from_db()
    kept = paper_of(document)
    assert (kept.header, kept.clauses, kept.source.text) == (header, said.clauses, said.source.text)
    assert sorted(kept.norms, key=lambda norm: norm.id) == sorted(said.norms, key=lambda norm: norm.id)


def test_what_a_reviewer_rejected_counts_no_more() -> None:
    document = Document.objects.create(key="one", title="示范")
    norm = COMPILED.norms[0]
    Norm.objects.create(
        document=document, nid=norm.id, kind="target", clause=norm.clause, start=0, end=0, quote="", certainty="sure",
        data=norm_json(norm), state="rejected",
    )  # fmt: skip
    assert paper_of(document).norms == ()
