"""The policy tests that come with the packs reach every city, every outcome and every headline target."""

import functools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gangmu.norms import Target
from gangmu.pack import load_pack, shipped
from gangmu.pack.yaml_text import parse_yaml

CITIES = [f"21{number:02d}00" for number in range(1, 15)]
OUTCOMES = ["禁止", "淘汰", "限制", "须置换", "有条件", "待裁定", "缺事实", "鼓励", "准许"]
OVERCAPACITY = ["炼钢", "水泥", "电解铝", "平板玻璃", "船舶"]


@functools.cache
def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(folder(name).glob("tests/*.yaml")):
        raw, faults = parse_yaml(path.read_text("utf-8"), path.name)
        assert isinstance(raw, list)
        assert not faults
        found += raw
    return found


def folder(name: str) -> Path:
    (found,) = (folder for folder in shipped() if folder.name == name)
    return found


def projects(name: str) -> list[dict[str, Any]]:
    return [case for case in cases(name) if "项目" in case["已知"]]


def test_there_are_more_than_a_hundred_and_twenty_projects() -> None:
    assert len(projects("liaoning")) >= 120


@pytest.mark.parametrize("city", CITIES)
def test_each_city_has_projects_that_are_refused_and_that_are_encouraged(city: str) -> None:
    said = Counter(case["预期"]["结论"] for case in projects("liaoning") if case["已知"]["项目"].get("region") == city)
    assert said["鼓励"] >= 2
    assert said["禁止"] + said["限制"] + said["淘汰"] + said["须置换"] >= 3


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_comes_up(outcome: str) -> None:
    assert any(case["预期"]["结论"] == outcome for case in projects("liaoning"))


@pytest.mark.parametrize("product", OVERCAPACITY)
def test_each_overcapacity_industry_is_refused_somewhere(product: str) -> None:
    about = [case for case in projects("liaoning") if product in case["已知"]["项目"]["products"]]
    assert any(case["预期"]["结论"] == "禁止" for case in about)


@pytest.mark.parametrize("name", ["liaoning", "qinghai"])
def test_every_norm_that_a_case_names_is_in_the_pack(name: str) -> None:
    known = {norm.norm.id for norm in load_pack(folder(name)).norms}
    named = {norm for case in projects(name) for norm in case["预期"].get("依据", [])}
    named |= {case["预期"]["规范"] for case in cases(name) if "规范" in case["预期"]}
    assert named
    assert named <= known


@pytest.mark.parametrize("name", ["liaoning", "qinghai"])
def test_nearly_every_target_with_a_year_has_a_case(name: str) -> None:
    named = {case["预期"]["规范"] for case in cases(name) if "规范" in case["预期"]}
    dated = [norm.norm for norm in load_pack(folder(name)).norms if isinstance(norm.norm, Target) and norm.norm.year]
    assert sum(target.id in named for target in dated) >= 0.8 * len(dated)


def test_no_two_cases_of_a_pack_have_one_name() -> None:
    for name in ("liaoning", "qinghai"):
        names = Counter(case["名称"] for case in cases(name))
        assert [said for said, times in names.items() if times > 1] == []
