"""What packs/liaoning says, held by the facts a reader would look up first."""

import functools

import pytest

from gangmu.norms import Directive, Target
from gangmu.pack import Pack, PackNorm, load_pack, shipped

CITIES = [f"21{number:02d}00" for number in range(1, 15)]
CURBS = {"prohibit", "restrict", "control", "phase_out"}
UPGRADE, LAYOUT, SUPPLY, DRAFT = (
    "liaoning-upgrade-2015", "liaoning-layout-2015", "liaoning-supply-side-2016", "liaoning-manufacturing-draft-2021",
)  # fmt: skip
HEADLINES = [
    (UPGRADE, "化工产品精细化率", {2017: 55, 2020: 58}),
    (UPGRADE, "规模以上工业增加值年均增长", {2017: 6, 2020: 7}),
    (UPGRADE, "工业投资年均增长", {2017: 6, 2020: 7}),
    (UPGRADE, "高端装备制造业销售收入占装备制造业比重", {2017: 19, 2020: 25}),
    (UPGRADE, "规模以上钢铁企业新产品销售收入占主营业务收入比重", {2017: 10, 2020: 15}),
    (UPGRADE, "电子信息产业主营业务收入占全部规模以上企业主营业务收入比重", {2017: 12, 2020: 15}),
    (UPGRADE, "规模以上企业研发经费内部支出占主营业务收入比重", {2017: 1, 2020: 1.26}),
    (UPGRADE, "万元工业增加值能耗", {2017: 5, 2020: 12}),
    (LAYOUT, "第一产业增加值占比", {2020: 7}),
    (LAYOUT, "第二产业增加值占比", {2020: 46}),
    (LAYOUT, "第三产业（服务业）增加值占比", {2020: 47}),
    (SUPPLY, "战略性新兴产业主营业务收入占规模以上工业比重", {2020: 20}),
    (SUPPLY, "高端装备制造业主营业务收入占全行业比重", {2020: 25}),
    (SUPPLY, "化工产品精细化率", {2020: 53}),
    (SUPPLY, "规模以上工业企业研发经费内部支出占主营业务收入比重", {2020: 1.26}),
    (SUPPLY, "压减粗钢产能", {2016: 602}),
    (SUPPLY, "化解煤炭过剩产能", {2018: 2731, 2020: 3040}),
    (SUPPLY, "压缩水泥产能", {2020: 2000}),
    (SUPPLY, "规模以上工业企业万元工业增加值能耗", {2020: 12}),
]
COUNTS = {UPGRADE: (30, 55), LAYOUT: (22, 37), SUPPLY: (27, 65), DRAFT: (0, 24)}


@functools.cache
def pack() -> Pack:
    (folder,) = (folder for folder in shipped() if folder.name == "liaoning")
    return load_pack(folder)


def directives(region: str) -> list[tuple[PackNorm, Directive]]:
    return [
        (norm, norm.norm) for norm in pack().norms if isinstance(norm.norm, Directive) and norm.norm.region == region
    ]


def stances(region: str, subject: str) -> dict[str, str]:
    """Stance → activity of the directives of ``region`` whose subjects are called ``subject``."""
    return {one.stance: one.activity for _, one in directives(region) if subject in one.subjects}


@pytest.mark.parametrize(("document", "indicator", "values"), HEADLINES)
def test_a_headline_target_stands_with_its_years(document: str, indicator: str, values: dict[int, float]) -> None:
    found = [norm.norm for norm in pack().norms if norm.document == document]
    targets = [one for one in found if isinstance(one, Target) and one.indicator == indicator]
    assert {one.year: one.value for one in targets} == values
    assert all(one.indicator_id for one in targets)


@pytest.mark.parametrize("document", COUNTS)
def test_no_target_and_no_task_is_lost(document: str) -> None:
    kinds = [type(norm.norm).__name__ for norm in pack().norms if norm.document == document]
    assert (kinds.count("Target"), kinds.count("Task")) == COUNTS[document]


@pytest.mark.parametrize("city", CITIES)
def test_each_city_says_what_it_curbs_and_what_it_promotes(city: str) -> None:
    said = [one.stance for _, one in directives(city)]
    assert sum(stance in CURBS for stance in said) >= 3
    assert said.count("encourage") >= 5


@pytest.mark.parametrize("city", CITIES)
def test_each_city_takes_a_stance_on_cement_or_steel(city: str) -> None:
    words = " ".join(subject for _, one in directives(city) for subject in one.subjects if one.stance in CURBS)
    assert "水泥" in words or "钢铁" in words


@pytest.mark.parametrize(
    ("city", "subject", "stance", "activity"),
    [
        ("210100", "平板玻璃", "prohibit", "new_capacity"),
        ("210200", "水泥", "prohibit", "new_capacity"),
        ("210200", "熟料新型干法水泥生产线", "restrict", "new_capacity"),
        ("210400", "平板玻璃", "prohibit", "new_capacity"),
        ("210700", "多晶铸锭", "prohibit", "new_capacity"),
        ("210700", "PTA", "prohibit", "new"),
        ("210800", "水泥行业", "phase_out", "any"),
        ("210900", "水泥", "retain", "operate"),
        ("210900", "水泥行业", "prohibit", "new_capacity"),
        ("211100", "水泥粉磨站（现有企业）", "encourage", "operate"),
        ("211400", "风电设备", "prohibit", "new_capacity"),
        ("210000", "产能严重过剩行业新增产能项目", "prohibit", "new_capacity"),
    ],
)
def test_a_stance_that_decides_projects_stands_as_it_was_reviewed(
    city: str, subject: str, stance: str, activity: str
) -> None:
    assert stances(city, subject).get(stance) == activity


@pytest.mark.parametrize(
    ("city", "of", "op", "value", "unit"),
    [
        ("210100", "常减压炼油装置", "<", 1000, "万吨/年"),
        ("210100", "纯凝燃煤发电机组", "<=", 30, "万千瓦"),
        ("210200", "熟料新型干法水泥生产线", "<", 2000, "吨/日"),
        ("210200", "水泥粉磨站", "<", 60, "万吨/年"),
        ("210200", "船舶", ">", 80, "米"),
        ("210800", "常减压装置", "<", 1000, "万吨/年"),
        ("210800", "催化裂化装置", "<", 150, "万吨/年"),
    ],
)
def test_a_threshold_says_whether_it_takes_in_its_figure(city: str, of: str, op: str, value: float, unit: str) -> None:
    found = [limit for _, one in directives(city) for limit in one.thresholds if limit.of == of]
    assert [(limit.op, limit.value, limit.unit) for limit in found] == [(op, value, unit)]


def test_no_other_threshold_was_added_unseen() -> None:
    assert sum(len(one.thresholds) for norm in pack().norms if isinstance(one := norm.norm, Directive)) == 7


def test_every_curb_names_industries_or_says_on_what_condition_it_bears() -> None:
    bare = [
        norm.norm.id
        for norm in pack().norms
        if isinstance(one := norm.norm, Directive) and one.stance in CURBS and norm.document != DRAFT
        if not any(one.industry_codes) and not one.condition
    ]
    assert not bare


def test_what_the_draft_says_never_binds() -> None:
    assert pack().document(DRAFT).status == "draft"
    assert [norm for norm in pack().norms if norm.document == DRAFT]
