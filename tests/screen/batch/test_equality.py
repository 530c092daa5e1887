"""The batch says of every project what a single screening says of it."""

from __future__ import annotations

import json
import os

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.screen.batch.made_law import AS_OF, families, laws, limits, table

from gangmu.norms import Directive, Paper, Threshold
from gangmu.norms.document import Header
from gangmu.pack import Pack
from gangmu.pack.bundled import shipped
from gangmu.pack.load import load_packs
from gangmu.screen import Amount, Index, Limit, Project, verdict_json
from gangmu.screen.batch import Engine

SOAK = 8 if os.environ.get("GANGMU_SOAK") else 1
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def single(index: Index, project: Project, orders: tuple[Limit, ...]) -> dict[str, object]:
    shown = json.loads(msgspec.json.encode(verdict_json(index.screen(project, orders))))
    lines = [f"{match['norm']}: {match['arithmetic']}" for match in shown["matches"] if match["arithmetic"]]
    reasons = [{key: value for key, value in match.items() if key != "arithmetic"} for match in shown["matches"]]
    return {
        "outcome": shown["outcome"], "reasons": reasons, "arithmetic": "\n".join(lines), "missing": shown["missing"],
        "procedure": shown["procedure"]["kind"], "refusals": "；".join(shown["refusals"]), "replacement": shown["replacement"],
    }  # fmt: skip


def batched(row: dict[str, str]) -> dict[str, object]:
    return {
        "outcome": row["outcome"], "reasons": json.loads(row["reasons"]), "arithmetic": row["arithmetic"],
        "missing": json.loads(row["missing"] or "[]"), "procedure": row["procedure"], "refusals": row["refusals"],
        "replacement": json.loads(row["replacement"] or "null"),
    }  # fmt: skip


def hold(sources: list[Paper | Pack], rehearse: bool, orders: tuple[Limit, ...], given: list[Project]) -> None:
    index = Index(sources, AS_OF, rehearse=rehearse)
    engine = Engine(sources, AS_OF, rehearse=rehearse, limits=orders)
    for start in (len(given) // 2, 0):  # a second table meets what the first has taught
        screened = engine.screen(table(given[start:]), 1)
        assert screened.errors.is_empty()
        for row, project in zip(screened.verdicts.iter_rows(named=True), given[start:], strict=True):
            assert batched(row) == single(index, project, orders), project


@settings(max_examples=120 * SOAK, deadline=None, suppress_health_check=SLOW)
@given(laws(), st.booleans(), limits, families())
def test_a_table_is_screened_as_its_rows_one_by_one(law, rehearse, orders, given):
    hold(list(law), rehearse, tuple(orders), given)


@settings(max_examples=15 * SOAK, deadline=None, suppress_health_check=SLOW)
@given(families())
def test_the_shipped_packs_with_their_tables_say_the_same(given):
    hold(list(load_packs(shipped())), True, (), given)


def _ban(**changes: object) -> Paper:
    header = Header("题", "1号", "", "210000", "", (), (), None, None, None, "in_force")
    norm = Directive(
        id="d1", clause="c", start=0, end=0, quote="", region="210000", region_name="", rule="made", stance="prohibit",
        subjects=("平板玻璃",), industry_codes=(("3041",),), activity="new", **changes,
    )  # fmt: skip
    return Paper("p", header, (norm,))


def test_parks_that_an_exception_names_are_told_apart():
    base = Project(name="某项目", region="210700", activity="new", products=("平板玻璃",))
    parks = [msgspec.structs.replace(base, park=park) for park in ("别的园区", None, "锦州滨海园区", "别的园区")]
    hold([_ban(exception="锦州滨海园区内的除外")], False, (), parks)


def test_nought_is_written_without_the_days_of_a_year():
    limit = Threshold(quantity="capacity", op="<", value=10.0, unit="万吨/年", of="平板玻璃")
    base = Project(name="某项目", region="210100", activity="new", products=("平板玻璃",))
    sizes = [
        msgspec.structs.replace(base, capacity=Amount(size, "吨/日")) for size in (5.0, 0.0, 1.0, 0.0, 300.0, 600.0)
    ]
    hold([_ban(thresholds=(limit,), condition="10万吨/年")], False, (), sizes)


def test_a_comma_inside_a_name_parts_no_products():
    """1,4-丁二醇 is one thing."""
    base = Project(name="某项目", region="210100", activity="new")
    goods = [msgspec.structs.replace(base, products=(name,)) for name in ("1,4-丁二醇", "平板玻璃", "1,2,4-三氯苯")]
    hold([_ban()], False, (), goods)
    hold(list(load_packs(shipped())), True, (), goods)
