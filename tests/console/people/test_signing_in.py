from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.console.people.conftest import PASSWORD

from gangmu_console.people.models import AuditEntry, User

SIGN_IN = "/people/sign-in/"


@pytest.fixture
def locking(settings: object) -> None:
    settings.AXES_ENABLED = True  # type: ignore[attr-defined]


def attempt(client: Client, username: str, password: str):
    return client.post(SIGN_IN, {"username": username, "password": password})


def test_who_signs_in_lands_on_the_page_that_was_asked_for(client: Client, account: Callable[..., User]) -> None:
    account("zhou", "policy")
    asked = client.get("/documents/")
    assert asked.status_code == 302
    assert asked["Location"] == f"{SIGN_IN}?next=/documents/"
    answer = client.post(asked["Location"], {"username": "zhou", "password": PASSWORD, "next": "/documents/"})
    assert answer["Location"] == "/documents/"
    assert client.get("/documents/").status_code == 200


def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, account: Callable[..., User]) -> None:
    account("zhou", "policy")
    data = {"username": "zhou", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(SIGN_IN, data)["Location"] == "/"


def test_a_wrong_password_says_how_often_one_may_still_try(
    client: Client, account: Callable[..., User], locking: None
) -> None:
    account("zhou", "policy")
    assert "再错 4 次" in attempt(client, "zhou", "wrong").content.decode()
    assert "再错 3 次" in attempt(client, "zhou", "wrong").content.decode()


def test_an_unknown_name_is_answered_like_a_wrong_password(client: Client, locking: None, db: None) -> None:
    assert "再错 4 次" in attempt(client, "nobody", "wrong").content.decode()


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(
    client: Client, account: Callable[..., User], locking: None
) -> None:
    account("zhou", "policy")
    for _number in range(4):
        assert attempt(client, "zhou", "wrong").status_code == 200
    locked = attempt(client, "zhou", "wrong")
    assert locked.status_code == 429
    assert "账号已锁定" in locked.content.decode()
    assert attempt(client, "zhou", PASSWORD).status_code == 429
    assert client.get("/documents/").status_code == 302


def test_others_sign_in_while_one_account_is_locked(
    client: Client, account: Callable[..., User], locking: None
) -> None:
    account("zhou", "policy")
    account("wu", "policy")
    for _number in range(5):
        attempt(client, "zhou", "wrong")
    assert attempt(client, "wu", PASSWORD).status_code == 302


def test_an_administrator_unlocks_an_account(
    client: Client, admin: Client, account: Callable[..., User], locking: None
) -> None:
    user = account("zhou", "policy")
    for _number in range(5):
        attempt(client, "zhou", "wrong")
    assert "暂时锁定" in admin.get(f"/people/{user.pk}/").content.decode()
    admin.post(f"/people/{user.pk}/unlock/")
    assert attempt(client, "zhou", PASSWORD).status_code == 302
    assert AuditEntry.objects.filter(action="unlock", object_id=str(user.pk)).exists()


def test_a_session_ends_after_its_hours(client: Client, account: Callable[..., User], settings: object) -> None:
    account("zhou", "policy")
    attempt(client, "zhou", PASSWORD)
    assert client.get("/documents/").status_code == 200
    left = Session.objects.get().expire_date - timezone.now()
    assert dt.timedelta(hours=7) < left <= dt.timedelta(hours=8)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert client.get("/documents/").status_code == 302


def test_signing_out_takes_a_post_and_ends_the_session(signed_in: Callable[..., Client]) -> None:
    client = signed_in("zhou", "policy")
    assert client.get("/people/sign-out/").status_code == 405
    client.post("/people/sign-out/")
    assert client.get("/documents/").status_code == 302


def test_a_password_given_by_an_administrator_is_changed_before_anything_else(
    client: Client, account: Callable[..., User]
) -> None:
    user = account("zhou", "policy")
    User.objects.filter(pk=user.pk).update(password_due=True)
    assert attempt(client, "zhou", PASSWORD).status_code == 302
    assert client.get("/documents/")["Location"] == "/people/password/"
    assert client.get("/api/documents/").status_code == 403
    new = "天光未亮-and-so-on-77"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/people/password/", data).status_code == 302
    assert client.get("/documents/").status_code == 200
    entry = AuditEntry.objects.get(action="change_password")
    assert entry.after is None
    assert new not in str(entry.__dict__)


@pytest.mark.parametrize("weak", ["short-1", "1234567890123", "password1234", "zhouzhouzhou"])
def test_a_weak_password_is_refused(signed_in: Callable[..., Client], weak: str) -> None:
    client = signed_in("zhouzhouzhou", "policy")
    data = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
    answer = client.post("/people/password/", data)
    assert answer.status_code == 200
    assert "gm-err" in answer.content.decode()


def test_the_language_is_kept_with_the_account(client: Client, signed_in: Callable[..., Client]) -> None:
    one = signed_in("zhou", "policy")
    one.post("/people/language/", {"language": "en", "next": "/people/password/"})
    assert User.objects.get(username="zhou").language == "en"
    another = Client()
    another.force_login(User.objects.get(username="zhou"))
    assert 'lang="en"' in another.get("/people/password/").content.decode()


def test_who_has_no_post_yet_is_told_so(signed_in: Callable[..., Client]) -> None:
    answer = signed_in("new").get("/")
    assert answer.status_code == 403
    assert "还没有设立岗位" in answer.content.decode()


def test_every_page_says_what_browsers_may_load_and_keep(client: Client, signed_in: Callable[..., Client]) -> None:
    for answer in (client.get(SIGN_IN), signed_in("zhou", "policy").get("/documents/"), client.get("/nowhere/")):
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-eval" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_form_that_is_not_of_this_session_says_in_chinese_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/people/sign-in/", {"username": "a", "password": "b"})
    assert (answer.status_code, "请返回上一页，刷新后再提交" in answer.content.decode()) == (403, True)
