"""编号: the marks that open a clause (第十二条, （一）, 1．, 一是, ——), found in text and read as numbers.

A marker belongs to a *family*; families, their forms and their usual order are data (``data/markers.toml``).
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

_HAN = "〇○零一二两三四五六七八九十百千"
_DIGITS = "0-9０-９"
# behind a bracketed number that is cited, not opened: （二）项, （一）、（三）
_CITED = r"[ \t\u3000]*(?:项(?!目)|款(?!项)|目(?![标录前的]))|[、和至到或及与][ \t\u3000]*[（(]"
_BLANK = "[ \t\u3000\u00a0]"
_VALUE = {han: value for value, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_UNIT = {"十": 10, "百": 100, "千": 1000}
# signs that are a number by themselves: the first of each run, which stands for one
_SIGNS = tuple(map(ord, "①❶➀⑴⒈㈠"))
# what a collector's Markdown puts before the words: heading, quotation, emphasis, a bullet before a number
_MARKDOWN = (
    r"(?:(?:\#{1,6}|>+)[ \t\u3000]*|\*{1,3}|__"
    r"|[-*+][ \t]+(?=\*{0,2}[（(第①-⑳]|\*{0,2}[0-9一二三四五六七八九十]{1,3}[、．.]))*"
)

_DOTTED = re.compile(_MARKDOWN + f"(?P<n>[{_DIGITS}]{{1,2}})[．.](?=[{_DIGITS}])")


class Marker(msgspec.Struct, frozen=True):
    """编号: ``text[start:end]`` marks the beginning of a clause; ``form`` is its outer shape (``1．`` and ``1、`` differ).

    ``number`` is 0 where the family has none (dashes). ``sub`` is the number after 之 (``第十二条之一`` → 12, 1).
    """

    family: str
    number: int
    start: int
    end: int
    form: str = ""
    sub: int = 0


class Grammar(msgspec.Struct, frozen=True):
    """编号文法: one expression for all families at the beginning of a paragraph, and their usual order."""

    at: re.Pattern[str]
    ranks: dict[str, float]


@functools.cache
def grammar() -> Grammar:
    """The families of ``data/markers.toml``, compiled once."""
    families = tomllib.loads((resources.files("gangmu.parse") / "data" / "markers.toml").read_text("utf-8"))
    forms = [_named(name, family["at"]) for name, family in families.items()]
    return Grammar(
        at=re.compile(_MARKDOWN + "(?:" + "|".join(forms) + ")"),
        ranks={name: family["rank"] for name, family in families.items()},
    )


def _named(name: str, form: str) -> str:
    form = form.replace("<H>", _HAN).replace("<D>", _DIGITS).replace("<B1>", _BLANK).replace("<B>", _BLANK + "*")
    form = form.replace("<CITED>", _CITED)
    for group in ("n", "nb", "of"):
        form = form.replace(f"(?P<{group}>", f"(?P<{group}_{name}>")
    return f"(?P<{name}>{form})"


def rank(marker: Marker) -> float:
    """The usual depth of the marker's family, lower is higher up; 1.1.1 lies below 1.1, an annex above everything."""
    family = marker.family.rstrip("0123456789")
    level = marker.family[len(family) :]
    return grammar().ranks.get(family, 0) + (int(level) / 10 if level else 0)


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """The marker with which ``text[start:end]`` begins, Markdown marks before it passed over."""
    found = grammar().at.match(text, start, end)
    return read(found) if found else None


def dotted_at(text: str, start: int, end: int) -> Marker | None:
    """The item number with which ``text[start:end]`` begins, though digits follow its dot (``2．1000吨``)."""
    found = _DOTTED.match(text, start, end)
    return Marker("digit", count(found["n"]), found.start("n"), found.end(), found.group()[-1]) if found else None


def read(found: re.Match[str]) -> Marker:
    """The marker that ``grammar().at`` found."""
    family = found.lastgroup or ""
    left, right = found.span(family)
    groups = grammar().at.groupindex
    sign = found[f"nb_{family}"] if f"nb_{family}" in groups else None
    if sign:
        return Marker(family, _sign(sign), left, right, family)
    written = (found[f"n_{family}"] if f"n_{family}" in groups else None) or ""
    after = (found["of_article"] if family == "article" else None) or ""
    number = _decimal(written) if family == "decimal" else count(written)
    level = f"{written.count('.') + written.count('．')}" if family == "decimal" else ""
    form = level or found.group(family).replace(written, "").strip()
    return Marker(family + level, number, left, right, form, count(after))


def _decimal(written: str) -> int:
    return count(re.split(r"[.．]", written)[-1])


def _sign(sign: str) -> int:
    first = max(code for code in _SIGNS if code <= ord(sign))
    return ord(sign) - first + 1


def count(written: str) -> int:
    """The number that Han numerals, digits of either width or one letter stand for; 0 for none."""
    if not written:
        return 0
    if len(written) > 1:
        written = "".join(written.split())
    if written.isdigit() and written[0] not in _VALUE:
        return int(written)
    if written.isascii() or written[0] > "\uff00":
        return ord(written.lower().translate({0xFF41 + k: 97 + k for k in range(26)})) - 96 if len(written) == 1 else 0
    if not any(sign in _UNIT for sign in written):
        return int("".join(str(_VALUE.get(sign, sign)) for sign in written))
    total = here = 0
    for sign in written:
        if sign in _UNIT:
            total += (here or 1) * _UNIT[sign]
            here = 0
        else:
            here = _VALUE[sign] if sign in _VALUE else int(sign)
    return total + here
