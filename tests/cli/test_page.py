"""What a person sees of a compiled document: everything of importance, quoted, within the width there is."""

from typing import get_args

import msgspec
import pytest
from rich.cells import cell_len
from tests.made import COMPILED, DIAGNOSTICS, DOCUMENT, NORMS

from gangmu.cli.tally import tally
from gangmu.cli.terminal.norms import _STANCES
from gangmu.cli.terminal.page import PARTS, page, rendered
from gangmu.cli.terminal.summary import summary
from gangmu.cli.terminal.view import View
from gangmu.norms.norm import Stance
from gangmu.pipeline import Compiled
from gangmu.report.place import Place
from gangmu.report.words import Words


def shown(compiled: Compiled = COMPILED, width: int = 80, language="zh", only=(), **how: bool) -> list[str]:
    view = View(compiled, Place.of(compiled.document), Words(language), width, **how)
    return [line.plain for line in page(view, only)]


def rows(lines: list[str], words: str) -> list[str]:
    return [line for line in lines if words in line]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 140])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("how", [{}, {"everything": True, "tree": True, "quotes": True}], ids=["brief", "full"])
def test_no_line_is_wider_than_the_terminal(width: int, language, how) -> None:
    assert [line for line in shown(width=width, language=language, **how) if cell_len(line) > width] == []


def test_the_head_says_what_the_document_is() -> None:
    lines = shown()
    assert lines[0] == "示范市工业转型实施意见"
    assert rows(lines, "示政发〔2016〕1号")
    assert rows(lines, "2016-03-01 印发  2018-12-31 失效")
    assert rows(lines, "现行有效")


def test_every_part_has_its_heading_with_how_many_there_are() -> None:
    lines = shown()
    for heading in (
        "条款纲目  9",
        "目标指标  2",
        "任务分解  2",
        "产业导向  2",
        "政策措施  1",
        "诊断  1",
        "请审阅人先看",
    ):
        assert heading in lines


@pytest.mark.parametrize("part", PARTS)
def test_a_part_can_be_shown_alone(part: str) -> None:
    lines = shown(only=(part,))
    heading = {Words("zh")(f"screen.{name}"): name for name in PARTS}
    assert [heading[line.split("  ")[0]] for line in lines if line.split("  ")[0] in heading] == [part]


def test_every_norm_is_followed_by_the_words_it_was_taken_from() -> None:
    text = "\n".join(shown(everything=True, quotes=True))
    joined = "".join(text.split())
    for norm in NORMS:
        assert "".join(norm.quote.split()) in joined


def test_the_outline_shows_two_levels_with_the_norms_below_them_and_the_tree_shows_all() -> None:
    assert rows(shown(only=("outline",)), "二、重点任务")[0].split() == ["二、重点任务", "·", "1", "1", "·"]
    assert not rows(shown(only=("outline",)), "1．")
    assert rows(shown(only=("outline",), tree=True), "　　1．到2018年")


def test_directives_are_grouped_by_region_and_the_annex_is_named_once() -> None:
    lines = shown(only=("directives",))
    assert "样例县  1  附件·样例县" in lines
    assert rows(lines, "示范机床、示范轴承")[0].split()[:3] == ["鼓励", "示范机床、示范轴承", "一"]


def many_directives() -> Compiled:
    kinds = [norm for norm in NORMS if type(norm).__name__ == "Directive"][:1] * 80
    directives = [
        msgspec.structs.replace(norm, stance="encourage" if k < 70 else "prohibit", subjects=(f"产品{k}号",))
        for k, norm in enumerate(kinds)
    ]
    return Compiled(DOCUMENT, tuple(directives), ())


def test_a_long_document_shows_all_it_forbids_and_counts_what_it_welcomes() -> None:
    brief, full = shown(many_directives(), only=("directives",)), shown(many_directives(), everything=True)
    assert len(rows(brief, "产品")) == 5 + 10
    assert rows(brief, "另有 65 条：--all")
    assert len(rows(full, "产品7")) == 1 + 10


def test_every_stance_has_its_place_in_the_order() -> None:
    assert set(_STANCES) == set(get_args(Stance))


def test_the_reviewer_sees_doubtful_norms_missing_years_missing_leads_and_faults() -> None:
    lines = shown(only=("review",))
    heaps = ["存疑，请核对 1 条", "目标未写明年份 1 条", "任务未写明牵头单位 1 条", "文件中的疑点 1 处"]
    assert [line for line in lines if line in heaps] == heaps
    assert rows(lines, "编号从 1．跳到 2．")


def test_a_document_without_anything_odd_says_so() -> None:
    sure = Compiled(DOCUMENT, NORMS[:1], ())
    assert "  没有需要特别核对的内容" in shown(sure, only=("review",))


def test_an_empty_document_is_shown_too() -> None:
    bare = Compiled(msgspec.structs.replace(DOCUMENT, clauses=()), (), ())
    assert shown(bare)[-1] == "合计  目标 0  任务 0  导向 0  措施 0  存疑 0  疑点 0"


def test_totals_count_each_kind() -> None:
    assert shown()[-1] == "合计  目标 2  任务 2  导向 2  措施 1  存疑 1  疑点 1"


def test_notes_are_no_faults() -> None:
    note = msgspec.structs.replace(DIAGNOSTICS[0], severity="info")
    assert tally(Compiled(DOCUMENT, NORMS, (note,))).faults == 0


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_of_several_files_adds_up(width: int) -> None:
    lines = [line.plain for line in summary([("甲.txt", tally(COMPILED)), ("乙.txt", tally(COMPILED))], Words(), width)]
    assert rows(lines, "合计 2 份")[0].split()[3:] == ["18", "4", "4", "4", "2", "2", "2"]
    assert {cell_len(line) for line in lines} == {width}


def test_a_document_cannot_steer_the_terminal() -> None:
    steering = msgspec.structs.replace(NORMS[0], indicator="产能\x1b[2J", quote="a\x9b1mb\x07")
    printed = rendered(page(View(Compiled(DOCUMENT, (steering,), ()), Place.of(DOCUMENT), Words(), 80)))
    assert not {"\x1b", "\x9b", "\x07"} & set(printed)


def test_no_colour_is_sent_where_there_is_no_terminal(capsys) -> None:
    assert "\x1b" not in rendered(page(View(COMPILED, Place.of(DOCUMENT), Words(), 80)))
