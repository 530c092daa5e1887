"""Which verdicts change under other packs, counted and explained."""

import msgspec
from tests.pack.made import changed, directive
from tests.screen.rulebook import (
    BAN,
    DAY,
    GLASS,
    GLASS_ELSEWHERE,
    KILN,
    PRAISE,
    PROJECTS,
    RATIO,
    ROBOTS,
    RULES,
    SMALL_KILNS,
)
from tests.screen.rulebook import with_norms as rules

from gangmu.pack import Pack
from gangmu.pack.facts import Facts
from gangmu.screen import Index, Project
from gangmu.screen.causes import Shift, entries
from gangmu.screen.impact import Impact, Tally, changed_json, impact, impacts, tally_json


def between(before: Pack, after: Pack, *projects: Project) -> tuple[list[Impact], Tally]:
    shift = Shift.between(entries((before,), DAY), entries((after,), DAY))
    tally = Tally(examples=2)
    indexes = Index((before,), DAY), Index((after,), DAY)
    return [one.impact for one in impacts(projects or PROJECTS, *indexes, shift, tally)], tally


def test_the_same_packs_change_nothing() -> None:
    found, tally = between(RULES, RULES)
    assert found == []
    assert (tally.projects, tally.changed, tally.grounds) == (4, 0, 0)


def test_a_ban_that_comes_is_the_cause_where_it_bears_and_nowhere_else() -> None:
    found, tally = between(rules(PRAISE), rules(PRAISE, BAN))
    assert [(one.project, one.pair) for one in found] == [(GLASS, ("permitted", "prohibited"))]
    assert [(cause.norm, cause.fate) for cause in found[0].causes] == [(BAN.norm.id, "added")]
    assert tally.pairs == {("permitted", "prohibited"): 1}
    assert tally.regions == {("210100", ("permitted", "prohibited")): 1}
    assert tally.screened == {"210100": 1, "210200": 3}


def test_both_ways_are_each_other_s_mirror() -> None:
    there, _ = between(rules(PRAISE), rules(BAN, SMALL_KILNS))
    back, _ = between(rules(BAN, SMALL_KILNS), rules(PRAISE))
    assert {(one.project, one.pair) for one in there} == {(one.project, one.pair[::-1]) for one in back}
    assert {cause.norm for one in there for cause in one.causes} == {cause.norm for one in back for cause in one.causes}


def test_a_norm_that_says_something_else_is_told_as_changed() -> None:
    (found,), _ = between(rules(BAN), rules(changed(BAN, stance="restrict")), GLASS)
    assert found.pair == ("prohibited", "restricted")
    assert [cause.fate for cause in found.causes] == ["changed"]


def test_an_outcome_that_stays_on_other_grounds_is_counted_apart() -> None:
    other = directive("plan-2014/9#1", "prohibit", region="210100", activity="new")
    found, tally = between(rules(BAN), rules(other), GLASS)
    assert [one.kind for one in found] == ["grounds"]
    assert (tally.changed, tally.grounds) == (0, 1)
    assert {cause.fate for cause in found[0].causes} == {"added", "removed"}


def test_another_ratio_is_a_change_of_grounds() -> None:
    higher = msgspec.structs.replace(RATIO, ratio=1.5)
    packs = [rules(facts=Facts(replacements=(row,))) for row in (RATIO, higher)]
    found, _ = between(*packs, GLASS_ELSEWHERE)
    assert [(one.kind, one.after.outcome) for one in found] == [("grounds", "replacement_required")]
    assert [(cause.norm, cause.fate) for cause in found[0].causes] == [(RATIO.id, "changed")]


def test_examples_are_kept_and_no_more_than_asked_for() -> None:
    many = [msgspec.structs.replace(GLASS, name=f"项目{number}") for number in range(5)]
    _, tally = between(rules(), rules(BAN), *many)
    (row,) = tally.rows()
    assert row.count == 5
    assert [one.name for one in row.examples] == ["项目0", "项目1"]


def test_nobody_waits_for_the_last_project_before_the_first_is_told() -> None:
    def endless():
        while True:
            yield GLASS

    shift = Shift.between(entries((rules(),), DAY), entries((rules(BAN),), DAY))
    stream = impacts(endless(), Index((rules(),), DAY), Index((rules(BAN),), DAY), shift, Tally())
    assert next(stream).impact.project == GLASS


def test_a_project_without_a_region_is_counted_as_such() -> None:
    nowhere = msgspec.structs.replace(ROBOTS, region=None)
    _, tally = between(rules(), rules(PRAISE), nowhere)
    assert tally.screened == {"": 1}


def test_one_project_that_stays_has_no_impact() -> None:
    shift = Shift.between({}, {})
    index = Index((RULES,), DAY)
    assert impact(KILN, index, index, shift) is None


def test_what_is_printed_for_a_project_names_its_row_its_outcomes_and_the_cause() -> None:
    shift = Shift.between(entries((rules(),), DAY), entries((rules(BAN),), DAY))
    tally = Tally()
    (found,) = impacts([ROBOTS, GLASS], Index((rules(),), DAY), Index((rules(BAN),), DAY), shift, tally)
    shown = changed_json(found)
    assert (shown["row"], shown["name"], shown["before"], shown["after"]) == (2, GLASS.name, "permitted", "prohibited")
    assert [cause["fate"] for cause in shown["causes"]] == ["added"]
    sums = tally_json(tally, errors=3)
    assert (sums["projects"], sums["changed"], sums["errors"]) == (2, 1, 3)
    assert sums["norms"][0]["count"] == 1
    assert sums["regions"][0]["changes"] == [{"before": "permitted", "after": "prohibited", "count": 1}]
