"""分页、筛选、并发修改: pages never overlap, filters narrow and never widen, nobody overwrites another unseen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangmu_console.kit import pager
from gangmu_console.kit.pager import paged
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale, save_over
from gangmu_console.library.models import Document

Person = Callable[..., Client]


@pytest.fixture
def many(db: None) -> list[int]:
    """Fifty-three documents of one day, so that only the key tells them apart."""
    made = [
        Document(key=f"k{n}", title=f"文件{n % 3}", region="210000", issued="2018-01-01", stage="published")
        for n in range(53)
    ]
    return [one.pk for one in Document.objects.bulk_create(made)]


@pytest.mark.parametrize("sort", ["", "title", "-title", "issued", "nothing"])
def test_the_pages_together_hold_everything_once(person: Person, many: list[int], sort: str) -> None:
    admin = person("province")
    pages = [admin.get(f"/documents/?sort={sort}&page={n}").context["rows"] for n in (1, 2)]
    assert sorted(row["pk"] for page in pages for row in page) == sorted(many)


def test_any_page_number_shows_a_page(many: list[int]) -> None:
    @settings(deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.text(max_size=12), st.integers().map(str)))
    def shows(asked: str) -> None:
        page = paged(Document.objects.order_by("pk"), asked, 20)
        assert 1 <= page.number <= page.pages == 3
        assert page.things

    shows()


def test_counting_stops_at_its_bound(many: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pager, "COUNTED", 50)
    page = paged(Document.objects.order_by("pk"), "99", 20)
    assert (page.total, page.beyond, page.number, len(page.things)) == (50, True, 3, 13)


@pytest.mark.parametrize(
    "query", ["stage=review", "stage=nothing", "since=2018-01-02", "region=630000", "q=没有", "region=21"]
)
def test_a_filter_narrows_and_never_widens(person: Person, many: list[int], query: str) -> None:
    page = person("province").get(f"/documents/?{query}")
    assert page.context["rows"] == []
    assert page.context["empty"]["clear"] == "/documents/"


def test_a_list_without_anything_says_what_to_do_next(person: Person) -> None:
    page = person("province").get("/documents/")
    title, text = registry["documents"].empty
    assert page.context["empty"]["title"] == title
    assert page.context["empty"]["text"] == text


def test_who_changes_an_older_version_is_told_and_overwrites_nothing(many: list[int]) -> None:
    mine, other = Document.objects.get(pk=many[0]), Document.objects.get(pk=many[0])
    other.title = "他人所改"
    save_over(other, 1, "title")
    mine.title = "我所改"
    with pytest.raises(Stale) as told:
        save_over(mine, 1, "title")
    assert told.value.thing.title == "他人所改"
    assert Document.objects.get(pk=many[0]).version == 2


def test_only_the_named_fields_are_saved(many: list[int]) -> None:
    one = Document.objects.get(pk=many[0])
    one.title, one.number = "新题", "新号"
    save_over(one, 1, "title")
    saved = Document.objects.get(pk=many[0])
    assert (saved.title, saved.number, one.version) == ("新题", "", 2)


def test_a_filter_of_days_says_what_day_it_is(person) -> None:
    page = person("policy").get("/documents/").content.decode()
    assert re.search(r"<label[^>]*><span>印发自</span><input[^>]*type=\"date\"[^>]*name=\"since\"", page)


def test_short_cells_do_not_break_and_long_ones_do(person) -> None:
    Document.objects.create(
        key="k", title="一份标题相当长的示范文件", issuer="市政府", region="210000", stage="published"
    )
    page = person("policy").get("/documents/").content.decode().partition("<tbody")[2]
    assert re.search(r'<td class="gm-nowrap" data-label="地区">辽宁省</td>', page)
    assert re.search(r'<td class=" full" data-label="标题"><a', page)


def test_an_empty_list_offers_the_button_that_fills_it_to_those_who_may(person) -> None:
    empty = person("policy").get("/documents/").content.decode().partition('<div class="gm-empty">')[2]
    assert 'href="/documents/upload/"' in empty.partition("</div></div>")[0]
    empty = person("reader").get("/documents/").content.decode().partition('<div class="gm-empty">')[2]
    assert "/documents/upload/" not in empty
