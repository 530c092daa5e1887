"""The days on which a verdict turns, and what turned it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screen.rulebook import BAN, GLASS, KILN, PROJECTS, RATIO, ROBOTS, RULES, dated, with_norms

from gangmu.pack import load_packs, shipped
from gangmu.pack.facts import Facts
from gangmu.screen import Index, Limit, Project
from gangmu.screen.bisect import Event, Turn, events, history

ISSUED, ENDED = dt.date(2015, 12, 12), dt.date(2019, 1, 1)
DAY = dt.timedelta(days=1)


def told(turn: Turn) -> tuple[dt.date, str, str, list[tuple[str, str]]]:
    return turn.day, turn.before.outcome, turn.after.outcome, [(cause.norm, cause.fate) for cause in turn.causes]


def test_a_verdict_turns_on_the_day_of_issue_and_on_the_day_after_expiry() -> None:
    found = history((RULES,), GLASS)
    assert [told(turn) for turn in found.turns] == [
        (ISSUED, "permitted", "prohibited", [(BAN.norm.id, "took_force")]),
        (ENDED, "prohibited", "permitted", [(BAN.norm.id, "lost_force")]),
    ]
    assert [turn.events for turn in found.turns] == [
        (Event(ISSUED, "begins", "示政发〔2015〕68号"),), (Event(ENDED, "ends", "示政发〔2015〕68号"),),
    ]  # fmt: skip


def test_spells_follow_each_other_without_a_gap() -> None:
    found = history((RULES,), GLASS, last=dt.date(2025, 1, 1))
    assert [spell.outcome for spell in found.spells] == ["permitted", "prohibited", "permitted"]
    for one, next_ in zip(found.spells, found.spells[1:], strict=False):
        assert one.last is not None
        assert one.last + DAY == next_.first
    assert found.spells[-1].last == dt.date(2025, 1, 1)


def test_only_the_days_asked_for_are_looked_at() -> None:
    found = history((RULES,), GLASS, first=ISSUED, last=dt.date(2018, 1, 1))
    assert found.turns == ()
    assert [(spell.first, spell.last, spell.outcome) for spell in found.spells] == [
        (ISSUED, dt.date(2018, 1, 1), "prohibited")
    ]


def test_the_day_of_effect_counts_before_the_day_of_issue() -> None:
    effective = dt.date(2016, 2, 1)
    rules = with_norms(BAN, documents=dated("layout-2015", effective=effective))
    assert [turn.day for turn in history((rules,), GLASS).turns] == [effective, ENDED]


def test_a_draft_turns_nothing() -> None:
    assert [turn.after.outcome for turn in history((RULES,), ROBOTS).turns] == ["encouraged"]


def test_a_row_of_a_table_that_holds_for_a_time_turns_a_verdict() -> None:
    first, last = dt.date(2015, 1, 1), dt.date(2015, 6, 30)
    row = RATIO.__class__(
        **{name: getattr(RATIO, name) for name in RATIO.__struct_fields__} | {"valid_from": first, "valid_to": last}
    )
    found = history((with_norms(facts=Facts(replacements=(row,))),), GLASS)
    assert [told(turn) for turn in found.turns] == [
        (first, "permitted", "replacement_required", [(RATIO.id, "took_force")]),
        (last + DAY, "replacement_required", "permitted", [(RATIO.id, "lost_force")]),
    ]


def test_an_order_for_a_region_turns_a_verdict_though_no_norm_does() -> None:
    order = Limit(
        id="order-1", region="210200", document="示限〔2016〕1号", since=dt.date(2016, 6, 1), until=dt.date(2016, 6, 30)
    )
    found = history((RULES,), ROBOTS, first=dt.date(2016, 1, 1), limits=(order,))
    assert [(turn.day, turn.after.outcome, turn.causes) for turn in found.turns] == [
        (dt.date(2016, 6, 1), "prohibited", ()), (dt.date(2016, 7, 1), "encouraged", ()),
    ]  # fmt: skip
    assert [event.document for turn in found.turns for event in turn.events] == ["示限〔2016〕1号"] * 2


def test_rules_without_a_date_never_turn_anything() -> None:
    rules = with_norms(BAN, documents=dated("layout-2015", issued=None, expires=None))
    assert events((rules,)) == ()
    assert [spell.first for spell in history((rules,), GLASS).spells] == [dt.date.min]


@given(st.sampled_from(PROJECTS), st.dates(dt.date(2013, 1, 1), dt.date(2020, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_on_no_day_is_the_outcome_another_than_that_of_its_spell(project: Project, day: dt.date) -> None:
    found = history((RULES,), project, first=dt.date(2013, 1, 1))
    spell = next(one for one in found.spells if one.first <= day and (one.last is None or day <= one.last))
    assert Index((RULES,), day).screen(project).outcome == spell.outcome


@pytest.mark.parametrize("project", [GLASS, KILN], ids=lambda project: project.name)
def test_the_shipped_packs_turn_a_verdict_on_days_of_their_documents(project: Project) -> None:
    packs = load_packs(shipped())
    found = history(packs, project, last=dt.date(2017, 1, 1))
    days = {event.day for event in events(packs)}
    assert found.turns
    assert {turn.day for turn in found.turns} <= days
    assert all(turn.causes and turn.events for turn in found.turns)
