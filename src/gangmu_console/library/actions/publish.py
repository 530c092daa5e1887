"""发布: what reviewers accepted of a document becomes a version of a pack, in one transaction."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec.structs import replace

from gangmu.cli.asking import Language
from gangmu.cli.complaints import translated
from gangmu.errors import BrokenPack, PackFault
from gangmu.norms import Norm as NormValue
from gangmu.norms import Task
from gangmu.pack import Pack, from_paper, load_pack, pack_files, pack_hash, save_pack
from gangmu_console.library.models import Document, Norm, PackVersion
from gangmu_console.library.papers import paper_of
from gangmu_console.people import audit
from gangmu_console.people.person import Person

_ENTRY = re.compile(r"- id: '?([^'\n]+)")
BINDING = (Norm.State.ACCEPTED, Norm.State.EDITED, Norm.State.ADDED)


@dataclass(frozen=True)
class Fault:
    """毛病: what a check of packs says, and the norm (its key) that it says it of, where it is one."""

    text: str
    norm: int | None = None


@dataclass(frozen=True)
class Proposal:
    """拟发布: the pack as it would be, what speaks against it, and what stays out."""

    pack: Pack
    faults: tuple[Fault, ...]
    undecided: int
    doubtful: int
    rejected: int
    last: PackVersion | None

    @property
    def same(self) -> bool:
        """Whether the newest version says the same already."""
        last = self.last
        return last is not None and last.hash == pack_hash(replace(self.pack, version=str(last.number)))


def proposal(document: Document) -> Proposal:
    """What publishing ``document`` now would make; only norms that a reviewer accepted, edited or added are in it."""
    states = dict.fromkeys(Norm.State.values, 0)
    doubtful = 0
    for state, certainty in document.norms.values_list("state", "certainty"):
        states[state] += 1
        doubtful += state == Norm.State.PROPOSED and certainty == "doubtful"
    last = PackVersion.objects.filter(name=document.key).order_by("-number").first()
    paper = paper_of(document)
    chosen = dict(document.norms.filter(state__in=BINDING).values_list("nid", "pk"))
    kept = replace(paper, norms=tuple(_standing(norm, chosen) for norm in paper.norms if norm.id in chosen))
    pack = from_paper(kept, document.key, quotes=True)
    pack = replace(pack, version=str(last.number + 1 if last else 1))
    return Proposal(
        pack, _faults(pack, chosen), states[Norm.State.PROPOSED], doubtful, states[Norm.State.REJECTED], last
    )


def _standing(norm: NormValue, chosen: Container[str]) -> NormValue:
    """``norm``; a task whose parent is not published stands by itself."""
    orphan = isinstance(norm, Task) and norm.parent is not None and norm.parent not in chosen
    return replace(norm, parent=None) if orphan else norm


def _faults(pack: Pack, keys: dict[str, int]) -> tuple[Fault, ...]:
    """What the checks of packs say against it, in words, each with the norm it is about; ``keys`` by the norm's own id."""
    if not pack.norms:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        try:
            save_pack(pack, Path(folder) / pack.name)
            load_pack(Path(folder) / pack.name)
        except BrokenPack as broken:
            texts = {name: text.split("\n") for name, text in pack_files(pack).items()}
            return tuple(_fault(fault, texts, keys) for fault in broken.faults)
    return ()


def _fault(fault: PackFault, texts: dict[str, list[str]], keys: dict[str, int]) -> Fault:
    """``fault`` in the person's language, at the entry on whose line, or after which, it stands."""
    language: Language = "en" if get_language() == "en" else "zh"
    what, do = translated(fault.what, language), translated(fault.do, language)
    lines = texts.get(fault.file.rpartition("/")[2], [])[: fault.line]
    entry = next((found[1] for line in reversed(lines) if (found := _ENTRY.match(line))), "")
    said = _("%(what)s（%(field)s）。%(do)s") % {"what": what, "field": fault.field, "do": do}
    return Fault(said, keys.get(entry.partition("/")[2]))


@transaction.atomic
def publish(person: Person, document: Document, note: str = "") -> PackVersion:
    """Make a new version of the document's pack; raises ValueError where there is nothing to publish or a fault in it."""
    Document.objects.select_for_update().get(pk=document.pk)
    made = proposal(document)
    if made.faults or made.same or not made.pack.norms:
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
