"""审查依据: the matches of a verdict as numbered reasons, put together by the part they play."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from gangmu.report.letter.citing import Citer, signs
from gangmu.report.letter.values import Ground, Group
from gangmu.report.words import Words
from gangmu.screen import Match, Reason, Verdict, sentence, sentences
from gangmu.screen.reasons import word

# Sentences that say which clause prevailed, with the principle: the heading of the group says it for all of them.
_PRINCIPLES = {"GM603": "rank", "GM604": "special", "GM605": "later", "GM606": "stricter", "GM607": "clash"}
_ANY = ("activity", "@activity.any")
_SAYS, _AGREES, _OPEN = "GM601", "GM602", "GM609"
# Questions that are asked of the project as a whole, whichever clause asks: the list of what is to be supplied has them.
_GENERAL = ("GM631", "GM632", "GM645")
_YIELDING = ("GM603", "GM604", "GM605", "GM606")
_GIVING_WAY = ("rank", "special", "later", "stricter")
_PROMOTING = ("encourage", "upgrade", "retain")
_STILL_OPEN = ("needs_facts", "conditional", "replacement_required")
_ORDER = (
    "decides", "conflict", "agrees", "rank", "special", "later", "stricter", "clash", "open", "released", "threshold",
    "rehearsed",
)  # fmt: skip
_QUOTED = ("decides", "conflict", "clash", "open", "threshold", "rehearsed")


class Sorted(msgspec.Struct, frozen=True):
    """归类: the matches by group, those that do not bear, and how many gave way to what decides by each principle."""

    groups: dict[str, list[Match]]
    others: list[Match]
    principles: Counter[str]


def sorted_by_part(verdict: Verdict) -> Sorted:
    """Every match of ``verdict`` in one group, or among the others."""
    groups: dict[str, list[Match]] = {}
    others: list[Match] = []
    for match in verdict.matches:
        group = _group(match, verdict)
        if group:
            groups.setdefault(group, []).append(match)
        else:
            others.append(match)
    deciding = {match.norm for match in verdict.matches if match.role == "decides"}
    yielding = Counter({name: sum(yields_to(one, deciding) for one in groups.get(name, ())) for name in _GIVING_WAY})
    return Sorted({name: groups[name] for name in _ORDER if name in groups}, others, +yielding)


def yields_to(match: Match, deciding: set[str]) -> bool:
    """Whether it is one of ``deciding`` that prevailed over ``match``."""
    return any(one.code in _YIELDING and dict(one.args).get("norm") in deciding for one in match.why)


def _group(match: Match, verdict: Verdict) -> str:
    """The group of ``match``, "" for one that does not bear."""
    if match.role == "decides":
        return "conflict" if verdict.outcome == "conflict" else "decides"
    if match.role == "overridden":
        return next((_PRINCIPLES[one.code] for one in reversed(match.why) if one.code in _PRINCIPLES), "stricter")
    if match.role != "considered":
        return match.role
    if any(one.code == _OPEN for one in match.why):
        asked = match.stance not in _PROMOTING and verdict.outcome in _STILL_OPEN
        return "open" if asked else ""
    return "threshold" if match.arithmetic else ""


def groups(found: Sorted, verdict: Verdict, citer: Citer) -> tuple[Group, ...]:
    """The groups of ``found`` with their headings; the words of a clause stand where it decides or may yet decide."""
    words = citer.words
    deciding = {match.norm for match in verdict.matches if match.role == "decides"}
    known = {match.norm: match for match in verdict.matches}
    return tuple(
        Group(
            words(f"letter_group.{name}"),
            tuple(_ground(match, deciding, known, citer, quoted=name in _QUOTED) for match in matches),
        )
        for name, matches in found.groups.items()
    )


def unused(found: Sorted, verdict: Verdict, citer: Citer) -> tuple[Ground, ...]:
    """The clauses that were looked at and do not bear, each with why."""
    known = {match.norm: match for match in verdict.matches}
    return tuple(_ground(match, set(), known, citer) for match in found.others)


def _ground(match: Match, deciding: set[str], known: dict[str, Match], citer: Citer, *, quoted: bool = False) -> Ground:
    words = citer.words
    source = citer.full(match)
    told = [citer.reason(one, known) for one in match.why if not _told_elsewhere(one, deciding)]
    stance = word(f"@stance.{match.stance}", words.language)
    # a stance on no activity in particular is told without one
    says = sentences(tuple(one for one in told if one.code == _SAYS and _ANY not in one.args), words.language)
    says = says or words("letter.says", subject=match.subject, stance=stance)
    rest = sentences(tuple(one for one in told if one.code != _SAYS), words.language)
    met = words("letter.matched", matched=match.matched) if match.matched not in ("", match.subject) else ""
    joint = "" if words.language == "zh" else " "
    return Ground(
        source=source, stance=stance, subject=match.subject, matched=match.matched,
        why=signs(joint.join(filter(None, [says, met, rest])), words),
        arithmetic=signs(sentences(match.arithmetic, words.language), words),
        quote=citer.quotes.get(match.norm, "") if quoted else "",
    )  # fmt: skip


def _told_elsewhere(one: Reason, deciding: set[str]) -> bool:
    """Whether the heading of the group says it (the clause agrees, or gives way to the one that decides), or the questions."""
    winner = dict(one.args).get("norm")
    by_heading = one.code == _OPEN or (one.code in (_AGREES, *_YIELDING) and winner in deciding)
    return by_heading or one.code in _GENERAL


def others(matches: Iterable[Match], citer: Citer) -> str:
    """One sentence that names the clauses that do not bear, document by document."""
    words = citer.words
    documents: dict[str, list[Match]] = {}
    for match in matches:
        documents.setdefault(match.document, []).append(match)
    listed = [_clauses(found, citer) for found in documents.values()]
    return words("letter.others", clauses=words("letter.others_joint").join(listed)) if listed else ""


def _clauses(matches: list[Match], citer: Citer) -> str:
    first = citer.full(matches[0])
    rest = dict.fromkeys(match.clause for match in matches if match.clause != matches[0].clause)
    return citer.words.among([first, *rest])


def questions(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """What is missing, as questions; one asked for several clauses stands once."""
    return tuple(dict.fromkeys(signs(sentence(one.ask, words.language), words) for one in verdict.missing))
