"""Markers: what opens a clause, and what only looks like it."""

from __future__ import annotations

import pytest

from gangmu.parse.markers import count, marker_at


@pytest.mark.parametrize(
    ("text", "family", "number", "label"),
    [
        ("第十二条　为了", "article", 12, "第十二条"),
        ("第12条 为了", "article", 12, "第12条"),
        ("第一百零二条", "article", 102, "第一百零二条"),
        ("第 十 条 为了", "article", 10, "第 十 条"),
        ("第三编 分则", "part", 3, "第三编"),
        ("第二部分 任务", "part", 2, "第二部分"),
        ("第五章总则", "chapter", 5, "第五章"),
        ("第二节　范围", "section", 2, "第二节"),
        ("二十一、保障", "han", 21, "二十一、"),
        ("一．总体", "han", 1, "一．"),
        ("（十一）组织", "hanparen", 11, "（十一）"),
        ("(三)组织", "hanparen", 3, "(三)"),
        ("㈢组织", "hanparen", 3, "㈢"),
        ("（二）项目核准", "hanparen", 2, "（二）"),
        ("１０．甲", "digit", 10, "１０．"),
        ("3、甲", "digit", 3, "3、"),
        ("1．3D打印", "digit", 1, "1．"),
        ("⒉甲", "digit", 2, "⒉"),
        ("（1）甲", "digitparen", 1, "（1）"),
        ("2)甲", "half", 2, "2)"),
        ("③甲", "circled", 3, "③"),
        ("三是甲", "says", 3, "三是"),
        ("第二，甲", "ordinal", 2, "第二，"),
        ("专栏3　工程", "box", 3, "专栏3"),
        ("——甲", "dash", 0, "——"),
        ("－－甲", "dash", 0, "－－"),
        ("- -甲", "dash", 0, "- -"),
        ("● 甲", "dash", 0, "●"),
        ("## 第一章 总则", "chapter", 1, "第一章"),
        ("**（一）目标**", "hanparen", 1, "（一）"),
        ("- 1. 甲", "digit", 1, "1."),
    ],
)
def test_what_opens_a_clause(text: str, family: str, number: int, label: str) -> None:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    assert (marker.family, marker.number, text[marker.start : marker.end]) == (family, number, label)


@pytest.mark.parametrize(
    "text",
    [
        "１．26％的增速",
        "3.5亿元",
        "2021年3月",
        "一、二、三产业融合",
        "一、二产业",
        "（一）项规定的情形",
        "（一）、（二）项",
        "10%以上",
        "第一批",
        "-5%",
        "2.1万吨",
    ],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert marker_at(text, 0, len(text)) is None


def test_an_article_put_in_later_keeps_its_place() -> None:
    marker = marker_at("第十二条之二　鼓励", 0, 9)
    assert marker is not None
    assert (marker.number, marker.sub) == (12, 2)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("二十", 20),
        ("三十五", 35),
        ("一百", 100),
        ("二百一十", 210),
        ("一〇二", 102),
        ("两", 2),
        ("１２", 12),
        ("b", 2),
        ("", 0),
    ],
)
def test_numbers_as_labels_write_them(written: str, number: int) -> None:
    assert count(written) == number
