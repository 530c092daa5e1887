"""Set-up from python3 and make alone (tools/)."""

import ast
import importlib
import re
import tomllib

import pytest

from tests.house.repository import ROOT

LOCK = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))


def test_an_old_python_can_read_the_file_that_tells_it_so() -> None:
    ast.parse((ROOT / "tools/bootstrap.py").read_text("utf-8"), feature_version=(3, 4))
    assert not re.search(r"\bf[\"']", (ROOT / "tools/bootstrap.py").read_text("utf-8"))


def test_the_lock_file_names_the_uv_that_set_up_fetches() -> None:
    (uv,) = (package for package in LOCK["package"] if package["name"] == "uv")
    assert all(wheel["hash"].startswith("sha256:") for wheel in uv["wheels"])


@pytest.mark.parametrize(
    ("system", "machine", "library", "expected"),
    [
        ("linux", "x86_64", "glibc", r"manylinux\w*_x86_64"),
        ("linux", "aarch64", "glibc", r"manylinux\w*_aarch64"),
        ("linux", "x86_64", "", r"musllinux\w*_x86_64"),
        ("linux", "loongarch64", "glibc", None),
        ("darwin", "arm64", "", r"macosx\w*_arm64"),
        ("darwin", "x86_64", "", r"macosx\w*_x86_64"),
    ],
)
def test_the_wheel_of_uv_fits_the_machine(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, library: str, expected: str | None
) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    fetch_uv = importlib.import_module("fetch_uv")
    monkeypatch.setattr(fetch_uv.sys, "platform", system)
    monkeypatch.setattr(fetch_uv.platform, "machine", lambda: machine)
    monkeypatch.setattr(fetch_uv.platform, "libc_ver", lambda: (library, ""))
    (uv,) = (package for package in LOCK["package"] if package["name"] == "uv")
    if expected is None:
        with pytest.raises(fetch_uv.Stop, match="install uv by hand"):
            fetch_uv.wheel_for_this_machine(uv["wheels"])
    else:
        assert re.search(expected, fetch_uv.wheel_for_this_machine(uv["wheels"])["url"])
