"""``gangmu export`` for other programs: Akoma Ntoso, JSON Lines, CSV, YAML."""

import json
from pathlib import Path

import pytest
from tests.cli.running import OPINION, complaint, gangmu, names

from gangmu.interchange import from_akn
from gangmu.pack import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "opinion.txt"
    path.write_text(OPINION, "utf-8")
    return path


def test_a_clause_tree_is_written_and_can_be_read_back(file: Path, tmp_path: Path) -> None:
    ran = gangmu("export", file, "--akn", tmp_path / "out" / "opinion.xml")
    assert ran.returncode == 0, ran.stderr
    assert from_akn((tmp_path / "out" / "opinion.xml").read_bytes()).source.text == OPINION


def test_several_clause_trees_go_into_a_folder(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(OPINION, "utf-8")
    assert gangmu("export", file, other, "--akn", tmp_path / "trees").returncode == 0
    assert names(tmp_path / "trees") == ["opinion.txt.xml", "other.txt.xml"]


def test_several_clause_trees_do_not_fit_into_a_file(file: Path, tmp_path: Path) -> None:
    assert b"need a folder" in gangmu("export", file, file, "--akn", tmp_path / "out.xml").stderr


def test_a_tree_that_would_overwrite_another_is_refused(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / file.name).write_text(OPINION, "utf-8")
    assert "same name" in complaint("export", file, folder / file.name, "--akn", tmp_path / "trees")


def test_norms_of_files_and_packs_go_into_one_table(file: Path, tmp_path: Path) -> None:
    pack = next(folder for folder in shipped() if folder.name == "qinghai")
    out = tmp_path / "norms.jsonl"
    ran = gangmu(
        "export", file, pack, "--jsonl", out, "--csv", tmp_path / "norms.csv", "--yaml", tmp_path / "norms.yaml"
    )
    assert ran.returncode == 0, ran.stderr
    documents = {json.loads(line)["document"] for line in out.read_text("utf-8").splitlines()}
    assert documents == {"opinion.txt", "qinghai-supply-side-2016"}
    assert (tmp_path / "norms.csv").read_bytes().count(b"\n") > 20


def test_a_pack_has_no_clause_tree(tmp_path: Path) -> None:
    pack = next(iter(shipped()))
    assert b"of a pack, only --jsonl" in gangmu("export", pack, "--akn", tmp_path / "out.xml").stderr
