"""Where uv comes from: the one on PATH, else exactly the one that uv.lock names, checked against the hash there.

pip is asked first, because it knows its user's mirrors and proxies; a Python without pip fetches the wheel itself.
"""

from __future__ import annotations

import configparser
import contextlib
import functools
import hashlib
import html
import io
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tomllib
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

import bootstrap

ROOT = Path(bootstrap.ROOT)
TOOLS = ROOT / ".tools"
OLDEST_UV = (0, 9)
CONNECT = "connect to the network, or name a package index you can reach (UV_DEFAULT_INDEX=…), then run make again"


class Stop(Exception):
    """The set-up cannot go on; the message is one line for a person."""


@functools.cache
def uv() -> str:
    """A uv that is new enough: the one on PATH, else the locked one, fetched once into ``.tools``."""
    found = shutil.which("uv")
    if found and version_of(found) >= OLDEST_UV:
        return found
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    (package,) = (package for package in lock["package"] if package["name"] == "uv")
    home = TOOLS / f"uv-{package['version']}"
    program = home / "bin" / "uv"
    if not program.exists() or version_of(str(program)) < OLDEST_UV:
        part = TOOLS / "uv.part"
        for old in (part, home):
            shutil.rmtree(old, ignore_errors=True)
        if not fetch_with_pip(package, part):
            fetch_wheel(package, part)
        part.replace(home)
    return str(program)


def version_of(program: str) -> tuple[int, ...]:
    """``(0, 9, 3)`` of a uv, ``()`` of what does not run."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    return tuple(int(digits) for digits in re.findall(r"\d+", said)[:3])


def fetch_with_pip(package: dict, into: Path) -> bool:
    """Fetch uv by this Python's pip, which knows its user's mirrors and proxies; False where that does not work."""
    hashes = " ".join(f"--hash={wheel['hash']}" for wheel in package["wheels"])
    wanted = TOOLS / "uv.txt"
    wanted.write_text(f"uv=={package['version']} {hashes}\n")
    brief = "--quiet --disable-pip-version-check --no-input --retries 1 --timeout 30"
    exact = f"--no-deps --require-hashes --only-binary :all: --target {into.name} --requirement {wanted.name}"
    command = [sys.executable, "-m", "pip", "install", *brief.split(), *exact.split()]
    ran = subprocess.run(command, cwd=TOOLS, capture_output=True, check=False)
    return ran.returncode == 0 and (into / "bin" / "uv").exists()


def fetch_wheel(package: dict, into: Path) -> None:
    """Fetch uv's wheel for this machine without any tool, and unpack the one program in it."""
    wheel = wheel_for_this_machine(package["wheels"])
    name = wheel["url"].rsplit("/", 1)[1]
    index = configured_index()
    packed = download(listed(index, name) if index else wheel["url"], trusted=bool(index))
    if f"sha256:{hashlib.sha256(packed).hexdigest()}" != wheel["hash"]:
        raise Stop(f"{name} is not the file that uv.lock names (other sha256); try again, or another package index")
    program = into / "bin" / "uv"
    program.parent.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (member,) = (member for member in archive.namelist() if member.endswith(".data/scripts/uv"))
        program.write_bytes(archive.read(member))
    program.chmod(0o755)


def wheel_for_this_machine(wheels: list[dict]) -> dict:
    """The wheel whose platform tags fit: system, processor, and on Linux the C library."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    if sys.platform == "darwin":
        tag = "macosx_.*_arm64" if machine == "aarch64" else "macosx_.*_x86_64"
    else:
        tag = ("manylinux.*_" if platform.libc_ver()[0] == "glibc" else "musllinux.*_") + re.escape(machine)
    for wheel in wheels:
        if re.search(rf"-{tag}|\.{tag}", wheel["url"].rsplit("/", 1)[1]):
            return wheel
    raise Stop(f"there is no ready-made uv for {sys.platform} on {machine}; install uv by hand, then run make again")


def listed(index: str, name: str) -> str:
    """The address under which ``index`` offers the file ``name``."""
    page = index.rstrip("/") + "/uv/"
    for address in re.findall(r'href="([^"]+)"', download(page, trusted=True).decode("utf-8", "replace")):
        if urllib.parse.unquote(address.split("#")[0]).endswith("/" + name):
            return urllib.parse.urljoin(page, html.unescape(address.split("#")[0]))
    raise Stop(f"the package index {page} does not offer {name}; choose another (UV_DEFAULT_INDEX=…)")


def download(address: str, trusted: bool) -> bytes:
    """The bytes at ``address``. A file whose hash we hold (``trusted`` false) may come over a connection whose
    certificate this machine cannot check: bare systems carry no certificates at all."""
    context = ssl.create_default_context(cafile=certificates())
    try:
        with urllib.request.urlopen(address, timeout=60, context=context) as answer:
            return answer.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError) and not trusted:
            return unchecked(address)
        host = urllib.parse.urlsplit(address).hostname
        raise Stop(f"{host} cannot be reached ({reason}); {CONNECT}") from error


def unchecked(address: str) -> bytes:
    """The bytes at ``address`` without asking who sends them; only for files whose hash is checked afterwards."""
    try:
        with urllib.request.urlopen(address, timeout=60, context=ssl._create_unverified_context()) as answer:
            return answer.read()
    except OSError as error:
        raise Stop(f"{urllib.parse.urlsplit(address).hostname} cannot be reached ({error}); {CONNECT}") from error


def certificates() -> str | None:
    """The file of trusted certificates that the environment or this Python names."""
    named = os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT") or ssl.get_default_verify_paths().cafile
    return named if named and Path(named).is_file() else None


def configured_index() -> str | None:
    """The package index that the user's environment or pip's settings name, or None."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name]
    settings = configparser.RawConfigParser()
    places = ["/etc/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf", os.environ.get("PIP_CONFIG_FILE", "")]
    with contextlib.suppress(configparser.Error, UnicodeDecodeError, RuntimeError):
        settings.read([Path(place).expanduser() for place in places if place])
    return settings.get("global", "index-url", fallback=None)
