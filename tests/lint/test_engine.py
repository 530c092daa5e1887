"""The engine: what is asked for, in which order it comes, and papers without text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lint.dockets import CASES, DAY, case, norm, paper, papers

from gangmu.lint import RULES, chosen, lint, unknown
from gangmu.norms import Directive, Target, Task
from gangmu.pipeline import compile_text

GRAVITY = ["error", "warning", "info"]


def test_rules_are_chosen_by_code_by_family_or_by_name() -> None:
    assert [rule.code for rule in chosen(["GM201"])] == ["GM201"]
    assert {rule.code[:3] for rule in chosen(["gm2", "tension"])} == {"GM2", "GM4"}
    assert chosen() == RULES
    assert "GM201" not in {rule.code for rule in chosen(["GM2"], ["contradictory-target"])}


def test_a_name_that_chooses_nothing_is_told() -> None:
    assert unknown(["GM201", "GM9", "tensions"]) == ("GM9", "tensions")


def test_the_gravest_comes_first_and_the_order_does_not_depend_on_chance() -> None:
    truth = case(next(path for path in CASES if path.stem.startswith("near-misses")))
    found = lint(papers(truth), truth["as_of"])
    ranks = [GRAVITY.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    assert found == lint(papers(truth), truth["as_of"])


def test_nothing_is_found_in_nothing() -> None:
    assert lint([], DAY) == ()


def test_a_detail_of_a_task_that_is_not_there_is_an_orphan() -> None:
    whole = norm(Task, id="甲/1#1", action="建设平台")
    detail = norm(Task, id="甲/1#2", action="建设节点", parent="甲/1#1")
    lost = norm(Task, id="甲/1#3", action="建设机房", parent="甲/9#9")
    (found,) = lint([paper(whole, detail, lost)], DAY, chosen(["GM304"]))
    assert found.args == {"parent": "甲/9#9"}


def test_papers_without_text_are_linted_by_their_norms() -> None:
    developed = norm(Directive, stance="encourage", subjects=("尿素",))
    banned = norm(Directive, clause="2", stance="prohibit", subjects=("尿素产业",))
    (found,) = lint([paper(developed, banned)], DAY, chosen(["GM401"]))
    assert [place.clause for place in found.places] == ["1", "2"]
    assert {(place.start, place.end, place.quote) for place in found.places} == {(0, 0, "")}


def test_agreement_of_two_papers_is_no_finding() -> None:
    target = norm(Target, indicator="关键工序数控化率", indicator_id="key_process_numerical_control", value=51.0,
                  unit="%", year=2020)  # fmt: skip
    assert not lint(
        [paper(target), paper(target, key="乙")], DAY, chosen(["GM201", "GM202", "GM203", "GM204", "GM207"])
    )


@pytest.mark.parametrize("value", [58.0, 53.0])
def test_a_contradiction_is_found_whichever_document_comes_first(value: float) -> None:
    common = {"indicator": "化工产品精细化率", "indicator_id": "chemical_refinement_rate", "unit": "%", "year": 2020}
    other = 111.0 - value
    first = paper(norm(Target, value=value, **common))
    second = paper(norm(Target, value=other, **common), key="乙")
    (found,) = lint([first, second], DAY, chosen(["GM201"]))
    assert (found.severity, len(found.places)) == ("error", 2)


@given(st.permutations(range(4)), st.dates(dt.date(2010, 1, 1), dt.date(2030, 1, 1)))
def test_the_order_of_the_documents_changes_nothing_but_the_order(order: list[int], day: dt.date) -> None:
    common = {"indicator": "化工产品精细化率", "indicator_id": "chemical_refinement_rate", "unit": "%", "year": 2020}
    made = [paper(norm(Target, value=float(50 + k), **common), key=str(k)) for k in range(4)]
    straight, mixed = lint(made, day), lint([made[k] for k in order], day)
    assert {(one.code, frozenset(one.places)) for one in straight} == {
        (one.code, frozenset(one.places)) for one in mixed
    }


WORDS = st.sampled_from(
    ["一、目标\n", "（一）", "1．", "到2020年", "化工产品精细化率", "达到58%", "重点发展", "禁止新建", "淘汰", "限制", "水泥", "PTA", "行业",
     "大同市", "、", "，", "。\n", "；", "“4322”工程", "《示范意见》", "晋政发〔2016〕3号", "附件1", "60万吨/年以下", "等", "产能置换", "7∶46∶48",
     "区域性金融中心", "有效期至2018年12月31日", "\t", "牵头"]
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=30).map("".join), min_size=1, max_size=3), st.dates())
def test_whatever_the_text_every_place_lies_in_it(texts: list[str], day: dt.date) -> None:
    docket = [compile_text(f"山西省意见\n{text}", DAY, f"{k}.txt").paper(str(k)) for k, text in enumerate(texts)]
    held = {one.key: one.source.text for one in docket if one.source}
    for finding in lint(docket, day):
        assert finding.places
        assert finding.message("zh")
        for place in finding.places:
            assert held[place.document][place.start : place.end] == place.quote
