"""Industries, products and groups: codes have parents, narrower terms belong to broader ones, names resolve or are open."""

import csv

import pytest

from gangmu.registry.industries import classes_of, covers, industries, industry, industry_named, industry_parents
from gangmu.registry.product_names import choose_product, products_in, subject_codes, subject_products
from gangmu.registry.products import (
    broader,
    codes_of,
    group_codes,
    group_names,
    industry_group,
    is_a,
    narrower,
    product_names,
    products,
)
from tests.seeds import SHARED


@pytest.mark.seeds
def test_the_classification_agrees_with_the_shared_facts() -> None:
    with (SHARED / "facts" / "gbt4754_2017.csv").open(encoding="utf-8-sig") as file:
        facts = {row["code"]: (row["name"], row["level"], row["section"]) for row in csv.DictReader(file)}
    ours = {
        code: (known.name, known.level, (code, *industry_parents(code))[-1]) for code, known in industries().items()
    }
    assert ours == facts


def test_mining_manufacturing_and_utilities_are_complete() -> None:
    count = {"division": 0, "group": 0, "class": 0}
    for known in industries().values():
        if known.level in count and (known.code, *industry_parents(known.code))[-1] in "BCD":
            count[known.level] += 1
    assert count == {"division": 41, "group": 207, "class": 666}


def test_every_code_but_a_section_has_a_parent() -> None:
    assert not [
        known for known in industries().values() if known.level != "section" and known.parent not in industries()
    ]


def test_a_code_covers_what_lies_in_it() -> None:
    assert industry_parents("3041") == ("304", "30", "C")
    assert covers("30", "3041")
    assert not covers("31", "3041")
    assert classes_of("301") == ("3011", "3012")
    assert industry("9999999") is None


@pytest.mark.parametrize(
    ("name", "code"), [("炼铁", "3110"), ("平板玻璃制造", "3041"), ("平板玻璃", "3041"), ("造纸和纸制品业", "22")]
)
def test_an_industry_is_found_by_its_name(name: str, code: str) -> None:
    found = industry_named(name)
    assert found is not None
    assert found.code == code


def test_every_product_has_known_codes_and_a_known_broader_term() -> None:
    for product in products().values():
        assert set(product.codes) <= set(industries()), product
        assert product.parent is None or product.parent in products(), product
        assert product.name not in broader(product.name)


def test_a_narrower_term_lies_in_the_industry_of_a_term_above_it_unless_it_spans() -> None:
    """A kind of 平板玻璃 that had the code of a steelworks would be a slip of the pen."""
    roots = {"水泥": "30", "炼钢": "31", "炼铁": "31", "铝冶炼": "32", "炼油": "25", "造纸": "22", "平板玻璃": "30"}
    for root, division in roots.items():
        for name in (root, *narrower(root)):
            assert all(covers(division, code) for code in codes_of(name)), name


@pytest.mark.parametrize(
    ("narrow", "broad", "code"),
    [
        ("浮法玻璃", "平板玻璃", "3041"),
        ("高炉", "炼铁", "3110"),
        ("转炉", "炼钢", "3120"),
        ("电弧炉", "炼钢", "3120"),
        ("水泥熟料", "水泥", "3011"),
        ("水泥粉磨", "水泥", "3011"),
        ("电解铝", "有色金属", "3216"),
        ("常减压", "炼油", "2511"),
        ("精对苯二甲酸", "合成材料", "2653"),
    ],
)
def test_equipment_and_products_belong_to_their_industry(narrow: str, broad: str, code: str) -> None:
    assert is_a(narrow, broad)
    assert not is_a(broad, narrow)
    assert codes_of(narrow) == (code,)


def test_every_name_means_one_product_or_is_listed_as_ambiguous() -> None:
    for name, meant in product_names().items():
        assert set(meant) <= set(products()), name
        assert len(meant) == 1 or choose_product(meant, ()) is None
    assert {name for name, meant in product_names().items() if len(meant) > 1} >= {"光伏", "风电", "电炉"}


def test_an_ambiguous_name_resolves_by_the_industry_of_its_clause() -> None:
    assert subject_products("电炉") == ()
    assert subject_products("电炉", ("31",)) == ()  # both kinds of furnace stand in steelworks and ferro-alloy works
    assert subject_products("电炉", ("3120",)) == ("电弧炉",)
    assert subject_products("风电", ("44",)) == ("风力发电",)
    assert subject_products("风电", ("34",)) == ("风电设备",)


@pytest.mark.parametrize(
    ("subject", "codes"),
    [
        ("浮法玻璃", ("3041",)),
        ("PTA", ("2653",)),
        ("PTA（精对苯二甲酸）", ("2653",)),
        ("“水泥熟料”", ("3011",)),
        ("高档数控机床与机器人", ("3421", "3491", "3492")),
        ("落后水泥产能", ("3011",)),
        ("新建焦化项目", ("2521",)),
        ("产能严重过剩行业", ("31", "3011", "3216", "3041", "373")),
        ("落后产能", ()),
        ("营商环境", ()),
    ],
)
def test_a_subject_resolves_to_codes(subject: str, codes: tuple[str, ...]) -> None:
    assert subject_codes(subject) == codes


def test_a_latin_name_counts_only_as_a_whole_word() -> None:
    assert [hit.id for hit in products_in("年产PX项目")] == ["对二甲苯"]
    assert not products_in("APXS系统和MAPX")


def test_a_name_inside_other_words_is_not_spotted() -> None:
    assert [hit.id for hit in products_in("大型煤炭企业，国家电网，新型材料，伴生铁矿")] == ["煤炭", "铁矿"]
    assert [hit.id for hit in products_in("型煤和家电")] == ["型煤", "家用电器"]


def test_the_longest_name_wins() -> None:
    text = "新型干法水泥熟料生产线"
    (hit,) = products_in(text)
    assert text[hit.start : hit.end] == text


def test_a_group_is_as_its_document_lists_it_in_that_year() -> None:
    then, now = industry_group("产能过剩行业", 2010), industry_group("产能过剩行业", 2016)
    assert then is not None
    assert now is not None
    assert ("多晶硅" in then.members, "多晶硅" in now.members) == (True, False)
    assert now.source == "国发〔2013〕41号"


def test_a_group_whose_source_was_not_read_decides_nothing() -> None:
    unread = [group for name in set(group_names().values()) if (group := industry_group(name)) and not group.confirmed]
    assert unread
    for group in unread:
        known = industry_group(group.name, confirmed=True)
        assert subject_codes(group.name) == (group_codes(known) if known else ())


def test_every_group_is_made_of_known_things() -> None:
    for name in group_names():
        group = industry_group(name)
        assert group is not None
        assert set(group.members) <= set(products())
        assert set(group.codes) <= set(industries())
        assert group_codes(group)
