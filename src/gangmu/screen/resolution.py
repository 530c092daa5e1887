"""裁断: from the findings on a project to one outcome. The order is this, and nothing else:

1. Every rule that applies against the project, and every open one, meets every rule that promotes it (of a project that
   makes several things: every rule that promotes the thing it is about). The principles
   (``principles.prevails``) say which prevails. A rule against the project then *stands*, *yields*, or is in *conflict*:

   - it prevails, or it is the stricter of two documents between which nothing else decides: it stands; so does one whose
     region is not known, for then its rank is not known either;
   - one document says both and nothing tells them apart: conflict; a mere condition stands;
   - the promotion prevails: by rank the rule yields; otherwise it yields too, except that a promotion that says nothing of
     capacity does not lift a ban on added capacity, nor one that is special only by its place a ban that names the places
     it leaves out (conflict), and a demand for replacement always stands.

2. What stands with its outcome, what is in conflict as ``conflict``, what is open as ``needs_facts`` where it would weigh
   more than all that is certain, what was released on terms as ``conditional``: the gravest of these is the outcome.

3. Where nothing is left: ``encouraged`` if a rule promotes the project, else ``permitted``. Whatever weighs less than
   ``needs_facts`` becomes it where the region, or what the project makes, is not known.

Adding a rule against a project can only make the outcome graver: each is weighed against promotions alone, never against
another of its kind. The order in which rules are given does not matter.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from gangmu.screen.finding import Finding, Outcome
from gangmu.screen.principles import Principle, prevails, weight
from gangmu.screen.project import Project
from gangmu.screen.reasons import Question, Reason, reason
from gangmu.screen.touch import Things, touches

Role = Literal["decides", "agrees", "considered", "released", "overridden", "rehearsed"]
GRAVITY: dict[Outcome, int] = {
    "prohibited": 9, "phase_out": 8, "restricted": 7, "conflict": 6, "needs_facts": 5, "replacement_required": 4,
    "conditional": 3, "permitted": 2, "encouraged": 1,
}  # fmt: skip
_ORDER: dict[Role, int] = {
    "decides": 0, "agrees": 1, "overridden": 2, "released": 3, "considered": 4, "rehearsed": 5,
}  # fmt: skip
_REFUSALS = ("prohibited", "phase_out", "restricted")
_OVERRIDDEN = {"rank": "GM603", "special": "GM604", "later": "GM605", "stricter": "GM606"}


class Part(msgspec.Struct, frozen=True):
    """角色: the role of a finding in the verdict, and the sentence that says why."""

    finding: Finding
    role: Role
    why: tuple[Reason, ...]


class Resolution(msgspec.Struct, frozen=True):
    """裁断结果: the outcome, the part that each finding plays, and what is missing."""

    outcome: Outcome
    parts: tuple[Part, ...]
    missing: tuple[Question, ...]


class _Contest(msgspec.Struct, frozen=True):
    """How a rule against the project fares: ``stands``, ``yields`` or ``conflict``; ``rival`` and principle where it matters."""

    finding: Finding
    result: Literal["stands", "yields", "conflict"]
    rival: Finding | None = None
    principle: Principle = "open"


def resolve(findings: Iterable[Finding], project: Project, things: Things) -> Resolution:
    """The outcome for ``project`` of ``findings``, in any order."""
    ordered = sorted(findings, key=weight)
    promoting = [found for found in ordered if found.rule.positive and found.state == "applies"]
    against = [found for found in ordered if not found.rule.positive and found.state in ("applies", "open")]
    contests = [_contest(found, [one for one in promoting if not _elsewhere(found, one, things)]) for found in against]
    termed = [found for found in ordered if found.state == "released" and found.terms]
    settled = [_certain(contest) for contest in contests]
    certain = _gravest([*settled, "conditional" if termed else None])
    asking = [contest for contest in contests if _asks(contest, certain)]
    outcome: Outcome = certain or ("encouraged" if promoting else "permitted")
    missing = [question for contest in asking for question in contest.finding.questions]
    if asking and GRAVITY[outcome] < GRAVITY["needs_facts"]:
        outcome = "needs_facts"
    unknown = _unknown(project, things) if GRAVITY[outcome] < GRAVITY["needs_facts"] else []
    if unknown:
        missing, outcome = [*missing, *unknown], "needs_facts"
    if outcome in ("conditional", "replacement_required"):
        missing += _terms(contests, termed, outcome)
    parts = _parts(ordered, contests, promoting, outcome)
    asked = {question.fact: question for question in reversed(missing)}
    return Resolution(outcome, parts, tuple(asked[fact] for fact in dict.fromkeys(q.fact for q in missing)))


def _contest(finding: Finding, promoting: Sequence[Finding]) -> _Contest:
    """``finding`` against everything that promotes the project; what helps the project most counts."""
    fares = [_fare(finding, rival) for rival in promoting]
    for result in ("yields", "conflict"):
        for fare in fares:
            if fare.result == result:
                return fare
    return _Contest(finding, "stands")


def _elsewhere(finding: Finding, rival: Finding, things: Things) -> bool:
    """Whether ``rival`` promotes only another of the project's things than the one that ``finding`` is about."""
    if rival.matched == finding.matched or len(things.products) < 2:
        return False
    about = tuple(pair for pair in things.products if pair[1] == finding.matched)
    return bool(about) and touches(rival.rule.scope, Things(about, (), "")).answer != "yes"


def _fare(finding: Finding, rival: Finding) -> _Contest:
    first, principle = prevails(finding, rival)
    refuses = finding.outcome in _REFUSALS
    if not (finding.rule.region and finding.rule.source.region):
        return _Contest(finding, "stands", rival, "stricter")
    if first is None:
        return _Contest(finding, "conflict" if refuses and principle == "open" else "stands", rival, principle)
    if first or finding.outcome == "replacement_required":
        return _Contest(finding, "stands", rival, principle)
    capacity = finding.rule.activity in ("new_capacity", "expand") and rival.rule.activity in ("any", "operate")
    placed = finding.rule.way.kind == "place" and rival.distance >= finding.distance
    if refuses and principle != "rank" and (capacity or placed):
        return _Contest(finding, "conflict", rival, principle)
    return _Contest(finding, "yields", rival, principle)


def _certain(contest: _Contest) -> Outcome | None:
    """What a contest settles by itself; an open demand to show something is already a condition."""
    found = contest.finding
    if contest.result == "yields" or (found.state == "open" and found.outcome != "conditional"):
        return None
    return "conflict" if contest.result == "conflict" else found.outcome


def _asks(contest: _Contest, certain: Outcome | None) -> bool:
    """Whether an open rule could still make the outcome graver."""
    found = contest.finding
    if found.state != "open" or contest.result == "yields" or found.outcome == "conditional":
        return False
    could: Outcome = "conflict" if contest.result == "conflict" else found.outcome
    return certain is None or GRAVITY[could] > GRAVITY[certain]


def _gravest(outcomes: Iterable[Outcome | None]) -> Outcome | None:
    return max((outcome for outcome in outcomes if outcome is not None), key=lambda one: GRAVITY[one], default=None)


def _unknown(project: Project, things: Things) -> list[Question]:
    """Nothing refuses it; but is it known what and where it is?"""
    missing = []
    if not things.known:
        missing.append(Question("products", reason("GM645")))
    if project.region is None:
        missing.append(Question("region", reason("GM632")))
    return missing


def _terms(contests: Iterable[_Contest], termed: Iterable[Finding], outcome: Outcome) -> list[Question]:
    """What must be shown; an open condition asks first whether it bears at all."""
    standing = [contest.finding for contest in contests if contest.result != "yields"]
    shown = [found for found in standing if found.outcome in (outcome, "conditional")]
    return [question for found in (*shown, *termed) for question in (*found.questions, *found.terms)]


def _parts(
    ordered: Iterable[Finding], contests: Sequence[_Contest], promoting: Sequence[Finding], outcome: Outcome
) -> tuple[Part, ...]:
    fared = {id(contest.finding): contest for contest in contests}
    promoted = {id(found) for found in promoting}
    deciding = _deciding(contests, promoting, outcome)
    parts = []
    for found in ordered:
        contest = fared.get(id(found))
        if contest is not None:
            parts.append(_against(contest, deciding, outcome))
        elif id(found) in promoted:
            parts.append(_promoted(found, deciding, outcome))
        else:
            parts.append(Part(found, "released" if found.state == "released" else "considered", found.why))
    return tuple(sorted(parts, key=lambda part: _ORDER[part.role]))


def _deciding(contests: Sequence[_Contest], promoting: Sequence[Finding], outcome: Outcome) -> list[Finding]:
    """The findings that decide: the first that brings the outcome about; in a conflict both sides."""
    if outcome == "encouraged":
        return [promoting[0]]
    if outcome == "conflict":
        pair = next(
            contest for contest in contests if contest.result == "conflict" and contest.finding.state == "applies"
        )
        return [pair.finding, *([pair.rival] if pair.rival else [])]
    standing = [c.finding for c in contests if c.result == "stands" and _certain(c) == outcome]
    return standing[:1]


def _against(contest: _Contest, deciding: Sequence[Finding], outcome: Outcome) -> Part:
    found = contest.finding
    why = (_says(found), *found.why)
    if _among(found, deciding):
        rival = (_clash(contest.rival),) if outcome == "conflict" and contest.rival else ()
        return Part(found, "decides", (*why, *rival))
    if contest.result == "yields" and contest.rival is not None:
        return Part(found, "overridden", (*why, _lost(contest.principle, contest.rival)))
    if found.state == "open":
        return Part(found, "considered", (*found.why, reason("GM609"), *(question.ask for question in found.questions)))
    if contest.result == "conflict" and contest.rival is not None:
        return Part(found, "agrees" if outcome == "conflict" else "overridden", (*why, _clash(contest.rival)))
    if found.outcome == outcome and deciding:
        return Part(found, "agrees", (*why, _worded("GM602", deciding[0].rule.norm)))
    if not deciding:
        return Part(found, "considered", why)
    return Part(found, "overridden", (*why, _lost("stricter", deciding[0])))


def _promoted(found: Finding, deciding: Sequence[Finding], outcome: Outcome) -> Part:
    why = (_says(found), *found.why)
    if _among(found, deciding):
        return Part(found, "decides", why)
    if outcome == "encouraged":
        return Part(found, "agrees", (*why, _worded("GM602", deciding[0].rule.norm)))
    if not deciding or deciding[0].rule.positive:
        return Part(found, "considered", why)
    first, principle = prevails(deciding[0], found)
    lost = _lost(principle if first else "stricter", deciding[0])
    return Part(found, "overridden", (*why, lost))


def _among(found: Finding, others: Sequence[Finding]) -> bool:
    """Whether it is itself one of ``others``, not merely like one."""
    return bool(others) and (found is others[0] or found is others[-1])


def _says(found: Finding) -> Reason:
    rule = found.rule
    return _saying(rule.scope.words, rule.stance, rule.activity)


@functools.lru_cache(maxsize=20_000)
def _saying(subject: str, stance: str, activity: str) -> Reason:
    return reason("GM601", subject=subject, stance=f"@stance.{stance}", activity=f"@activity.{activity}")


@functools.lru_cache(maxsize=20_000)
def _worded(code: str, norm: str) -> Reason:
    return reason(code, norm=norm)


def _lost(principle: Principle, winner: Finding) -> Reason:
    return _worded(_OVERRIDDEN.get(principle, "GM606"), winner.rule.norm)


def _clash(rival: Finding) -> Reason:
    return _worded("GM607", rival.rule.norm)
