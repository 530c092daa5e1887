"""机构目录: the organs of a province and its cities from the registry, with dated names and who took over whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from gangmu.registry.organisations import OrganisationKind, Title, organisation_kinds, titles_of
from gangmu_console.kit.regions import cities_of, region_name
from gangmu_console.people.models import Organisation, OrganisationName

NATION = "100000"
PROVINCES = ("210000", "630000")
ROOT = "government"


@transaction.atomic
def import_organisations(provinces: Iterable[str] = PROVINCES) -> int:
    """Make the organs that are missing, of the state, of ``provinces`` and of their cities; how many were made.

    What is there is left as it is: an office renames and re-parents its own.
    """
    regions = [NATION, *(code for province in provinces for code in (province, *cities_of(province)))]
    known = set(Organisation.objects.values_list("code", flat=True))
    made = [one for code in regions for one in _organs(code) if one.code not in known]
    Organisation.objects.bulk_create(made)
    if made:
        _join({one.code: one for one in Organisation.objects.all()})
        OrganisationName.objects.bulk_create(name for one in made for name in _names(one))
    return len(made)


def _organs(region: str) -> Iterator[Organisation]:
    """Every organ of one region: one for each kind that has a title at its level, or had one."""
    place = "" if region == NATION else region_name(region)
    for kind in organisation_kinds().values():
        title = _title(kind, region)
        if title and not kind.named:
            until = dt.date(kind.succeeded, 12, 31) if kind.succeeded else None
            yield Organisation(code=f"{region}/{kind.id}", name=place + title, short=title, region=region, until=until)


def _level(region: str) -> str:
    return "s" if region == NATION else "p" if region.endswith("0000") else "c"


def _title(kind: OrganisationKind, region: str) -> str:
    """The usual title at the level of ``region``; of a kind that has ended, its last one."""
    own = {"s": kind.state, "p": kind.province, "c": kind.city}[_level(region)]
    if own:
        return own
    ended = [title for title in _full(kind.id, region) if kind.successor]
    return ended[-1].title if ended else ""


def _full(kind: str, region: str) -> list[Title]:
    """The full titles of ``kind`` at the level of ``region``, short ones and fields of work left out."""
    return [one for one in titles_of(kind) if _level(region) in one.levels and one.use in ("current", "former")]


def _join(held: dict[str, Organisation]) -> None:
    """The tree: every organ below the government of its region, that below the government above; successors."""
    for one in held.values():
        region, _, kind = one.code.partition("/")
        known = organisation_kinds().get(kind)
        above = NATION if region.endswith("0000") else f"{region[:2]}0000"
        parent = (
            held.get(f"{region}/{ROOT}") if kind != ROOT else held.get(f"{above}/{ROOT}") if region != NATION else None
        )
        one.parent = one.parent or parent
        if known is not None and known.successor:
            one.successor = held.get(f"{region}/{known.successor}")
    Organisation.objects.bulk_update(held.values(), ("parent", "successor"), batch_size=500)


def _names(one: Organisation) -> Iterator[OrganisationName]:
    """The names it has borne, with their years; typical ones, as the registry says."""
    region, _, kind = one.code.partition("/")
    place = "" if region == NATION else region_name(region)
    for title in _full(kind, region):
        if title.use == "former":
            since = dt.date(title.since, 1, 1) if title.since else None
            until = dt.date(title.until, 12, 31) if title.until else None
            yield OrganisationName(organisation=one, name=place + title.title, since=since, until=until)
