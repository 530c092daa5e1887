"""还缺什么: the facts that are missing as questions with their inputs, and what each would change."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gangmu_console.gate.forms.answers import Answers
from gangmu_console.gate.words import ACTIVITIES, ANSWERS, EFFICIENCIES
from gangmu_console.people.regions import regions_below

_UNITS = {
    "operating_days": gettext_lazy("日"), "energy": gettext_lazy("吨标准煤"), "investment": gettext_lazy("如 8.4 亿元"),
}  # fmt: skip


def questions(
    said: dict[str, Any], root: str, answers: Answers | None = None, *, answerable: bool = True
) -> list[dict[str, Any]]:
    """What is asked, each with its input; ``root`` is where a place may be chosen."""
    return [
        {
            "question": missing["question"], "change": _change(said, missing["question"]),
            "name": f"fact-{place}" if answerable else "", "options": _options(missing["fact"], root),
            "kind": "number" if missing["fact"] in _UNITS else "text", "unit": _unit(missing["fact"]),
            "value": answers.typed.get(place, "") if answers else "",
            "error": answers.errors.get(place, "") if answers else "",
        }
        for place, missing in enumerate(said["missing"])
    ]  # fmt: skip


def _unit(fact: str) -> str:
    if fact in ("capacity", "added_capacity") or fact.startswith("parameters."):
        return _("数值和单位")
    return str(_UNITS.get(fact, ""))


def _change(said: dict[str, Any], question: str) -> str:
    """The clauses that wait for the answer."""
    waiting = [match for match in said["matches"] if question in match["why"]]
    cited = dict.fromkeys(f"{match['document']} {match['clause']}".strip() for match in waiting)
    if not cited:
        return _("补上后重算")
    named = "、".join([*cited][:3]) + (_("等") if len(cited) > 3 else "")
    return _("取决于此的条款：%(clauses)s") % {"clauses": named}


def _options(fact: str, root: str) -> list[tuple[str, str]]:
    if fact.startswith("answers."):
        return [("yes", str(ANSWERS[True])), ("no", str(ANSWERS[False]))]
    if fact == "activity":
        return [(one, str(words)) for one, words in ACTIVITIES.items()]
    if fact == "efficiency":
        return [(one, str(words)) for one, words in EFFICIENCIES.items()]
    if fact == "region":
        return [pair for one in regions_below(root) for pair in (one[1] if isinstance(one[1], list) else [one])]  # type: ignore[misc]
    return []
