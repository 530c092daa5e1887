"""No page asks the database more often for more things: every list, every detail, every page without a key, walked twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.console.factories import FACTORIES, Whose, organ
from tests.console.matrix.addresses import addresses

from gangmu_console.kit.resource import registry
from gangmu_console.library.models import Clause, Document, Norm
from gangmu_console.library.search import index_document

Person = Callable[..., Client]
ENTERPRISE = "91210100MA0TEST001"
FEW, MORE = 3, 6  # of everything at first, and what comes to it: three times as many


def grow(whose: Whose, count: int) -> dict[str, int]:
    """``count`` things of every resource; the keys of the first."""
    made = {name: [one.make(whose).pk for _ in range(count)] for name, one in FACTORIES.items()}
    return {name: keys[0] for name, keys in made.items()}


def lengthen(document: Document, count: int, like: Norm) -> None:
    """``count`` clauses more in ``document``, each with two norms ``like`` one that is there."""
    begin, place = document.clauses.count(), len(document.text)
    for at in range(begin, begin + count):
        text = f"第{at}项，加快发展浮法玻璃和工业机器人。"
        Clause.objects.create(
            document=document, cid=f"x{at}", position=1000 + at, level=1, kind="paragraph", label=f"{at}.", start=place,
            end=place + len(text), text=text,
        )  # fmt: skip
        for number in range(2):
            Norm.objects.create(
                document=document, nid=f"x{at}#{number}", kind=like.kind, clause=f"x{at}", start=place, end=place + 9,
                quote=text, region=document.region, certainty="sure", summary=text, data=like.data,
            )  # fmt: skip
        document.text += text
        place += len(text)
    document.save()
    index_document(document)


def pages(keys: dict[str, int]) -> Iterator[str]:
    """Every address of the console that a look opens, with what is searched for and another order where there is such."""
    for address in addresses():
        if address.need is not None or address.interface:
            if "<" not in address.route:
                yield address.url()
            elif address.detail and address.resource in keys:
                yield address.url(keys[address.resource])
    for resource in registry:
        yield f"{resource.list_url()}?page=1&q=委员"
        yield from (f"{resource.list_url()}?sort=-{column.name}" for column in resource.columns if column.order)
    yield from (f"/search/?q={words}" for words in ("玻璃", "委员", "没有"))
    yield f"/norms/{keys['norms']}/"


def asked(client: Client, address: str) -> int:
    """How many queries the page takes, once what is kept for all has been read; 0 for what is no page."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    return len(queries) if answer.status_code == 200 else 0


@pytest.mark.parametrize(("role", "region"), [("province", "210000"), ("city", "210100")])
def test_no_page_asks_more_often_for_more_things(person: Person, role: str, region: str) -> None:
    client, whose = person(role, region), Whose("210100", organ("210100"), ENTERPRISE)
    keys = grow(whose, FEW)
    document, like = Document.objects.get(pk=keys["documents"]), Norm.objects.get(pk=keys["norms"])
    lengthen(document, FEW, like)
    walked = list(pages(keys))
    few = {address: asked(client, address) for address in walked}
    grow(whose, MORE)
    lengthen(document, MORE, like)
    many = {address: asked(client, address) for address in walked}
    assert sum(map(bool, few.values())) > 2 * len(registry.resources)  # pages were walked indeed
    assert set(FACTORIES) == set(registry.resources)
    assert {address: (few[address], many[address]) for address in walked if few[address] != many[address]} == {}
