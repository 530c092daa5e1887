"""Tasks: truth files (one case a file) and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.extract.passages import passages
from gangmu.extract.tasks import tasks
from gangmu.norms import Document, SourceText, Table, Task
from gangmu.parse import parse
from tests.extract.documents import one_clause

CASES = sorted((Path(__file__).parents[2] / "cases" / "tasks").glob("*.toml"))
ACTORS = [
    "省人民政府",
    "各市",
    "发展改革、财政等部门",
    "企业",
    "由",
    "会同",
    "有关部门",
    "（",
    "牵头",
    "配合",
    "责任单位：",
]
VERBS = ["应当", "要", "负责", "建立", "制定", "实施", "可以", "不得", "鼓励", "对", "在", "将", "纳入", "每年", "其中"]
THINGS = ["机制", "工程", "项目库", "目录", "20家", "三个", "到2026年", "6月底前", "工作", "一是", "第一条"]
MARKS = ["，", "。", "；", "、", "：", "）", "\n", "\u3000", "和"]
WORDS = st.sampled_from(ACTORS + VERBS + THINGS + MARKS)


def parsed(text: str, issued: dt.date | None = None) -> Document:
    document = parse(SourceText(name="made.txt", format="txt", text=text, sha256=""), as_of=dt.date(2024, 1, 1))
    return msgspec.structs.replace(document, header=msgspec.structs.replace(document.header, issued=issued))


def found(document: Document) -> list[Task]:
    return tasks(document, passages(document))


def as_expected(task: Task, expected: dict[str, Any], headings: dict[str, str]) -> dict[str, Any]:
    seen = {key: getattr(task, key) for key in expected if key != "parent"}
    if "parent" in expected:
        seen["parent"] = headings.get(task.parent or "")
    return {key: list(value) if isinstance(value, tuple) else value for key, value in seen.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_tasks_of_a_text_are_those_a_reader_lists(case: Path) -> None:
    truth = tomllib.loads(case.read_text("utf-8"))
    read = found(parsed(truth["text"].removesuffix("\n"), truth.get("issued")))
    headings = {task.id: task.quote for task in read if task.id}
    assert [task.quote for task in read] == [expected["quote"] for expected in truth["tasks"]]
    for task, expected in zip(read, truth["tasks"], strict=True):
        assert as_expected(task, expected, headings) == expected


@given(st.lists(WORDS, max_size=40).map("".join))
def test_quotes_stand_at_their_offsets_and_actions_are_said(text: str) -> None:
    document = parsed(text)
    for task in found(document):
        assert text[task.start : task.end] == task.quote
        assert task.action
        assert len(set(task.lead)) == len(task.lead)


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_rules(text: str) -> None:
    for task in found(one_clause(text)):
        assert task.quote in text


@given(st.lists(WORDS, max_size=30).map("".join))
def test_a_parent_is_a_task_of_the_same_document(text: str) -> None:
    read = found(parsed(text))
    ids = {task.id for task in read if task.id}
    assert {task.parent for task in read if task.parent} <= ids


def test_each_row_of_a_table_of_tasks_is_a_task() -> None:
    header = "重点任务\t具体举措\t牵头单位\t配合单位\t完成时限"
    rows = [
        "稳链\t建立断供清单\t省工信厅\t省商务厅、海关\t2025年底",
        "稳链\t培育备选厂商30家\t省工信厅、省国资委\t—\t长期",
    ]
    text = "\n".join([header, *rows]) + "\n"
    document = with_table(text, header, rows)
    read = found(document)
    assert [task.quote for task in read] == ["建立断供清单", "培育备选厂商30家"]
    assert [task.lead for task in read] == [("省工信厅",), ("省工信厅", "省国资委")]
    assert read[0].cooperate == ("省商务厅", "海关")
    assert [task.deadline_year for task in read] == [2025, None]
    assert (read[1].quantity, read[1].unit) == (30.0, "家")


def test_a_merged_task_cell_is_one_task_for_each_department() -> None:
    header = "任务\t责任单位"
    text = f"{header}\n修订能耗标准\t省发改委\n\t省市场监管局\n"
    start = text.index("修订")
    spans = tuple(((start, start + 6), place(text, lead)) for lead in ("省发改委", "省市场监管局"))
    table = Table(
        "t1",
        "1",
        tuple(header.split("\t")),
        (("修订能耗标准", "省发改委"), ("修订能耗标准", "省市场监管局")),
        0,
        len(text),
        spans,
    )
    document = msgspec.structs.replace(one_clause(text), tables=(table,))
    assert [task.lead for task in found(document)] == [("省发改委",), ("省市场监管局",)]


def test_a_table_without_departments_is_no_table_of_tasks() -> None:
    header = "指标\t2020年\t2025年"
    rows = ["数控化率\t50\t68"]
    assert found(with_table("\n".join([header, *rows]), header, rows)) == []


def with_table(text: str, header: str, rows: list[str]) -> Document:
    cells = tuple(tuple(row.split("\t")) for row in rows)
    spans = tuple(
        tuple(place(text, cell, text.index(row)) for cell in line) for row, line in zip(rows, cells, strict=True)
    )
    table = Table("t1", "1", tuple(header.split("\t")), cells, 0, len(text), spans)
    return msgspec.structs.replace(one_clause(text), tables=(table,))


def place(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


def test_a_task_goes_on_across_a_page_break() -> None:
    (task,) = found(one_clause("市自然资源局应当在三个\n\n月内公布地热资源\n分布图。"))
    assert task.quote == "市自然资源局应当在三个\n\n月内公布地热资源\n分布图"
    assert task.action == "在三个月内公布地热资源分布图"
