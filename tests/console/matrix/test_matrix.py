"""Every address × every role × own and foreign things: as roles.toml and the scopes say, and nothing else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import ClassVar

import pytest
from django.db import transaction
from django.test import Client, TestCase
from tests.console.factories import FACTORIES, Whose, organ, signed_in
from tests.console.matrix.addresses import Address, addresses

from gangmu_console.kit.resource import registry
from gangmu_console.people.roles import Role, allows, reach

HOME = {"city": "210100", "enterprise": "210100"}  # where the post is; the others stand at the province
ENTERPRISE, ANOTHER = "91210100MA0TEST001", "91210100MA0TEST002"
ANSWERED = {200, 302, 400, 404, 405, 409, 422}
OUT = "signed out"


def sees(role: str, name: str, variant: str) -> bool:
    """Whether ``role`` sees the ``variant`` of a thing of ``name``, by who it is made to be seen by."""
    if role == OUT:
        return False
    by = FACTORIES[name].seen_by
    if not allows(role, name, "view"):
        return False
    if "all" in by or (variant == "shared" and "shared" in by):
        return True
    kind = reach(role)
    if kind == "shared" or kind not in by or variant in ("foreign", "shared"):
        return False
    return variant == "own" or kind == "region"


class Walk(TestCase):
    """The whole console, walked by one person of each role (methods are added below)."""

    things: ClassVar[dict[str, dict[str, int]]]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.own, other = organ("210100"), organ("210100")
        variants = {
            "own": Whose("210100", cls.own, ENTERPRISE),
            "neighbour": Whose("210100", other, ANOTHER),
            "foreign": Whose("630100", organ("630100"), ANOTHER),
            "shared": Whose("630100", organ("630100"), ANOTHER, shared=True),
        }
        cls.things = {
            name: {variant: made.make(whose).pk for variant, whose in variants.items()}
            for name, made in FACTORIES.items()
        }

    def client_of(self, role: str) -> Client:
        """A person of ``role``; the organisation and the enterprise are those of the own things."""
        if role == OUT:
            return Client(raise_request_exception=False)
        posted = self.own if role == "department" else None
        firm = ENTERPRISE if role == "enterprise" else ""
        client = signed_in(role, HOME.get(role, "210000"), posted, firm)
        client.raise_request_exception = False
        return client

    def setUp(self) -> None:
        """What is refused a thousand times over is not logged."""
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)

    def walk(self, role: str) -> None:
        """Ask for everything, gather what answers otherwise than it should."""
        client = self.client_of(role)
        wrong = [said for address in addresses() for said in self.asked(client, role, address)]
        assert not wrong, f"{len(wrong)} answers that should not be:\n" + "\n".join(wrong[:40])

    def asked(self, client: Client, role: str, address: Address) -> Iterator[str]:
        variants = self.things[address.resource].items() if address.resource else [("", 0)]
        for variant, pk in variants:
            for method in self.methods(address):
                url = address.url(pk)
                kept = client.cookies.copy()
                with transaction.atomic():
                    response = getattr(client, method)(url)
                    transaction.set_rollback(True)
                client.cookies = kept  # who has just signed out goes on
                expected = self.expected(role, address, variant, method)
                if response.status_code not in expected:
                    yield f"{role} {method.upper()} {url} ({variant}): {response.status_code}, not {sorted(expected)}"
                elif response.status_code == 200 and not address.resource:
                    yield from self.leaked(role, url, response.getvalue().decode(errors="replace"))

    @staticmethod
    def methods(address: Address) -> tuple[str, ...]:
        """GET everywhere, POST without data where something may change."""
        changes = address.need is not None and (address.need.verb != "view" or bool(address.need.open_because))
        return ("get", "post") if changes and not address.interface else ("get",)

    def expected(self, role: str, address: Address, variant: str, method: str) -> set[int]:
        need = address.need
        assert need is not None, address.route
        if need.open_because:  # whatever it is, it answers
            return ANSWERED
        if role == OUT:
            return {401} if address.interface else {302}
        if not allows(role, need.resource, need.verb):
            return {403}
        if address.resource and not sees(role, address.resource, variant):
            return {404, 405}
        return {200, 302, 405} if method == "get" and (address.detail or not address.resource) else ANSWERED

    def leaked(self, role: str, url: str, page: str) -> Iterator[str]:
        """Links to things that the person must not see."""
        for name, made in self.things.items():
            hidden = {str(pk) for variant, pk in made.items() if not sees(role, name, variant)}
            shown = set(re.findall(rf'href="/(?:revise/)?{name}/(\d+)/', page)) & hidden
            if shown:
                yield f"{role} {url} links to {name} {sorted(shown)}, which they may not see"


def _add(role: str) -> None:
    def test(self: Walk) -> None:
        self.walk(role)

    setattr(Walk, f"test_{role.replace(' ', '_')}_meets_what_the_table_says_everywhere", test)


for _role in (*Role.values, OUT):
    _add(_role)


def test_every_view_says_what_it_needs() -> None:
    silent = [address.route for address in addresses() if address.need is None]
    assert not silent, f"guard these views with @needs or @open_to_all (kit/permission.py): {silent}"


def test_every_need_names_a_resource_or_a_page_that_the_table_knows() -> None:
    known = {*registry.resources, "search", "dashboard"}
    strange = {address.need.resource for address in addresses() if address.need and address.need.resource} - known
    assert not strange, f"no resource is called so: {strange}"


def test_every_resource_has_a_factory_for_the_matrix() -> None:
    missing = set(registry.resources) - set(FACTORIES)
    assert not missing, f"say in tests/console/factories.py how one is made, with @makes: {sorted(missing)}"


def test_every_model_behind_a_resource_declares_its_scope() -> None:
    without = [one.name for one in registry if getattr(one.model, "scope", None) is None]
    assert not without, f"models without scope are seen by nobody: {without}"


@pytest.mark.parametrize("role", Role.values)
def test_what_the_table_does_not_say_is_denied(role: str) -> None:
    assert not allows(role, "documents", "fly")
    if role not in ("province", "policy", "inspector", "reader"):  # these have "*"
        assert not allows(role, "no such thing", "view")
