"""Keep the READMEs true: ``.venv/bin/python tools/readme.py`` runs what they show and writes what came out.

A fenced ``text`` block right after an ``sh`` block is the output of those commands, run in a folder that is empty where the
page begins; one after the comment ``<!-- shows: COMMANDS -->`` is the output of these, run in the repository.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"README.md": "en_GB.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8", "docs/howto/screening.md": "en_GB.UTF-8"}
SHOWN = re.compile(
    r"(?:^```sh\n(?P<given>(?:(?!```).*\n)+)```\n\n?|^<!-- shows: (?P<named>.+) -->\n)```text\n(?P<output>(?:(?!```).*\n)*)```$",
    re.M,
)


def output(commands: str, folder: Path, language: str) -> str:
    """What ``commands`` print in ``folder``, in a terminal of 100 columns."""
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    surroundings = os.environ | {"LC_ALL": language, "COLUMNS": "100", "PATH": path, "NO_COLOR": "1"}
    ran = subprocess.run(
        ["bash", "-c", f"set -e\n{commands}"], cwd=folder, env=surroundings, capture_output=True, text=True, check=True
    )
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.strip("\n").splitlines())


def refreshed(name: str) -> str:
    """The README ``name`` with every shown output as it is now."""
    language = LANGUAGES[name]
    with tempfile.TemporaryDirectory() as empty:

        def shown(found: re.Match[str]) -> str:
            folder = ROOT if found["named"] else Path(empty)
            now = output(found["named"] or found["given"], folder, language)
            start, end = found.span("output")
            return found.string[found.start() : start] + now + found.string[end : found.end()]

        return SHOWN.sub(shown, (ROOT / name).read_text("utf-8"))


if __name__ == "__main__":
    for name in LANGUAGES:
        (ROOT / name).write_text(refreshed(name), "utf-8")
