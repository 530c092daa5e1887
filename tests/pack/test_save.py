"""A pack is written in one canonical form that every YAML reader understands alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu.errors import UnwritableOutput
from gangmu.pack import load_pack, pack_files, save_pack, shipped
from gangmu.pack.yaml_text import parse_yaml
from tests.pack.made import FULL, changed, pack, target

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(lambda text: text.strip())


def test_what_is_saved_loads_again_as_it_was(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path)
    assert load_pack(tmp_path) == FULL


def test_saving_again_changes_no_byte(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path)
    assert pack_files(load_pack(tmp_path)) == pack_files(FULL)


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_the_shipped_packs_are_in_canonical_form(folder: Path) -> None:
    written = {name: text for name, text in pack_files(load_pack(folder)).items() if text}
    on_disk = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in (*folder.glob("*.yaml"), *folder.glob("facts/*.yaml"))
    }
    assert written == on_disk


def test_what_a_pack_no_longer_has_leaves_the_folder_and_other_files_stay(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path)
    (tmp_path / "README.md").write_text("kept", "utf-8")
    bare = pack(target("plan-2015/1#1", 1))
    save_pack(bare, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "pack.yaml", "targets.yaml"]
    assert load_pack(tmp_path) == bare


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(UnwritableOutput, match="the pack could not be written"):
        save_pack(FULL, tmp_path / "file")


def test_a_norm_is_a_short_block_with_its_defaults_left_out() -> None:
    assert pack_files(pack(target("plan-2015/1.10#1", 58.0)))["targets.yaml"] == (
        "- id: plan-2015/1.10#1\n"
        "  document: plan-2015\n"
        "  clause: '1.10'\n"
        "  cite: 一（一）\n"
        "  indicator: 化工产品精细化率\n"
        "  indicator_id: chemical_refinement_rate\n"
        "  value: 58\n"
        "  unit: '%'\n"
        "  year: 2020\n"
    )


def test_a_list_too_wide_for_a_line_stands_below_its_field() -> None:
    subjects = tuple(f"示范产业{number:03}" for number in range(20))
    found = changed(FULL.norms[4], subjects=subjects, industry_codes=())
    lines = pack_files(pack(found))["directives.yaml"].splitlines()
    assert "  subjects:" in lines
    assert "  - 示范产业019" in lines
    assert max(map(len, lines)) < 120


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS, st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_any_words_and_numbers_survive(words: str, note: str, value: float) -> None:
    found = changed(FULL.norms[0], indicator=words, value=value, unit=note)
    text = pack_files(pack(found))["targets.yaml"]
    ((entry,), complaints) = parse_yaml(text, "targets.yaml")
    assert not complaints
    assert (entry["indicator"], entry["unit"], entry["value"]) == (words, note, value)


@settings(max_examples=150, deadline=None)
@given(st.text("0123456789abefnoxyYNTl.:-+_~=<>' #[]{},&*!|%@`\"", min_size=1).filter(str.strip))
def test_a_reader_of_another_yaml_takes_words_for_words(words: str) -> None:
    text = pack_files(pack(changed(FULL.norms[0], indicator=words)))["targets.yaml"]
    assert yaml.safe_load(text)[0]["indicator"] == words


def test_dates_are_dates_to_every_reader() -> None:
    documents = yaml.safe_load(pack_files(FULL)["pack.yaml"])["documents"]
    assert documents[0]["issued"] == dt.date(2015, 7, 27)


def test_quotations_are_kept_where_a_pack_has_them(tmp_path: Path) -> None:
    quoted = changed(FULL.norms[0], start=3, end=8, quote="达到\n58", rule="sentence", certainty="likely")
    found = msgspec.structs.replace(FULL, norms=(quoted, *FULL.norms[1:]))
    save_pack(found, tmp_path)
    assert load_pack(tmp_path, {"plan-2015": "到时候达到\n58%"}) == found
