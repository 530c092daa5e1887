"""规则库: what binds on a day, made ready: rules by product, industry and words, and the tables of rules in force.

Built once for packs and a day; a project then meets only the rules that may be about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from gangmu.norms import Directive, Paper, rank
from gangmu.norms.citation import citations
from gangmu.pack import Pack, in_force, packs_hash
from gangmu.pack.facts import CatalogueRule, Fact, Facts, KeyRegion, Procedure, Replacement
from gangmu.pack.values import PackDocument
from gangmu.registry.industries import industry_parents
from gangmu.registry.products import broader
from gangmu.screen.project import canonical_hash
from gangmu.screen.rule import Rule, Source, rules_of
from gangmu.screen.touch import Things, codes_for


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """规则表: confirmed rows in force; ``doubted`` procedures are known of, but nobody has checked them.

    ``names`` gives for each row's document how it is called.
    """

    replacements: tuple[Replacement, ...] = ()
    key_regions: tuple[KeyRegion, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    doubted: tuple[Procedure, ...] = ()
    catalogue_rules: tuple[CatalogueRule, ...] = ()
    names: dict[str, str] = {}


def sources_hash(sources: Iterable[Pack | Paper]) -> str:
    """SHA-256 over packs and papers in any order: what a verdict stores, so that it can be replayed."""
    packs = [source for source in sources if isinstance(source, Pack)]
    papers = sorted(canonical_hash((p.key, p.header, p.norms)) for p in sources if isinstance(p, Paper))
    return canonical_hash([packs_hash(packs), *papers]) if papers else packs_hash(packs)


def rules_in_force(sources: Iterable[Pack | Paper], as_of: dt.date, rehearse: bool = False) -> Iterator[Rule]:
    """Every rule of the documents that bind on ``as_of``; with ``rehearse`` also those of drafts, marked as such."""
    for source in sources:
        yield from _of_pack(source, as_of, rehearse) if isinstance(source, Pack) else _of_paper(source, as_of, rehearse)


def _of_pack(pack: Pack, as_of: dt.date, rehearse: bool) -> Iterator[Rule]:
    known = {document.key: _source(document) for document in pack.documents if _looked_at(document, as_of, rehearse)}
    for item in pack.norms:
        if isinstance(item.norm, Directive) and item.document in known:
            yield from rules_of(
                item.norm, known[item.document], item.cite or item.norm.clause, item.status == "confirmed"
            )


def _looked_at(document: PackDocument, as_of: dt.date, rehearse: bool) -> bool:
    return in_force(document, as_of) or (rehearse and document.status == "draft")


def _source(document: PackDocument) -> Source:
    since = document.effective or document.issued
    name = document.number or document.title or document.key
    return Source(document.key, name, document.region, rank(document.region), since, document.status == "draft")


def _of_paper(paper: Paper, as_of: dt.date, rehearse: bool) -> Iterator[Rule]:
    header = paper.header
    draft = header.status == "draft"
    if not (paper.in_force(as_of) or (rehearse and draft)):
        return
    name, since = header.number or header.title or paper.key, header.effective or header.issued
    source = Source(paper.key, name, header.region, rank(header.region), since, draft)
    cited = {clause: str(citation) for clause, citation in citations(paper.clauses).items()}
    for norm in paper.norms:
        if isinstance(norm, Directive):
            named = msgspec.structs.replace(norm, id=f"{paper.key}/{norm.id}" if "/" not in norm.id else norm.id)
            yield from rules_of(named, source, cited.get(norm.clause) or norm.clause, norm.certainty != "doubtful")


def tables_in_force(sources: Iterable[Pack | Paper], as_of: dt.date) -> Tables:
    """The rows of the packs' tables that hold on ``as_of``."""
    packs = [source for source in sources if isinstance(source, Pack)]
    names = {document.key: document.number or document.title for pack in packs for document in pack.documents}
    standing = {d.key for pack in packs for d in pack.documents if in_force(d, as_of)}
    held = [fact for pack in packs for fact in _rows(pack.facts) if fact.document in standing and _holds(fact, as_of)]
    sure = [fact for fact in held if fact.status == "confirmed"]
    return Tables(
        replacements=tuple(fact for fact in sure if isinstance(fact, Replacement)),
        key_regions=tuple(fact for fact in sure if isinstance(fact, KeyRegion)),
        procedures=tuple(fact for fact in sure if isinstance(fact, Procedure)),
        doubted=tuple(fact for fact in held if isinstance(fact, Procedure) and fact.status != "confirmed"),
        catalogue_rules=tuple(fact for fact in sure if isinstance(fact, CatalogueRule)),
        names=names,
    )


def _rows(facts: Facts) -> tuple[Fact, ...]:
    return (*facts.replacements, *facts.key_regions, *facts.procedures, *facts.catalogue_rules)


def _holds(fact: Fact, as_of: dt.date) -> bool:
    return (fact.valid_from is None or fact.valid_from <= as_of) and (fact.valid_to is None or as_of <= fact.valid_to)


class Shelf:
    """书架: rules found by what a project is about.

    A rule stands under the products and industries it names, and once more above them: a project of a product finds what
    is said of it and of all that it is a kind of, and what is said of a kind of it.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._named: dict[str, list[int]] = {}
        self._above: dict[str, list[int]] = {}
        self._words: list[tuple[str, int]] = []
        for place, rule in enumerate(self.rules):
            scope = rule.scope
            codes = (*scope.codes, *scope.hints)
            above = [
                *(wide for name in scope.products for wide in broader(name)),
                *(w for c in codes for w in industry_parents(c)),
            ]
            for shelf, names in ((self._named, (*scope.products, *codes)), (self._above, above)):
                for name in dict.fromkeys(names):
                    shelf.setdefault(name, []).append(place)
            if scope.literal:
                self._words.append((scope.literal, place))

    def about(self, things: Things) -> list[Rule]:
        """The rules that may be about ``things``, in the order of the shelf; never too few, sometimes too many."""
        names = {name: broader(name) for name, _ in things.products}
        codes = {code for name in names for code in codes_for(name)}.union(things.codes)
        names |= {code: industry_parents(code) for code in codes}
        found: set[int] = set()
        for name, wider in names.items():
            found.update(self._above.get(name, ()))
            for wide in (name, *wider):
                found.update(self._named.get(wide, ()))
        found.update(place for words, place in self._words if words in things.words)
        return [self.rules[place] for place in sorted(found)]
