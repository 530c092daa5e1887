"""The pages of the rules say what the rules say."""

import importlib
import tomllib

import pytest
from tests.seeds import ROOT

from gangmu.lint import RULES, Rule

FOLDER = ROOT / "docs" / "reference" / "rules"


def test_the_pages_of_the_rules_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    pages = importlib.import_module("rules").pages()
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages, "run .venv/bin/python tools/rules.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_its_fault_what_it_does_why_that_is_bad_and_gives_an_example(rule: Rule) -> None:
    lines = rule.page().splitlines()
    assert any("一" <= character <= "鿿" for character in lines[0])
    assert [line.split(":")[0] for line in lines if line.startswith(("What it does:", "Why it is bad:", "Example:"))] == [
        "What it does", "Why it is bad", "Example",
    ]  # fmt: skip
    assert rule.module in rule.check.__module__ or rule.check.__module__ == "gangmu.lint.carried"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_the_same_parts_in_chinese_and_in_english(rule: Rule) -> None:
    chinese, english = rule.told("zh"), rule.told("en")
    assert chinese.fault == english.fault == rule.page().splitlines()[0]
    assert all([*chinese, *english])
    for ours, theirs in ((chinese.does, english.does), (chinese.why, english.why)):
        assert sum("一" <= letter <= "鿿" for letter in ours) > len(ours) / 2
        assert sum(letter.isascii() for letter in theirs) > len(theirs) / 2


def test_no_page_is_kept_for_a_rule_that_is_gone() -> None:
    kept = tomllib.loads((ROOT / "src/gangmu/lint/data/pages.toml").read_text("utf-8"))
    assert set(kept) == {rule.code for rule in RULES}
