"""Several packs on one day: what is in force, what clashes, which prevails and why."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from gangmu.pack import Merged, Pack, PackNorm, merge
from gangmu.pack.facts import Facts
from tests.pack.made import DOCUMENTS, FULL, REPLACEMENT, changed, directive, document, pack, target

DAY = dt.date(2017, 1, 1)
STATE = document("state-2010", dt.date(2010, 1, 1), "100000")
CITY = document("city-2018", dt.date(2014, 1, 1), "210100")


def contest(*norms: PackNorm, documents: tuple[object, ...] = DOCUMENTS, as_of: dt.date = DAY) -> tuple[str, str, bool]:
    """Winner, reason and whether it is settled, of the one contest there must be."""
    (found,) = merge([pack(*norms, documents=documents)], as_of).contests  # type: ignore[arg-type]
    return found.winner, found.reason, found.settled


def merged(*packs: Pack, as_of: dt.date = DAY) -> Merged:
    return merge(packs, as_of)


def test_the_later_of_two_values_prevails_and_both_are_kept() -> None:
    earlier, later = target("plan-2015/1#1", 58), target("plan-2016/1#1", 53)
    assert contest(earlier, later) == ("plan-2016/1#1", "later", True)
    assert len(merged(pack(earlier, later)).norms) == 2


def test_the_higher_rank_prevails_over_the_later() -> None:
    one, other = directive("state-2010/1#1", "encourage", region="100000"), directive("plan-2016/1#1", "prohibit")
    assert contest(one, other, documents=(STATE, *DOCUMENTS)) == ("state-2010/1#1", "rank", True)


@pytest.mark.parametrize(
    ("general", "special"),
    [
        (directive("plan-2016/1#1", "prohibit"), directive("plan-2015/1#1", "encourage", region="210100")),
        (directive("plan-2016/1#1", "prohibit"), directive("plan-2015/1#1", "encourage", "浮法玻璃")),
        (directive("plan-2016/1#1", "encourage"), directive("plan-2015/1#1", "prohibit", condition="300吨/日以下")),
    ],
    ids=["a city inside the province", "a kind of the product", "only on a condition"],
)  # fmt: skip
def test_the_special_prevails_over_the_general_though_earlier(general: PackNorm, special: PackNorm) -> None:
    assert contest(general, special) == ("plan-2015/1#1", "special", True)


def test_where_one_document_says_both_the_stricter_holds_until_a_person_settles_it() -> None:
    one, other = directive("plan-2015/1#1", "encourage"), directive("plan-2015/1#2", "prohibit")
    assert contest(one, other) == ("plan-2015/1#2", "stricter", False)


def test_what_nothing_tells_apart_stays_open() -> None:
    plain = {"indicator": "示范数量", "indicator_id": None}
    one, other = target("plan-2015/1#1", 58, **plain), target("plan-2015/1#2", 53, **plain)
    assert contest(one, other)[1:] == ("open", False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (target("plan-2015/1#1", 58), target("plan-2016/1#1", 58)),
        (target("plan-2015/1#1", 58), target("plan-2016/1#1", 53, year=2017)),
        (target("plan-2015/1#1", 58), target("plan-2016/1#1", 53, region="210100")),
        (target("plan-2015/1#1", 58), target("plan-2016/1#1", 53, unit="万吨")),
        (directive("plan-2015/1#1", "encourage"), directive("plan-2016/1#1", "upgrade")),
        (directive("plan-2015/1#1", "encourage", region="210100"), directive("plan-2016/1#1", "prohibit", region="210200")),
        (directive("plan-2015/1#1", "upgrade"), directive("plan-2016/1#1", "prohibit", activity="new")),
        (directive("plan-2015/1#1", "encourage", "水泥"), directive("plan-2016/1#1", "prohibit")),
    ],
    ids=["the same value", "another year", "another place", "another measure", "two ways to promote", "two cities",
         "what stands and what is new", "another product"],
)  # fmt: skip
def test_what_binds_different_things_or_says_the_same_is_no_contest(first: PackNorm, second: PackNorm) -> None:
    assert merged(pack(first, second)).contests == ()


def test_units_of_one_measure_are_compared() -> None:
    one = target("plan-2015/1#1", 3, unit="亿元", indicator="投资额", indicator_id=None)
    other = target("plan-2016/1#1", 20000, unit="万元", indicator="投资额", indicator_id=None)
    assert contest(one, other) == ("plan-2016/1#1", "later", True)


def test_a_document_that_has_ended_or_not_begun_binds_nobody() -> None:
    assert merged(FULL, as_of=dt.date(2021, 1, 1)).lapsed == ("plan-2016",)
    assert merged(FULL, as_of=dt.date(2015, 1, 1)).norms == ()


def test_a_draft_contests_nothing() -> None:
    draft = msgspec.structs.replace(DOCUMENTS[1], status="draft")
    assert merged(pack(*FULL.norms[:2], documents=(DOCUMENTS[0], draft))).contests == ()


def test_what_is_unconfirmed_is_listed_and_never_decides() -> None:
    doubtful = msgspec.structs.replace(target("plan-2016/1#1", 53), status="unconfirmed")
    found = merged(pack(target("plan-2015/1#1", 58), doubtful))
    assert (found.contests, found.unconfirmed) == ((), ("plan-2016/1#1",))


def test_a_rule_of_a_table_holds_only_in_its_time() -> None:
    rule = msgspec.structs.replace(REPLACEMENT, valid_from=dt.date(2016, 1, 1), valid_to=dt.date(2016, 12, 31))
    found = pack(facts=Facts(replacements=(rule,)))
    held = [
        len(merged(found, as_of=day).facts.replacements) for day in (dt.date(2015, 12, 31), dt.date(2016, 12, 31), DAY)
    ]
    assert held == [0, 1, 0]


def test_the_order_of_packs_changes_no_outcome() -> None:
    state = pack(directive("state-2010/1#1", "encourage", region="100000"), documents=(STATE,), name="state", region="100000",
                 precedence="national")  # fmt: skip
    province = pack(directive("plan-2016/1#1", "prohibit"), changed(FULL.norms[0], value=60.0))
    one, other = merged(state, province), merged(province, state)
    assert one.packs_hash == other.packs_hash
    assert {(c.winner, c.loser, c.reason) for c in one.contests} == {
        (c.winner, c.loser, c.reason) for c in other.contests
    }
    assert one.contests


def test_a_city_yields_to_its_province_in_rank() -> None:
    one, other = directive("city-2018/1#1", "encourage", region="210100"), directive("plan-2015/1#1", "prohibit")
    assert contest(one, other, documents=(CITY, *DOCUMENTS)) == ("plan-2015/1#1", "rank", True)
