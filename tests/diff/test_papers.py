"""Documents and packs held against each other: which belongs to which."""

import datetime as dt

import msgspec
import pytest
from tests.diff.texts import OLD, edited, paper, shifts
from tests.seeds import seed

from gangmu.diff import diff
from gangmu.norms import Header, Paper, Target
from gangmu.pack import from_paper, papers

NEW = edited(("增长6%", "增长7%"))


def packed(text: str, key: str = "shifan-2016") -> tuple[Paper, ...]:
    return papers(from_paper(paper(text), key))


def test_two_packs_are_compared_by_their_norms_alone() -> None:
    found = diff(packed(OLD), packed(NEW))
    assert shifts(found)["value"] == (6, 7, "tightened")
    assert (found.clauses, found.pairs[0].compared) == ((), False)


def test_a_document_is_compared_with_a_pack() -> None:
    found = diff(packed(OLD), [paper(NEW)])
    assert list(shifts(found)) == ["value"]
    assert found.restated == 0


def test_a_pack_knows_how_its_norms_are_cited() -> None:
    cites = {norm.id: "一（一）" for norm in packed(OLD)[0].norms}
    (change,) = diff(packed(OLD), packed(NEW), cites).norms
    assert change.now.at.cite == "一（一）"


def test_documents_of_packs_are_paired_by_key_then_number_then_title() -> None:
    old = (*packed(OLD, "a"), *packed(NEW, "b"))
    new = (*packed(NEW, "b"), *packed(OLD, "a"))
    assert [(pair.before[0], pair.after[0]) for pair in diff(old, new).pairs if pair.before and pair.after] == [
        ("b", "b"), ("a", "a"),
    ]  # fmt: skip
    assert diff(old, new).empty


def test_a_norm_that_went_over_into_another_document_has_not_gone() -> None:
    (one,) = packed(OLD, "one")
    (other,) = packed("示范市节能工作方案\n\n一、总体要求\n\n加强节能管理。\n", "other")
    energy = [norm for norm in one.norms if isinstance(norm, Target) and norm.unit == "%" and norm.value == 12]
    assert energy
    kept = msgspec.structs.replace(one, norms=tuple(norm for norm in one.norms if norm not in energy))
    joined = msgspec.structs.replace(other, norms=(*other.norms, *energy))
    assert diff([one, other], [kept, joined]).norms == ()


def test_a_document_without_counterpart_is_told() -> None:
    (pair, alone) = diff(
        packed(OLD, "a"), (*packed(OLD, "a"), *packed("示范县矿业规定\n\n第一条 禁止新建小煤矿。\n", "b"))
    ).pairs
    assert pair.before is not None
    assert (alone.before, alone.after is not None) == (None, True)


def test_what_the_header_says_otherwise_is_told() -> None:
    one = paper(OLD)
    header: Header = msgspec.structs.replace(one.header, expires=dt.date(2020, 12, 31), status="draft")
    (pair,) = diff([one], [msgspec.structs.replace(one, header=header)]).pairs
    assert {shift.field: shift.after for shift in pair.shifts} == {"expires": "2020-12-31", "status": "draft"}


@pytest.mark.seeds
def test_the_contradiction_of_two_seeds_is_found_as_a_lowered_value() -> None:
    old, new = (paper(seed(prefix).read_text("utf-8-sig"), f"{prefix}.txt") for prefix in ("001", "000"))
    lowered = {
        change.norm.indicator: [(shift.before, shift.after) for shift in change.shifts if shift.field == "value"]
        for change in diff([old], [new]).norms
        if isinstance(change.norm, Target) and change.move == "loosened"
    }
    assert lowered["化工产品精细化率"] == [(58, 53)]
