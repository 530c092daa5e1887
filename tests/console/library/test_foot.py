"""The foot of every page names the packs that it goes by."""

from __future__ import annotations

from django.utils import timezone
from tests.console.factories import signed_in

from gangmu_console.library.models import PackVersion


def pack(name: str, number: int, region: str) -> PackVersion:
    """A version of a pack."""
    return PackVersion.objects.create(
        name=name, number=number, title=name, region=region, hash="0" * 64, files={}, published_at=timezone.now()
    )


def foot(client: object, address: str = "/documents/") -> str:
    """The foot of a page."""
    return client.get(address).content.decode().partition('<footer class="gm-foot">')[2].partition("</footer>")[0]  # type: ignore[attr-defined]


def test_the_foot_names_the_newest_version_of_each_pack_and_leads_to_it(db) -> None:
    pack("liaoning", 1, "210000")
    client = signed_in("policy", "210000", None, "")
    assert "规则包 liaoning 第 1 版" in foot(client)
    newest = pack("liaoning", 2, "210000")
    assert f'<a href="/packs/{newest.pk}/">规则包 liaoning 第 2 版</a>' in foot(client)
    assert "第 1 版" not in foot(client)


def test_the_foot_names_what_holds_where_the_person_works(db) -> None:
    for name, region in (("nation", "100000"), ("province", "210000"), ("city", "211000"), ("other", "630000")):
        pack(name, 1, region)
    assert [name for name in ("nation", "province", "city", "other") if name in foot(signed_in("city", "211100", None, ""))] == [
        "nation", "province",
    ]  # fmt: skip


def test_many_packs_are_counted_not_listed(db) -> None:
    for number in range(9):
        pack(f"pack{number}", 1, "210000")
    told = foot(signed_in("policy", "210000", None, ""))
    assert told.count("/packs/") == 4
    assert "另有 6 个规则包" in told
