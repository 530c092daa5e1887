"""``gangmu test`` as people run it."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.running import gangmu

CASE = """- 名称: 占比达到{value}%
  已知: {{日期: 2020-12-31, 文本: "到2020年，示范市示范产业占比达到20%以上。"}}
  预期: {{有规范: [{{种类: 目标, 数值: {value}}}]}}
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_text(CASE.format(value=20) + CASE.format(value=25), "utf-8")
    return path


def test_what_does_not_hold_is_shown_with_file_and_line(cases: Path) -> None:
    ran = gangmu("test", cases, "--lang", "zh")
    said = ran.stdout.decode()
    assert ran.returncode == 1
    assert f"{cases}:4" in said
    assert "应为 value: 25；实为 value: 20" in said
    assert "通过 1，失败 1" in said
    assert "占比达到20%" not in said.partition("\n")[0]


def test_all_lists_what_passes_too(cases: Path) -> None:
    assert "✓ 通过  占比达到20%" in gangmu("test", cases, "--all", "--lang", "zh").stdout.decode()


def test_passing_cases_end_with_zero(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(CASE.format(value=20), "utf-8")
    assert gangmu("test", path).returncode == 0


def test_junit_is_what_build_servers_read(cases: Path) -> None:
    root = ElementTree.fromstring(gangmu("test", cases, "--format", "junit").stdout)
    (suite,) = root.findall("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    assert "expected value: 25" in suite.findall("testcase")[1].findtext("failure", "")


def test_json_has_every_case(cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert gangmu("test", cases, "--format", "json", "--out", out).returncode == 1
    found = json.loads(out.read_text("utf-8"))
    assert found["summary"] == {"passed": 1, "failed": 1, "skipped": 0, "broken": 0}
    assert [case["verdict"] for case in found["cases"]] == ["passed", "failed"]


def test_a_broken_test_file_ends_with_two_and_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("- name: a\n  given: {date: x, text: b}\n  expect: {status: y}\n", "utf-8")
    ran = gangmu("test", path)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert f"{path}:2: given.date" in ran.stderr.decode()


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    ran = gangmu("test", tmp_path)
    assert ran.returncode == 2
    assert "pack.yaml" in ran.stderr.decode()


def test_a_name_that_nothing_has_ends_with_two(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- name: a\n  given: {date: 2018-01-01, documents: [b]}\n  expect: {no_findings: [GM101]}\n", "utf-8"
    )
    assert gangmu("test", path).returncode == 2
