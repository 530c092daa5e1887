from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.console.people.provider import Provider, providing, rsa

from gangmu_console.people.models import AuditEntry, User
from gangmu_console.settings import single_sign_on

FAILED = "/people/sign-in/?sso=failed"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Any, db: None) -> Iterator[Provider]:
    """A provider, and the console told of it."""
    with providing() as one:
        for name, value in one.environment().items():
            monkeypatch.setenv(name, value)
        for name, value in single_sign_on.told().items():
            setattr(settings, name, value)
        settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, single_sign_on.BACKEND]
        settings.AXES_ENABLED = True
        settings.ROOT_URLCONF = "tests.console.people.sso_urls"
        yield one


def back_from_provider(client: Client, next_page: str = "") -> Any:
    """To the provider and back, as a browser goes."""
    begun = client.get("/people/sso/" + (f"?next={next_page}" if next_page else ""))
    assert begun.status_code == 302
    with pytest.raises(urllib.error.HTTPError) as sent:
        urllib.request.build_opener(_Stay).open(begun["Location"], timeout=10)
    back = urlsplit(sent.value.headers["Location"])
    assert back.path == "/people/sso/callback/"
    return client.get(f"{back.path}?{back.query}")


def test_the_sign_in_page_offers_it_only_where_there_is_a_provider(client: Client, db: None) -> None:
    assert "统一身份认证" not in client.get("/people/sign-in/").content.decode()
    assert client.get("/people/sso/").status_code == 404


def test_who_has_an_account_signs_in_with_the_posts_it_has(
    provider: Provider, client: Client, account: Callable[..., User]
) -> None:
    account("zhou", "policy")
    assert "统一身份认证" in client.get("/people/sign-in/").content.decode()
    assert back_from_provider(client, "/documents/")["Location"] == "/documents/"
    assert client.get("/documents/").status_code == 200
    assert User.objects.count() == 1


def test_who_is_new_gets_an_account_that_may_do_nothing(provider: Provider, client: Client) -> None:
    assert back_from_provider(client)["Location"] == "/"
    user = User.objects.get(username="zhou")
    assert (user.name, user.region, user.has_usable_password(), user.posts.count()) == ("周明", "210000", False, 0)
    assert client.get("/").status_code == 403
    assert client.get("/documents/").status_code == 403
    assert AuditEntry.objects.get(action="add").why == "OpenID Connect"


def test_new_people_stay_outside_where_the_office_says_so(provider: Provider, client: Client, settings: Any) -> None:
    settings.OIDC_CREATE_USER = False
    assert back_from_provider(client)["Location"] == FAILED
    assert not User.objects.exists()


def test_who_was_deactivated_stays_outside(provider: Provider, client: Client, account: Callable[..., User]) -> None:
    account("zhou", "policy")
    User.objects.update(is_active=False)
    assert back_from_provider(client)["Location"] == FAILED
    assert "没有成功" in client.get(FAILED).content.decode()
    assert client.get("/documents/").status_code == 302


@pytest.mark.parametrize(
    "told",
    [{"aud": "somebody-else"}, {"iss": "https://elsewhere.example"}, {"nonce": "old"}, {"exp": int(time.time()) - 60}],
    ids=lambda told: next(iter(told)),
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    provider: Provider, client: Client, told: dict[str, Any]
) -> None:
    provider.told = told
    assert back_from_provider(client)["Location"] == FAILED
    assert not User.objects.exists()


def test_a_token_signed_by_another_key_is_refused(provider: Provider, client: Client) -> None:
    provider.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert back_from_provider(client)["Location"] == FAILED


def test_information_about_somebody_else_is_refused(provider: Provider, client: Client) -> None:
    provider.userinfo = {"sub": "s-2", "preferred_username": "admin"}
    assert back_from_provider(client)["Location"] == FAILED
    provider.userinfo = {"sub": "s-1"}
    assert back_from_provider(client)["Location"] == FAILED


def test_a_provider_that_does_not_answer_is_no_fault_of_the_page(provider: Provider, client: Client) -> None:
    provider.broken = True
    assert back_from_provider(client)["Location"] == FAILED
    assert client.get("/people/sso/callback/?code=c&state=never-asked")["Location"] == FAILED
    assert client.get("/people/sso/callback/")["Location"] == FAILED
    assert client.get("/people/sso/callback/?error=access_denied")["Location"] == FAILED


def test_a_provider_half_told_of_stops_the_start_with_the_names_that_are_missing(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GANGMU_")}
    told = {
        "GANGMU_HOME": str(tmp_path),
        "GANGMU_OIDC_CLIENT_ID": "x",
        "DJANGO_SETTINGS_MODULE": "gangmu_console.settings.base",
    }
    command = [sys.executable, "-m", "gangmu_console", "check"]
    ran = subprocess.run(command, env={**kept, **told}, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode != 0
    assert "GANGMU_OIDC_TOKEN" in ran.stderr
    with providing() as one:
        environment = {**kept, **told, **one.environment()}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
