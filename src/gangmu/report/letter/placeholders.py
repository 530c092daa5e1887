"""占位符: a letter as the names that a template uses, each in Chinese and in English (data/placeholders.toml)."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

from gangmu.norms.diagnostic import Language
from gangmu.report.letter.title import balanced
from gangmu.report.letter.values import Letter
from gangmu.report.write.clean import printable

# A line end or a tab inside a value would be one in the letter; docxtpl takes \a and \f for new paragraphs and pages.
_BLANK = re.compile(r"[\s\a\f\v]+")
Filled = str | dict[str, "Filled"] | list["Filled"]


class Placeholder(msgspec.Struct, frozen=True):
    """占位符: its Chinese name, what it holds in both languages, and the list whose entries have it (``of``)."""

    zh: str
    about: dict[Language, str]
    of: str = ""


@functools.cache
def placeholders() -> dict[str, Placeholder]:
    """Every placeholder by its English name, which is that of the letter's field."""
    text = (resources.files("gangmu.report.letter") / "data" / "placeholders.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Placeholder])


def filled(letter: Letter) -> dict[str, Filled]:
    """What each placeholder holds, under both its names; a Chinese title is broken into even lines."""
    fields = _named(msgspec.to_builtins(letter))
    title = "\n".join(balanced(str(fields["title"]))) if letter.language == "zh" else fields["title"]
    return {**fields, "title": title, placeholders()["title"].zh: title}


def clean(value: object) -> Filled:
    """``value`` with every text in one line and without characters that no file can hold."""
    if isinstance(value, dict):
        return {name: clean(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    return printable(_BLANK.sub(" ", str(value)).strip())


def _named(fields: dict[str, object]) -> dict[str, Filled]:
    found: dict[str, Filled] = {}
    for name, value in fields.items():
        held = _held(value)
        found[name] = held
        if name in placeholders():
            found[placeholders()[name].zh] = held
    return found


def _held(value: object) -> Filled:
    if isinstance(value, dict):
        return _named(value)
    if isinstance(value, list | tuple):
        return [_held(part) for part in value]
    return clean(value)
