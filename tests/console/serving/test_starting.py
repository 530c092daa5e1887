"""``gangmu serve`` says where it listens and nothing else, ends on Ctrl-C or with its server, and says in one line why it cannot start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from tests.console.browser.server import ROOT, Served, serving, start
from tests.console.library.killing import PASSWORD
from tests.console.serving.visitor import Visitor

TEXT = "示范产业实施方案\n\n一、工作目标\n" + "（一）到2027年，示范轴承产值达到100亿元。\n" * 400


def refused(home: Path | str, *arguments: str, **environment: str) -> str:
    """What ``gangmu serve`` says where it does not start."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_", "LC_"))}
    command = [str(Path(sys.executable).parent / "gangmu"), "serve", *arguments]
    ran = subprocess.run(
        command, cwd=ROOT, env={**kept, "GANGMU_HOME": str(home), **environment}, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    (line,) = ran.stderr.splitlines()
    return line


def documents(home: Path) -> list[str]:
    """The stage of every uploaded document."""
    with closing(connect(home / "gangmu.sqlite3")) as database:
        return [stage for (stage,) in database.execute("SELECT stage FROM library_document WHERE file <> ''")]


def interrupted(served: Served) -> int:
    """Press Ctrl-C in the terminal: all of the server's group gets it."""
    os.killpg(served.process.pid, signal.SIGINT)
    return served.process.wait(30)


def left(served: Served) -> list[int]:
    """The processes of the console that are still there."""
    return [
        pid
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _session(pid := int(entry.name)) == served.process.pid
    ]


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return 0


def test_ctrl_c_ends_all_of_it_without_a_word_and_a_compiling_under_way_is_taken_up_again(home: Path) -> None:
    served = start(home, demo=False)
    visitor = Visitor(served.url, "kill", PASSWORD)
    assert visitor.post("/documents/upload/", files=[("files", ("方案.txt", TEXT.encode()))]).status_code == 302
    assert interrupted(served) == 0
    assert left(served) == []
    assert (home / "server.log").read_text() == f"纲目 Gangmu  {served.url}/\n"
    assert "failed" not in documents(home)
    served.manage("work", "--once")
    assert documents(home) == ["review", "review"]


def test_a_port_that_is_taken_is_said_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        line = refused(tmp_path / "home", "--port", str(port), "--lang", "zh")
    assert line == f"gangmu：127.0.0.1:{port}：该端口已被占用；请结束占用它的程序，或用 --port 另选一个端口"
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    where = tmp_path / "file" / "home"
    assert (
        refused(where, "--lang", "zh")
        == f"gangmu：GANGMU_HOME={where}：控制台的数据目录不可写；请另选一个目录，或给启动控制台的用户写权限"
    )


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "the folder of the console's data cannot be written" in refused(tmp_path, "--lang", "en")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "不是控制台能用的数据库地址"),
        ("mysql://root:secret@localhost/x", "不是控制台能用的数据库地址"),
        ("postgres://gangmu:secret@127.0.0.1:1/gangmu", "检查数据库是否在运行"),
        ("sqlite:////proc/none/gangmu.sqlite3", "unable to open database file"),
    ],
)  # fmt: skip
def test_a_database_that_cannot_be_used_is_named_without_its_password(tmp_path: Path, address: str, says: str) -> None:
    line = refused(tmp_path, "--lang", "zh", GANGMU_DATABASE=address)
    assert says in line
    assert "secret" not in line


def test_a_damaged_database_and_a_day_that_is_none_are_named(tmp_path: Path) -> None:
    (tmp_path / "gangmu.sqlite3").write_bytes(b"no database " * 1000)
    assert f"{tmp_path / 'gangmu.sqlite3'}: the database cannot be used" in refused(tmp_path, "--lang", "en")
    assert "GANGMU_AS_OF=gestern" in refused(tmp_path, GANGMU_AS_OF="gestern")


def test_the_demonstration_tells_its_sign_ins_and_its_address_and_nothing_else(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        first, *people, last = (tmp_path / "server.log").read_text().splitlines()
    assert first.startswith("演示账号")
    assert last == f"纲目 Gangmu  {served.url}/"
    assert all(line.startswith("  ") for line in people)
    assert len(people) > 3


def test_nothing_is_left_where_the_server_alone_is_killed(home: Path) -> None:
    served = start(home, demo=False)
    served.process.kill()
    served.process.wait(10)
    until = time.monotonic() + 10
    while left(served) and time.monotonic() < until:
        time.sleep(0.1)
    assert left(served) == []
