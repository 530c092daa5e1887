"""筛查: packs and a project in, a verdict out; nothing here reads a file or a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from gangmu.norms import Paper
from gangmu.pack import Pack
from gangmu.registry.products import industry_group
from gangmu.screen.activity import BUILDING, adds_capacity
from gangmu.screen.book import Shelf, rules_in_force, sources_hash, tables_in_force
from gangmu.screen.finding import Finding, weigh
from gangmu.screen.orders import Limit, by_efficiency, limited
from gangmu.screen.project import Project, canonical_hash
from gangmu.screen.reasons import reason
from gangmu.screen.resolution import GRAVITY, Part, Resolution, resolve
from gangmu.screen.scope import scope_of
from gangmu.screen.tables import Swap, course_for, swap_for
from gangmu.screen.touch import Things, things_of, touches
from gangmu.screen.verdict import Match, Refusal, Verdict, match_of

OVERCAPACITY = "产能严重过剩行业"
REFUSALS: tuple[Refusal, ...] = ("land_or_sea", "energy_review", "environmental_review", "credit", "filing")


class Index:
    """索引: ``sources`` made ready for one day; built once, asked many times.

    With ``rehearse`` the rules of drafts are shown for what they would do; they never bind.
    """

    def __init__(self, sources: Iterable[Pack | Paper], as_of: dt.date, *, rehearse: bool = False) -> None:
        held = tuple(sources)
        rules = tuple(rules_in_force(held, as_of, rehearse))
        self.as_of = as_of
        self.packs_hash = sources_hash(held)
        self.tables = tables_in_force(held, as_of)
        self.shelf = Shelf(rule for rule in rules if not rule.source.draft)
        self.drafts = Shelf(rule for rule in rules if rule.source.draft)

    def screen(self, project: Project, limits: Iterable[Limit] = ()) -> Verdict:
        """The verdict on ``project``; ``limits`` are the regional orders of the day."""
        orders = tuple(limits)
        facts = canonical_hash({"project": project, "limits": orders})
        return msgspec.structs.replace(self.judge(project, things_of(project), orders), facts_hash=facts)

    def judge(self, project: Project, things: Things, orders: tuple[Limit, ...] = ()) -> Verdict:
        """The same for ``things`` that have been made out already, without the hash of the facts."""
        binding, drafts = (
            [found for rule in shelf.about(things) if (found := weigh(rule, project, things))]
            for shelf in (self.shelf, self.drafts)
        )
        return self.conclude(project, things, binding, drafts, orders)

    def conclude(
        self,
        project: Project,
        things: Things,
        binding: Iterable[Finding],
        drafts: Iterable[Finding],
        orders: tuple[Limit, ...] = (),
    ) -> Verdict:
        """The verdict that follows from what each rule in force, and each of a draft, says of ``project``."""
        findings = [*binding, *limited(orders, project, things, self.as_of), *by_efficiency(self.tables, project)]
        resolved = resolve(findings, project, things)
        swap = swap_for(self.tables, project, things) if _may_swap(resolved, project) else None
        matches = _by_norm([match_of(part) for part in resolved.parts])
        outcome = resolved.outcome
        if swap is not None and GRAVITY[outcome] < GRAVITY["replacement_required"]:
            outcome = "replacement_required"
            matches = (_by_table(swap), *matches)
        refusals, basis = self._refusals(outcome, resolved, things)
        return Verdict(
            project=project, as_of=self.as_of, outcome=outcome, matches=(*matches, *_rehearsed(project, things, findings, drafts)),
            missing=resolved.missing, procedure=course_for(self.tables, project, things), refusals=refusals,
            refusal_basis=basis, replacement=swap, packs_hash=self.packs_hash,
        )  # fmt: skip

    def _refusals(self, outcome: str, found: Resolution, things: Things) -> tuple[tuple[Refusal, ...], str]:
        """Who must not proceed where capacity of an overcapacity industry is refused, and by which clause."""
        group = industry_group(OVERCAPACITY, self.as_of.year, confirmed=True)
        if outcome != "prohibited" or group is None or group.since > self.as_of.year:
            return (), ""
        if touches(scope_of(OVERCAPACITY, (), self.as_of.year), things).answer != "yes":
            return (), ""
        saying = [part.finding.rule for part in found.parts if part.role in ("decides", "agrees", "overridden")]
        named = [rule for rule in saying if rule.scope.group == OVERCAPACITY and not rule.positive]
        basis = f"{named[0].source.name} {named[0].cite}" if named else group.source
        return REFUSALS, basis


def screen(
    sources: Iterable[Pack | Paper],
    project: Project,
    as_of: dt.date,
    *,
    rehearse: bool = False,
    limits: Iterable[Limit] = (),
) -> Verdict:
    """The verdict of ``sources`` on ``project`` as of a day. For many projects build one ``Index``."""
    return Index(sources, as_of, rehearse=rehearse).screen(project, limits)


def _rehearsed(
    project: Project, things: Things, binding: list[Finding], drafts: Iterable[Finding]
) -> tuple[Match, ...]:
    """What the drafts would do: each rule that would bear, and the outcome there would be with all of them."""
    told = list(drafts)
    bearing = [found for found in told if found.state in ("applies", "open")]
    if not bearing:
        return ()
    whole = resolve([*binding, *told], project, things).outcome
    why = reason("GM619", outcome=f"@outcome.{whole}")
    return _by_norm([match_of(Part(found, "rehearsed", (*found.why, why))) for found in bearing])


def _may_swap(found: Resolution, project: Project) -> bool:
    """Whether replacement can be what the project needs: it builds capacity, and nothing refuses it outright."""
    if project.activity not in BUILDING or GRAVITY[found.outcome] > GRAVITY["needs_facts"]:
        return False
    return adds_capacity(project) is not False or project.activity in ("replace", "relocate")


def _by_norm(matches: Iterable[Match]) -> tuple[Match, ...]:
    """One match a norm: the one that weighs most, which stands first."""
    kept: dict[str, Match] = {}
    for match in matches:
        kept.setdefault(match.norm, match)
    return tuple(kept.values())


def _by_table(swap: Swap) -> Match:
    row = swap.row
    return msgspec.structs.replace(
        Match(norm=row.id, document=swap.document, clause=row.cite, stance="control", subject=row.subject, matched="",
              role="decides"),
        why=(reason("GM613"), *swap.why),
    )  # fmt: skip
