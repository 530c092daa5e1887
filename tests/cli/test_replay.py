"""``gangmu replay``: the same bytes and exit code 0, or what differs and exit code 1."""

import json
from pathlib import Path

import msgspec
from tests.cli.running import complaint, gangmu
from tests.cli.verdicts import kept, saved
from tests.screen.rulebook import BAN, GLASS, PRAISE, ROBOTS, with_norms


def test_a_verdict_of_the_same_packs_is_the_same(tmp_path: Path) -> None:
    ran = gangmu("replay", kept(tmp_path, GLASS), "--packs", saved(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert "byte for byte" in ran.stdout.decode()


def test_the_shipped_packs_are_meant_where_none_are_named(tmp_path: Path) -> None:
    ran = gangmu("replay", kept(tmp_path, GLASS), "--lang", "zh")
    assert ran.returncode == 1
    assert "规范包不是作出原裁定时的规范包" in ran.stdout.decode()


def test_what_differs_is_told_in_words_and_the_exit_code_is_1(tmp_path: Path) -> None:
    said = gangmu("replay", kept(tmp_path, GLASS), "--packs", saved(tmp_path, with_norms(PRAISE)), "--lang", "zh")
    assert said.returncode == 1
    shown = said.stdout.decode()
    assert "禁止 → 允许" in shown
    assert f"- 不再出现  示政发〔2015〕68号 一（一）  {BAN.norm.id}" in shown


def test_json_gives_a_line_for_each_verdict(tmp_path: Path) -> None:
    rules = with_norms(BAN)
    ran = gangmu("replay", kept(tmp_path, GLASS, ROBOTS), "--packs", saved(tmp_path, rules), "--json")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [{match["fate"] for match in line["matches"]} for line in lines] == [set(), {"vanished"}]
    assert [line["same"] for line in lines] == [False, False]
    assert [one["field"] for one in lines[0]["differences"]] == ["packs_hash"]


def test_a_file_that_was_laid_out_says_the_same(tmp_path: Path) -> None:
    path = kept(tmp_path, GLASS)
    path.write_bytes(msgspec.json.format(path.read_bytes(), indent=2))
    ran = gangmu("replay", path, "--packs", saved(tmp_path))
    assert ran.returncode == 0
    assert "laid out otherwise" in ran.stdout.decode()


def test_several_verdicts_are_summed_up_and_one_that_differs_counts(tmp_path: Path) -> None:
    path, packs = kept(tmp_path, GLASS, ROBOTS), saved(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"encouraged"', b'"permitted"', 1))
    ran = gangmu("replay", path, "--packs", packs)
    assert ran.returncode == 1
    assert "2 verdicts: 1 the same, 1 different" in ran.stdout.decode()
    assert "permitted → encouraged" in ran.stdout.decode()


def test_what_is_no_verdict_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "b.json").write_bytes(b"")
    (tmp_path / "c.json").write_bytes(b"\xff\xfe{")
    assert "a.json" in complaint("replay", tmp_path / "a.json")
    assert "the file is empty" in complaint("replay", tmp_path / "b.json")
    assert "no JSON" in complaint("replay", tmp_path / "c.json")
    assert "no such file" in complaint("replay", tmp_path / "d.json")
    assert "directory" in complaint("replay", tmp_path)


def test_a_bad_line_among_good_ones_is_named_by_its_number(tmp_path: Path) -> None:
    path = kept(tmp_path, GLASS)
    path.write_bytes(path.read_bytes() + b"\nnonsense\n")
    ran = gangmu("replay", path, "--packs", saved(tmp_path))
    assert ran.returncode == 2
    assert "verdicts.jsonl:3" in ran.stderr.decode()


def test_a_broken_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "empty/pack.yaml" in complaint("replay", kept(tmp_path, GLASS), "--packs", tmp_path / "empty")
