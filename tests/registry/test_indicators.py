"""Indicators: one measure has one id whatever the words, two measures have two."""

import json

import pytest

from gangmu.registry.indicators import indicator, indicator_named, indicator_names, indicators
from gangmu.registry.units import unit
from tests.seeds import GOLD


def id_of(name: str) -> str | None:
    found = indicator_named(name)
    return found.id if found else None


def test_every_name_leads_to_an_indicator_of_the_table_and_to_that_one_alone() -> None:
    assert set(indicator_names().values()) == set(indicators())
    assert not [name for name, code in indicator_names().items() if id_of(name) != code]


def test_every_indicator_has_a_unit_that_is_known_and_a_family() -> None:
    assert not [known for known in indicators().values() if unit(known.unit) is None]
    assert all(known.family and known.direction in ("up", "down", "none") for known in indicators().values())


def test_a_ratio_says_what_is_divided_by_what() -> None:
    rates = [known for known in indicators().values() if known.name.endswith(("占比", "比重", "普及率", "数控化率"))]
    assert rates
    assert not [known for known in rates if not (known.numerator and known.denominator)]


@pytest.mark.parametrize(
    "name",
    [
        "规模以上工业增加值增速",
        "全省规模以上工业增加值年均增长",
        "辽宁省规模以上工业增加值增长",
        "到2025年，规模以上工业增加值年均增长达到",
        "“十四五”期间全市规上工业增加值年均增长",
    ],
)
def test_place_time_and_verb_do_not_make_another_indicator(name: str) -> None:
    assert id_of(name) == "industrial_value_added_growth"


def test_an_industry_does_make_another_indicator() -> None:
    assert id_of("装备制造业增加值增长") == "value_added_growth:装备制造"
    assert id_of("规模以上工业增加值增长") == "industrial_value_added_growth"


def test_stock_and_flow_are_two_indicators_of_one_family() -> None:
    stock, flow = indicator_named("省级以上企业技术中心数"), indicator_named("年新认定省级及以上企业技术中心数")
    assert stock is not None
    assert flow is not None
    assert stock.id != flow.id
    assert stock.family == flow.family


def test_the_same_numerator_over_two_wholes_is_two_indicators_of_one_family() -> None:
    narrow = indicator_named("高端装备制造业销售收入占装备制造业比重")
    wide = indicator_named("高端装备制造业主营业务收入占全行业比重")
    assert narrow is not None
    assert wide is not None
    assert (narrow.id != wide.id, narrow.family == wide.family) == (True, True)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("石化产业主营业务收入占规模以上工业的比重", "share:石化产业主营业务收入/规模以上工业"),
        ("压减钢铁产能", "capacity_cut:钢铁"),
        ("化解煤炭过剩产能", "capacity_cut:煤炭"),
        ("新材料产业产值", "output_value:新材料"),
        ("风电装机容量", "installed:风力发电"),
        ("水泥行业产能利用率", "capacity_utilisation:水泥"),
    ],
)
def test_what_is_not_in_the_table_is_composed_of_its_parts(name: str, code: str) -> None:
    found = indicator_named(name)
    assert found is not None
    assert found.composed
    assert found.id == code
    assert indicator(code) is None


@pytest.mark.parametrize("name", ["", "旅游总收入", "达到", "产业规模", "全省", "某某产业主营业务收入"])
def test_a_name_that_is_unknown_or_says_too_little_is_none(name: str) -> None:
    assert indicator_named(name) is None


@pytest.mark.seeds
def test_nearly_all_indicators_of_the_gold_targets_are_known() -> None:
    names = {item["indicator"] for item in json.loads(GOLD.read_text("utf-8")) if item["kind"] == "target"}
    unknown = [name for name in names if indicator_named(name) is None]
    assert len(unknown) <= len(names) // 10, unknown
