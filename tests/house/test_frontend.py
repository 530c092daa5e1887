"""The console's look: what is locked names no host, templates stay small, icons exist, colours are tokens."""

import json
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, name

FRONTEND = ROOT / "frontend"
CONSOLE = ROOT / "src" / "gangmu_console"
TEMPLATES = sorted(CONSOLE.rglob("templates/**/*.html"))
ICON = re.compile(r"""\{% icon ["']([is]-[a-z]+)["']""")
SHAPES = {"s-ok", "s-warn", "s-bad", "s-none", "s-seal"}


def test_the_npm_lock_file_names_no_host() -> None:
    assert "://" not in (FRONTEND / "package-lock.json").read_text("utf-8")


def test_every_npm_package_has_one_exact_version() -> None:
    manifest = json.loads((FRONTEND / "package.json").read_text("utf-8"))
    wanted = manifest["dependencies"] | manifest["devDependencies"]
    assert not {package for package, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_at_most_120_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_icon_that_is_drawn_is_in_the_sprite(path: Path) -> None:
    offered = SHAPES | {f"i-{ours}" for ours in json.loads((FRONTEND / "icons.json").read_text("utf-8"))}
    assert set(ICON.findall(path.read_text("utf-8"))) <= offered


def test_colours_are_written_in_the_tokens_only() -> None:
    others = [path for path in FRONTEND.glob("css/*.css") if path.stem not in ("tokens", "print")]
    written = {name(path): re.findall(r"#[0-9a-f]{3,8}\b", path.read_text("utf-8")) for path in others}
    assert not {path: colours for path, colours in written.items() if colours}
