"""规则: a directive made ready for screening: one rule for each of its subjects, everything read that can be read once."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from gangmu.norms import Directive, Threshold
from gangmu.norms.norm import Activity, Stance
from gangmu.registry.products import broader
from gangmu.registry.regions import parents, regions_in
from gangmu.screen.scope import Lexicon, Scope, bare, lexicon, scope_of, sections_only

Nature = Literal["rule", "swap", "obsolete", "aggregate", "general", "unconfirmed"]
WayKind = Literal["", "swap", "existing", "place", "other"]
_PARTS = re.compile(r"[；;]")
_LINE_END = re.compile(r"\s*\n\s*")  # a quotation keeps the breaks of its page; an answer is written without
_PLACES = re.compile(r"[；;、，,：:]|以及|和|与")
_FIRM_JOINTS = re.compile(r"[\s；;、，,：:]|(?<=公司|集团)(?:以及|及|和|与)")
_FIRM_HEAD = re.compile(r"^(?:仅?限于?|除)")
_BEING = re.compile(r"^(?:属于?|系|为)")
_SHORT = 3  # a name of no more characters may be anybody's
_TAILS = re.compile(r"(?:的?除外|不在此限|以外|之外|外)$")
_POSITIVE = ("encourage", "upgrade", "retain")


class Source(msgspec.Struct, frozen=True):
    """出处: the document a rule comes from, as a verdict names it, and what the principles ask of it.

    ``rank``: 3 national, 2 provincial, 1 municipal, 0 below; ``since`` when it holds, None where it does not say. A
    ``draft`` never binds.
    """

    key: str
    name: str
    region: str
    rank: int
    since: dt.date | None
    draft: bool = False


class Place(msgspec.Struct, frozen=True):
    """地点: a park or base that an exception names; ``region`` where its name says it."""

    name: str
    region: str | None


class Way(msgspec.Struct, frozen=True):
    """出路: how an exception releases: by replacement, for what stands already, in certain places, or as its words say."""

    kind: WayKind = ""
    words: str = ""
    places: tuple[Place, ...] = ()


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """规则: one subject of a directive.

    ``asks``: words that the project must be shown to fit before the rule bears on it; ``terms``: what a project must show
    because of it. ``depth``: how far below the nation its region lies.
    """

    norm: str
    source: Source
    cite: str
    region: str
    depth: int
    stance: Stance
    activity: Activity
    scope: Scope
    tests: tuple[Threshold, ...] = ()
    asks: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    firms: str = ""
    nature: Nature = "rule"
    way: Way = Way()

    @property
    def positive(self) -> bool:
        """Whether it promotes, or keeps."""
        return self.stance in _POSITIVE


def rules_of(directive: Directive, source: Source, cite: str, confirmed: bool = True) -> Iterator[Rule]:
    """The rules of ``directive``, in the order of its subjects."""
    words = lexicon()
    year = source.since.year if source.since else None
    way = way_of(directive.exception or "", directive.region)
    said = " ".join(filter(None, (directive.condition, directive.exception)))
    for place, subject in enumerate(directive.subjects):
        codes = directive.industry_codes[place] if place < len(directive.industry_codes) else ()
        scope = scope_of(subject, codes, year)
        tests = _tests(directive, subject)
        parts = _conditions(directive.condition, bool(directive.thresholds))
        firms = " ".join(part for part in parts if words.firm.search(part) or part.startswith("限"))
        nature = _nature(directive, scope, said, confirmed)
        open_parts = tuple(part for part in parts if part not in firms and not _restates(part, subject))
        required = directive.stance == "control"
        yield Rule(
            norm=directive.id, source=source, cite=cite, region=directive.region, depth=len(parents(directive.region)),
            stance=directive.stance, activity=directive.activity, scope=scope, tests=tests,
            asks=_asks(scope, () if required else open_parts), terms=open_parts if required else (),
            firms=firms or (subject if words.firm.search(subject) else ""), nature=nature, way=way,
        )  # fmt: skip


@functools.lru_cache(maxsize=10_000)
def firm_names(firms: str) -> tuple[str, ...]:
    """The firms that the words ``firms`` of a rule name, each by itself."""
    found = [_FIRM_HEAD.sub("", bare(part)) for part in _FIRM_JOINTS.split(firms)]
    return tuple(dict.fromkeys(name for name in found if len(name) > _SHORT))


def _conditions(condition: str | None, measured: bool) -> tuple[str, ...]:
    """The parts of a condition that no threshold covers; those that only say about when are left out."""
    parts = [part.strip() for part in _PARTS.split(_LINE_END.sub("", condition or ""))]
    kept = [part for part in parts if part and not (measured and re.search(r"\d", part))]
    return tuple(part for part in kept if lexicon().vague.sub("", bare(part)))


def _restates(part: str, subject: str) -> bool:
    """Whether a condition only says again what the subject is (属…)."""
    return _BEING.sub("", bare(part)) == bare(subject)


def _asks(scope: Scope, parts: tuple[str, ...]) -> tuple[str, ...]:
    """What must be shown: the conditions, else the narrowing words of the subject (asked by the subject as a whole)."""
    if parts:
        return parts
    unsure = scope.rest or not scope.certain or (scope.hints and not scope.products and not scope.literal)
    return (scope.words,) if unsure else ()


def _nature(directive: Directive, scope: Scope, said: str, confirmed: bool) -> Nature:
    words: Lexicon = lexicon()
    if not confirmed or (scope.group and not scope.products and not scope.codes):
        return "unconfirmed"
    if directive.stance == "control" and words.swap.search(said + scope.words):
        return "swap"
    if words.aggregate.search(bare(scope.words)):
        return "aggregate"
    if directive.stance == "phase_out" and words.obsolete.search(scope.words.replace("产能严重过剩", "")):
        return "obsolete"
    if directive.stance == "encourage" and (sections_only(scope) or bare(scope.words) in words.general):
        return "general"
    return "rule"


def _tests(directive: Directive, subject: str) -> tuple[Threshold, ...]:
    """The thresholds about this subject; one that is about none of the subjects is about all of them."""
    found = []
    for threshold in directive.thresholds:
        about = [other for other in directive.subjects if _about(threshold.of, other)]
        if subject in about or not about:
            found.append(threshold)
    return tuple(found)


def _about(words: str, subject: str) -> bool:
    """Whether the ``of`` of a threshold means ``subject``: the same words, or the same product."""
    one, other = bare(words), bare(subject)
    if one == other or one in other or other in one:
        return True
    mine, theirs = scope_of(words).products, scope_of(subject).products
    return any(a == b or a in broader(b) or b in broader(a) for a in mine for b in theirs)


def way_of(exception: str, region: str) -> Way:
    """How ``exception`` (in the words of the directive) releases a project."""
    words = lexicon()
    if not exception:
        return Way()
    if words.swap.search(exception):
        return Way("swap", exception)
    if words.existing.search(exception):
        return Way("existing", exception)
    if words.place.search(exception):
        names = [_TAILS.sub("", part.strip()) for part in _PLACES.split(exception)]
        return Way("place", exception, tuple(_place(name, region) for name in names if words.place.search(name)))
    return Way("other", exception)


def _place(name: str, region: str) -> Place:
    hits = [hit for hit in regions_in(name, region) if hit.id is not None]
    return Place(name, hits[-1].id if hits else None)
