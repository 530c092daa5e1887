"""``gangmu bisect``: the outcome over time, and the document and clause that turned it."""

import json
from pathlib import Path

import pytest
from tests.cli.running import complaint, gangmu
from tests.cli.verdicts import saved
from tests.screen.rulebook import BAN

TEXT = ("--text", "新建浮法玻璃生产线项目", "--region", "沈阳")


def test_each_spell_is_told_with_what_began_it(tmp_path: Path) -> None:
    ran = gangmu("bisect", *TEXT, "--packs", saved(tmp_path), "--lang", "zh")
    assert ran.returncode == 0, ran.stderr
    shown = ran.stdout.decode()
    assert "转折 2 次" in shown
    assert "2015-12-12  2018-12-31  禁止" in shown
    assert "示政发〔2015〕68号施行：一（一）" in shown
    assert "示政发〔2015〕68号失效：一（一）" in shown


def test_json_gives_spells_and_turns(tmp_path: Path) -> None:
    ran = gangmu("bisect", *TEXT, "--packs", saved(tmp_path), "--json", "--from", "2015-01-01", "--to", "2017-01-01")
    found = json.loads(ran.stdout)
    assert [(one["first"], one["last"], one["outcome"]) for one in found["spells"]] == [
        ("2015-01-01", "2015-12-11", "permitted"), ("2015-12-12", "2017-01-01", "prohibited"),
    ]  # fmt: skip
    assert [one["causes"][0]["norm"] for one in found["turns"]] == [BAN.norm.id]


def test_a_verdict_that_never_turns_is_told_as_such(tmp_path: Path) -> None:
    ran = gangmu("bisect", *TEXT, "--packs", saved(tmp_path), "--from", "2016-01-01", "--to", "2017-01-01")
    assert ran.stdout.decode() == "since 2016-01-01 the outcome has always been: prohibited\n"


def test_the_project_may_stand_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("name: 甲项目\nregion: '210100'\nactivity: new\nproducts: [浮法玻璃]\n", "utf-8")
    ran = gangmu("bisect", "--project", path, "--packs", saved(tmp_path), "--json")
    assert ran.returncode == 0, ran.stderr
    assert len(json.loads(ran.stdout)["turns"]) == 2


def test_an_order_for_a_region_is_obeyed_on_its_days(tmp_path: Path) -> None:
    orders = tmp_path / "orders.yaml"
    orders.write_text(
        "- id: o1\n  region: '210200'\n  document: 示限1号\n  since: 2016-06-01\n  until: 2016-06-30\n", "utf-8"
    )
    ran = gangmu("bisect", "--text", "新建工业机器人项目", "--region", "大连", "--packs", saved(tmp_path), "--limits", orders,
                 "--from", "2016-01-01", "--json")  # fmt: skip
    assert [one["day"] for one in json.loads(ran.stdout)["turns"]] == ["2016-06-01", "2016-07-01"]


def test_the_shipped_packs_are_meant_where_none_are_named() -> None:
    found = json.loads(gangmu("bisect", *TEXT, "--to", "2017-01-01", "--json").stdout)
    assert "2015-12-12" in [turn["day"] for turn in found["turns"]]


@pytest.mark.parametrize("arguments", [(), ("--text", "a", "--project", "b"), ("--text", "a", "--region", "乌有"),
                                       ("--text", "a", "--from", "2017-01-01", "--to", "2016-01-01"), ("--text", "a", "--from", "x")])  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused(arguments: tuple[str, ...]) -> None:
    ran = gangmu("bisect", *arguments)
    assert ran.returncode == 2
    assert ran.stdout == b""


def test_a_file_of_several_projects_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("项目名称,建设地点\n甲,沈阳\n乙,大连\n", "utf-8")
    assert "one project" in complaint("bisect", "--project", tmp_path / "a.csv", "--packs", saved(tmp_path))
    (tmp_path / "b.yaml").write_text("- {region: '210100'}\n", "utf-8")
    complaint("bisect", "--project", tmp_path / "b.yaml", "--packs", saved(tmp_path))
