"""What became of a norm between two states of the rules, and which of them turned a verdict."""

import datetime as dt

import msgspec
import pytest
from tests.pack.made import changed, directive, document
from tests.screen.rulebook import (
    BAN,
    DAY,
    DOCUMENTS,
    DRAFTED,
    GLASS,
    KILN,
    PRAISE,
    RATIO,
    RULES,
    SMALL_KILNS,
    dated,
    with_norms,
)  # fmt: skip

from gangmu.norms import Paper
from gangmu.pack import Pack, papers
from gangmu.pack.facts import Facts
from gangmu.screen import Index
from gangmu.screen.causes import Shift, causes, entries


def fates(before: Pack | Paper, after: Pack | Paper, day: dt.date = DAY) -> dict[str, str]:
    found = Shift.between(entries((before,), day), entries((after,), day)).causes
    return {id_: cause.fate for id_, cause in found.items()}


@pytest.mark.parametrize(("before", "after", "expected"), [
    (with_norms(), with_norms(BAN), {BAN.norm.id: "added"}),
    (with_norms(BAN), with_norms(), {BAN.norm.id: "removed"}),
    (with_norms(BAN), with_norms(changed(BAN, region="210000")), {BAN.norm.id: "changed"}),
    (with_norms(BAN), with_norms(BAN, documents=dated("layout-2015", status="repealed")), {BAN.norm.id: "lost_force"}),
    (with_norms(BAN, documents=dated("layout-2015", status="draft")), with_norms(BAN), {BAN.norm.id: "took_force"}),
    (with_norms(BAN), with_norms(BAN, documents=dated("layout-2015", effective=dt.date(2016, 1, 1))), {BAN.norm.id: "changed"}),
    (with_norms(facts=Facts(replacements=(RATIO,))),
     with_norms(facts=Facts(replacements=(msgspec.structs.replace(RATIO, ratio=1.5),))), {RATIO.id: "changed"}),
])  # fmt: skip
def test_the_fate_of_a_norm_is_told(before: Pack, after: Pack, expected: dict[str, str]) -> None:
    assert fates(before, after) == expected


@pytest.mark.parametrize(("before", "after"), [
    (with_norms(BAN), with_norms(msgspec.structs.replace(BAN, note="核过"))),
    (with_norms(), with_norms(msgspec.structs.replace(BAN, status="unconfirmed"))),
    (with_norms(), with_norms(DRAFTED)),
    (with_norms(BAN), with_norms(changed(BAN, quote="原文", start=3, end=5))),
    (with_norms(BAN), with_norms(BAN, documents=(*DOCUMENTS, document("plan-2016", dt.date(2016, 1, 1))))),
])  # fmt: skip
def test_what_binds_nobody_and_what_is_a_remark_changes_nothing(before: Pack, after: Pack) -> None:
    assert fates(before, after) == {}


def test_the_papers_of_a_pack_have_the_fates_of_the_pack() -> None:
    paper = {paper.key: paper for paper in papers(with_norms(BAN))}["layout-2015"]
    empty = msgspec.structs.replace(paper, norms=())
    assert fates(empty, paper) == {BAN.norm.id: "added"}
    assert fates(paper, paper, dt.date(2019, 1, 1)) == {}


def test_the_cause_is_the_norm_that_decides_and_not_every_norm_that_changed() -> None:
    before, after = with_norms(), with_norms(BAN, PRAISE)
    shift = Shift.between(entries((before,), DAY), entries((after,), DAY))
    verdicts = [Index((one,), DAY).screen(GLASS) for one in (before, after)]
    assert set(shift.causes) == {BAN.norm.id, PRAISE.norm.id}
    assert [cause.norm for cause in causes(*verdicts, shift)] == [BAN.norm.id]


def test_where_a_question_makes_the_verdict_the_clause_that_asks_is_the_cause() -> None:
    unsized = msgspec.structs.replace(KILN, capacity=None)
    praise = directive("plan-2014/7#1", "encourage", "水泥", industry_codes=(("3011",),), condition="使用天然气")
    before, after = with_norms(), with_norms(SMALL_KILNS, praise)
    verdicts = [Index((one,), DAY).screen(unsized) for one in (before, after)]
    shift = Shift.between(entries((before,), DAY), entries((after,), DAY))
    assert [verdict.outcome for verdict in verdicts] == ["permitted", "needs_facts"]
    assert {match.norm for match in verdicts[1].matches} == {SMALL_KILNS.norm.id, praise.norm.id}
    assert [cause.norm for cause in causes(*verdicts, shift)] == [SMALL_KILNS.norm.id]


def test_nothing_is_a_cause_where_no_rule_changed() -> None:
    verdicts = [Index((RULES,), DAY).screen(GLASS)] * 2
    state = entries((RULES,), DAY)
    assert causes(*verdicts, Shift.between(state, state)) == ()
