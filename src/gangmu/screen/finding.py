"""判断: one rule held against one project: region, subject, activity, threshold, condition, exception, in this order.

Each answers yes, no or maybe. ``no`` anywhere and the rule is only considered; ``maybe`` anywhere and it is open, with the
questions that would settle it. A finding never looks at another rule: who prevails is decided in resolution.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from gangmu.screen.activity import Bears, bears
from gangmu.screen.exception import released
from gangmu.screen.measure import held
from gangmu.screen.project import Project
from gangmu.screen.reach import reaches
from gangmu.screen.reasons import Question, Reason, reason
from gangmu.screen.rule import Rule, firm_names
from gangmu.screen.scope import bare, lexicon
from gangmu.screen.touch import NOT, Answer, Things, Touch, touches

State = Literal["applies", "open", "released", "considered"]
Outcome = Literal[
    "prohibited", "phase_out", "restricted", "replacement_required", "conditional", "conflict", "needs_facts",
    "encouraged", "permitted",
]  # fmt: skip
_OUTCOMES: dict[str, Outcome] = {
    "prohibit": "prohibited", "phase_out": "phase_out", "restrict": "restricted", "control": "conditional",
    "encourage": "encouraged", "upgrade": "encouraged", "retain": "permitted",
}  # fmt: skip


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """判断: what ``rule`` says of a project.

    ``applies``: its ``outcome`` holds unless a rule that prevails says otherwise; ``open``: it would, depending on the
    ``questions``; ``released``: it would bear, but an exception or the kind of project lets it pass, on the ``terms``;
    ``considered``: looked at, and it does not bear. ``distance`` is how far above the project's thing its subject stands.
    """

    rule: Rule
    state: State
    outcome: Outcome
    matched: str
    distance: int
    arithmetic: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
    terms: tuple[Question, ...] = ()


class _Parts(msgspec.Struct):
    """What has been found so far of one rule."""

    answer: Answer = "yes"
    why: list[Reason] = []
    arithmetic: list[Reason] = []
    questions: list[Question] = []
    terms: list[Question] = []


def weigh(rule: Rule, project: Project, things: Things, touch: Touch | None = None) -> Finding | None:
    """What ``rule`` says of ``project``; None where its place or its subject has nothing to do with it.

    ``touch``: how its subject touches ``things``, where that is known already.
    """
    place, where = reaches(rule.region, unplaced(rule), project)
    touch = (touch or touches(rule.scope, things)) if place != "no" else NOT
    if touch.answer == "no" or (rule.positive and "maybe" in (touch.answer, place)):
        return None
    if rule.firms and not _named(rule.firms, project, things):
        return None
    if rule.nature in ("unconfirmed", "general", "aggregate", "obsolete") and not _declared(rule, project):
        return _found(rule, "considered", touch, _Parts(why=[_SET_ASIDE[rule.nature]]))
    parts = _Parts()
    if where is not None:
        parts.answer = "maybe"
        parts.questions.append(where)
    _touched(touch, rule, project, parts)
    bearing = bears(rule.stance, rule.activity, project)
    if bearing.answer == "no":
        return _found(rule, "considered", touch, _Parts(why=[_unborne(rule, project)]))
    _measured(rule, project, parts)
    _asked(rule, project, things, parts)
    if parts.answer == "no":
        return _found(rule, "considered", touch, parts)
    return _settled(rule, project, touch, bearing, parts)


_SET_ASIDE = {
    "unconfirmed": reason("GM618"), "general": reason("GM617"), "aggregate": reason("GM615"),
    "obsolete": reason("GM614"),
}  # fmt: skip


def _found(rule: Rule, state: State, touch: Touch, parts: _Parts, outcome: Outcome | None = None) -> Finding:
    return Finding(
        rule=rule, state=state, outcome=outcome or _OUTCOMES[rule.stance], matched=touch.matched,
        distance=touch.distance, arithmetic=tuple(parts.arithmetic), why=tuple(parts.why),
        questions=tuple(dict.fromkeys(parts.questions)), terms=tuple(dict.fromkeys(parts.terms)),
    )  # fmt: skip


def _named(firms: str, project: Project, things: Things) -> bool:
    """Whether the rule, which is about certain firms, is about this one: by its name, or by the words of the project."""
    applicant = bare(project.applicant)
    if len(applicant) > 3 and applicant in bare(firms):
        return True
    return any(name in applicant or name in things.words for name in firm_names(firms))


def unplaced(rule: Rule) -> str:
    """What to name when asking where ``rule`` binds: its document, or the clause alone where the document says it."""
    return f"{rule.source.name}{rule.cite}" if rule.source.region else rule.source.name


def _declared(rule: Rule, project: Project) -> bool:
    """Whether the applicant has said that the project is what the rule speaks of (落后产能)."""
    return rule.nature == "obsolete" and any(project.answer(words) for words in (rule.scope.words, *rule.asks))


def _touched(touch: Touch, rule: Rule, project: Project, parts: _Parts) -> None:
    """A project told too broadly may or may not be what the rule speaks of."""
    if touch.answer == "yes":
        return
    told = project.answer(rule.scope.words)
    if told is None:
        parts.questions.append(Question(f"answers.{rule.scope.words}", reason("GM641", words=rule.scope.words)))
    parts.answer = "maybe" if told is None else parts.answer if told else "no"
    if told is False:
        parts.why.append(reason("GM621", words=rule.scope.words))


def _measured(rule: Rule, project: Project, parts: _Parts) -> None:
    """Every threshold must be met; those of a rule on replacement are demands, not triggers."""
    for threshold in rule.tests:
        found = held(threshold, project)
        parts.arithmetic += [found.arithmetic] if found.arithmetic else []
        if rule.nature == "swap":
            parts.terms += [found.question] if found.question else []
            continue
        if found.answer == "no":
            parts.why.append(reason("GM608"))
        parts.questions += [found.question] if found.question else []
        parts.answer = _both(parts.answer, found.answer)


def _asked(rule: Rule, project: Project, things: Things, parts: _Parts) -> None:
    """Conditions in words: shown where the project's own words say them, or the applicant has answered."""
    for words in rule.asks:
        told = project.answer(words)
        said = bare(words) in things.words or (rule.scope.rest and bare(rule.scope.words) in things.words)
        if told is None and said:
            told = True
        if told is None:
            parts.questions.append(Question(f"answers.{words}", reason("GM642", words=words)))
        elif not told:
            parts.why.append(reason("GM621", words=words))
        parts.answer = _both(parts.answer, "maybe" if told is None else "yes" if told else "no")


def _both(one: Answer, other: Answer) -> Answer:
    return "no" if "no" in (one, other) else "maybe" if "maybe" in (one, other) else "yes"


def _settled(rule: Rule, project: Project, touch: Touch, bearing: Bears, parts: _Parts) -> Finding | None:
    """Region, subject, thresholds and conditions do not speak against it: what of activity and exception?"""
    if bearing.answer in ("shown", "upgrade"):
        parts.why.append(reason("GM612" if bearing.answer == "upgrade" else "GM611"))
        parts.terms += [bearing.question] if bearing.question else []
        return _found(rule, "released", touch, parts)
    if rule.positive:
        return _found(rule, "applies" if parts.answer == "yes" else "considered", touch, _promoted(parts))
    way = released(rule.way, project)
    if way.answer == "yes":
        parts.why.append(reason("GM610", words=rule.way.words))
        return _found(rule, "released", touch, _Parts(why=parts.why, arithmetic=parts.arithmetic))
    for question in (bearing.question, way.question):
        if question is not None:
            parts.answer = "maybe"
            parts.questions.append(question)
    return _outcome(rule, project, touch, parts, bearing.answer == "swapped" or way.answer == "swap")


def _promoted(parts: _Parts) -> _Parts:
    """What promotes only on a condition that nobody has shown is told, not asked."""
    if parts.answer == "yes":
        return parts
    return _Parts(why=[reason("GM609"), *(question.ask for question in parts.questions)], arithmetic=parts.arithmetic)


def _outcome(rule: Rule, project: Project, touch: Touch, parts: _Parts, swap: bool) -> Finding:
    outcome = _OUTCOMES[rule.stance]
    if rule.nature == "swap" or swap:
        outcome = "replacement_required"
        parts.why.append(reason("GM613"))
    if rule.stance == "control":
        parts.terms += _unmet(rule, project)
        if outcome == "conditional" and not parts.terms and parts.answer == "yes":
            parts.why.append(reason("GM622"))
            return _found(rule, "released", touch, parts)
    state: State = "applies" if parts.answer == "yes" else "open"
    return _found(rule, state, touch, parts, outcome)


def _unmet(rule: Rule, project: Project) -> list[Question]:
    """The demands of a control that the project does not show to meet."""
    if rule.nature == "swap":
        return []
    if not rule.terms:
        kept = f"{rule.scope.words}符合控制要求"
        return [] if project.answer(kept) else [Question(f"answers.{kept}", reason("GM643", words=rule.scope.words))]
    left = []
    for words in rule.terms:
        level = lexicon().benchmark.search(words) is not None and project.efficiency == "benchmark"
        if not level and not project.answer(words):
            left.append(Question(f"answers.{words}", reason("GM644", words=words)))
    return left


def _unborne(rule: Rule, project: Project) -> Reason:
    return reason("GM616", activity=f"@activity.{rule.activity}", project=f"@activity.{project.activity or 'any'}")
