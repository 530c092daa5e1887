"""schemathesis asks the interface everything that its description allows, and much that it does not."""

from __future__ import annotations

import json

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.console.factories import FACTORIES, Whose, organ, signed_in

from gangmu_console.api.urls import api
from gangmu_console.kit.resource import registry
from gangmu_console.settings.wsgi import application

SCHEMA = json.loads(json.dumps(api.get_openapi_schema(), default=str))
CHECKS = [
    schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip


@pytest.fixture
def admin(db: None) -> Client:
    """A province's administrator, with something of every kind to be seen."""
    whose = Whose("210100", organ("210100"), "91210100MA0TEST001")
    for one in registry:
        FACTORIES[one.name].make(whose)
    return signed_in("province", "210000")


@pytest.mark.parametrize("path", sorted(SCHEMA["paths"]))
def test_the_interface_keeps_to_its_description(path: str, admin: Client) -> None:
    described = schemathesis.openapi.from_dict(SCHEMA)
    described.app = application
    session = {"sessionid": admin.cookies["sessionid"].value}

    @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=described[path]["get"].as_strategy())
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(cookies=session, checks=CHECKS)

    asked()
