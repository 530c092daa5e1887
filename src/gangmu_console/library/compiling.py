"""编译子进程: one file compiled in a process of its own, with bounds on memory and time, so that no file can harm the server.

``python -m gangmu_console.library.compiling FILE DAY`` writes what was compiled to standard output (MessagePack) and the
steps to standard error, one line each; an unreadable file ends it with 2 and the complaint as the last line.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from gangmu.cli.complaints import stated
from gangmu.errors import GangmuError
from gangmu.pipeline import Compiled, compile_file

MEMORY, SECONDS = 4 * 2**30, 300
UNREADABLE = 2
STEPS = {"read": 10, "parse": 30, "extract": 50, "link": 85}
_MARK = "step "


class NotCompiled(Exception):
    """The file could not be compiled; the message says why, for a person."""


def compiled_apart(path: Path, name: str, as_of: dt.date, told: Callable[[int], object]) -> Compiled:
    """Compile ``path``, uploaded as ``name``, in a process of its own; ``told`` gets the per cent done.

    Raises NotCompiled where the file is unreadable, takes too long or too much memory.
    """
    command = [sys.executable, "-m", "gangmu_console.library.compiling", str(path), as_of.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        timer = threading.Timer(SECONDS, child.kill)
        timer.start()
        said: list[str] = []
        listener = threading.Thread(target=_listen, args=(child.stderr, said, told), daemon=True)
        listener.start()
        try:
            content = child.stdout.read() if child.stdout else b""
            child.wait()
        finally:
            timer.cancel()
            child.kill()
        listener.join(5)
    if child.returncode:
        raise NotCompiled(_why(child.returncode, said, path.name, name))
    return msgspec.msgpack.decode(content, type=Compiled)


def _listen(lines: object, said: list[str], told: Callable[[int], object]) -> None:
    for line in lines or ():  # type: ignore[attr-defined]
        text = line.decode("utf-8", "replace").strip()
        if text.startswith(_MARK):
            told(STEPS.get(text.removeprefix(_MARK), 0))
        elif text:
            said.append(text)


def _why(code: int, said: list[str], kept: str, name: str) -> str:
    """What is told to who uploaded it as ``name``; that it is ``kept`` under its hash is no matter of theirs."""
    if code == UNREADABLE and said:
        return said[-1].removeprefix("gangmu：").replace(kept, name)
    if code < 0:
        return f"{name}：编译超过 {SECONDS // 60} 分钟或内存上限，已停止；请拆分文件后再传"
    return f"{name}：编译时出错，文件没有入库；请换一种格式（.docx、.txt）再传"


def main(path: Path, day: str) -> int:
    """What the child does."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))  # it ends by itself even where its parent was killed
    with contextlib.suppress(BrokenPipeError):
        try:
            found = compile_file(
                path, dt.date.fromisoformat(day), lambda step: print(_MARK + step, file=sys.stderr, flush=True)
            )
        except GangmuError as fault:
            print(stated(fault, "zh"), file=sys.stderr, flush=True)
            return UNREADABLE
        sys.stdout.buffer.write(msgspec.msgpack.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
