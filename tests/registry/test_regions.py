"""Regions: every code has its chain, names resolve by context, documents say for whom they speak."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.registry.regions import (
    NATION,
    contains,
    current,
    find_region,
    parents,
    region,
    region_named,
    regions,
    regions_in,
)
from tests.seeds import SHARED

PLACES = [place for place in regions().values() if place.code != NATION]


def named(text: str, within: str | None = None) -> list[tuple[str, str | None]]:
    return [(text[hit.start : hit.end], hit.id) for hit in regions_in(text, within)]


def test_every_region_but_the_country_has_a_parent_and_ends_at_the_country() -> None:
    assert not [place for place in PLACES if place.parent not in regions()]
    assert not [place for place in PLACES if parents(place.code)[-1] != NATION]
    assert regions()[NATION].parent is None


def test_a_region_lies_in_a_larger_one() -> None:
    order = {"country": 0, "province": 1, "prefecture": 2, "county": 3, "zone": 3}
    assert not [place for place in PLACES if order[regions()[place.parent or ""].kind] >= order[place.kind]]


def test_a_successor_is_a_region_of_the_same_province_and_the_chain_ends() -> None:
    ended = [place for place in PLACES if place.successor]
    assert ended
    assert not [place for place in ended if place.successor not in regions()]
    assert not [place for place in ended if (place.successor or "")[:2] != place.code[:2]]
    assert all(regions()[current(place.code)].successor is None for place in ended)


def test_there_are_34_provinces_and_no_name_is_empty() -> None:
    assert sum(place.kind == "province" for place in PLACES) == 34
    assert not [place for place in PLACES if not place.name or len(place.short) < 2]


@pytest.mark.seeds
def test_the_divisions_agree_with_the_shared_facts() -> None:
    with (SHARED / "facts" / "adcodes_ln_qh_and_provinces.csv").open(encoding="utf-8-sig") as file:
        facts = {row["adcode6"]: row["name"] for row in csv.DictReader(file)}
    stated = {code: name for code, name in facts.items() if name != "市辖区" and not name.endswith("行政区划")}
    assert len(stated) > 150
    assert {code: place.name for code in stated if (place := region(code))} == stated


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("辽宁省人民政府", "210000"),
        ("辽宁省人民政府办公厅关于印发某方案的通知", "210000"),
        ("沈阳市优化营商环境办法", "210100"),
        ("包头市人民政府办公室", "150200"),
        ("深圳经济特区产业促进条例", "440300"),
        ("吉林省长春市", "220100"),
        ("吉林市人民政府", "220200"),
        ("北京市朝阳区", "110105"),
        ("国务院关于印发某规划的通知", "100000"),
        ("工业和信息化部 财政部关于印发某办法的通知", "100000"),
        ("国家发展改革委", "100000"),
        ("新疆维吾尔自治区人民政府", "650000"),
        ("海西蒙古族藏族自治州人民政府", "632800"),
        ("恩施州人民政府", "422800"),
        ("义县人民政府", "210727"),
    ],
)
def test_a_title_or_issuer_speaks_for_its_region(words: str, code: str) -> None:
    found = find_region(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("辽政发〔2015〕24号", "210000"),
        ("辽政发", "210000"),
        ("辽工信发〔2019〕1号", "210000"),
        ("皖政办秘〔2021〕82号", "340000"),
        ("（皖开放办〔2022〕6号）", "340000"),
        ("京经信发〔2022〕87号", "110000"),
        ("包府办发〔2022〕43号", "150200"),
        ("沈政发[2016]3号", "210100"),
        ("川府发〔2016〕3号", "510000"),
        ("内政发〔2016〕3号", "150000"),
        ("国发〔2005〕18号", "100000"),
        ("国办发", "100000"),
        ("工信部联规〔2016〕349号", "100000"),
        ("发改产业〔2019〕1762号", "100000"),
    ],
)
def test_a_document_number_speaks_for_its_region(number: str, code: str) -> None:
    found = find_region(number)
    assert found is not None
    assert found.code == code


def test_a_number_that_two_regions_share_is_left_open() -> None:
    # Nanjing and Ningxia both number their papers so.
    assert find_region("宁政发〔2016〕3号") is None


def test_qingdao_and_qinghai_number_their_papers_differently() -> None:
    provincial, municipal = find_region("青政〔2016〕32号"), find_region("青政发〔2016〕32号")
    assert provincial is not None
    assert municipal is not None
    assert (provincial.code, municipal.code) == ("630000", "370200")


@pytest.mark.parametrize(
    "words", ["", "新建项目管理办法", "云计算产业", "朝阳产业发展指南", "研发", "关于加快发展的意见", "新开发"]
)
def test_words_that_name_no_region_find_none(words: str) -> None:
    assert find_region(words) is None


def test_a_district_resolves_inside_the_document_s_city() -> None:
    assert named("铁西区和沈北新区", "210100") == [("铁西区", "210106"), ("沈北新区", "210113")]
    assert named("铁西区", "210300") == [("铁西区", "210303")]


def test_a_district_resolves_after_the_name_of_its_city() -> None:
    assert named("鞍山市铁西区") == [("鞍山市", "210300"), ("铁西区", "210303")]


def test_a_name_that_context_does_not_settle_keeps_its_candidates() -> None:
    (hit,) = regions_in("在铁西区建设园区")
    assert hit.id is None
    assert set(hit.candidates) == {"210106", "210303", "220302"}


def test_a_city_whose_name_is_a_word_counts_only_in_its_own_province() -> None:
    assert named("鞍山、朝阳、葫芦岛等市", "210000") == [("鞍山", "210300"), ("朝阳", "211300"), ("葫芦岛", "211400")]
    assert named("这是朝阳", "440000") == []
    assert named("朝阳产业", "210000") == []


def test_the_same_short_name_is_the_province_outside_and_the_prefecture_inside() -> None:
    assert named("海南", None) == [("海南", "460000")]
    assert named("海南", "630000") == [("海南", "632500")]


def test_general_names_are_places_only_in_their_own_city() -> None:
    assert named("加强新城区建设", "210000") == []
    assert named("新城区", "150100") == [("新城区", "150102")]


def test_a_name_is_looked_up_in_full_or_short() -> None:
    for name, code in (("瓦房店市", "210281"), ("瓦房店", "210281"), ("内蒙古", "150000"), ("喀左", "211324")):
        found = region_named(name)
        assert found is not None
        assert found.code == code
    assert region_named("铁西区") is None
    assert region_named("没有这个地方") is None


def test_a_division_that_ended_is_known_and_says_who_succeeded_it() -> None:
    found = region_named("莱芜市")
    assert found is not None
    assert current(found.code) == "370100"
    assert current("610821") == "610881"


@given(st.sampled_from(PLACES))
def test_a_full_name_after_its_parents_names_finds_the_region(place: object) -> None:
    code = place.code  # type: ignore[attr-defined]
    chain = [region(parent) for parent in reversed(parents(code)[:-1])]
    words = "".join(known.name for known in chain if known) + place.name  # type: ignore[attr-defined]
    if all(known and known.successor is None for known in chain) and current(code) == code:
        found = find_region(words)
        assert found is not None
        assert contains(found.code, code)


@given(
    st.text(alphabet="辽宁省沈阳市朝区国务院发政〔〕2015号、县 \n和", max_size=30),
    st.sampled_from([None, "210000", "210100"]),
)
def test_hits_are_ordered_disjoint_and_inside_the_text(text: str, within: str | None) -> None:
    end = 0
    for hit in regions_in(text, within):
        assert end <= hit.start < hit.end <= len(text)
        assert all(code in regions() for code in hit.candidates)
        end = hit.end
    find_region(text)
