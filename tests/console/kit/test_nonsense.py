"""Whatever stands in an address, a page answers: it finds nothing, or it says what is wrong; it never breaks."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.console.factories import FACTORIES, Whose, organ, signed_in

from gangmu_console.kit.resource import registry
from gangmu_console.kit.site import load_resources

load_resources()
NAMES = [one.name for one in registry]
NONSENSE = st.one_of(
    st.sampled_from(["x", "\0", "9" * 40, "-1", "0001-01-01", "9999-12-31", "%", "' or 1=1 --", "🐉", "a" * 60_000, "词 " * 5_000]),
    st.text(max_size=30),
    st.dates().map(str),
)  # fmt: skip


@pytest.fixture
def admin(db: None) -> Client:
    """With one thing of every kind to be seen."""
    whose = Whose("210100", organ("210100"), "91210100MA0TEST001")
    for name in NAMES:
        FACTORIES[name].make(whose)
    return signed_in("province", "210000")


def _parameters(name: str) -> list[str]:
    return ["q", "page", "sort", "as_of", "export", *(one.name for one in registry[name].filters)]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_answers_whatever_is_asked(name: str, admin: Client) -> None:
    asked = st.dictionaries(st.sampled_from(_parameters(name)), NONSENSE, max_size=3)

    @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(asked)
    @example(dict.fromkeys((one.name for one in registry[name].filters), "\0x"))
    def ask(parameters: dict[str, str]) -> None:
        for address in (f"/{name}/", f"/api/{name}/"):
            assert admin.get(address, parameters).status_code in (200, 404 if address == "/api/imports/" else 422, 200)

    ask()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "x", "2018-02-30", "\0", "1949-09-30"])
def test_a_day_that_nobody_can_mean_is_today(admin: Client, day: str) -> None:
    own = admin.get("/documents/").wsgi_request.as_of
    for page in ("/", "/targets/", "/revise/calendar/", "/screenings/"):
        response = admin.get(page, {"as_of": day})
        assert response.status_code == 200
        assert response.wsgi_request.as_of == own


def test_a_filter_that_means_nothing_finds_nothing(admin: Client) -> None:
    for page in ("/findings/?document=x", "/targets/?year=x", "/observations/?indicator=x", "/documents/?since=x"):
        assert admin.get(page).context["rows"] == []


def test_a_key_beyond_all_keys_is_not_found(admin: Client) -> None:
    for name in NAMES:
        for pk in (0, 2**63, 10**30):
            assert admin.get(f"/{name}/{pk}/").status_code == 404
