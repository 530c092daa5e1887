"""Organisations: the same office under every title of its era, at the level that the words and the document say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.registry.organisation_names import organisation, organisation_terms, organisations_in
from gangmu.registry.organisations import (
    kind_in,
    organisation_kinds,
    organisation_prefixes,
    organisation_titles,
    titles_of,
)


def id_of(name: str, region: str) -> str | None:
    found = organisation(name, region)
    return found.id if found else None


@pytest.mark.parametrize(
    "name", ["省经济和信息化委", "省经信委", "省工业和信息化厅", "省工信厅", "辽宁省工信委", "经济和信息化委员会"]
)
def test_an_office_keeps_its_id_through_its_titles(name: str) -> None:
    assert id_of(name, "210000") == "210000/industry"


@pytest.mark.parametrize(
    ("name", "region", "expected"),
    [
        ("省发展改革委", "210000", "210000/development_reform"),
        ("省国土资源厅", "630000", "630000/natural_resources"),
        ("省环保厅", "210000", "210000/environment"),
        ("省政府金融办", "210000", "210000/local_finance"),
        ("省人力资源社会保障厅", "210000", "210000/human_resources"),
        ("自治区工业和信息化厅", "150000", "150000/industry"),
        ("市工信局", "150200", "150200/industry"),
        ("市市场监管局", "150200", "150200/market_regulation"),
        ("省市场监管局", "210000", "210000/market_regulation"),
        ("国家发展改革委", "210000", "100000/development_reform"),
        ("工业和信息化部", "210000", "100000/industry"),
        ("发展改革委", "100000", "100000/development_reform"),
        ("国务院标准化行政主管部门", "370000", "100000/standardisation"),
        ("人民银行沈阳分行", "210000", "210100/central_bank"),
        ("国家税务总局辽宁省税务局", "210000", "210000/tax"),
        ("大连海关", "210000", "210200/customs"),
        ("稀土高新区管委会", "150200", "150200/zone_committee:稀土高新区"),
    ],
)
def test_a_name_finds_the_organ_of_its_level(name: str, region: str, expected: str) -> None:
    assert id_of(name, region) == expected


def test_the_document_s_region_decides_whose_organ_is_meant() -> None:
    assert id_of("省工信厅", "210100") == "210000/industry"
    assert id_of("市工信局", "210100") == "210100/industry"
    assert id_of("市工信局", "210000") == "210000/cities/industry"
    assert id_of("科技厅", "210100") == "210000/science_technology"
    assert id_of("市政府", "110000") == "110000/government"
    assert id_of("市人民政府", "320583") == "320583/government"


def test_a_row_of_organs_is_one_group() -> None:
    assert id_of("各市人民政府", "210000") == "210000/cities/government"
    assert id_of("各县（市、区）人民政府", "210000") == "210000/counties/government"
    assert id_of("各旗县区", "150200") == "150200/counties/government"
    assert id_of("县级以上人民政府", "370000") == "370000/local/government"
    assert id_of("县级以上人民政府工业和信息化主管部门", "370000") == "370000/local/industry"
    assert id_of("各省、自治区、直辖市人民政府", "100000") == "100000/provinces/government"


@pytest.mark.parametrize(
    "name", ["有关部门", "各部门", "省直有关部门", "国务院有关部门", "", "办公室", "某某有限责任公司"]
)
def test_nobody_in_particular_is_nobody(name: str) -> None:
    assert organisation(name, "210000") is None


def test_and_others_adds_nobody() -> None:
    assert id_of("省财政厅等部门", "210000") == id_of("省财政厅", "210000") == "210000/finance"


def test_a_bare_field_of_work_is_an_organ_when_it_is_the_whole_name() -> None:
    assert id_of("科技", "210000") == "210000/science_technology"
    assert not organisations_in("推动科技创新和财政改革", "210000")


def test_duties_pass_to_the_successor_in_the_year_of_the_reform() -> None:
    assert kind_in("quality_supervision", 2016) == "quality_supervision"
    assert kind_in("quality_supervision", 2020) == "market_regulation"
    assert kind_in("banking_supervision", 2015) == "banking_supervision"
    assert kind_in("work_safety", 2019) == "emergency"


def test_the_table_is_sound() -> None:
    kinds = organisation_kinds()
    assert not [title for title in organisation_titles().values() if title.kind not in kinds]
    assert not [title for title in organisation_titles().values() if not set(title.levels) <= set("spc")]
    assert not [title for title in organisation_titles().values() if (title.since or 0) > (title.until or 9999)]
    assert not [kind for kind in kinds.values() if kind.successor and kind.successor not in kinds]
    assert all(any(title.use != "field" for title in titles_of(kind)) for kind in kinds)


def test_every_former_title_resolves_to_the_kind_of_its_table() -> None:
    for title in organisation_titles().values():
        found = organisation(title.title, "210000")
        assert found is not None, title
        assert found.kind == title.kind


def test_organs_in_a_sentence_come_with_the_words_for_their_level() -> None:
    text = "由省经济和信息化委牵头，省财政厅、沈阳市人民政府和县级以上人民政府科技主管部门配合"
    found = [(text[hit.start : hit.end], hit.id) for hit in organisations_in(text, "210000")]
    assert found == [
        ("省经济和信息化委", "210000/industry"),
        ("省财政厅", "210000/finance"),
        ("沈阳市人民政府", "210100/government"),
        ("县级以上人民政府", "210000/local/government"),
        ("科技主管部门", "210000/science_technology"),
    ]


@pytest.mark.parametrize("text", ["财政部分资金", "已经委托有关机构", "重新组建委员会", "全国网络建设", "受省委托"])
def test_words_that_only_contain_a_title_are_no_organ(text: str) -> None:
    assert not organisations_in(text, "210000")


@given(
    st.sampled_from([*organisation_terms(), *organisation_prefixes(), "辽宁省", "沈阳", "等", "（牵头）"]),
    st.sampled_from([*organisation_terms()]),
    st.sampled_from(["100000", "110000", "210000", "210100", "210281", "320576"]),
)
def test_whatever_is_named_has_a_region_and_an_id_that_says_it(first: str, second: str, region: str) -> None:
    found = organisation(first + second, region)
    if found is not None:
        assert found.id.startswith(found.region + "/")
        assert found.kind in organisation_kinds()
        assert found.name
    for hit in organisations_in(first + second, region):
        assert hit.start < hit.end
