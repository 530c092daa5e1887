"""Every Chinese string of the console has its English, and what Django reads is made from what people edit."""

from __future__ import annotations

import re

from tools import messages

_PLACES = re.compile(r"%\([\w.]+\)[sd]|%[sd]")


def test_every_string_is_translated_and_none_is_left_over() -> None:
    held, wanted = messages.read(), messages.collected()
    assert not {key[0] for key in wanted if not all(held.get(key, ("",)))}, (
        "run .venv/bin/python tools/messages.py, translate"
    )
    assert not {key[0] for key in held if key not in wanted and key[0]}, "run .venv/bin/python tools/messages.py"


def test_what_django_reads_is_what_was_translated() -> None:
    held = {key: words for key, words in messages.read().items() if key[0]}
    assert messages.PO.with_suffix(".mo").read_bytes() == messages.compiled(held)


def test_translations_keep_the_places_of_values() -> None:
    wrong = [
        key[0]
        for key, words in messages.read().items()
        if key[0] and set(_PLACES.findall(key[0])) != set(_PLACES.findall(words[0]))
    ]
    assert wrong == []


def test_translations_with_values_can_be_filled_in() -> None:
    for key, words in messages.read().items():
        if _PLACES.search(key[0]) and "%(" in key[0]:
            for said in words:
                assert said % dict.fromkeys(re.findall(r"%\((\w[\w.]*)\)", said), 1)
