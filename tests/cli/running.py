"""``gangmu`` as people run it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "gangmu"

OPINION = """示范市工业转型实施意见

一、主要目标

到2020年，示范产业增加值占比达到20%以上。

二、重点任务

（一）压减落后能力。到2018年底前，压减示范产能5万吨。（市工信局牵头，市发改委、市财政局配合）

（二）禁止新建年产10万吨以下的示范窑炉。
"""


def environment(**changes: str) -> dict[str, str]:
    """An English locale without colours, unless changed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GANGMU"))}
    return {**kept, "LANG": "C.UTF-8", **changes}


def gangmu(
    *arguments: str | Path | bytes, cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [os.fsencode(PROGRAM), *(os.fsencode(argument) for argument in arguments)],
        cwd=cwd, env=environment(**changes), capture_output=True, check=False, timeout=120,
    )  # fmt: skip


def complaint(*arguments: str | Path | bytes, cwd: Path | None = None, code: int = 2, **changes: str) -> str:
    """The one line on stderr with which the program refuses; nothing on stdout, no traceback, the exit code."""
    ran = gangmu(*arguments, cwd=cwd, **changes)
    said = ran.stderr.decode()
    assert ran.returncode == code, said
    assert ran.stdout == b""
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
    return said.strip()


def names(folder: Path) -> list[str]:
    """What lies in ``folder``, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
