"""``gangmu impact``: outcomes that change, where, through which clause; rows that cannot be used never stop it."""

import json
from pathlib import Path

from tests.cli.running import complaint, gangmu
from tests.cli.verdicts import saved
from tests.screen.rulebook import BAN, PRAISE, SMALL_KILNS, with_norms

TABLE = "项目名称,建设地点\n{}\n"
ROWS = [
    "浮法玻璃生产线项目,沈阳市",
    "浮法玻璃生产线项目,大连市",
    "日产1500吨水泥熟料生产线项目,大连市",
    "工业机器人项目,大连市",
]


def packs(folder: Path) -> tuple[str, ...]:
    """Two states of the rules: the second bans glass in Shenyang and small kilns."""
    old = saved(folder / "old", with_norms(PRAISE))
    new = saved(folder / "new", with_norms(PRAISE, BAN, SMALL_KILNS))
    return "--from", str(old), "--to", str(new), "--as-of", "2017-01-01"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "项目.csv"
    path.write_text(TABLE.format("\n".join(rows or ROWS)), "utf-8")
    return path


def test_outcomes_regions_and_clauses_are_told(tmp_path: Path) -> None:
    ran = gangmu("impact", *packs(tmp_path), "--projects", table(tmp_path), "--lang", "zh")
    assert ran.returncode == 0, ran.stderr
    shown = ran.stdout.decode()
    assert "筛查 4 个项目：2 个结论变化" in shown
    assert "允许→禁止 1" in shown
    assert "沈阳市" in shown
    assert BAN.norm.id in shown
    assert "新增" in shown


def test_json_gives_a_line_for_each_change_and_the_sums_last(tmp_path: Path) -> None:
    ran = gangmu("impact", *packs(tmp_path), "--projects", table(tmp_path), "--json")
    *changes, sums = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(one["row"], one["region"], one["before"], one["after"]) for one in changes] == [
        (2, "210100", "permitted", "prohibited"), (4, "210200", "permitted", "prohibited"),
    ]  # fmt: skip
    assert {one["causes"][0]["norm"] for one in changes} == {BAN.norm.id, SMALL_KILNS.norm.id}
    assert (sums["projects"], sums["changed"], sums["errors"]) == (4, 2, 0)


def test_a_row_that_cannot_be_used_is_named_and_counted_and_the_others_go_on(tmp_path: Path) -> None:
    bad = ["甲项目,不存在的地方"] * 7
    ran = gangmu("impact", *packs(tmp_path), "--projects", table(tmp_path, *bad, *ROWS), "--json")
    assert ran.returncode == 2
    sums = json.loads(ran.stdout.splitlines()[-1])
    assert (sums["projects"], sums["errors"], sums["changed"]) == (4, 7, 2)
    assert ran.stderr.decode().count("不存在的地方") == 5
    assert "项目.csv:2" in ran.stderr.decode()


def test_a_draft_document_counts_for_nothing_and_a_document_in_force_for_what_it_says(tmp_path: Path) -> None:
    for name, words in (("draft", "（征求意见稿）"), ("plan", "")):
        (tmp_path / f"{name}.txt").write_text(
            f"沈阳市工业布局意见{words}\n\n沈政发〔2016〕9号\n\n一、严控产能\n\n禁止新建平板玻璃项目。\n\n沈阳市人民政府\n2016年3月1日\n",
            "utf-8",
        )
    old = saved(tmp_path / "old", with_norms(PRAISE))
    found = {}
    for name in ("draft", "plan"):
        ran = gangmu("impact", "--from", old, "--to", old, "--to", tmp_path / f"{name}.txt", "--as-of", "2017-01-01",
                     "--projects", table(tmp_path), "--json")  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        found[name] = [json.loads(line) for line in ran.stdout.splitlines()]
    assert found["draft"][-1]["changed"] == 0
    assert [one["row"] for one in found["plan"][:-1]] == [2]
    assert found["plan"][0]["causes"][0]["document"] == "沈政发〔2016〕9号"


def test_nothing_changes_between_the_same_packs(tmp_path: Path) -> None:
    old = saved(tmp_path, with_norms(BAN))
    ran = gangmu("impact", "--from", old, "--to", old, "--projects", table(tmp_path), "--as-of", "2017-01-01")
    assert ran.returncode == 0
    assert "No project's outcome changes." in ran.stdout.decode()


def test_what_is_no_file_of_projects_is_refused_in_one_line(tmp_path: Path) -> None:
    both = packs(tmp_path)
    assert "no such file" in complaint("impact", *both, "--projects", tmp_path / "none.csv")
    (tmp_path / "a.png").write_bytes(b"x")
    complaint("impact", *both, "--projects", tmp_path / "a.png")
    (tmp_path / "b.csv").write_text("甲,乙\n1,2\n", "utf-8")
    complaint("impact", *both, "--projects", tmp_path / "b.csv")
