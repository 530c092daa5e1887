"""答复: what somebody says to the questions of a verdict, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gangmu.screen import Parameter, Project
from gangmu_console.gate.facts import Unreadable, read, with_facts

_ANSWER, _PARAMETER = "answers.", "parameters."
YES = {"yes": True, "no": False}


class Answers:
    """答复: ``errors`` by the place of the question; ``project`` is what the answers make of it, None where none holds."""

    def __init__(self, asked: list[dict[str, str]], given: Mapping[str, str], project: Project) -> None:
        self.errors: dict[int, str] = {}
        self.typed = {place: given.get(f"fact-{place}", "").strip() for place in range(len(asked))}
        told: dict[str, Any] = {}
        for place, text in self.typed.items():
            if text:
                self._take(place, asked[place]["fact"], text, project, told)
        self.project = with_facts(project, told) if told and not self.errors else None

    def _take(self, place: int, fact: str, text: str, project: Project, told: dict[str, Any]) -> None:
        try:
            if fact.startswith(_ANSWER):
                answers = dict(told.get("answers", project.answers))
                answers[fact.removeprefix(_ANSWER)] = _yes(text)
                told["answers"] = tuple(answers.items())
            elif fact.startswith(_PARAMETER):
                amount = read("capacity", text)
                one = Parameter(fact.removeprefix(_PARAMETER), amount.value, amount.unit)
                told["parameters"] = (*told.get("parameters", project.parameters), one)
            else:
                told[fact] = read(fact, text)
        except Unreadable as fault:
            self.errors[place] = str(fault)


def _yes(text: str) -> bool:
    if text not in YES:
        raise Unreadable(_("请选择是或否"))
    return YES[text]
