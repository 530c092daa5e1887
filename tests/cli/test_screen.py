"""``gangmu screen``: an office's page for one project, a table for several, one clear line for what cannot be read."""

import json
import re
from pathlib import Path

import pytest
import xlsxwriter
from rich.cells import cell_len
from tests.cli.running import complaint, gangmu

GLASS = ("--text", "年产600万重量箱浮法玻璃生产线", "--region", "沈阳", "--as-of", "2016-09-01")
POLICY = """沈阳市人民政府关于玻璃工业的意见

一、总体要求
严禁新建平板玻璃项目。
二、发展方向
鼓励发展工业机器人。
"""
CONTRACT = {
    "project", "as_of", "outcome", "matches", "missing", "procedure", "refusals", "replacement", "packs_hash", "facts_hash",
}  # fmt: skip


def shown(*arguments: str | Path, lang: str = "zh", width: int = 80) -> str:
    ran = gangmu("--lang", lang, "screen", *arguments, COLUMNS=str(width))
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


def test_the_outcome_comes_first_then_the_clause_that_decides() -> None:
    lines = shown(*GLASS).splitlines()
    assert lines[1].startswith("禁止  年产600万重量箱浮法玻璃生产线")
    told = [line.split()[0] for line in lines if line and not line.startswith((" ", "━", "─"))]
    assert told[2:] == ["依据", "程序", "不得办理", "项目", "其他条款", "以"]
    assert "建设性质  新建（推断）" in "\n".join(lines)


def test_no_internal_id_of_a_norm_is_shown() -> None:
    for lang in ("zh", "en"):
        assert not re.search(r"[a-z]-20\d\d/", shown(*GLASS, "--all", lang=lang))


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    page = shown(*GLASS, "--all", lang=lang, width=width)
    assert max(map(cell_len, page.splitlines())) <= width


def test_what_is_missing_is_asked_in_numbered_questions() -> None:
    page = shown("--text", "新建常减压装置", "--region", "沈阳", "--as-of", "2016-09-01")
    assert "1. 常减压炼油装置的规模是多少？本条的门槛为低于1000万吨/年。" in page


def test_a_threshold_that_is_not_met_is_worked_out_among_the_other_clauses() -> None:
    page = shown("--text", "新建2500吨/日新型干法水泥熟料生产线", "--region", "大连", "--as-of", "2016-09-01")
    assert "2500吨/日，门槛低于2000吨/日，未落入。" in page


def test_the_deciding_clause_is_quoted_where_its_text_is_at_hand(tmp_path: Path) -> None:
    policy = tmp_path / "意见.txt"
    policy.write_text(POLICY, "utf-8")
    page = shown("--text", "新建浮法玻璃项目", "--region", "沈阳", "--packs", policy)
    assert "“严禁新建平板玻璃项目" in page


def test_several_projects_are_a_table_and_each_is_shown_in_full_when_asked(tmp_path: Path) -> None:
    projects = tmp_path / "项目.csv"
    projects.write_text("项目名称,地区\n新建浮法玻璃生产线,沈阳\n工业机器人制造,沈阳\n", "utf-8")
    table = shown(projects, "--as-of", "2016-09-01", width=100)
    assert "  2  新建浮法玻璃生产线" in table
    assert "合计 2 个项目：禁止 1、鼓励 1" in table
    assert shown(projects, "--as-of", "2016-09-01", "--all").count("不得办理") == 1


def test_json_has_every_field_of_the_contract() -> None:
    verdict = json.loads(shown(*GLASS, "--json"))
    assert set(verdict) == CONTRACT
    assert {"name", "region", "activity", "industries", "products", "equipment", "capacity", "inferred"} <= set(
        verdict["project"]
    )
    keys = {"norm", "document", "clause", "stance", "subject", "matched", "role", "arithmetic", "why"}
    assert all(set(match) == keys for match in verdict["matches"])
    assert set(verdict["procedure"]) == {"kind", "level", "basis"}


@pytest.mark.parametrize(("content", "said"), [
    ("", "the file is empty"), ("项目名称,地区\n", "there is no project in it"), ("foo,bar\n1,2\n", "no column of it is known"),
    ("项目名称,产能\n玻璃,600吨/蛋\n", "row 2 Capacity: 600吨/蛋 is not"), ("项目名称,产能\n玻璃,-600吨/日\n", "row 2 Capacity: -600吨/日 is not"),
    ("项目名称,地区\n玻璃,火星\n", "row 2 Place: 火星 is not"),
])  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "项目.csv"
    path.write_text(content, "utf-8")
    line = complaint("screen", path)
    assert said in line
    assert "; " in line


def test_projects_on_several_sheets_are_never_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "项目.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("甲", "乙"):
            book.add_worksheet(name).write_column(0, 0, ["项目名称", f"{name}玻璃"])
        book.add_worksheet("说明").write(0, 0, "填表说明")
    assert "several sheets (甲, 乙)" in complaint("screen", path)


@pytest.mark.parametrize(("arguments", "said"), [
    (("--text", "玻璃", "--region", "火星"), "--region: 火星"), (("--as-of", "2016-13-01", "--text", "玻璃"), "--as-of: 2016-13-01"),
    ((), "no project is named"), (("--text", " "), "the title is empty"), (("--foo",), "--foo"),
])  # fmt: skip
def test_a_command_that_is_misused_says_what_to_do_in_the_language_of_the_user(
    arguments: tuple[str, ...], said: str
) -> None:
    assert said in complaint("screen", *arguments)
    assert "；请" in complaint("--lang", "zh", "screen", *arguments)


def test_a_document_without_any_rule_does_not_permit_everything(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于开会的通知\n\n请各单位按时参加。\n", "utf-8")
    assert "nothing in it is a rule" in complaint("screen", "--text", "玻璃", "--packs", path)
