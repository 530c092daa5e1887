"""The impact on a table is that on each of its rows."""

import datetime as dt
import itertools

import msgspec
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screen.rulebook import BAN, DAY, DOCUMENTS, PRAISE, RATIO, SMALL_KILNS, dated
from tests.screen.rulebook import with_norms as rules

from gangmu.pack import Pack, load_packs, shipped
from gangmu.pack.facts import Facts
from gangmu.screen import Amount, Equipment, Index, Parameter, Project
from gangmu.screen.batch.facts import project_of, read_table
from gangmu.screen.causes import Shift, entries
from gangmu.screen.impact import Tally, impacts, tally_json
from gangmu.screen.impact_table import Comparison, cells, table_of

FIRST, SECOND = dt.date(2015, 6, 1), dt.date(2016, 9, 1)
SHIPPED = load_packs(shipped())
PRODUCTS = ("浮法玻璃", "水泥熟料", "工业机器人", "电解铝", "风电设备", "化工", "炼油")
REGIONS = ("210100", "210200", "211400", "630000", "", "沈阳市")
CAPACITIES = (("", ""), ("600", "吨/日"), ("1500", "吨/日"), ("2500", "吨/日"), ("800", "万吨/年"))
GRID = [
    {
        "name": f"{product}项目",
        "products": product,
        "region": region,
        "activity": activity,
        "capacity": value,
        "capacity_unit": unit,
    }
    for product, region, activity, (value, unit) in itertools.product(
        PRODUCTS, REGIONS, ("new", "renovate", ""), CAPACITIES
    )
]
PACKS = (
    rules(), rules(BAN), rules(PRAISE, SMALL_KILNS), rules(BAN, PRAISE, SMALL_KILNS, facts=Facts(replacements=(RATIO,))),
    rules(BAN, SMALL_KILNS, documents=dated("layout-2015", status="repealed")),
    rules(BAN, facts=Facts(replacements=(msgspec.structs.replace(RATIO, ratio=1.5),)), documents=DOCUMENTS),
)  # fmt: skip


def same(rows: list[dict[str, str]], before: Index, after: Index, shift: Shift) -> Tally:
    """The tally over ``rows``, after both ways were found to say the same."""
    facts = read_table(pl.DataFrame(rows)).facts
    one, other = Tally(), Tally()
    table = list(Comparison(before, after, shift).impacts(facts, one))
    each = list(impacts([project_of(row) for row in facts.to_dicts()], before, after, shift, other))
    assert [told(found) for found in table] == [told(found) for found in each]
    assert tally_json(one) == tally_json(other)
    return one


def told(found) -> tuple[object, ...]:
    return found.row, found.name, found.region, found.impact.kind, found.impact.pair, found.impact.causes


def test_a_table_of_everything_under_the_shipped_packs_a_year_later() -> None:
    shift = Shift.between(entries(SHIPPED, FIRST), entries(SHIPPED, SECOND))
    tally = same(GRID, Index(SHIPPED, FIRST), Index(SHIPPED, SECOND), shift)
    assert tally.changed > 50
    assert tally.grounds > 0


@given(st.sampled_from(PACKS), st.sampled_from(PACKS), st.lists(st.sampled_from(GRID), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_rows_under_any_packs(before: Pack, after: Pack, rows: list[dict[str, str]]) -> None:
    shift = Shift.between(entries((before,), DAY), entries((after,), DAY))
    same(rows, Index((before,), DAY), Index((after,), DAY), shift)


def test_what_one_table_taught_serves_the_next() -> None:
    shift = Shift.between(entries((rules(),), DAY), entries((rules(BAN),), DAY))
    comparison, tally = Comparison(Index((rules(),), DAY), Index((rules(BAN),), DAY), shift), Tally()
    for start in (1, 1 + len(GRID)):
        list(comparison.impacts(read_table(pl.DataFrame(GRID), start).facts, tally))
    assert tally.projects == 2 * len(GRID)
    assert tally.changed % 2 == 0
    assert tally.changed > 0


ODD = (
    Project(name="甲，乙", products=("浮法玻璃，LOW-E", "平板玻璃"), region="210100", activity="new"),
    Project(name="丙", products=("浮法玻璃",), region="210100", activity="new", capacity=Amount(2, "吨/日"), added_capacity=Amount(1, "万吨/年")),
    Project(name="丁", products=("水泥熟料",), region="210200", activity="new", equipment=(Equipment("水泥窑", 2, (Amount(1800, "吨/日"),)),)),
    Project(name="戊", products=("水泥熟料",), region="210200", activity="new", parameters=(Parameter("水泥熟料", 2500, "吨/日"),)),
    Project(name="己", products=("浮法玻璃",), region="210100", activity="renovate", answers=(("新建生产线", True),)),
    Project(name="庚", industries=("3041",), region="210100", activity="new", inferred=("industries",), date=DAY),
    Project(name="辛", products=("水泥熟料",), region="210200", activity="new", added_capacity=Amount(900, "吨/日"), operating_days=310.0,
            investment=Amount(2, "亿元"), energy=9000.0, efficiency="below_baseline", park="某园"),
    Project(),
)  # fmt: skip


def test_projects_that_are_no_rows_have_their_impact_all_the_same() -> None:
    shift = Shift.between(entries((PACKS[0],), DAY), entries((PACKS[3],), DAY))
    indexes = Index((PACKS[0],), DAY), Index((PACKS[3],), DAY)
    one, other = Tally(), Tally()
    table = list(Comparison(*indexes, shift).of_projects(enumerate(ODD, 1), one))
    each = list(impacts(ODD, *indexes, shift, other))
    assert [told(found) for found in table] == [told(found) for found in each]
    assert tally_json(one) == tally_json(other)
    assert one.changed > 3


def test_a_project_comes_back_from_the_row_that_holds_it() -> None:
    plain = [
        project
        for project in ODD
        if project_of(dict(cells(project))) == msgspec.structs.replace(project, inferred=(), date=None)
    ]
    assert len(plain) == len(ODD) - 2
    facts = table_of(enumerate(plain, 1))
    assert facts.schema == read_table(pl.DataFrame(GRID[:1])).facts.schema
    assert [project_of(row) for row in facts.to_dicts()] == [
        msgspec.structs.replace(one, inferred=(), date=None) for one in plain
    ]
