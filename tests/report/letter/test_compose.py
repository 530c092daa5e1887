"""What a letter says of a verdict: nothing that the verdict does not say, everything that the applicant needs."""

import datetime as dt

import msgspec
import pytest
from tests.pack.made import directive, document
from tests.screen.rulebook import BAN, DAY, GLASS, GLASS_ELSEWHERE, KILN, PRAISE, RATIO, ROBOTS, RULES, with_norms

from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack, load_packs, shipped
from gangmu.pack.facts import Facts
from gangmu.report.letter import Letter, Office, compose, documents_of
from gangmu.report.letter.values import Ground
from gangmu.report.words import catalogue
from gangmu.screen import Amount, Equipment, Limit, Parameter, Project, screen

SHIPPED = load_packs(shipped())
NOBODY = Office()
THIN = Project(name="示范项目")


def letter(
    pack: Pack = RULES, project: Project = GLASS, language: Language = "zh", office: Office = NOBODY, **how
) -> Letter:
    return compose(screen((pack,), project, DAY, **how), documents_of((pack,)), office, language)


def grounds(found: Letter) -> list[Ground]:
    return [ground for group in found.groups for ground in group.grounds]


def test_the_deciding_clause_stands_first_with_title_number_and_clause() -> None:
    found = letter()
    assert found.outcome == "禁止"
    assert found.groups[0].heading == "起决定作用的条款"
    assert found.groups[0].grounds[0].source == "《示范文件layout-2015》（示政发〔2015〕68号）一（一）"
    assert "平板玻璃" in found.groups[0].grounds[0].why


def test_the_words_of_the_project_that_a_clause_met_are_named() -> None:
    assert "“浮法玻璃”" in grounds(letter())[0].why


def test_a_document_is_named_in_full_once_and_by_its_number_afterwards() -> None:
    twin = directive("layout-2015/2.1#2", "prohibit", region="210100", activity="new", subject="浮法玻璃")
    sources = [ground.source for ground in grounds(letter(with_norms(BAN, twin)))]
    assert sources == ["《示范文件layout-2015》（示政发〔2015〕68号）一（一）", "示政发〔2015〕68号一（一）"]


def test_a_document_without_a_number_is_cited_by_its_title() -> None:
    rules = with_norms(BAN, documents=(document("layout-2015", dt.date(2015, 1, 1)),))
    assert grounds(letter(rules))[0].source == "《示范文件layout-2015》一（一）"


def test_a_title_inside_a_title_has_single_marks() -> None:
    titled = msgspec.structs.replace(document("layout-2015", dt.date(2015, 1, 1)), title="转发《示范办法》的通知")
    assert grounds(letter(with_norms(BAN, documents=(titled,))))[0].source.startswith("《转发〈示范办法〉的通知》")


def test_a_threshold_is_worked_out_where_it_is_met_and_where_it_is_not() -> None:
    small = letter(project=KILN)
    assert "1500吨/日" in grounds(small)[0].arithmetic
    large = letter(project=msgspec.structs.replace(KILN, capacity=Amount(2500, "吨/日")))
    assert large.outcome == "允许"
    assert [group.heading for group in large.groups] == ["经核算未落入门槛的条款"]
    assert "2500吨/日" in grounds(large)[0].arithmetic


def test_what_gave_way_is_told_with_the_principle() -> None:
    general = directive("plan-2014/5#1", "encourage", "玻璃", industry_codes=(("304",),))
    found = letter(with_norms(BAN, general))
    assert "特别规定优于一般规定" in found.principle
    assert [group.heading for group in found.groups] == ["起决定作用的条款", "一般规定，让位于特别规定的条款"]


def test_no_internal_id_of_a_norm_is_shown() -> None:
    for project in (GLASS, GLASS_ELSEWHERE, ROBOTS, KILN):
        for language in ("zh", "en"):
            found = compose(screen(SHIPPED, project, DAY), documents_of(SHIPPED), Office(), language)
            text = str(msgspec.to_builtins(found))
            ids = {norm.norm.id for pack in SHIPPED for norm in pack.norms}
            assert not [id_ for id_ in ids if id_ in text]


def test_every_match_of_a_verdict_is_cited_in_its_letter() -> None:
    for project in (GLASS, GLASS_ELSEWHERE, ROBOTS, KILN):
        verdict = screen(SHIPPED, project, DAY, rehearse=True)
        found = compose(verdict, documents_of(SHIPPED))
        cited = "\n".join([*(ground.source for ground in grounds(found)), found.others])
        assert verdict.matches
        assert not [match.clause for match in verdict.matches if match.clause not in cited]


def test_clauses_that_do_not_bear_are_listed_together_document_by_document() -> None:
    found = compose(screen(SHIPPED, GLASS, DAY), documents_of(SHIPPED))
    assert found.others.startswith("另查对下列条款")
    assert found.others.count("辽政发〔2015〕24号") == 1


def test_a_draft_is_told_apart_and_is_no_ground() -> None:
    found = letter(project=ROBOTS, rehearse=True)
    assert found.groups[-1].heading == "草案的条款（不作为依据）"
    assert any("草案" in note for note in found.notes)
    assert not any("草案" in note for note in letter(project=ROBOTS).notes)


def test_missing_facts_are_questions_each_asked_once() -> None:
    found = letter(SHIPPED[0], THIN)
    assert found.outcome == "资料不足"
    assert found.supplement
    assert all(question.endswith("？") for question in found.supplement)
    assert len(set(found.supplement)) == len(found.supplement)


def test_every_ground_says_what_its_clause_lays_down() -> None:
    for project in (GLASS, GLASS_ELSEWHERE, ROBOTS, KILN, msgspec.structs.replace(GLASS, activity="renovate"), THIN):
        for ground in grounds(compose(screen(SHIPPED, project, DAY, rehearse=True), documents_of(SHIPPED))):
            assert f"“{ground.subject}”" in ground.why.split("。")[0]


def test_a_clause_that_may_apply_asks_its_own_question_and_leaves_the_general_ones_to_the_list() -> None:
    chemicals = Project(name="化工项目", products=("化工",), activity="new")
    found = compose(screen(SHIPPED, chemicals, DAY), documents_of(SHIPPED))
    (group,) = found.groups
    assert group.heading == "补充材料后才能确定是否适用的条款"
    assert "项目建在哪个市、县？" in found.supplement
    assert not [ground for ground in group.grounds if "哪个市、县" in ground.why]
    assert [ground for ground in group.grounds if "项目是否包括“电石”？" in ground.why]


def test_inferred_facts_are_marked_and_the_others_are_not() -> None:
    found = letter()
    assert {line.label for line in found.facts if line.mark} == {"产品", "所属行业"}
    assert found.inferred
    assert not letter(project=msgspec.structs.replace(GLASS, inferred=())).inferred


def test_every_fact_that_is_known_is_shown() -> None:
    everything = Project(
        name="甲项目", applicant="某厂", region="210100", park="某园", activity="expand", industries=("3041",),
        products=("浮法玻璃",), equipment=(Equipment("熔窑", 2, (Amount(600, "吨/日"),)),), capacity=Amount(1200.5, "吨/日"),
        added_capacity=Amount(0, "吨/日"), investment=Amount(3, "亿元"), energy=5000.0, efficiency="benchmark",
        operating_days=330.0, parameters=(Parameter("单耗", 0.5, "吨"),), date=dt.date(2016, 1, 2), answers=(("新建生产线", False),),
    )  # fmt: skip
    shown = {line.label: line.value for line in letter(project=everything).facts}
    fields = set(everything.__struct_fields__) - {"inferred"}
    assert set(catalogue()["letter_fact"]) == fields
    assert len(shown) == len(fields)
    assert shown["建设地点"] == "辽宁省沈阳市"
    assert shown["所属行业"] == "平板玻璃制造（3041）"
    assert shown["主要设备"] == "熔窑2台（套）（600吨/日）"
    assert shown["产能"] == "1200.5吨/日"
    assert shown["新增产能"] == "0吨/日"
    assert shown["申报日期"] == "2016年1月2日"
    assert shown["申请单位说明"] == "新建生产线（否）"


def test_the_ratio_of_replacement_is_told_with_its_source() -> None:
    found = letter(with_norms(facts=Facts(replacements=(RATIO,))), GLASS_ELSEWHERE)
    assert found.outcome == "须产能置换"
    assert "不低于1.25:1" in found.replacement
    assert "示政发〔2014〕3号第二条" in found.replacement


def test_refusals_name_authorities_and_what_they_rest_on() -> None:
    found = compose(screen(SHIPPED, GLASS, DAY), documents_of(SHIPPED))
    assert len(found.refusals) == 5
    assert found.refused.startswith("依据《辽宁省工业供给侧结构性改革实施意见》二（二）6，")
    assert letter(project=ROBOTS).refusals == ()


def test_an_order_for_a_region_is_called_what_the_verdict_calls_it() -> None:
    order = Limit(id="order-1", region="210000", document="示限〔2016〕1号", clause="一")
    assert grounds(letter(project=ROBOTS, limits=(order,)))[0].source == "示限〔2016〕1号一"


def test_a_refused_project_is_told_no_way_to_proceed() -> None:
    verdict = screen(SHIPPED, msgspec.structs.replace(ROBOTS, region="211400", products=("风电设备",)), DAY)
    assert (verdict.outcome, verdict.procedure.kind) == ("prohibited", "filing")
    assert "不予办理" in compose(verdict, documents_of(SHIPPED)).procedure


@pytest.mark.parametrize(("project", "title"), [
    (Project(name="甲生产线"), "关于甲生产线项目的产业政策审查意见"), (Project(name="乙项目"), "关于乙项目的产业政策审查意见"),
    (Project(name="丙工程"), "关于丙工程的产业政策审查意见"), (Project(products=("机床", "轴承")), "关于机床、轴承项目的产业政策审查意见"),
    (Project(), "关于所报项目的产业政策审查意见"), (Project(name="丁项目（一期）"), "关于丁项目（一期）的产业政策审查意见"),
])  # fmt: skip
def test_the_title_names_the_project(project: Project, title: str) -> None:
    assert letter(project=project).title == title


def test_the_letter_goes_to_the_applicant_unless_somebody_else_is_named() -> None:
    applied = msgspec.structs.replace(GLASS, applicant="某玻璃厂")
    assert letter(project=applied).addressee == "某玻璃厂"
    assert letter(project=applied, office=Office(addressee="某局")).addressee == "某局"


@pytest.mark.parametrize(
    ("given", "shown"), [("2017-03-02", "2017年3月2日"), ("二〇一七年三月", "二〇一七年三月"), ("", "")]
)
def test_a_plain_date_of_signature_is_written_out(given: str, shown: str) -> None:
    assert letter(office=Office(date=given)).date == shown


def test_the_day_and_both_hashes_are_those_of_the_verdict() -> None:
    verdict = screen((RULES,), GLASS, DAY)
    found = letter()
    assert "2017年1月1日" in found.opening
    assert any("2017年1月1日" in note for note in found.notes)
    assert (found.packs_hash, found.facts_hash) == (verdict.packs_hash, verdict.facts_hash)


def test_an_english_letter_has_english_sentences_and_chinese_names() -> None:
    found = letter(language="en")
    assert found.outcome == "Prohibited"
    assert found.groups[0].heading == "The clause that decides"
    assert "示政发〔2015〕68号" in grounds(found)[0].source
    assert "2017-01-01" in found.opening
    assert PRAISE.norm.id not in str(msgspec.to_builtins(found))
