"""Titles of filings, invented in the manner of provincial platforms, over all industries: what is recognised."""

from __future__ import annotations

import csv

import pytest
from tests.screen.lawbook import path_of

from gangmu.registry.regions import contains
from gangmu.screen import Amount, Project, project_from_text
from gangmu.screen.goods import endings, goods
from gangmu.screen.touch import product_ids

ROWS = list(csv.DictReader(path_of("titles.csv").open(encoding="utf-8")))
READ = [(row, project_from_text(row["title"])) for row in ROWS]


def industry_found(row: dict[str, str], project: Project) -> bool:
    wanted = row["industry"].split()
    return any(code.startswith(one) or one.startswith(code) for one in wanted for code in project.industries)


def product_found(row: dict[str, str], project: Project) -> bool:
    wanted = row["product"].split("|")
    ids = {name for words in wanted for name in product_ids(words)}
    return any(word in one or one in word or set(product_ids(one)) & ids for word in wanted for one in project.products)


def share(told: list[bool]) -> float:
    return sum(told) / len(told)


def test_there_are_enough_titles() -> None:
    assert len(ROWS) >= 150


def test_industry_and_product_are_recognised_in_nine_titles_of_ten() -> None:
    assert share([industry_found(row, project) and product_found(row, project) for row, project in READ]) >= 0.9


def test_the_place_is_recognised_in_nine_titles_of_ten() -> None:
    assert share([bool(project.region) and contains(row["region"], project.region) for row, project in READ]) >= 0.9


def test_what_the_project_does_is_recognised_in_nine_titles_of_ten() -> None:
    assert share([(project.activity or "") == row["activity"] for row, project in READ]) >= 0.9


def test_every_capacity_is_read() -> None:
    told = [(row["capacity"], project.capacity) for row, project in READ if row["capacity"]]
    assert [(want, got) for want, got in told if got is None or f"{got.value:g} {got.unit}" != want] == []


@pytest.mark.parametrize(
    ("title", "activity"),
    [
        ("沈阳某公司浮法玻璃生产线技术改造项目", "renovate"),
        ("沈阳某公司浮法玻璃生产线扩建项目", "expand"),
        ("沈阳某公司浮法玻璃生产线整体搬迁改造项目", "relocate"),
        ("沈阳某公司钢铁产能置换项目", "replace"),
        ("沈阳某公司兼并重组水泥企业项目", "merge"),
        ("沈阳某公司重组人胰岛素生产线项目", "new"),
        ("浮法玻璃", None),
    ],
)
def test_the_activity_is_read_from_its_words(title: str, activity: str | None) -> None:
    assert project_from_text(title).activity == activity


@pytest.mark.parametrize(
    ("title", "amount"),
    [
        ("年产10万t/a PVC装置项目", Amount(10, "万吨/年")),
        ("2×350MW热电联产机组", Amount(700, "MW")),
        ("两条日产2500吨熟料生产线", Amount(5000, "吨/日")),
        ("日处理2.5万吨污水处理厂", Amount(2.5, "万吨/日")),
        ("年产20GW单晶硅片", Amount(20, "GW")),
        ("二期工程总投资5亿元", None),
    ],
)
def test_a_capacity_is_read_with_its_time(title: str, amount: Amount | None) -> None:
    assert project_from_text(title).capacity == amount


def test_lines_of_one_size_are_equipment_of_that_size() -> None:
    (line,) = project_from_text("两条2500t/d生产线").equipment
    assert (line.name, line.count, line.parameters) == ("生产线", 2, (Amount(2500, "吨/日"),))


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("沈阳某水泥公司粉煤灰综合利用生产加气混凝土砌块项目", "加气混凝土砌块"),
        ("沈阳某钢铁公司汽车用螺栓生产线", "螺栓"),
        ("大连水泥设备制造项目", "水泥设备"),
        ("营口草莓酸生产线", "草莓酸"),
        ("铁岭彩色钢板生产项目", "钢板"),
    ],
)
def test_what_is_made_is_told_from_what_it_is_made_from_and_for(title: str, product: str) -> None:
    assert project_from_text(title).products == (product,)


def test_an_explicit_region_wins_and_is_not_inferred() -> None:
    project = project_from_text("沈阳某公司浮法玻璃项目", "210200")
    assert project.region == "210200"
    assert "region" not in project.inferred
    assert "products" in project.inferred


def test_every_word_of_the_lists_has_a_known_industry() -> None:
    assert len(goods()) > 5000
    assert len(endings()) > 100
