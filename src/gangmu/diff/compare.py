"""比对: two sides in, their differences out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gangmu.diff.clauses import ClauseDiff, clause_diff
from gangmu.diff.norms import Standing, norm_diff
from gangmu.diff.pairing import Versions, pair_of, paired
from gangmu.diff.values import Diff
from gangmu.norms import Paper
from gangmu.norms.citation import citations

_Place = tuple[str, str]


def diff(before: Iterable[Paper], after: Iterable[Paper], cites: Mapping[str, str] | None = None) -> Diff:
    """What ``after`` says otherwise than ``before``; either may be documents, or the documents of packs.

    Versions of one document are held against each other; norms are looked for in all documents of a side, so that one
    that went over into another document has not gone. Clauses are compared where both texts are at hand. ``cites`` says
    how norms of packs are cited, by their ids.
    """
    old, new = tuple(before), tuple(after)
    versions = paired(old, new)
    clauses = [_clauses(pair) for pair in versions]
    homes = {place: home for pair, found in zip(versions, clauses, strict=True) for place, home in _homes(pair, found)}
    standing = Standing(old, new, homes, _cites(old, cites or {}), _cites(new, cites or {}))
    norms = norm_diff(standing)
    compared = [found for found in clauses if found is not None]
    return Diff(
        pairs=tuple(pair_of(pair, found is not None) for pair, found in zip(versions, clauses, strict=True)),
        norms=norms.changes,
        clauses=tuple(change for found in compared for change in found.changes),
        same=norms.same,
        restated=norms.restated,
        renumbered=sum(found.renumbered for found in compared),
        regions=tuple(dict.fromkeys(paper.header.region for paper in (*old, *new))),
    )


def _clauses(versions: Versions) -> ClauseDiff | None:
    """The clauses compared, None where a text is missing on a side that has a counterpart."""
    old, new = versions
    if old is None or new is None or old.source is None or new.source is None:
        return None
    return clause_diff(old, new)


def _homes(versions: Versions, found: ClauseDiff | None) -> Iterator[tuple[_Place, _Place]]:
    """Old clause → the same clause on the new side; without texts, clauses of one id are taken for the same."""
    old, new = versions
    if old is None or new is None:
        return
    if found is not None:
        yield from (((old.key, was), (new.key, now)) for was, now in found.kin.items())
    else:
        yield from (((old.key, norm.clause), (new.key, norm.clause)) for norm in old.norms)


def _cites(papers: Sequence[Paper], cites: Mapping[str, str]) -> dict[_Place, str]:
    """How clauses, and norms of packs, are cited, by document and clause or norm."""
    found = {(paper.key, norm.id): cites[norm.id] for paper in papers for norm in paper.norms if norm.id in cites}
    for paper in papers:
        found |= {(paper.key, clause): str(citation) for clause, citation in citations(paper.clauses).items()}
    return found
