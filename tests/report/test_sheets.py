"""The sheets have the columns that offices use, a row for every norm, and say where it stands."""

import pytest
from tests.made import CLAUSES, COMPILED, DOCUMENT

from gangmu.report.place import Place, name, sections
from gangmu.report.sheet import rows, sheet
from gangmu.report.sheets import FORMS
from gangmu.report.words import Words

ZH = Words("zh")
HEADS = {
    "tasks": "序号 重点任务 具体举措 牵头单位 配合单位 完成时限 出处",
    "targets": "序号 指标 目标值 单位 年份 基期 口径 约束性 地区 出处 原文",
    "directives": "序号 地区 导向 对象 行业代码 条件 例外 出处 原文",
    "measures": "序号 工具 措施 受益对象 地区 出处 原文",
}


def drawn(form):
    return sheet(FORMS[form], rows(COMPILED, FORMS[form], ZH), ["示政发〔2016〕1号"], ZH)


@pytest.mark.parametrize("form", HEADS)
def test_the_columns_are_the_standard_ones(form) -> None:
    assert " ".join(drawn(form).heads) == HEADS[form]


@pytest.mark.parametrize("form", HEADS)
def test_every_norm_has_its_row_and_every_row_a_cell_for_each_column(form) -> None:
    table = drawn(form)
    assert len(table.rows) == sum(isinstance(norm, FORMS[form].kind) for norm in COMPILED.norms)
    assert {len(row) for row in table.rows} == {len(table.heads)}
    assert [row[0] for row in table.rows] == list(range(1, len(table.rows) + 1))


def test_a_task_row_says_under_which_heading_who_until_when_and_where() -> None:
    assert drawn("tasks").rows[0] == (
        1, "压减落后能力", "到2018年，示范市工信局牵头，每年压减示范产能3—5万吨", "示范市工信局", "示范市发改委、示范市财政局",
        "2018年底前每年", "示政发〔2016〕1号二（一）1",
    )  # fmt: skip


def test_a_target_row_says_how_much_by_when_against_what() -> None:
    assert drawn("targets").rows[1] == (
        2, "单位产品能耗", "12", "%", "", "2015年", "下降", "约束性", "示范市", "示政发〔2016〕1号一",
        "单位产品能耗比2015年下降12%",
    )  # fmt: skip


def test_a_directive_row_joins_the_lines_of_its_quotation_and_names_the_codes() -> None:
    assert drawn("directives").rows[0] == (
        1, "示范市", "禁止", "示范窑炉", "3041、3042", "年产10万吨以下", "配套园区的除外", "示政发〔2016〕1号二（一）2",
        "禁止新建年产10万吨以下的示范窑炉，配套园区的除外",
    )  # fmt: skip


def test_a_measure_row_names_its_instrument() -> None:
    assert drawn("measures").rows[0][1:4] == ("财政", "给予贷款贴息", "示范企业")


def test_a_document_is_called_by_number_else_title_else_file() -> None:
    assert name(DOCUMENT) == "示政发〔2016〕1号"
    unnumbered = DOCUMENT.__replace__(header=DOCUMENT.header.__replace__(number=""))
    assert name(unnumbered) == "《示范市工业转型实施意见》"
    assert name(unnumbered.__replace__(header=unnumbered.header.__replace__(title=""))) == "示范.txt"


def test_the_heading_over_an_item_is_that_of_its_section() -> None:
    assert sections(CLAUSES)["2.1.2"] == "压减落后能力"
    assert sections(CLAUSES)["a1.1.1"] == "发展方向"


def test_a_clause_nobody_knows_is_cited_by_its_document() -> None:
    assert Place.of(DOCUMENT).full("9.9") == "示政发〔2016〕1号"
