"""Write the pages of the linter's rules: ``.venv/bin/python tools/rules.py`` makes docs/reference/rules/ from the rules.

A page says what the docstring of the rule's module says, with its code, name, severity and both messages.
"""

import re
from pathlib import Path

from gangmu.lint import RULES, Rule
from gangmu.norms.diagnostic import wordings

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference" / "rules"
FAMILIES = {
    "GM1": "Document and structure", "GM2": "Targets", "GM3": "Tasks", "GM4": "Directives", "GM5": "Validity",
}  # fmt: skip
HEADS = ("What it does", "Why it is bad", "Example")
INTRODUCTION = """# The rules of `gangmu lint`

One page a rule: what it does, why the fault is bad, an example. `--select` and `--ignore` take codes (`GM401`), the
beginnings of codes (`GM4`) and names (`tension`). An *error* is a contradiction that cannot be executed; a *warning* is a
gap or an inconsistency that somebody has to settle; a *note* (`info`) is for the reviewer's attention.

A rule is one module of `src/gangmu/lint/rules/`, named after its code and name; these pages are made from its docstring
by `tools/rules.py`, and a test holds them to it.
"""


def slug(rule: Rule) -> str:
    """The name of the rule's page."""
    return f"{rule.code.lower()}-{rule.name}.md"


def page(rule: Rule) -> str:
    """The page of ``rule``."""
    title, _, rest = rule.page().partition("\n")
    words = wordings()[rule.code]
    parts = re.split(rf"^({'|'.join(HEADS)}): ", rest.strip(), flags=re.M)
    body = "".join(
        f"\n## {head}\n\n{text[0].upper()}{text[1:].rstrip()}\n"
        for head, text in zip(parts[1::2], parts[2::2], strict=True)
    )
    facts = f"| | |\n| --- | --- |\n| severity | {rule.severity} |\n| message | {words['zh']} |\n| | {words['en']} |\n"
    return f"# {rule.code} {rule.name}\n\n{title}\n\n{facts}{body}"


def index() -> str:
    """The list of all rules."""
    lines = [INTRODUCTION]
    for family, heading in FAMILIES.items():
        lines.append(f"\n## {family}xx {heading}\n\n| code | name | severity | fault |\n| --- | --- | --- | --- |")
        for rule in RULES:
            if rule.code.startswith(family):
                fault = rule.page().partition("\n")[0]
                lines.append(f"| [{rule.code}]({slug(rule)}) | {rule.name} | {rule.severity} | {fault} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """File name → content of every page of the folder."""
    return {"README.md": index(), **{slug(rule): page(rule) for rule in RULES}}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, content in wanted.items():
        (FOLDER / name).write_text(content, "utf-8")
