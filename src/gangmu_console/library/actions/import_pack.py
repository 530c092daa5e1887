"""导入规范包: a pack's documents and norms into the library, as published documents and a version of the pack."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from gangmu.pack import Pack, PackDocument, PackNorm, load_packs, pack_files, pack_hash, shipped
from gangmu_console.library.actions.store import norm_row
from gangmu_console.library.models import Document, Norm, PackVersion
from gangmu_console.people import audit
from gangmu_console.people.person import Person

_FACTS = ("title", "number", "issuer", "region", "issued", "effective", "expires", "status", "sha256")


def import_shipped() -> list[PackVersion]:
    """The packs that come with Gangmu, where their newest version here is another; the new versions."""
    folders = shipped()
    versions = [import_pack(pack) for pack in load_packs(folders)]
    return [version for version in versions if version is not None]


@transaction.atomic
def import_pack(pack: Pack, person: Person | None = None, note: str = "") -> PackVersion | None:
    """Make ``pack`` the newest version of its name; None where it is that already."""
    mark = pack_hash(pack)
    last = PackVersion.objects.filter(name=pack.name).order_by("-number").first()
    if last is not None and last.hash == mark:
        return None
    version = PackVersion.objects.create(
        name=pack.name, number=last.number + 1 if last else 1, title=pack.title, region=pack.region, hash=mark,
        files={name: text for name, text in pack_files(pack).items() if text}, norm_count=len(pack.norms),
        published_by=person.user if person else None, published_at=timezone.now(), note=note,
    )  # fmt: skip
    held: dict[str, list[PackNorm]] = defaultdict(list)
    for norm in pack.norms:
        held[norm.document].append(norm)
    version.documents.set([_document(document, held[document.key]) for document in pack.documents])
    audit.record(person, "publish", version, after={"hash": mark, "norms": len(pack.norms)}, why=note)
    return version


def _document(said: PackDocument, norms: list[PackNorm]) -> Document:
    """The document's row, with the norms of the pack in the place of those it had; a text that is there stays."""
    document, _ = Document.objects.get_or_create(key=said.key, defaults={"title": said.title})
    for name in _FACTS:
        setattr(document, name, getattr(said, name))
    document.stage, document.progress = Document.Stage.PUBLISHED, 100
    document.save()
    document.norms.all().delete()
    Norm.objects.bulk_create(
        [
            norm_row(document, one.norm, one.cite, state=Norm.State.ACCEPTED, remark=one.note[:500],
                     certainty=one.norm.certainty if one.status == "confirmed" else "doubtful")
            for one in norms
        ],
        batch_size=500,
    )  # fmt: skip
    return document
