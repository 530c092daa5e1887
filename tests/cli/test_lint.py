"""``gangmu lint`` as people run it: forms of output, exit codes, what is asked for, several documents and packs at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.cli.running import complaint, gangmu
from tests.seeds import ROOT

from gangmu.lint import RULES

HEAD = "晋政发〔{}〕{}号\n\n山西省人民政府关于{}的意见\n\n各市人民政府：\n\n一、主要目标\n{}\n\n山西省人民政府\n{}\n"
PLAN = HEAD.format(2015, 12, "传统产业提升", "到2020年，化工产品精细化率达到58%。", "2015年6月3日")
OPINION = HEAD.format(2016, 20, "工业提质", "到2020年，化工产品精细化率达到53%。", "2016年8月9日")
PACK = ROOT / "packs" / "liaoning"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "opinion.txt").write_text(OPINION, "utf-8")
    return tmp_path


def findings(*arguments: str | Path, code: int = 0, cwd: Path | None = None) -> Any:
    ran = gangmu("lint", *arguments, "--format", "json", cwd=cwd)
    assert ran.returncode == code, ran.stderr.decode()
    return json.loads(ran.stdout)


def test_documents_of_one_command_line_are_held_against_each_other(folder: Path) -> None:
    (found,) = findings("plan.txt", "opinion.txt", "--select", "GM201", code=1, cwd=folder)
    assert (found["code"], found["severity"]) == ("GM201", "error")
    assert [place["document"] for place in found["places"]] == ["晋政发〔2015〕12号", "晋政发〔2016〕20号"]
    text = (folder / "plan.txt").read_text("utf-8")
    place = found["places"][0]
    assert text[place["start"] : place["end"]] == place["quote"] == "化工产品精细化率达到58%"


def test_a_document_by_itself_does_not_contradict_itself(folder: Path) -> None:
    assert findings("plan.txt", "--select", "GM2", "--ignore", "GM205", cwd=folder) == []


def test_two_files_of_one_number_are_told_apart_by_their_names(folder: Path) -> None:
    (folder / "again.txt").write_text(PLAN.replace("58%", "57%"), "utf-8")
    (found,) = findings("plan.txt", "again.txt", "--select", "contradictory-target", code=1, cwd=folder)
    assert [place["document"] for place in found["places"]] == ["晋政发〔2015〕12号", "again.txt"]


def test_the_day_decides_what_has_expired(folder: Path) -> None:
    ended = OPINION.replace("53%。", "53%。\n二、附则\n本意见自2016年9月1日起施行，有效期至2018年12月31日。")
    (folder / "ended.txt").write_text(ended, "utf-8")
    assert [one["code"] for one in findings("ended.txt", "--select", "GM501", "--as-of", "2019-01-01", cwd=folder)] == [
        "GM501"
    ]
    assert findings("ended.txt", "--select", "GM501", "--as-of", "2018-12-31", cwd=folder) == []


def test_a_pack_is_linted_and_its_places_are_cited(folder: Path) -> None:
    found = findings(PACK, "--select", "GM401", "--as-of", "2016-09-01", code=1)
    assert found
    assert all(place["quote"] == "" and place["clause"] for one in found for place in one["places"])
    shown = gangmu("lint", PACK, "--select", "GM401", "--as-of", "2016-09-01", "--lang", "zh").stdout.decode()
    assert "附件2" in shown


def test_sarif_names_the_files_as_they_were_given(folder: Path) -> None:
    ran = gangmu("lint", "plan.txt", "opinion.txt", "--format", "sarif", "--select", "GM201,GM205", cwd=folder)
    (run,) = json.loads(ran.stdout)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["GM201", "GM205"]
    places = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for one in run["results"]
        for location in one["locations"]
    }
    assert places == {"plan.txt", "opinion.txt"}


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_fits_the_terminal_and_quotes_both_places(folder: Path, width: int, language: str) -> None:
    ran = gangmu("lint", "plan.txt", "opinion.txt", "--lang", language, cwd=folder, COLUMNS=str(width))
    shown = ran.stdout.decode()
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert all(quote in shown for quote in ("“化工产品精细化率达到58%”", "“化工产品精细化率达到53%”"))
    assert ran.returncode == 1


def test_two_quotations_stand_side_by_side_where_there_is_room(folder: Path) -> None:
    wide = gangmu("lint", "plan.txt", "opinion.txt", "--select", "GM201", cwd=folder, COLUMNS="120").stdout.decode()
    narrow = gangmu("lint", "plan.txt", "opinion.txt", "--select", "GM201", cwd=folder, COLUMNS="80").stdout.decode()
    assert any("58%" in line and line.count("“") == 2 for line in wide.splitlines())
    assert not any(line.count("“") == 2 for line in narrow.splitlines())


def test_notes_are_short_unless_all_is_asked_for(folder: Path) -> None:
    short = gangmu("lint", "plan.txt", "--select", "GM205", cwd=folder).stdout.decode()
    long = gangmu("lint", "plan.txt", "--select", "GM205", "--all", cwd=folder).stdout.decode()
    assert "“化工产品精细化率达到58%”" not in short
    assert "“化工产品精细化率达到58%”" in long


def test_a_rule_that_does_not_exist_is_refused(folder: Path) -> None:
    ran = gangmu("lint", "plan.txt", "--select", "GM999", cwd=folder)
    assert ran.returncode == 2
    assert "GM999" in ran.stderr.decode()


def test_what_cannot_be_read_is_said_and_the_rest_is_linted(folder: Path) -> None:
    (folder / "empty.txt").write_text("", "utf-8")
    ran = gangmu("lint", "plan.txt", "empty.txt", "opinion.txt", "--format", "json", "--select", "GM201", cwd=folder)
    assert ran.returncode == 2
    assert "empty.txt" in ran.stderr.decode()
    assert len(json.loads(ran.stdout)) == 1


def test_a_folder_that_is_no_pack_is_refused(folder: Path) -> None:
    assert "pack.yaml" in complaint("lint", ".", cwd=folder)


def test_every_code_in_use_is_a_rule(folder: Path) -> None:
    codes = {one["code"] for one in findings("plan.txt", "opinion.txt", code=1, cwd=folder)}
    assert codes <= {rule.code for rule in RULES}
