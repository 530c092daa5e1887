"""A mistake in a test file is told with file, line, field, and what to do."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.seeds import ROOT

from gangmu.errors import BrokenPack
from gangmu.norms import Directive, Measure, Target, Task
from gangmu.policytest import load_cases
from gangmu.policytest.schema import case_schema
from gangmu.policytest.values import CaseEntry, Expect, ExpectedFinding, ExpectedPlace, ExpectedStatus, Given
from gangmu.policytest.words import vocabulary
from gangmu.screen import Equipment, Parameter, Project

GOOD = "- name: a\n  given: {date: 2018-01-01, text: 甲}\n  expect: {no_norms: [task]}\n"
FAULTS = {
    "- 名称: a\n  已知: {日期: 明天, 指标: b}\n  预期: {状态: 完成}\n": (2, "已知.日期", "明天"),
    "- name: a\n  given: {date: 2018-01-01, indicator: b}\n  expect: {status: 好}\n": (3, "expect.status", "好"),
    "- name: a\n  given: {date: 2018-01-01, indicator: b, colour: red}\n  expect: {status: met}\n": (2, "given.colour", "no field"),
    "- name: a\n  given: {date: 2018-01-01, indicator: b, text: c}\n  expect: {status: met}\n": (2, "given", "at once"),
    "- name: a\n  given: {date: 2018-01-01}\n  expect: {status: met}\n": (2, "given", "nothing is given"),
    "- name: a\n  given: {date: 2018-01-01, text: b}\n  expect: {status: met}\n": (3, "expect.status", "cannot be expected"),
    "- name: a\n  given: {date: 2018-01-01, text: b}\n  expect: {}\n": (3, "expect", "nothing is expected"),
    "- name: a\n  given: {date: 2018-01-01, text: b}\n  expect:\n    norms:\n    - {kind: target}\n    - {size: 1}\n": (6, "size", "no field size"),
    "- name: a\n  given: {text: b}\n  expect: {no_norms: [task]}\n": (2, "given.date", "missing"),
    "- name: &x a\n  given: {date: 2018-01-01, text: b}\n  expect: {no_norms: [task]}\n": (1, "", "anchor"),
    "- name: a\n  given: {date: 2018-01-01, project: {product: [水泥]}}\n  expect: {outcome: prohibited}\n": (2, "given.project.product", "no field"),
    "- 名称: a\n  已知: {日期: 2018-01-01, 项目: {性质: 新盖}}\n  预期: {结论: 禁止}\n": (2, "已知.项目.性质", "新盖"),
    "name: a\n": (0, "", "not a list"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTS.items(), ids=[fault[2] for fault in FAULTS.values()])
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: tuple[int, str, str]) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenPack) as caught:
        load_cases([path])
    (fault,) = caught.value.faults
    line, field, words = told
    assert (fault.line, fault.file) == (line, str(path))
    assert field in fault.field
    assert words in str(fault)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD.replace("2018-01-01", "soon"), "utf-8")
    with pytest.raises(BrokenPack) as caught:
        load_cases(sorted(tmp_path.glob("*.yaml")))
    assert len(caught.value.faults) == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenPack, match="no such file"):
        load_cases([tmp_path / "missing.yaml"])


def test_a_case_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(f"# a remark\n{GOOD}\n{GOOD}", "utf-8")
    assert [case.line for case in load_cases([path])] == [2, 6]


BLOCKS: dict[str, type[msgspec.Struct]] = {
    "case": CaseEntry, "given": Given, "expect": Expect, "target": ExpectedStatus, "finding": ExpectedFinding,
    "place": ExpectedPlace, "project": Project, "equipment": Equipment, "amount": Parameter,
}  # fmt: skip


def test_every_field_has_its_chinese_name() -> None:
    for name, kind in BLOCKS.items():
        named = set(vocabulary().block[name].keys.values())
        assert named == {field.name for field in msgspec.structs.fields(kind)}, name
    known = {field for kind in (Target, Task, Directive, Measure) for field in kind.__struct_fields__} | {"kind"}
    assert set(vocabulary().block["norm"].keys.values()) <= known


def test_the_page_documents_every_word() -> None:
    page = " ".join((ROOT / "docs/reference/policy-tests.md").read_text("utf-8").split())
    for block in BLOCKS:
        for chinese, english in vocabulary().block[block].keys.items():
            assert f"`{english}` {chinese}" in page, (block, english)
    for words in vocabulary().values.values():
        for chinese, english in words.items():
            assert f"`{english}` {chinese}" in page, english


def test_the_schema_of_a_test_file_has_both_languages() -> None:
    schema = case_schema()
    case, expect = schema["$defs"]["CaseEntry"], schema["$defs"]["Expect"]
    assert {"name", "名称", "given", "已知"} <= set(case["properties"])
    assert {"anyOf": [{"required": ["name"]}, {"required": ["名称"]}]} in case["allOf"]
    assert {"met", "完成"} <= {word for part in expect["properties"]["状态"]["anyOf"] for word in part.get("enum", ())}
