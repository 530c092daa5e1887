"""Policy tests tell what does not hold, and why, in the words of the case."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made import COMPILED

from gangmu.pack import from_paper, load_packs, shipped
from gangmu.policytest import Result, Stage, load_cases, run_all, screening
from gangmu.policytest.values import Problem

STAGE = Stage([from_paper(COMPILED.paper(), "shifan-2016")])
TEXT = "示范市方案\\n\\n一、目标\\n\\n到2020年，示范市研发投入强度达到2%以上。禁止新建电解铝项目。\\n"


def results(tmp_path: Path, text: str, stage: Stage = STAGE) -> tuple[Result, ...]:
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")
    return run_all(load_cases([path]), stage)


def problems(tmp_path: Path, given: str, expect: str) -> tuple[Problem, ...]:
    """What does not hold in one case."""
    (result,) = results(tmp_path, f"- name: case\n  given: {{{given}}}\n  expect: {{{expect}}}\n")
    return result.problems


INDICATOR = "date: 2020-12-31, indicator: 示范产业增加值占比, value: {}"
HOLDING = [
    (INDICATOR.format(20), "status: met"),
    (INDICATOR.format(19), "status: behind"),
    (INDICATOR.format("0.2, unit: 亿元"), "status: unknown"),
    (INDICATOR.format(20), "targets: [{norm: 'shifan-2016/1#1', status: met}]"),
    (INDICATOR.format(20) + ", year: 2020, region: '210000', documents: [shifan-2016]", "status: met"),
    ("date: 2020-12-31, indicator: 示范产业增加值占比", "status: unknown"),
    (f'date: 2018-01-01, text: "{TEXT}"', "norms: [{kind: target, value: 2, unit: '%', comparator: '>=', year: 2020}]"),
    (f'date: 2018-01-01, text: "{TEXT}"', "norms: [{kind: directive, stance: prohibit, subjects: [电 解铝]}], no_norms: [task]"),
    ("date: 2019-06-01, documents: [shifan-2016]", "findings: [{code: GM501, places: [{document: shifan-2016}]}]"),
    ("date: 2018-06-01, documents: [shifan-2016]", "no_findings: [GM501]"),
    ("date: 2019-06-01, documents: [shifan-2016]", "no_findings: [{code: GM501, says: 另一份文件}]"),
]  # fmt: skip
FAILING = [
    (INDICATOR.format(20), "status: behind", "status", ("behind", "met", "shifan-2016/1#1")),
    (INDICATOR.format(20), "norm: 'shifan-2016/1#2', status: met", "other_indicator", ("示范产业增加值占比", "单位产品能耗", "shifan-2016/1#2")),
    ("date: 2020-12-31, indicator: 不存在的指标, value: 1", "status: met", "no_target", ("不存在的指标", "", "")),
    (INDICATOR.format(20) + ", year: 2019", "status: met", "no_target", ("示范产业增加值占比", "", "")),
    (f'date: 2018-01-01, text: "{TEXT}"', "norms: [{kind: target, value: 3, year: 2020}]", "norm_differs", ("value: 3", "value: 2", "1.01#1")),
    (f'date: 2018-01-01, text: "{TEXT}"', "norms: [{kind: task, lead: [市科技局]}]", "no_norm", ("kind: task, lead: [市科技局]", "", "")),
    (f'date: 2018-01-01, text: "{TEXT}"', "no_norms: [directive]", "norm_unwanted", ("directive", "禁止新建电解铝项目", "1.01#2")),
    ("date: 2018-06-01, documents: [shifan-2016]", "findings: [{code: GM501}]", "no_finding", ("GM501", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expect"), HOLDING)
def test_what_holds_passes(tmp_path: Path, given: str, expect: str) -> None:
    assert problems(tmp_path, given, expect) == ()


@pytest.mark.parametrize(("given", "expect", "kind", "told"), FAILING, ids=[case[2] for case in FAILING])
def test_what_does_not_hold_is_told(tmp_path: Path, given: str, expect: str, kind: str, told: tuple[str, ...]) -> None:
    (problem,) = problems(tmp_path, given, expect)
    assert (problem.kind, (problem.expected, problem.actual, problem.norm)) == (kind, told)


def test_a_finding_elsewhere_is_shown_beside_the_one_expected(tmp_path: Path) -> None:
    (problem,) = problems(
        tmp_path, "date: 2019-06-01, documents: [shifan-2016]", "findings: [{code: GM501, says: 另一份文件}]"
    )
    assert problem.kind == "finding_differs"
    assert "shifan-2016" in problem.actual


def test_a_failed_status_shows_the_norm_its_clause_and_the_path(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, INDICATOR.format(20), "status: behind")
    assert (problem.norm, problem.place) == ("shifan-2016/1#1", "一")
    assert problem.about == "示范产业增加值占比 2020 >=20% ← 20%"


def test_several_targets_that_fit_are_named(tmp_path: Path) -> None:
    paper = COMPILED.paper()
    stage = Stage([from_paper(paper, "one"), from_paper(paper, "two")])
    text = f"- name: case\n  given: {{{INDICATOR.format(20)}}}\n  expect: {{status: met}}\n"
    (result,) = results(tmp_path, text, stage)
    assert result.problems == (Problem("several_targets", "示范产业增加值占比", "one/1#1, two/1#1"),)


def test_chinese_and_english_say_the_same(tmp_path: Path) -> None:
    english = (
        "- name: 例\n  given: {date: 2020-12-31, indicator: 示范产业增加值占比, value: 20}\n  expect: {status: met}\n"
    )
    chinese = "- 名称: 例\n  已知: {日期: 2020-12-31, 指标: 示范产业增加值占比, 数值: 20}\n  预期: {状态: 完成}\n"
    one, other = results(tmp_path, english), results(tmp_path, chinese)
    assert one == other
    assert one[0].verdict == "passed"


def test_a_document_beside_the_test_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text(TEXT.replace("\\n", "\n"), "utf-8")
    assert problems(tmp_path, "date: 2018-01-01, documents: [方案.txt]", "norms: [{kind: target, value: 2}]") == ()


def test_a_project_waits_for_screening(tmp_path: Path) -> None:
    text = "- name: case\n  given: {date: 2018-01-01, project: {products: [水泥]}}\n  expect: {outcome: prohibited}\n"
    (result,) = results(tmp_path, text)
    assert (result.verdict, result.reason) == ("skipped", "needs screening")


def test_a_project_is_judged_where_there_is_a_judge(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- 名称: 例\n  已知: {日期: 2018-01-01, 项目: {products: [水泥]}}\n"
        "  预期: {结论: 禁止, 依据: [a/1#1, a/2#1], 缺少: [capacity]}\n",
        "utf-8",
    )
    verdict = {
        "outcome": "restricted",
        "matches": [{"norm": "a/1#1", "role": "decides"}, {"norm": "a/2#1", "role": "agrees"}],
        "missing": [{"fact": "capacity", "question": "?"}],
    }
    (result,) = run_all(load_cases([path]), STAGE, lambda project, packs, day: verdict)
    assert [(problem.kind, problem.expected, problem.actual) for problem in result.problems] == [
        ("outcome", "prohibited", "restricted"), ("decides", "a/2#1", "a/1#1"),
    ]  # fmt: skip


def test_a_project_is_screened_against_the_packs_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- 名称: 例\n"
        "  已知: {日期: 2017-01-01, 项目: {地区: '210000', 性质: 新建, 产品: [示范窑炉], 答复: {配套园区: false, 年产10万吨以下: true}}}\n"
        "  预期: {结论: 缺事实, 缺少: [park]}\n",
        "utf-8",
    )
    (case,) = load_cases([path])
    assert case.given.project is not None
    assert case.given.project.answers == (("配套园区", False), ("年产10万吨以下", True))
    (result,) = run_all([case], STAGE, screening())
    assert result.verdict == "passed"


def test_a_name_that_nothing_has_breaks_the_case(tmp_path: Path) -> None:
    text = "- name: case\n  given: {date: 2018-01-01, documents: [nowhere]}\n  expect: {findings: [{code: GM101}]}\n"
    (result,) = results(tmp_path, text)
    assert (result.verdict, result.problems[0].expected) == ("broken", "nowhere")


HEADLINE = {
    "liaoning": {"liaoning-upgrade-2015": ("1.3.03",), "liaoning-layout-2015": ("3.01",),
                 "liaoning-supply-side-2016": ("1.3.1", "1.3.2")},
    "qinghai": {"qinghai-supply-side-2016": ("1.3",)},
}  # fmt: skip
FOLDERS = {folder.name: folder for folder in shipped()}


@pytest.mark.parametrize("name", HEADLINE)
def test_every_headline_target_of_a_shipped_pack_has_its_test(name: str) -> None:
    stage = Stage(load_packs([FOLDERS[name]]))
    cases = load_cases(sorted((FOLDERS[name] / "tests").glob("*.yaml")))
    tested = {norm for case in cases for norm in (case.expect.norm, *(one.norm for one in case.expect.targets))}
    headline = [norm.id for norm in stage.targets() if norm.clause in HEADLINE[name].get(norm.id.partition("/")[0], ())]
    assert len(headline) >= 8
    assert not set(headline) - tested


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS.keys())
def test_the_tests_of_a_shipped_pack_hold(folder: Path) -> None:
    cases = load_cases(sorted((folder / "tests").glob("*.yaml")))
    stage = Stage(load_packs([folder]), lambda: load_packs(FOLDERS.values()))
    failed = [result for result in run_all(cases, stage, screening()) if result.verdict != "passed"]
    assert not failed
