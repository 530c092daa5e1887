"""A pack loads whole, or every fault in it is told with file, line, field and what to do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu.cli.complaints import translated
from gangmu.errors import BrokenPack, PackFault
from gangmu.pack import load_pack, load_packs, pack_files, save_pack
from gangmu.pack.yaml_text import MOST_CHARACTERS
from tests.pack.made import FULL, document, pack
from tests.seeds import ROOT

CASES = sorted((ROOT / "tests/cases/packs").iterdir())
TEXTS = {name: text for name, text in pack_files(FULL).items() if text}


def faults(folder: Path) -> list[str]:
    """What is said of the pack in ``folder``, without the folder's name; its ``texts`` are the sources."""
    sources = {path.stem: path.read_text("utf-8") for path in folder.glob("texts/*.txt")}
    with pytest.raises(BrokenPack) as caught:
        load_pack(folder, sources)
    return [str(fault).replace(f"{folder.name}/", "") for fault in caught.value.faults]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_broken_pack_is_told_what_is_wrong_and_where(folder: Path) -> None:
    assert faults(folder) == (folder / "faults.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "folder", [case for case in CASES if not case.name.startswith("several")], ids=lambda f: f.name
)
def test_one_fault_has_one_message(folder: Path) -> None:
    assert len(faults(folder)) == 1


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_fault_can_be_said_in_chinese(folder: Path) -> None:
    with pytest.raises(BrokenPack) as caught:
        load_pack(folder, {"plan-2020": "研发经费占比达到1.5%。\n"})
    for fault in caught.value.faults:
        assert translated(fault.what, "zh") != fault.what, f"add to cli/data/errors.toml: {fault.what}"
        assert translated(fault.do, "zh") != fault.do, f"add to cli/data/errors.toml: {fault.do}"


def test_a_fault_points_at_the_line_of_its_field(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path / "demo")
    path = tmp_path / "demo" / "directives.yaml"
    lines = path.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, 1) if "value: 300" in line)
    path.write_text("\n".join(lines).replace("value: 300", "value: many"), "utf-8")
    with pytest.raises(BrokenPack) as caught:
        load_pack(tmp_path / "demo")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.field) == ("demo/directives.yaml", place, "thresholds[1].value")


def test_a_message_stays_one_line_whatever_value_it_quotes(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path / "demo")
    path = tmp_path / "demo" / "facts" / "replacements.yaml"
    path.write_text(
        path.read_text("utf-8").replace("document: plan-2015", 'document: "' + "一\\n" * 3000 + '"'), "utf-8"
    )
    with pytest.raises(BrokenPack) as caught:
        load_pack(tmp_path / "demo")
    (message,) = [str(fault) for fault in caught.value.faults]
    assert "is no document of this pack" in message
    assert len(message) < 400
    assert "\n" not in message


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(BrokenPack, match=r"nowhere/pack\.yaml: there is no such file"):
        load_pack(tmp_path / "nowhere")


def test_a_file_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path / "demo")
    (tmp_path / "demo" / "tasks.yaml").write_text("# " + "x" * (MOST_CHARACTERS + 1), "utf-8")
    with pytest.raises(BrokenPack, match=r"tasks\.yaml: the file has more than 4 million characters"):
        load_pack(tmp_path / "demo")


def test_a_folder_where_a_file_belongs_is_told_of(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path / "demo")
    (tmp_path / "demo" / "measures.yaml").mkdir()
    with pytest.raises(BrokenPack, match=r"measures\.yaml: the file cannot be read"):
        load_pack(tmp_path / "demo")


def test_two_packs_share_no_name_no_document_and_no_id(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path / "a")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with pytest.raises(BrokenPack) as caught:
        load_packs([tmp_path / "a", tmp_path / "b"])
    assert [fault.field for fault in caught.value.faults] == ["name", "documents[1].key", "documents[2].key"]
    assert {fault.file for fault in caught.value.faults} == {"b/pack.yaml"}


def test_the_faults_of_several_packs_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(BrokenPack) as caught:
        load_packs([CASES[0], CASES[1]])
    assert {fault.file.partition("/")[0] for fault in caught.value.faults} == {CASES[0].name, CASES[1].name}


def test_a_pack_may_have_documents_and_nothing_else(tmp_path: Path) -> None:
    bare = pack(documents=(document("plan-2015", None),))
    save_pack(bare, tmp_path)
    assert load_pack(tmp_path) == bare


def test_document_and_clause_may_be_left_to_the_id(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path)
    path = tmp_path / "targets.yaml"
    path.write_text(re.sub(r"^  (document|clause): .*\n", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    assert load_pack(tmp_path) == FULL


def test_comments_and_the_layout_of_yaml_count_for_nothing(tmp_path: Path) -> None:
    save_pack(FULL, tmp_path)
    path = tmp_path / "targets.yaml"
    text = path.read_text("utf-8").replace("unit: '%'", 'unit:   "%"  # per cent')
    path.write_text("# reviewed\n---\n" + text + "...\n", "utf-8")
    assert load_pack(tmp_path) == FULL


edits = st.tuples(
    st.sampled_from(sorted(TEXTS)), st.integers(0, 2000), st.integers(0, 12),
    st.text(st.sampled_from("-:[]{}&*!|>'\"#%@,? \n\t0.1a研～~é\x00\x85\ufeff"), max_size=8),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(edits)
def test_whatever_is_written_into_a_file_either_loads_or_is_told_of(
    tmp_path_factory: pytest.TempPathFactory, edit: tuple[str, int, int, str]
) -> None:
    name, start, length, put = edit
    folder = tmp_path_factory.mktemp("pack")
    save_pack(FULL, folder)
    text = TEXTS[name]
    start = min(start, len(text))
    (folder / name).write_text(text[:start] + put + text[start + length :], encoding="utf-8", newline="")
    told: tuple[PackFault, ...] = ()
    try:
        load_pack(folder)
    except BrokenPack as broken:
        told = broken.faults
    assert all(fault.what and fault.do and fault.file for fault in told)
