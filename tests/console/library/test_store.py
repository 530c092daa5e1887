"""What was compiled or packed stands in the library whole, once, and can be searched, linted and screened by."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.made import COMPILED

from gangmu.pack import load_packs, packs_hash, shipped
from gangmu.pipeline import compile_text
from gangmu_console.library.actions import current_packs, import_shipped, store_compiled
from gangmu_console.library.models import Clause, Document, Norm, PackVersion
from gangmu_console.library.search import found_in
from gangmu_console.people.audit import verify

pytestmark = pytest.mark.django_db
TEXT = "示范省水泥产业办法\n\n一、目标\n到2027年，水泥产能利用率达到75%以上。\n\n二、任务\n禁止新建水泥熟料项目。\n"


def test_a_compiled_document_is_stored_whole_and_again_without_remains() -> None:
    document = Document.objects.create(key="shifan", title="?")
    store_compiled(document, COMPILED)
    store_compiled(document, compile_text(TEXT, dt.date(2026, 1, 1)))
    assert (document.stage, document.title) == ("review", "示范省水泥产业办法")
    assert {norm.document.text[norm.start : norm.end] == norm.quote for norm in Norm.objects.all()} == {True}
    assert Norm.objects.filter(kind="directive", stance="prohibit", summary__contains="水泥熟料").count() == 1
    assert [clause.text for clause in found_in(Clause.objects.all(), "产能利用率")] == [
        "到2027年，水泥产能利用率达到75%以上。"
    ]
    assert set(Norm.objects.values_list("state", flat=True)) == {"proposed"}


def test_the_shipped_packs_come_in_once_and_load_as_they_were() -> None:
    assert len(import_shipped()) == len(shipped())
    assert import_shipped() == []
    assert packs_hash(current_packs()) == packs_hash(load_packs(shipped()))
    assert Norm.objects.count() == sum(PackVersion.objects.values_list("norm_count", flat=True))
    assert set(Document.objects.values_list("stage", flat=True)) == {"published"}
    assert list(verify()) == []
