"""The interface gives what the pages give, to whom the pages give it, and says so in its own description."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from tests.console.factories import DAY, FACTORIES, Whose, organ

from gangmu_console.kit.resource import registry
from gangmu_console.kit.site import load_resources

Person = Callable[..., Client]
load_resources()
OFFERED = sorted(one.name for one in registry if one.interface)


@pytest.fixture
def made(db: None) -> dict[str, tuple[int, int]]:
    """Of each resource one thing in Shenyang and one in Qinghai."""
    here, there = Whose("210100", organ("210100"), "91210100MA0TEST001"), Whose("630000", organ("630000"), "x")
    return {name: (FACTORIES[name].make(here).pk, FACTORIES[name].make(there).pk) for name in OFFERED}


@pytest.mark.parametrize("name", OFFERED)
def test_a_list_holds_what_the_page_holds(person: Person, made: dict[str, tuple[int, int]], name: str) -> None:
    admin = person("province")
    told = admin.get(f"/api/{name}/?limit=200").json()
    keys = {item["id"] for item in told["items"]}
    assert made[name][0] in keys
    assert (made[name][1] in keys) == ("all" in FACTORIES[name].seen_by)
    sheet = csv.reader(io.StringIO(admin.get(f"/{name}/?export=csv").getvalue().decode("utf-8-sig")))
    assert len(list(sheet)) - 1 == told["count"] == len(keys)


@pytest.mark.parametrize("name", OFFERED)
def test_one_thing_is_as_in_the_list(person: Person, made: dict[str, tuple[int, int]], name: str) -> None:
    admin = person("province")
    items = {item["id"]: item for item in admin.get(f"/api/{name}/").json()["items"]}
    assert admin.get(f"/api/{name}/{made[name][0]}").json() == items[made[name][0]]


def test_who_is_not_signed_in_is_told_so(db: None) -> None:
    answer = Client().get("/api/documents/")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


def test_who_may_not_is_told_so(person: Person) -> None:
    answer = person("enterprise").get("/api/audit/")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_what_others_have_is_not_there(person: Person, made: dict[str, tuple[int, int]]) -> None:
    answer = person("city", "210100").get(f"/api/documents/{made['documents'][1]}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("query", [
    "limit=201", "limit=0", "limit=x", "offset=-1", "sort=nothing", "since=x", "region=21", "state=nothing",
])  # fmt: skip
def test_a_parameter_that_means_nothing_is_refused_by_name(person: Person, query: str) -> None:
    path = "findings" if query.startswith("state") else "documents"
    answer = person("province").get(f"/api/{path}/?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["message"].startswith(query.split("=", maxsplit=1)[0])


def test_lists_are_filtered_sorted_and_cut_like_the_pages(person: Person) -> None:
    admin, organisation = person("province"), organ("210100")
    titles = [FACTORIES["documents"].make(Whose("210100", organisation, "")).title for _ in range(3)]
    told = admin.get("/api/documents/?sort=-title&limit=2&offset=1&region=210100&since=2018-01-01").json()
    assert [item["title"] for item in told["items"]] == sorted(titles, reverse=True)[1:]
    assert told["count"] == 3
    assert admin.get(f"/api/documents/?q={titles[0]}").json()["items"][0]["issued"] == DAY.isoformat()


def test_nothing_is_changed_through_the_interface(person: Person) -> None:
    admin = person("province")
    for method in ("post", "put", "patch", "delete"):
        assert getattr(admin, method)("/api/documents/").status_code == 405


def test_every_resource_that_is_offered_is_described(person: Person) -> None:
    described = Client().get("/api/openapi.json").json()
    assert {f"/api/{name}/" for name in OFFERED} <= set(described["paths"])
    fields = described["components"]["schemas"]["DocumentsItem"]["properties"]
    assert fields["issued"]["anyOf"] == [{"type": "string", "format": "date"}, {"type": "null"}]
    assert all(field.get("description") for field in fields.values())


def test_the_page_of_the_description_takes_nothing_from_elsewhere(person: Person) -> None:
    page = Client().get("/api/docs/").content.decode()
    assert "/static/ninja/swagger-ui" in page
    assert "//cdn" not in page
