"""A file appears whole or not at all."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gangmu.errors import UnwritableOutput
from gangmu.report import atomic
from gangmu.report.atomic import make_folder, write_whole


@pytest.fixture(params=["unnamed until complete", "named from the start"])
def _both_ways(request, monkeypatch) -> None:
    if request.param == "named from the start":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


@pytest.mark.usefixtures("_both_ways")
def test_a_file_is_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "表.csv", b"one")
    write_whole(tmp_path / "表.csv", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["表.csv"]
    assert (tmp_path / "表.csv").read_bytes() == b"two"


def test_a_system_that_cannot_link_a_nameless_file_writes_the_plain_way(tmp_path: Path, monkeypatch) -> None:
    def cannot(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(atomic.os, "link", cannot)
    write_whole(tmp_path / "表.csv", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["表.csv"]


@pytest.mark.usefixtures("_both_ways")
def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "表.csv"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(UnwritableOutput, match="no space"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["表.csv"]


@pytest.mark.usefixtures("_both_ways")
def test_a_file_that_outgrows_what_is_allowed_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from gangmu.report.atomic import write_whole; from gangmu.errors import *\n"
        "try: write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except UnwritableOutput as fault: print(fault.what)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.json")], capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
    )  # fmt: skip
    assert ran.stdout == "the file would be larger than allowed\n"
    assert not list(tmp_path.iterdir())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_whole(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_bytes(b"")
    old.chmod(0o640)
    write_whole(old, b"x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_whole(tmp_path / "new.csv", b"x")
    assert (tmp_path / "new.csv").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(("place", "what"), [
    ("", "directory"), ("file/a.csv", "is a file"), ("none/a.csv", "does not exist"), ("x" * 300, "too long"),
])  # fmt: skip
def test_a_place_that_cannot_be_written_says_why(tmp_path: Path, place: str, what: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableOutput, match=what):
        write_whole(tmp_path / place, b"x")


def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(UnwritableOutput, match="device"):
        write_whole(Path("/dev/full"), b"x")
    assert not Path("/dev/full").is_file()


def test_folders_are_made_as_deep_as_needed_and_a_file_in_the_way_says_so(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(UnwritableOutput):
            make_folder(path)
