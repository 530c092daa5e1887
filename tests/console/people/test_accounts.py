from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.console.people.conftest import PASSWORD

from gangmu_console.kit.scope import within
from gangmu_console.people.models import AuditEntry, Organisation, Post, User
from gangmu_console.people.reach import lies_within

CODE = "91210100MA0DEMO001"
TOLD = re.compile(r'<b class="gm-num">([\w-]+)</b>')


def test_a_new_account_may_do_nothing_until_it_has_a_post(admin: Client) -> None:
    answer = admin.post("/people/add/", {"username": "li.si", "name": "李四", "region": "210100"})
    password = TOLD.search(answer.content.decode())[1]  # type: ignore[index]
    user = User.objects.get(username="li.si")
    assert user.check_password(password)
    assert user.password_due
    assert "no-store" in answer["Cache-Control"]
    User.objects.filter(pk=user.pk).update(password_due=False)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    assert client.get("/documents/").status_code == 403
    admin.post(f"/people/{user.pk}/posts/add/", {"role": "city", "region": "210100"})
    assert client.get("/documents/").status_code == 200


def test_a_name_that_is_taken_is_refused_whatever_its_case(admin: Client, account: Callable[..., User]) -> None:
    account("zhou")
    answer = admin.post("/people/add/", {"username": "ZHOU", "name": "周", "region": "210000"})
    assert answer.status_code == 422
    assert "已有这个用户名" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"role": "department"}, "请选定责任单位"),
        ({"role": "enterprise"}, "统一社会信用代码"),
        ({"role": "enterprise", "enterprise": "x"}, "18 位"),
        ({"role": "city", "since": "2020-01-02", "until": "2020-01-01"}, "止日在起日之前"),
        ({"role": "public"}, "gm-err"),
        ({"role": "city", "region": "630000"}, "gm-err"),
        ({"role": "city", "region": "100000"}, "gm-err"),
    ],
)
def test_a_post_that_makes_no_sense_or_lies_beyond_ones_region_is_refused(
    admin: Client, account: Callable[..., User], said: dict[str, str], fault: str
) -> None:
    user = account("zhou")
    answer = admin.post(f"/people/{user.pk}/posts/add/", {"region": "210000", **said})
    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert not Post.objects.filter(user=user).exists()


def test_an_ended_post_stays_on_record_and_allows_nothing_more(
    admin: Client, account: Callable[..., User], client: Client
) -> None:
    user = account("zhou", "policy")
    client.force_login(user)
    assert client.get("/documents/").status_code == 200
    post = user.posts.get()
    admin.post(f"/people/{user.pk}/posts/end/", {"post": post.pk})
    assert client.get("/documents/").status_code == 200, "no reason, no end"
    admin.post(f"/people/{user.pk}/posts/end/", {"post": post.pk, "why": "调离"})
    assert client.get("/documents/").status_code == 403
    assert Post.objects.get(pk=post.pk).until == timezone.localdate() - dt.timedelta(days=1)
    entry = AuditEntry.objects.get(action="end_post")
    assert (entry.why, entry.before["until"], entry.region) == ("调离", None, "210000")


def test_who_is_deactivated_is_signed_out_at_once_and_cannot_return(
    admin: Client, account: Callable[..., User], client: Client
) -> None:
    user = account("zhou", "policy")
    client.force_login(user)
    admin.post(f"/people/{user.pk}/deactivate/", {"why": "离职"})
    assert client.get("/documents/").status_code == 302
    assert client.post("/people/sign-in/", {"username": "zhou", "password": PASSWORD}).status_code == 200
    admin.post(f"/people/{user.pk}/activate/", {"why": "返聘"})
    assert client.post("/people/sign-in/", {"username": "zhou", "password": PASSWORD}).status_code == 302


def test_a_reset_password_ends_every_session_and_is_not_in_the_trail(
    admin: Client, account: Callable[..., User], client: Client
) -> None:
    user = account("zhou", "policy")
    client.force_login(user)
    answer = admin.post(f"/people/{user.pk}/reset/")
    password = TOLD.search(answer.content.decode())[1]  # type: ignore[index]
    assert client.get("/documents/").status_code == 302
    assert User.objects.get(pk=user.pk).check_password(password)
    assert not User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert password not in str(AuditEntry.objects.get(action="reset_password").__dict__)


def test_nobody_changes_their_own_standing(admin: Client) -> None:
    me = User.objects.get(username="admin")
    assert admin.post(f"/people/{me.pk}/deactivate/", {"why": "试"}).status_code == 403
    assert admin.post(f"/people/{me.pk}/posts/add/", {"role": "policy", "region": "210000"}).status_code == 403
    post = me.posts.get()
    assert admin.post(f"/people/{me.pk}/posts/end/", {"post": post.pk, "why": "试"}).status_code == 403


def test_an_administrator_reaches_nobody_of_another_province(
    signed_in: Callable[..., Client], account: Callable[..., User]
) -> None:
    qinghai, user = signed_in("qing", "province", "630000"), account("zhou", "policy")
    for path in ("", "change/", "posts/add/"):
        assert qinghai.get(f"/people/{user.pk}/{path}").status_code == 404
    for path in ("deactivate/", "activate/", "reset/", "unlock/", "posts/end/"):
        assert qinghai.post(f"/people/{user.pk}/{path}", {"why": "试"}).status_code == 404
    page = qinghai.get("/people/").content.decode()
    assert "zhou" not in page
    sheet = b"".join(qinghai.get("/people/?export=csv").streaming_content).decode()
    assert "zhou" not in sheet
    assert "qing" in sheet


def test_who_also_has_a_post_above_is_not_to_be_taken_over(admin: Client, account: Callable[..., User]) -> None:
    above = account("above", "reader")
    Post.objects.create(user=above, role="province", region="100000")
    for path in ("reset/", "unlock/", "deactivate/"):
        assert admin.post(f"/people/{above.pk}/{path}", {"why": "试"}).status_code == 403
    assert User.objects.get(pk=above.pk).check_password(PASSWORD)


@pytest.mark.parametrize("role", ["policy", "inspector"])
def test_who_may_only_look_changes_nothing(
    signed_in: Callable[..., Client], account: Callable[..., User], role: str
) -> None:
    looker, user = signed_in("looker", role), account("zhou", "city", "210100")
    assert looker.get(f"/people/{user.pk}/").status_code == 200
    assert "/deactivate/" not in looker.get(f"/people/{user.pk}/").content.decode()
    assert looker.get("/people/add/").status_code == 403
    assert looker.post(f"/people/{user.pk}/reset/").status_code == 403


def test_an_account_appears_once_however_many_posts_match(admin: Client, bureau: Organisation) -> None:
    user = User.objects.create_user("zhou", name="周", region="210000")
    for role in ("policy", "window", "reader"):
        Post.objects.create(user=user, role=role, region="210000", organisation=bureau)
    page = admin.get("/people/?q=辽宁省经济").content.decode()
    assert page.count(f'href="/people/{user.pk}/"') == 1


def test_the_list_of_accounts_costs_the_same_however_long(
    admin: Client, bureau: Organisation, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(30):
        user = User.objects.create_user(f"u{number}", region="210000")
        Post.objects.create(user=user, role="policy", region="210000", organisation=bureau)
    with django_assert_max_num_queries(16):
        admin.get("/people/")


_codes = st.one_of(
    st.from_regex(r"[0-9]{6}", fullmatch=True), st.sampled_from(["100000", "210000", "210100", "210102", ""]),
    st.sampled_from(["630000", "630100", "211100", "219900", "200000"]),
)  # fmt: skip


class Within(TestCase):
    @given(code=_codes, region=_codes.filter(lambda code: code.strip("0")))
    @settings(max_examples=60, deadline=None)
    def test_what_an_administrator_reaches_is_what_the_database_gives_them(self, code: str, region: str) -> None:
        user = User.objects.create(username=f"u-{code}", region=code)
        found = User.objects.filter(pk=user.pk).filter(within("region", region)).exists()
        assert found == lies_within(code, region)
