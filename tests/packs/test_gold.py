"""The shipped packs say what the gold norms of the five seeds say, in the same clauses."""

import datetime as dt
import functools
from collections.abc import Sequence

import pytest

from gangmu.norms import Clause
from gangmu.pack import PackNorm, load_pack, shipped
from gangmu.pack.values import PackDocument
from gangmu.parse import parse
from gangmu.read import read
from tests.packs.gold import KEYS, KINDS, Gold, agrees, gold, uncovered
from tests.seeds import seed

DAY_AFTER_ALL = dt.date(2026, 1, 1)
REVIEWED = ("liaoning", "qinghai")
pytestmark = pytest.mark.seeds


@functools.cache
def norms() -> tuple[PackNorm, ...]:
    return tuple(norm for folder in shipped() if folder.name in REVIEWED for norm in load_pack(folder).norms)


@functools.cache
def documents() -> dict[str, PackDocument]:
    packs = [load_pack(folder) for folder in shipped() if folder.name in REVIEWED]
    return {document.key: document for pack in packs for document in pack.documents}


@functools.cache
def clauses(prefix: str) -> tuple[Clause, ...]:
    return parse(read(seed(prefix)), as_of=DAY_AFTER_ALL).clauses


def clause_of(one: Gold) -> str:
    """The innermost clause in which a gold norm begins."""
    around = [clause for clause in clauses(one["doc"][:3]) if clause.start <= one["start"] < clause.end]
    return min(around, key=lambda clause: clause.end - clause.start).id


def near(one: Gold) -> list[PackNorm]:
    """The norms of the gold norm's kind, document, region and clause, or of a clause inside or around it."""
    home, key = clause_of(one), KEYS[one["doc"][:3]]
    found = [norm for norm in norms() if norm.document == key and isinstance(norm.norm, KINDS[one["kind"]])]
    here = [norm for norm in found if norm.norm.region_name == one["region"]]
    return [
        norm
        for norm in here
        if f"{norm.norm.clause}.".startswith(f"{home}.") or f"{home}.".startswith(f"{norm.norm.clause}.")
    ]


@pytest.mark.parametrize("kind", ["target", "task"])
def test_every_gold_norm_stands_in_its_clause_with_its_figures_and_organisations(kind: str) -> None:
    missing = [one["id"] for one in gold(kind) if not any(agrees(one, norm.norm) for norm in near(one))]
    assert gold(kind)
    assert not missing


def test_no_two_gold_tasks_are_met_by_one_task_of_a_pack() -> None:
    taken: set[str] = set()
    for one in gold("task"):
        free = [norm.norm.id for norm in near(one) if agrees(one, norm.norm) and norm.norm.id not in taken]
        assert free, one["id"]
        taken.add(free[0])


def test_every_subject_of_a_gold_directive_has_its_stance_in_its_region() -> None:
    missing = {one["id"]: uncovered(one, near(one)) for one in gold("directive")}
    assert not {name: left for name, left in missing.items() if left}


@pytest.mark.parametrize("prefix", sorted(KEYS))
def test_every_clause_of_a_pack_is_one_of_the_documents_tree(prefix: str) -> None:
    known = {clause.id for clause in clauses(prefix)}
    cited = [norm for norm in norms() if norm.document == KEYS[prefix]]
    assert cited
    assert not [norm.norm.id for norm in cited if norm.norm.clause not in known]


@pytest.mark.parametrize("prefix", sorted(KEYS))
def test_the_file_a_document_was_read_from_is_the_seed(prefix: str) -> None:
    assert read(seed(prefix)).sha256 == documents()[KEYS[prefix]].sha256


def test_no_target_of_a_pack_is_an_invention() -> None:
    """A figure that the gold does not know would be an invention: every target of the packs is a gold target."""
    known = gold("target")
    invented = [norm.norm.id for norm in norms() if isinstance(norm.norm, KINDS["target"]) and not _known(norm, known)]
    assert not invented


def _known(norm: PackNorm, known: Sequence[Gold]) -> bool:
    return any(KEYS[one["doc"][:3]] == norm.document and agrees(one, norm.norm) for one in known)
