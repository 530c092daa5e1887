"""Several files share the cores, keep their order, and do not fall with the one that crashes."""

import datetime as dt
import os
from pathlib import Path

import pytest

from gangmu.cli import crew
from gangmu.cli.crew import compiled_each
from gangmu.errors import UnreadableFile
from gangmu.pipeline import Compiled

DAY = dt.date(2020, 1, 1)


def first_line(compiled: Compiled) -> str:
    """The job: harmless, or a crash of the whole process, or an exception of ours."""
    text = compiled.document.source.text
    if "crash" in text:
        os._exit(139)
    if "bug" in text:
        raise KeyError("bug")
    return text.split("\n")[0]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(f"第{number}份\n正文。\n", "utf-8")
    return paths


def test_results_come_in_the_order_of_the_files(files: list[Path]) -> None:
    outcomes = list(compiled_each(files, first_line, DAY))
    assert [outcome.result for outcome in outcomes] == [f"第{number}份" for number in range(20)]
    assert [outcome.path for outcome in outcomes] == files


def test_a_crashed_worker_is_charged_to_its_file_and_the_others_are_compiled(files: list[Path]) -> None:
    for number in (3, 4, 17):
        files[number].write_text("crash\n", "utf-8")
    outcomes = list(compiled_each(files, first_line, DAY))
    failed = [outcome for outcome in outcomes if outcome.fault]
    assert [outcome.path for outcome in failed] == [files[3], files[4], files[17]]
    assert {outcome.fault.kind for outcome in failed} == {"BrokenProcessPool"}
    assert sum(outcome.result is not None for outcome in outcomes) == 17


def test_an_unreadable_file_and_a_fault_of_ours_are_told_apart(files: list[Path]) -> None:
    files[0].unlink()
    files[1].write_text("bug\n", "utf-8")
    gone, bug, *_ = compiled_each(files, first_line, DAY)
    assert isinstance(gone.fault.error, UnreadableFile)
    assert (bug.fault.error, bug.fault.kind, len(bug.fault.sha256)) == (None, "KeyError", 64)
    assert "first_line" in bug.fault.trace


def test_one_file_is_compiled_without_another_process(files: list[Path], monkeypatch) -> None:
    monkeypatch.setattr(crew, "ProcessPoolExecutor", None)
    (outcome,) = compiled_each(files[:1], first_line, DAY)
    assert outcome.result == "第0份"
