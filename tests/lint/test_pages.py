"""The pages of the rules say what the rules say."""

import importlib

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
