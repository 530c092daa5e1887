"""What the project says about itself is true: commands exist, both READMEs agree, decisions and fragments are in form."""

import importlib
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, name, tracked_texts

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
GUIDES = [*READMES, ROOT / "CONTRIBUTING.md"]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md")


def commands(text: str) -> list[str]:
    """The command lines in the fenced blocks marked ``sh``."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    named = re.findall(r"\bmake ([a-z]+)", "\n".join(commands(path.read_text("utf-8"))))
    named += re.findall(r"`make ([a-z]+)", path.read_text("utf-8"))
    assert named
    assert set(named) <= TARGETS


def test_every_target_is_explained_by_make_help() -> None:
    explained = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert explained == TARGETS


def test_both_readmes_give_the_same_commands_under_the_same_headings() -> None:
    english, chinese = (path.read_text("utf-8") for path in READMES)
    assert commands(english) == commands(chinese)
    assert len(re.findall(r"^#+ ", english, re.M)) == len(re.findall(r"^#+ ", chinese, re.M))


@pytest.mark.parametrize("path", READMES, ids=name)
def test_what_a_readme_shows_is_what_its_commands_print(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    refreshed = importlib.import_module("readme").refreshed(path.name)
    assert settled(path.read_text("utf-8")) == settled(refreshed), "run .venv/bin/python tools/readme.py"


def settled(readme: str) -> str:
    """``readme`` without the counts of the table of samples, which every better rule moves a little."""
    head, table, rest = re.split(r"^(?=<!-- shows)|(?<=^```)$(?=\n\n`out/`)", readme, maxsplit=2, flags=re.M)
    return head + re.sub(r"[\d·]+(?=\s|$)|(?<=\s)\s+", "", table) + rest


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_every_file_that_a_guide_links_to_exists(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]


def test_every_page_of_docs_that_is_named_exists() -> None:
    named = {
        (name(path), page)
        for path in tracked_texts()
        for page in re.findall(r"\bdocs/[\w./-]+\.md\b", path.read_text("utf-8", "replace"))
    }
    assert not {(where, page) for where, page in named if not (ROOT / page).exists()}


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS if path.name != "README.md"]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=name)
def test_a_decision_says_context_decision_and_consequences(path: Path) -> None:
    assert re.findall(r"^## (\w+)", path.read_text("utf-8"), re.M) == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("path", FRAGMENTS, ids=name)
def test_a_changelog_fragment_is_named_by_issue_and_kind(path: Path) -> None:
    assert re.fullmatch(r"\d+\.(feature|fix|change|removal|docs)\.md", path.name)
    assert path.read_text("utf-8").strip()
