from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu_console.people import audit
from gangmu_console.people.models import AuditEntry, Organisation, User
from gangmu_console.people.person import person_of


def tampered(sql: str) -> None:
    """Change the trail as somebody with the rights of the database's owner could."""
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS audit_no_{verb}")
        cursor.execute(sql)


@pytest.fixture
def trail(bureau: Organisation) -> list[AuditEntry]:
    return [audit.record(None, "change", bureau, before={"n": n}, after={"n": n + 1}, why=f"第{n}次") for n in range(5)]


def test_each_entry_holds_the_hash_of_the_one_before_it(trail: list[AuditEntry]) -> None:
    assert [entry.previous for entry in trail] == [audit.GENESIS, *(entry.hash for entry in trail[:-1])]
    assert list(audit.verify()) == []
    assert audit.head() == trail[-1].hash


@pytest.mark.parametrize("sql", ["UPDATE people_auditentry SET why = 'x'", "DELETE FROM people_auditentry"])
def test_the_database_itself_refuses_to_change_or_remove_an_entry(trail: list[AuditEntry], sql: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert AuditEntry.objects.count() == 5


@pytest.mark.parametrize("field", ["why", "actor_name", "action", "label", "object_id", "region"])
def test_a_changed_field_is_found_and_the_entry_named(trail: list[AuditEntry], field: str) -> None:
    tampered(f"UPDATE people_auditentry SET {field} = 'x' WHERE id = {trail[2].pk}")
    assert (trail[2].pk, "the entry was changed after it was written") in [(b.id, b.why) for b in audit.verify()]


def test_a_removed_entry_is_found_at_the_one_after_it(trail: list[AuditEntry]) -> None:
    tampered(f"DELETE FROM people_auditentry WHERE id = {trail[2].pk}")
    assert trail[3].pk in [broken.id for broken in audit.verify()]


def test_a_database_that_would_no_longer_refuse_is_told(trail: list[AuditEntry]) -> None:
    tampered("SELECT 1")
    assert {broken.id for broken in audit.verify()} == {0}


def test_an_entry_goes_with_its_change_or_not_at_all(bureau: Organisation) -> None:
    with transaction.atomic():
        audit.record(None, "change", bureau)
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()


def test_what_has_no_region_is_seen_by_the_administrators_of_who_changed_it(account: Callable[..., User]) -> None:
    user = account("qing", "province", "630000")
    entry = audit.record(person_of(user), "add", User(pk=9, username="x"))
    assert entry.region == "630000"


_said = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(said=st.dictionaries(st.text(max_size=5), _said, max_size=4))
@settings(max_examples=80, deadline=None)
def test_what_is_recorded_is_what_any_database_gives_back(said: dict[str, object]) -> None:
    plain = audit._plain(said)
    assert audit._plain(plain) == plain
    assert "\x00" not in str(plain)
    assert not any(isinstance(value, float) and value.is_integer() for value in plain.values())


def test_the_list_and_page_of_an_entry_show_what_differs(admin: Client, bureau: Organisation) -> None:
    entry = audit.record(
        None,
        "rename",
        bureau,
        before={"name": "甲委", "short": "同"},
        after={"name": "乙厅", "short": "同"},
        why="机构改革",
    )
    listed = admin.get("/audit/").content.decode()
    assert f'href="/audit/{entry.pk}/"' in listed
    assert "更名" in listed
    page = admin.get(f"/audit/{entry.pk}/").content.decode()
    for word in ("甲委", "乙厅", "机构改革", "另有 1 个字段未变", "与前一条相连", f"/organisations/{bureau.pk}/"):
        assert word in page, word


def test_an_entry_that_was_tampered_with_says_so_on_its_page(admin: Client, trail: list[AuditEntry]) -> None:
    tampered(f"UPDATE people_auditentry SET why = '另说' WHERE id = {trail[2].pk}")
    assert "链条在此断开" in admin.get(f"/audit/{trail[2].pk}/").content.decode()


def test_the_trail_of_another_province_stays_closed(signed_in: Callable[..., Client], trail: list[AuditEntry]) -> None:
    qinghai = signed_in("qing", "province", "630000")
    assert qinghai.get(f"/audit/{trail[0].pk}/").status_code == 404
    assert "经济委员会" not in qinghai.get("/audit/").content.decode()


@pytest.mark.parametrize("role", ["reader", "city", "window"])
def test_the_trail_is_for_those_whom_the_table_names(signed_in: Callable[..., Client], role: str) -> None:
    assert signed_in("one", role).get("/audit/").status_code == 403
