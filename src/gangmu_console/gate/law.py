"""所据规则: the packs and the regional orders of a day, made ready once and asked many times."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from gangmu.pack import Pack
from gangmu.registry.regions import contains
from gangmu.report.letter import Named, documents_of
from gangmu.screen import Index, Limit, Project, Verdict
from gangmu_console.gate.models import RegionalLimit
from gangmu_console.library.actions import current_versions, pack_of
from gangmu_console.library.models import PackVersion

_KEPT = 8
_lock = threading.Lock()
_ready: OrderedDict[tuple[dt.date, tuple[int, ...]], Law] = OrderedDict()


@dataclass(frozen=True)
class Law:
    """所据规则: the ``packs`` of some ``versions`` (keys of PackVersion) as they bind on ``as_of``."""

    versions: tuple[int, ...]
    packs: tuple[Pack, ...]
    as_of: dt.date

    @cached_property
    def index(self) -> Index:
        """The rules made ready, once somebody asks for a verdict."""
        return Index(self.packs, self.as_of)

    @cached_property
    def documents(self) -> dict[str, Named]:
        """What the documents are called, by the key that opens the id of each of their norms."""
        return documents_of(self.packs)

    @cached_property
    def ranks(self) -> dict[str, str]:
        """The rank of each document, by its key."""
        return {document.key: pack.precedence for pack in self.packs for document in pack.documents}

    @property
    def hash(self) -> str:
        """The hash of the packs, as verdicts hold it."""
        return self.index.packs_hash


def law_on(day: dt.date) -> Law:
    """The law of ``day`` by the packs that count now."""
    return law_of(tuple(current_versions().values_list("pk", flat=True)), day)


def outdated(versions: Sequence[int], packs_hash: str, day: dt.date) -> bool:
    """Whether other packs count now than those of ``versions``."""
    law = law_on(day)
    return law.versions != tuple(versions) and law.hash != packs_hash


def law_of(versions: Sequence[int], day: dt.date) -> Law:
    """The law of ``day`` by some versions of packs; kept, for a version never changes."""
    key = (day, tuple(versions))
    with _lock:
        found = _ready.get(key)
        if found is None:
            held = PackVersion.objects.in_bulk(key[1])
            packs = tuple(pack_of(held[pk]) for pk in key[1] if pk in held)
            found = _ready[key] = Law(key[1], packs, day)
            while len(_ready) > _KEPT:
                _ready.popitem(last=False)
        _ready.move_to_end(key)
    return found


def orders_on(day: dt.date) -> tuple[Limit, ...]:
    """The regional orders that stand on ``day``."""
    standing = RegionalLimit.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return tuple(limit.order() for limit in standing.order_by("pk"))


def reaching(orders: Iterable[Limit], region: str | None) -> tuple[Limit, ...]:
    """Those of ``orders`` that may reach a project in ``region``: all of them where nobody knows where it is."""
    return tuple(
        order for order in orders
        if region is None or contains(order.region, region) or contains(region, order.region)
    )  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """裁定及其所据: a verdict, the ``law`` it rests on and the regional ``orders`` it obeyed."""

    verdict: Verdict
    law: Law
    orders: tuple[Limit, ...]


def judged(project: Project, law: Law, orders: Iterable[Limit]) -> Judged:
    """The verdict on ``project`` by ``law`` and those of ``orders`` that reach it."""
    reach = reaching(orders, project.region)
    return Judged(law.index.screen(project, reach), law, reach)
