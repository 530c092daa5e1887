import pytest
from tests.read.word import abstract, level, num, p, word

from gangmu.read import read_bytes

STATUTE = abstract(
    0,
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'),
    level(2, "chineseCounting", "（%3）"),
)
OPINION = abstract(
    0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes("a.docx", word(body, numbering=numbering, styles=styles)).text.splitlines()


def test_levels_of_an_opinion_restart_under_each_heading() -> None:
    body = "".join(p(words, (1, place)) for words, place in [
        ("总体要求", 0), ("思路", 1), ("目标", 1), ("产值", 2), ("利润", 2), ("重点任务", 0), ("改造", 1), ("技术", 2),
    ])  # fmt: skip
    assert lines(body, OPINION + num(1, 0)) == [
        "一、总体要求", "（一）思路", "（二）目标", "1. 产值", "2. 利润", "二、重点任务", "（一）改造", "1. 技术",
    ]  # fmt: skip


def test_articles_of_a_statute_run_on_through_its_chapters() -> None:
    body = "".join(p(words, (1, place)) for words, place in [
        ("总则", 0), ("为了发展。", 1), ("应当：", 1), ("甲；", 2), ("乙。", 2), ("管理", 0), ("部门负责。", 1), ("丙。", 2),
    ])  # fmt: skip
    assert lines(body, STATUTE + num(1, 0)) == [
        "第一章 总则", "第一条 为了发展。", "第二条 应当：", "（一）甲；", "（二）乙。", "第二章 管理",
        "第三条 部门负责。", "（一）丙。",
    ]  # fmt: skip


def test_lists_of_one_abstract_numbering_share_its_counter() -> None:
    body = p("甲", (1, 0)) + p("乙", (2, 0)) + p("丙", (1, 0))
    assert lines(body, OPINION + num(1, 0) + num(2, 0)) == ["一、甲", "二、乙", "三、丙"]


def test_a_start_override_begins_anew_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = p("甲", (1, 0)) + p("乙", (1, 0)) + p("丙", (2, 0)) + p("丁", (2, 0))
    assert lines(body, OPINION + num(1, 0) + num(2, 0, override)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_an_overridden_level_looks_as_the_override_says() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert lines(p("甲", (1, 0)), OPINION + num(1, 0, override)) == ["C)甲"]


def test_numbers_start_where_the_level_says() -> None:
    assert lines(p("甲", (1, 0)), abstract(0, level(0, "decimal", "%1、", start=5)) + num(1, 0)) == ["5、甲"]


def test_a_deeper_number_shows_its_parents_even_where_none_was_used() -> None:
    decimal = abstract(0, level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    assert lines(p("甲", (1, 1)) + p("乙", (1, 1)), decimal + num(1, 0)) == ["1.1 甲", "1.2 乙"]


def test_a_level_may_restart_only_after_a_certain_level() -> None:
    restart = '<w:lvlRestart w:val="1"/>'
    three = abstract(
        0, level(0, "decimal", "%1)"), level(1, "decimal", "%2)"), level(2, "lowerLetter", "%3)", more=restart)
    )
    body = "".join(p("x", (1, place)) for place in (0, 1, 2, 1, 2, 0, 2))
    assert lines(body, three + num(1, 0)) == ["1)x", "1)x", "a)x", "2)x", "b)x", "2)x", "a)x"]


@pytest.mark.parametrize(
    ("gap", "line"), [('<w:suff w:val="nothing"/>', "第一条甲"), ('<w:suff w:val="space"/>', "第一条 甲")]
)
def test_the_gap_after_a_label_is_a_blank_or_nothing(gap: str, line: str) -> None:
    assert lines(p("甲", (1, 0)), abstract(0, level(0, "chineseCounting", "第%1条", more=gap)) + num(1, 0)) == [line]


STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Own"><w:basedOn w:val="H1"/></w:style>'
)
TIED = abstract(
    0,
    level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
    level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
)


def test_numbering_is_inherited_from_paragraph_styles() -> None:
    body = p("甲", style="H1") + p("乙", style="H2") + p("丙", style="Own") + p("丁", style="H2")
    assert lines(body, TIED + num(1, 0), STYLES) == ["一、甲", "（一）乙", "二、丙", "（一）丁"]


def test_a_paragraph_may_take_itself_out_of_the_numbering_of_its_style() -> None:
    body = p("甲", style="H1") + p("乙", (0, 0), style="H1") + p("丙", style="H1")
    assert lines(body, TIED + num(1, 0), STYLES) == ["一、甲", "乙", "二、丙"]


def test_styles_that_rest_on_each_other_in_a_circle_do_no_harm() -> None:
    circle = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert lines(p("甲", style="A"), TIED + num(1, 0), circle) == ["甲"]


def test_a_numbering_may_be_defined_by_a_list_style() -> None:
    numbering = abstract(0, more='<w:numStyleLink w:val="L"/>') + num(1, 0)
    numbering += abstract(5, level(0, "ideographTraditional", "%1、"), more='<w:styleLink w:val="L"/>') + num(9, 5)
    assert lines(p("子", (1, 0)) + p("丑", (1, 0)), numbering) == ["甲、子", "乙、丑"]


def test_bullets_of_symbol_fonts_become_plain_ones_and_dashes_stay() -> None:
    bullets = abstract(0, level(0, "bullet", "\uf06c"), level(1, "bullet", "——")) + num(1, 0)
    assert lines(p("甲", (1, 0)) + p("乙", (1, 1)), bullets) == ["• 甲", "——乙"]


def test_an_empty_numbered_paragraph_counts_and_shows_nothing() -> None:
    assert lines(p("甲", (1, 0)) + p("", (1, 0)) + p("丙", (1, 0)), OPINION + num(1, 0)) == ["一、甲", "三、丙"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert lines(p("甲", (7, 0)) + p("乙", (1, 8)), OPINION + num(1, 0)) == ["甲", "乙"]
