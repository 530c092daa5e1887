"""区域限批与能效: findings that come from no directive: an order for a region, a project's efficiency level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from gangmu.registry.regions import parents
from gangmu.screen.activity import BUILDING, STANDING
from gangmu.screen.book import Tables
from gangmu.screen.finding import Finding
from gangmu.screen.project import Project
from gangmu.screen.reach import reaches
from gangmu.screen.reasons import Question, Reason, reason
from gangmu.screen.rule import Rule, Source
from gangmu.screen.scope import Scope, lexicon, scope_of
from gangmu.screen.touch import Answer, Things, touches

_ABOVE_ALL = 9


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """区域限批: no project that builds is approved in ``region`` from ``since`` to ``until`` (both inclusive; None: open).

    ``products`` and ``industries`` narrow it to those; without them it is about everything. ``document`` and ``clause``
    name the order.
    """

    id: str
    region: str
    document: str
    clause: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    products: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    def holds(self, as_of: dt.date) -> bool:
        """Whether the order stands on ``as_of``."""
        return (self.since is None or self.since <= as_of) and (self.until is None or as_of <= self.until)


def limited(limits: Iterable[Limit], project: Project, things: Things, as_of: dt.date) -> Iterator[Finding]:
    """What regional orders say of ``project``; no promotion lifts them."""
    for limit in limits:
        place, where = reaches(limit.region, limit.document, project)
        thing, matched = _limit_about(limit, things)
        if not limit.holds(as_of) or "no" in (place, thing) or project.activity in STANDING:
            continue
        questions = [] if where is None else [where]
        if thing == "maybe":
            questions.append(Question("products", reason("GM645")))
        if project.activity is None:
            questions.append(Question("activity", reason("GM631")))
        rule = _order(limit.id, limit.document, limit.clause, limit.region, as_of)
        yield _made(rule, "prohibited", matched, reason("GM620"), tuple(questions))


def _limit_about(limit: Limit, things: Things) -> tuple[Answer, str]:
    if not limit.products and not limit.industries:
        return "yes", ""
    if not things.known:
        return "maybe", ""
    scopes = [scope_of(words) for words in limit.products]
    scopes += [Scope("", codes=limit.industries)] if limit.industries else []
    found = [touches(scope, things) for scope in scopes]
    best = min(found, key=lambda touch: ("yes", "maybe", "no").index(touch.answer))
    return best.answer, best.matched


def _order(id_: str, document: str, clause: str, region: str, since: dt.date) -> Rule:
    source = Source(id_, document, region, _ABOVE_ALL, since)
    return Rule(
        norm=id_, source=source, cite=clause, region=region, depth=len(parents(region)), stance="prohibit",
        activity="new", scope=Scope("区域限批"),
    )  # fmt: skip


def _made(rule: Rule, outcome: str, matched: str, why: Reason, questions: tuple[Question, ...] = ()) -> Finding:
    return Finding(
        rule=rule, state="open" if questions else "applies", outcome=outcome, matched=matched, distance=0,  # type: ignore[arg-type]
        why=(why,), questions=questions,
    )  # fmt: skip


def by_efficiency(tables: Tables, project: Project) -> Iterator[Finding]:
    """What the catalogue's general rules say of a project whose efficiency level is told."""
    level, words = project.efficiency, lexicon()
    if level is None or level == "benchmark":
        return
    for row in tables.catalogue_rules:
        if row.treated_as == "restricted" and words.benchmark.search(row.when) and project.activity in BUILDING:
            outcome = "restricted"
        elif row.treated_as == "eliminated" and words.baseline.search(row.when) and level == "below_baseline":
            outcome = "phase_out"
        else:
            continue
        if outcome == "phase_out" and project.activity in BUILDING:
            continue
        name = tables.names.get(row.document, row.document)
        rule = msgspec.structs.replace(
            _order(row.id, name, row.cite, "100000", dt.date.min), scope=Scope(row.when),
            stance="restrict" if outcome == "restricted" else "phase_out",
        )  # fmt: skip
        yield _made(rule, outcome, level, reason("GM623", when=row.when))
