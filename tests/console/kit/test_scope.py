"""可见范围: a region's range holds exactly what lies in it, and what declares nothing is seen by nobody."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.console.factories import organ

from gangmu.registry.regions import contains, regions
from gangmu_console.kit.scope import NATION, NOTHING, Scope, within
from gangmu_console.library.models import Document
from gangmu_console.people.models import Organisation, Post
from gangmu_console.people.person import Person, person_of
from gangmu_console.people.roles import Role, allows

CODES = sorted(regions())
LIAONING = [code for code in CODES if code.startswith("21")]


@pytest.fixture
def everywhere(db: None) -> set[str]:
    """An organisation in every region of two neighbours, and in the nation."""
    codes = [code for code in CODES if code[:2] in ("20", "21", "22")] + [NATION]
    for code in codes:
        organ(code)
    return set(codes)


def test_a_range_holds_exactly_what_lies_in_the_region(everywhere: set[str]) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(LIAONING))
    def holds(region: str) -> None:
        found = set(Organisation.objects.filter(within("region", region)).values_list("region", flat=True))
        assert found == {code for code in everywhere if contains(region, code)}

    holds()


def test_the_nation_holds_everything(everywhere: set[str]) -> None:
    assert Organisation.objects.filter(within("region", NATION)).count() == len(everywhere)


@given(st.text(max_size=8).filter(lambda text: not (len(text) == 6 and text.isdigit())))
def test_what_is_no_region_holds_nothing(region: str) -> None:
    assert within("region", region) == NOTHING


@pytest.mark.parametrize("role", Role.values)
def test_a_scope_that_says_nothing_shows_nothing(db: None, role: str) -> None:
    organ("210000")
    post = Post(role=role, region="210000", enterprise="x" * 18, organisation=Organisation.objects.first())
    assert not Organisation.objects.filter(Scope().seen_by(post)).exists()


def test_without_a_post_nothing_is_seen(db: None) -> None:
    Document.objects.create(key="a", title="a", region="210000", stage="published")
    assert not Document.objects.visible_to(Person(None, (), dt.date(2018, 9, 14)), "documents").exists()


def test_a_post_counts_from_its_first_day_to_its_last() -> None:
    post = Post(role="policy", since=dt.date(2018, 1, 1), until=dt.date(2018, 12, 31))
    days = (dt.date(2017, 12, 31), dt.date(2018, 1, 1), dt.date(2018, 12, 31), dt.date(2019, 1, 1))
    assert [post.holds(day) for day in days] == [False, True, True, False]


def test_who_has_not_signed_in_has_no_post(db: None, settings: object) -> None:
    settings.PUBLIC = False  # type: ignore[attr-defined]
    assert person_of(None).posts == ()


def test_a_post_widens_only_what_it_allows(db: None) -> None:
    posts = (Post(role="reader", region="210000"), Post(role="policy", region="630000"))
    person = Person(None, posts, dt.date(2018, 9, 14))
    assert [post.region for post in person.posts_for("documents", "add")] == ["630000"]
    assert [post.region for post in person.posts_for("documents", "view")] == ["210000", "630000"]
    assert not allows("reader", "audit", "view")
