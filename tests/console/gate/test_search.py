"""Screenings are found by the beginning of a number and by any words of project and applicant, also after a change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.console.gate.test_screening import GLASS, screened

from gangmu_console.gate.models import Screening
from gangmu_console.gate.search import looks_numbered, named, numbered

Office = Callable[..., Client]


@pytest.mark.parametrize(("words", "found"), [
    ("玻璃", True), ("浮法玻璃", True), ("于洪区新建", True), ("600吨/日", True), ("沈水 玻璃", True), ("ABC", True), ("abc公司", True),
    ("璃浮", False), ("玻璃 水泥", False), ("水", True), ("“", False), ("\"玻璃", False), ("玻璃* OR 水泥", False), ("洪区", True),
])  # fmt: skip
def test_words_are_found_anywhere_and_signs_do_no_harm(office: Office, words: str, found: bool) -> None:
    made = screened(office("window"), GLASS, applicant="沈水ABC公司")
    assert list(named(Screening.objects.all(), words)) == ([made] if found else [])


def test_what_was_renamed_is_found_by_its_new_name_only(office: Office) -> None:
    made = screened(office("window"), GLASS)
    Screening.objects.filter(pk=made.pk).update(name="水泥熟料生产线")
    assert named(Screening.objects.all(), "熟料").exists()
    assert not named(Screening.objects.all(), "浮法").exists()
    made.delete()
    assert not named(Screening.objects.all(), "熟料").exists()


@pytest.mark.parametrize(("words", "found"), [
    ("2018-", True), ("2018-09", True), ("2018-0914", True), ("2018-0914-", True), ("2018-0914-01", True),
    ("2018-0914-02", False), ("2018-12", False), ("2018-1314", False), ("2017-", False),
])  # fmt: skip
def test_a_number_is_found_by_its_beginning(office: Office, words: str, found: bool) -> None:
    screened(office("window"), GLASS)
    assert looks_numbered(words)
    assert numbered(Screening.objects.all(), words).exists() is found
