"""发布: what reviewers accepted of a document becomes a version of a pack, in one transaction."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone

from gangmu.errors import BrokenPack
from gangmu.pack import Pack, from_paper, load_pack, pack_files, pack_hash, save_pack
from gangmu_console.library.models import Document, Norm, PackVersion
from gangmu_console.library.papers import paper_of
from gangmu_console.people import audit
from gangmu_console.people.person import Person

BINDING = (Norm.State.ACCEPTED, Norm.State.EDITED, Norm.State.ADDED)


@dataclass(frozen=True)
class Proposal:
    """拟发布: the pack as it would be, what speaks against it, and what stays out."""

    pack: Pack
    faults: tuple[str, ...]
    undecided: int
    doubtful: int
    rejected: int
    last: PackVersion | None

    @property
    def same(self) -> bool:
        """Whether the newest version says the same already."""
        return self.last is not None and self.last.hash == pack_hash(self.pack)


def proposal(document: Document) -> Proposal:
    """What publishing ``document`` now would make; only norms that a reviewer accepted, edited or added are in it."""
    states = dict.fromkeys(Norm.State.values, 0)
    doubtful = 0
    for state, certainty in document.norms.values_list("state", "certainty"):
        states[state] += 1
        doubtful += state == Norm.State.PROPOSED and certainty == "doubtful"
    last = PackVersion.objects.filter(name=document.key).order_by("-number").first()
    paper = paper_of(document)
    chosen = set(document.norms.filter(state__in=BINDING).values_list("nid", flat=True))
    kept = msgspec.structs.replace(paper, norms=tuple(norm for norm in paper.norms if norm.id in chosen))
    pack = from_paper(kept, document.key, quotes=True)
    pack = msgspec.structs.replace(pack, version=str(last.number + 1 if last else 1))
    return Proposal(pack, _faults(pack), states[Norm.State.PROPOSED], doubtful, states[Norm.State.REJECTED], last)


def _faults(pack: Pack) -> tuple[str, ...]:
    """What the checks of packs say against it, in words."""
    if not pack.norms:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        try:
            save_pack(pack, Path(folder) / pack.name)
            load_pack(Path(folder) / pack.name)
        except BrokenPack as broken:
            return tuple(str(fault) for fault in broken.faults)
    return ()


@transaction.atomic
def publish(person: Person, document: Document, note: str = "") -> PackVersion:
    """Make a new version of the document's pack; raises ValueError where there is nothing to publish or a fault in it."""
    Document.objects.select_for_update().get(pk=document.pk)
    made = proposal(document)
    if made.faults or not made.pack.norms:
        raise ValueError("nothing that can be published")
    version = PackVersion.objects.create(
        name=document.key, number=int(made.pack.version), title=document.title, region=document.region,
        hash=pack_hash(made.pack), files={name: text for name, text in pack_files(made.pack).items() if text},
        norm_count=len(made.pack.norms), published_by=person.user, published_at=timezone.now(), note=note[:500],
    )  # fmt: skip
    version.documents.set([document])
    document.stage = Document.Stage.PUBLISHED
    document.save(update_fields=["stage"])
    audit.record(person, "publish", version, after={"hash": version.hash, "norms": version.norm_count}, why=note)
    return version
