"""What the subject of a directive takes in."""

from __future__ import annotations

import pytest

from gangmu.screen.project import Project
from gangmu.screen.scope import scope_of
from gangmu.screen.touch import things_of, touches


def touch(
    subject: str, *products: str, industries: tuple[str, ...] = (), codes: tuple[str, ...] = (), year: int = 2016
):
    return touches(scope_of(subject, codes, year), things_of(Project(products=products, industries=industries)))


@pytest.mark.parametrize(
    ("subject", "product", "answer"),
    [
        ("平板玻璃", "浮法玻璃", "yes"),
        ("平板玻璃行业新增产能", "浮法玻璃", "yes"),
        ("浮法玻璃", "平板玻璃", "maybe"),
        ("平板玻璃", "轴承", "no"),
        ("水泥", "水泥设备", "no"),
        ("水泥", "水泥砖", "no"),
        ("风电设备", "风电塔筒", "yes"),
        ("风电设备", "风电叶片", "yes"),
        ("产能严重过剩行业", "电解铝", "yes"),
        ("产能严重过剩行业", "机器人", "no"),
        ("化工", "涂料", "yes"),
        ("多晶硅料", "多晶铸锭", "no"),
        ("电解铝", "再生铝", "no"),
        ("电解铝", "铝锭", "maybe"),
        ("船舶", "海洋工程装备", "no"),
        ("船舶", "船舶配套设备", "no"),
        ("船舶", "散货船", "yes"),
        ("船舶", "游艇", "yes"),
        ("钢铁", "铁合金", "no"),
        ("钢铁", "特殊钢", "yes"),
        ("黑色金属冶炼和压延加工业", "硅铁", "yes"),
        ("平板玻璃", "光伏玻璃", "no"),
        ("平板玻璃", "压延玻璃", "yes"),
        ("有色金属冶炼", "电解铝", "yes"),
        ("有色金属冶炼", "铅冶炼", "yes"),
        ("普通机床", "数控机床", "no"),
        ("普通机床", "机床", "maybe"),
        ("机床", "普通机床", "yes"),
        ("大型化工", "炭黑", "yes"),
        ("大型化工", "轴承", "no"),
        ("白酒", "白酒酿造", "yes"),
    ],
)
def test_a_subject_takes_in_its_kinds(subject: str, product: str, answer: str) -> None:
    assert touch(subject, product).answer == answer


@pytest.mark.parametrize(
    ("subject", "codes", "industry", "answer"),
    [
        ("船舶", ("373",), "3737", "no"),
        ("船舶", ("373",), "3734", "no"),
        ("船舶", ("373",), "3731", "yes"),
        ("船舶", ("373",), "373", "yes"),
        ("钢铁", ("31",), "3140", "no"),
        ("钢铁", ("31",), "3130", "yes"),
        ("黑色金属冶炼和压延加工业", ("31",), "3140", "yes"),
        ("产能严重过剩行业", (), "3737", "no"),
        ("产能严重过剩行业", (), "3731", "yes"),
    ],
)
def test_an_industry_leaves_out_what_only_shares_its_code(
    subject: str, codes: tuple[str, ...], industry: str, answer: str
) -> None:
    assert touch(subject, industries=(industry,), codes=codes).answer == answer


@pytest.mark.parametrize("product", ["海洋工程装备", "海洋钻井平台"])
def test_an_industry_code_does_not_bring_back_what_its_product_is_not(product: str) -> None:
    assert touch("船舶", product, industries=("3737",), codes=("373",)).answer == "no"


def test_an_industry_code_alone_may_be_a_narrower_thing() -> None:
    assert touch("多晶铸锭", industries=("3985",)).answer == "maybe"
    assert touch("平板玻璃", industries=("3041",)).answer == "yes"
    assert touch("平板玻璃", industries=("30",)).answer == "maybe"
    assert touch("平板玻璃", industries=("3011",)).answer == "no"


def test_words_that_no_registry_knows_are_looked_for_as_they_stand() -> None:
    assert touch("神秘造物", "神秘造物").answer == "yes"
    assert touch("神秘造物", "神秘").answer == "no"


@pytest.mark.parametrize(
    ("subject", "rest"),
    [
        ("大型炼化一体化", "大型"),
        ("小造纸", "小"),
        ("普通浮法玻璃生产线", "普通"),
        ("水泥粉磨站", ""),
        ("平板玻璃项目", ""),
    ],
)
def test_what_narrows_a_subject_is_kept(subject: str, rest: str) -> None:
    assert scope_of(subject).rest == rest


def test_a_group_that_was_defined_later_is_uncertain() -> None:
    assert not scope_of("“两高”项目", (), 2015).certain
    assert scope_of("“两高”项目", (), 2022).certain


def test_one_member_beside_the_group_is_meant_alone() -> None:
    assert touch("钢铁行业产能严重过剩行业违规建设项目", "电解铝").answer == "no"


def test_the_narrower_subject_is_the_closer() -> None:
    assert (
        touch("平板玻璃", "浮法玻璃").distance
        < touch("建材", "浮法玻璃").distance
        < touch("产能严重过剩行业", "浮法玻璃").distance
    )
