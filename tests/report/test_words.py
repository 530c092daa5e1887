"""Reports and command line speak Chinese and English, and say the same in both."""

import string
from typing import get_args

import pytest

from gangmu.norms import norm
from gangmu.norms.document import Status
from gangmu.report.words import Words, catalogue

ENTRIES = {f"{group}.{key}": words for group, keys in catalogue().items() for key, words in keys.items()}
CODED = {
    "certainty": norm.Certainty, "comparator": norm.Comparator, "change": norm.Change, "modality": norm.Modality,
    "stance": norm.Stance, "recurrence": norm.Recurrence, "instrument": norm.Instrument, "status": Status,
}  # fmt: skip


def fields(wording: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(wording) if field is not None}


@pytest.mark.parametrize("key", ENTRIES)
def test_every_wording_exists_in_both_languages_and_names_the_same_facts(key: str) -> None:
    assert set(ENTRIES[key]) == {"zh", "en"}
    assert fields(ENTRIES[key]["zh"]) == fields(ENTRIES[key]["en"])


@pytest.mark.parametrize("group", CODED)
def test_every_coded_value_has_its_word_and_no_other_has(group: str) -> None:
    assert set(catalogue()[group]) == set(get_args(CODED[group]))


def test_a_wording_is_filled_in() -> None:
    assert Words("en")("due.month", year=2017, month=6) == "by end of 2017-06"


def test_lists_are_set_as_the_language_sets_them() -> None:
    assert Words("zh").among(["甲", "乙"]) == "甲、乙"
    assert Words("en").among(["a", "b"]) == "a, b"
