"""Whatever it is given, the program says in one line what is wrong and what to do, and leaves nothing half-written."""

import os
import re
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.cli import broken
from tests.cli.running import OPINION, PROGRAM, complaint, environment, gangmu, names

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def opinion(tmp_path: Path) -> Path:
    path = tmp_path / "意见.txt"
    path.write_text(OPINION, "utf-8")
    return path


@pytest.mark.parametrize(("name", "data", "what"), [
    ("a.png", PNG, "PNG picture"), ("a.txt", b"", "empty"), ("a.txt", b" \n\t", "empty"),
    ("a.txt", b"\xff" * 99, "GB18030"), ("a.docx", b"PK\x03\x04" + bytes(40), "broken"),
])  # fmt: skip
@pytest.mark.parametrize("command", ["read", "compile", "export"])
def test_a_file_that_cannot_be_read_is_refused_in_a_line(tmp_path: Path, name, data, what, command) -> None:
    (tmp_path / name).write_bytes(data)
    extra = ["--tasks", tmp_path / "t.xlsx"] if command == "export" else []
    line = complaint(command, tmp_path / name, *extra)
    assert name in line
    assert what in line
    assert "; " in line, "what to do"
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize(("name", "make", "what"), [
    ("a.pdf", broken.scanned_pdf, "no text"), ("a.pdf", broken.encrypted_pdf, "password"),
    ("a.docx", broken.truncated_docx, "broken"), ("a.docx", broken.bomb_docx, "unpacks to far more"),
])  # fmt: skip
def test_a_document_that_cannot_be_opened_is_refused_in_a_line(tmp_path: Path, name, make, what) -> None:
    (tmp_path / name).write_bytes(make())
    assert what in complaint("compile", tmp_path / name)
    line = complaint("compile", tmp_path / name, "--out", tmp_path / "out", LANG="zh_CN.UTF-8")
    assert not re.search(r"[a-z]{3} [a-z]{3}", line.removeprefix(f"gangmu：{tmp_path}")), "a phrase without its Chinese"
    assert names(tmp_path / "out") == []


def test_the_line_is_chinese_where_the_locale_is(tmp_path: Path) -> None:
    line = complaint("compile", tmp_path / "没有.txt", LANG="zh_CN.UTF-8")
    assert line == f"gangmu：{tmp_path}/没有.txt：没有这个文件；请检查路径"


def test_a_directory_and_a_vanished_file_are_refused(tmp_path: Path) -> None:
    assert "directory" in complaint("compile", tmp_path)
    assert "no such file" in complaint("read", tmp_path / "gone.txt")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(300_000_000)
    assert "MB" in complaint("compile", tmp_path / "huge.txt")


def test_good_files_are_compiled_beside_bad_ones_each_of_which_has_its_line(opinion: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(PNG)
    ran = gangmu("compile", tmp_path / "bad.png", opinion, tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert [line.split(": ")[1] for line in ran.stderr.decode().splitlines()] == [
        str(tmp_path / "bad.png"), str(tmp_path / "gone.txt"),
    ]  # fmt: skip
    assert names(tmp_path / "out") == ["意见.txt.json"]


def test_an_unknown_option_or_command_is_refused(opinion: Path) -> None:
    assert gangmu("compile", opinion, "--nonsense").returncode == 2
    assert gangmu("nonsense").returncode == 2
    assert gangmu("compile").returncode == 2
    assert gangmu("compile", opinion, "--as-of", "31.12.2020").returncode == 2


@pytest.mark.parametrize("place", ["file", "file/deeper", "/proc/nowhere"])
def test_a_folder_that_cannot_be_made_is_refused_before_compiling(opinion: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    complaint("compile", opinion, "--out", tmp_path / place)


@pytest.mark.parametrize(("out", "what"), [
    ("t.pdf", ".xlsx"), ("t", ".xlsx"), ("folder.xlsx", "directory"), ("file/t.xlsx", "file"), ("/proc/t.csv", ""),
])  # fmt: skip
def test_an_export_that_cannot_be_written_is_refused(opinion: Path, tmp_path: Path, out: str, what: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    before = sorted(tmp_path.iterdir())
    assert what in complaint("export", opinion, "--tasks", tmp_path / out)
    assert sorted(tmp_path.iterdir()) == before


def test_two_tables_in_one_csv_are_refused(opinion: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    assert "one table only" in complaint("export", opinion, "--tasks", out, "--targets", out)
    assert not out.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["read"], ["compile"], ["compile", "--json"]])
def test_a_full_disk_under_the_output_is_said_in_a_line(opinion: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [PROGRAM, *arguments, opinion], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert ran.returncode == 2
    assert ran.stderr.decode().splitlines() == [
        "gangmu: stdout: no space is left on the disk; free some space, or choose another place"
    ]


def test_an_output_that_cannot_be_written_whole_leaves_the_old_one(opinion: Path, tmp_path: Path) -> None:
    gangmu("compile", opinion, "--out", tmp_path / "out")
    before = (tmp_path / "out" / "意见.txt.json").read_bytes()
    ran = subprocess.run(
        [PROGRAM, "compile", opinion, "--out", tmp_path / "out"], capture_output=True, env=environment(), check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    assert ran.returncode == 2
    assert b"larger than allowed" in ran.stderr
    assert (tmp_path / "out" / "意见.txt.json").read_bytes() == before
    assert names(tmp_path / "out") == ["意见.txt.json"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, unbuffered: str) -> None:
    (tmp_path / "long.txt").write_text(OPINION * 500, "utf-8")
    for arguments in ("read", "compile --json"):
        ran = subprocess.run(
            f"'{PROGRAM}' {arguments} long.txt | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}", shell=True,
            executable="/bin/bash", cwd=tmp_path, capture_output=True, env=environment(PYTHONUNBUFFERED=unbuffered), check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (141, b"")


def test_the_same_output_written_twice_at_once_is_whole(opinion: Path, tmp_path: Path) -> None:
    arguments = [PROGRAM, "compile", opinion, "--out", tmp_path / "out"]
    runs = [subprocess.Popen(arguments, env=environment(), stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert names(tmp_path / "out") == ["意见.txt.json"]
    assert (tmp_path / "out" / "意见.txt.json").read_bytes() == gangmu("compile", opinion, "--json").stdout


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Files that keep both cores busy for seconds."""
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text(OPINION * 400, "utf-8")
    return paths


def started(many: list[Path], out: Path) -> subprocess.Popen[bytes]:
    """A run that has written its first file and is not done."""
    arguments = [PROGRAM, "compile", *many, "--out", out]
    run = subprocess.Popen(
        arguments, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
    )
    while run.poll() is None and not (out.is_dir() and any(out.glob("*.json"))):
        time.sleep(0.02)
    assert run.poll() is None, "the files are too small to be interrupted"
    return run


def gone(group: int) -> bool:
    """Whether no process of the group is left, after a moment."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_quietly_with_130_and_leaves_no_process(many: list[Path], tmp_path: Path) -> None:
    run = started(many, tmp_path / "out")
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.strip() == b""
    assert gone(run.pid)


def test_a_killed_run_leaves_whole_files_only_and_no_process(many: list[Path], tmp_path: Path) -> None:
    run = started(many, tmp_path / "out")
    run.kill()
    run.communicate(timeout=30)
    assert gone(run.pid)
    for path in (tmp_path / "out").iterdir():
        assert path.suffix == ".json"
        assert path.read_bytes().endswith(b"}\n")
