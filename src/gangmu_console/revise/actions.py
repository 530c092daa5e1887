"""处置: running the linter over the library, giving findings an owner, deciding about them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from gangmu.lint import RULES, lint
from gangmu.lint import Finding as Found
from gangmu_console.kit.versions import save_over
from gangmu_console.library.models import Document, Finding, Norm
from gangmu_console.library.papers import norm_value, papers
from gangmu_console.library.summary import gist
from gangmu_console.people import audit
from gangmu_console.people.models import Organisation
from gangmu_console.people.person import Person

CHECKED = (Document.Stage.REVIEW, Document.Stage.PUBLISHED)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
FAMILIES = {"1": "document", "2": "target", "3": "task", "4": "directive", "5": "validity"}


@dataclass(frozen=True)
class Run:
    """检查结果: how many findings are new, still there, and gone since the last run."""

    new: int
    kept: int
    gone: int


def check(person: Person | None, as_of: dt.date, documents: Iterable[Document] | None = None) -> Run:
    """Lint the documents under review or published, as of a day, and bring the findings up to date.

    A finding is known again by its rule and quotations: its owner and disposition stay. What is no longer found is marked
    as gone, never deleted.
    """
    chosen = documents if documents is not None else Document.objects.filter(stage__in=CHECKED)
    held = {one.key: one for one in chosen.prefetch_related("norms", "clauses")}  # type: ignore[union-attr]
    found = {fingerprint(one): one for one in lint(papers(held.values()), as_of)}
    with transaction.atomic():
        known = {one.fingerprint: one for one in Finding.objects.select_for_update()}
        made = [_made(mark, one, held) for mark, one in found.items() if mark not in known]
        back = [known[mark].pk for mark in found if mark in known and known[mark].gone_at is not None]
        gone = [one.pk for mark, one in known.items() if mark not in found and one.gone_at is None]
        Finding.objects.filter(pk__in=back).update(gone_at=None)
        Finding.objects.filter(pk__in=gone).update(gone_at=timezone.now())
        for one in made:
            one.documents.set([held[place["document"]] for place in one.places if place["document"] in held])
    return Run(len(made), len(found) - len(made), len(gone))


def fingerprint(found: Found) -> str:
    """SHA-256 of what makes it the same finding in another run: rule, and documents, clauses and words of its places."""
    places = "\n".join(sorted(f"{place.document}\t{place.clause}\t{place.quote}" for place in found.places))
    said = "\n".join(f"{name}={value}" for name, value in sorted(found.args.items()))
    return hashlib.sha256(f"{found.code}\n{places}\n{said}".encode()).hexdigest()


def assign(person: Person, finding: Finding, version: int, owner: Organisation | None, due: dt.date | None) -> None:
    """Give ``finding`` an ``owner`` and a date; raises Stale where somebody else changed it meanwhile."""
    before = audit.fields(finding, "owner_id", "due")
    finding.owner, finding.due = owner, due
    with transaction.atomic():
        save_over(finding, version, "owner", "due")
        audit.record(person, "assign", finding, before=before, after=audit.fields(finding, "owner_id", "due"))


def dispose(person: Person, finding: Finding, version: int, disposition: str, reason: str) -> None:
    """Decide that ``finding`` is to be revised, interpreted or kept, and why; raises Stale likewise."""
    before = audit.fields(finding, "disposition", "reason")
    finding.disposition, finding.reason = disposition, reason
    finding.decided_by, finding.decided_at = person.user, timezone.now()
    with transaction.atomic():
        save_over(finding, version, "disposition", "reason", "decided_by", "decided_at")
        after = audit.fields(finding, "disposition", "reason")
        audit.record(person, "dispose", finding, before=before, after=after, why=reason)


def rule_titles() -> list[tuple[str, str]]:
    """Code of every rule of the linter, and the code with the fault it finds, in the language of the page."""
    if get_language() == "en":
        return [(rule.code, f"{rule.code} {rule.name}") for rule in RULES]
    return [(rule.code, f"{rule.code} {rule.told('zh').fault.rstrip('。')}") for rule in RULES]


def _made(mark: str, found: Found, held: dict[str, Document]) -> Finding:
    first = next((held[place.document] for place in found.places if place.document in held), None)
    return Finding.objects.create(
        fingerprint=mark, code=found.code, family=FAMILIES.get(found.code[2], ""), level=found.severity,
        message={"zh": found.message("zh"), "en": found.message("en")}, region=first.region if first else "",
        places=[_place(place, held.get(place.document), found.message("zh")) for place in found.places],
    )  # fmt: skip


def _place(place: Any, document: Document | None, said: str) -> dict[str, Any]:
    """Where one quotation stands; where no text is at hand, what the norm there says (``gist``)."""
    norms = [norm for norm in document.norms.all() if _in_clause(norm, place.clause)] if document else []
    cited = {clause.cid: clause.cite for clause in document.clauses.all()} if document else {}
    nearest = max(norms, key=lambda norm: _alike(gist(norm_value(norm)), said), default=None)
    return {
        "document": place.document, "document_id": document.pk if document else None,
        "title": document.number or document.title if document else place.document,
        "issued": document.issued.isoformat() if document and document.issued else "",
        "clause": place.clause, "cite": cited.get(place.clause) or (nearest.cite if nearest else "") or place.clause,
        "start": place.start, "end": place.end, "quote": place.quote, "gist": gist(norm_value(nearest)) if nearest else "",
    }  # fmt: skip


def _alike(gist: str, said: str) -> int:
    """How much of what was found a norm says: pairs of characters, and figures, which tell one row of a table from another."""
    pairs = {said[k : k + 2] for k in range(len(said) - 1)} & {gist[k : k + 2] for k in range(len(gist) - 1)}
    return len(pairs) + 4 * len(set(_FIGURE.findall(said)) & set(_FIGURE.findall(gist)))


def _in_clause(norm: Norm, clause: str) -> bool:
    return norm.clause == clause and norm.state != Norm.State.REJECTED
