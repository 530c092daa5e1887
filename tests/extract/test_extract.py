"""The whole extraction of a document: ids, order, parents."""

from __future__ import annotations

import datetime as dt

from gangmu.extract import extract
from gangmu.norms import Task
from gangmu.pipeline import compile_text
from tests.extract.documents import one_clause

TEXT = (
    "加快培育新型储能产业。重点发展液流电池、压缩空气储能装备。到2027年，建成新型储能示范项目20个。"
    "一是建立项目储备库。二是制定接入规范。（省能源局牵头，省工业和信息化厅配合）"
)
SCHEME = """某省储能工作方案

一、重点任务
（一）推进储能试点建设。支持各地先行先试。
加快项目落地。到2027年，建成示范项目20个。一是建立项目储备库。二是制定接入规范。
（省能源局牵头，省工业和信息化厅配合）
"""


def test_ids_are_unique_and_name_their_clause() -> None:
    norms = extract(one_clause(TEXT)).norms
    ids = [norm.id for norm in norms]
    assert norms
    assert len(set(ids)) == len(ids)
    assert all(norm.id.rpartition("#")[0] == norm.clause for norm in norms)


def test_norms_come_in_the_order_of_the_text() -> None:
    starts = [norm.start for norm in extract(one_clause(TEXT)).norms]
    assert starts == sorted(starts)


def test_a_parent_is_the_id_of_a_task_that_is_there() -> None:
    tasks = [norm for norm in compile_text(SCHEME, dt.date(2026, 1, 1)).norms if isinstance(norm, Task)]
    parents = {task.parent for task in tasks if task.parent is not None}
    assert parents
    assert parents <= {task.id for task in tasks}
