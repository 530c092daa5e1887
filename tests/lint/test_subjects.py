"""What the subject of a directive means, how far a stand reaches, which sentences mirror each other."""

import pytest
from tests.lint.dockets import DAY, norm, paper

from gangmu.lint.passages import spoken
from gangmu.lint.similar import likeness, mirrors
from gangmu.lint.stands import Stand, stands
from gangmu.lint.subjects import meanings, within
from gangmu.norms import Directive
from gangmu.pipeline import compile_text


@pytest.mark.parametrize(
    ("subject", "meant"),
    [
        ("水泥行业新增产能项目", [("水泥", "plain")]),
        ("PTA系列", [("精对苯二甲酸", "plain")]),
        ("小酒精", [("酒精", "special")]),
        ("高端印染", [("印染", "special")]),
        ("落后水泥产能", [("水泥", "special")]),
        ("开原钢材市场", [("钢材", "around")]),
        ("钢铁精深加工产业集群", [("钢铁", "around")]),
        ("酒精及白酒生产线", [("酒精", "plain"), ("白酒", "plain")]),
        ("PTA/PX装置用压缩机", [("精对苯二甲酸", "around"), ("压缩机", "special")]),
        ("“原铝-铝加工-再生铝”产业链", [("电解铝", "plain"), ("铝加工", "plain"), ("再生铝", "plain")]),
        ("飞毯", []),
    ],
)
def test_a_subject_means_all_of_a_product_a_kind_of_it_or_something_around_it(
    subject: str, meant: list[object]
) -> None:
    assert [(meaning.product, meaning.form) for meaning in meanings(subject)] == meant


def test_an_ambiguous_name_in_a_list_of_equipment_means_the_machine() -> None:
    assert meanings("风电") == ()
    assert [meaning.product for meaning in meanings("风电", made=True)] == ["风电设备"]


@pytest.mark.parametrize(
    ("narrow", "broad", "held"),
    [("浮法玻璃", "平板玻璃", True), ("铁合金", "冶炼", True), ("铜加工", "冶炼", False), ("平板玻璃", "浮法玻璃", False),
     ("光伏玻璃", "平板玻璃", False), ("特殊钢", "钢铁", True), ("水泥", "水泥", True)],
)  # fmt: skip
def test_a_product_lies_within_another_by_the_tree_or_by_the_classification(
    narrow: str, broad: str, held: bool
) -> None:
    assert within(narrow, broad) is held


def stand(quote: str, subject: str = "水泥", **fields: object) -> Stand:
    (found,) = stands(paper(), norm(Directive, quote=quote, subjects=(subject,), **fields))
    return found


@pytest.mark.parametrize(
    ("quote", "fields", "sweeping"),
    [
        ("禁止发展水泥行业", {"stance": "prohibit"}, True),
        ("不再新建水泥项目", {"stance": "prohibit", "activity": "new"}, True),
        ("严禁新增水泥产能", {"stance": "prohibit", "activity": "new_capacity"}, False),
        ("淘汰水泥行业", {"stance": "phase_out"}, True),
        ("压减水泥产能", {"stance": "phase_out"}, False),
        ("淘汰水泥企业12家", {"stance": "phase_out"}, False),
        ("淘汰落后水泥企业", {"stance": "phase_out"}, False),
        ("其他地区不再新建水泥项目", {"stance": "prohibit", "activity": "new"}, False),
        ("禁止发展水泥行业", {"stance": "prohibit", "condition": "污染严重"}, False),
        ("禁止发展水泥行业", {"stance": "prohibit", "exception": "配套项目除外"}, False),
        ("禁止发展水泥行业", {"stance": "prohibit", "exception": "保留现有企业"}, True),
        ("限制发展水泥行业", {"stance": "restrict"}, False),
    ],
)
def test_a_ban_sweeps_only_where_nothing_limits_it(quote: str, fields: dict[str, object], sweeping: bool) -> None:
    assert stand(quote, **fields).sweeping is sweeping


def test_sentences_of_two_documents_that_differ_in_a_few_words_mirror_each_other() -> None:
    texts = ["按照等量置换原则推广节能型干法窑炉工艺。", "推广节能型干法窑炉工艺。", "推广散装运输和集中配送方式。"]
    papers = [
        compile_text(f"示范意见\n\n一、任务\n{text}\n", DAY, f"{k}.txt").paper(str(k)) for k, text in enumerate(texts)
    ]
    (found,) = mirrors(sentence for one in papers for sentence in spoken(one))
    assert {found.first.paper.key, found.second.paper.key} == {"0", "1"}
    assert (found.only_first, found.only_second) == (("按照等量置换原则",), ())


def test_one_document_does_not_mirror_itself() -> None:
    text = "示范意见\n\n一、任务\n推广节能型干法窑炉工艺。\n二、保障\n大力推广节能型干法窑炉工艺。\n"
    assert list(mirrors(spoken(compile_text(text, DAY, "甲.txt").paper("甲")))) == []


def test_likeness_is_one_for_the_same_words_and_nothing_for_others() -> None:
    assert likeness("关键工序数控化率", "关键工序的数控化率") == 1
    assert likeness("关键工序数控化率", "粮食总产量") == 0
