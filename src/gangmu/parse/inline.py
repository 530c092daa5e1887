"""文中列举: lists inside running text (一是…二是…, 第一，…第二，…, （1）…（2）…, ①…②…), found by their sequence."""

from __future__ import annotations

import re

from gangmu.parse.markers import Marker, count

_SAYS = re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})(?P<form>是|要)(?![否非])")
_ORDINAL = re.compile(r"第(?P<n>[一二三四五六七八九十]{1,3})(?P<form>[，,：:])")
_SIGNED = re.compile(r"[①-⑳]")
_PAREN = re.compile(r"[（(](?P<n>[1-9１-９][0-9０-９]?)[）)]")
_BEFORE = "。；：！？，、:;,”）)"


def listed(text: str, start: int, end: int) -> list[Marker]:
    """The markers of the list inside ``text[start:end]``, in order; empty where there is none of two entries at least."""
    words = text[start:end]
    if "一是" in words and "二是" in words:
        return _sequence(_SAYS, "says", text, start, end, "是")
    if "第一，" in words and "第二，" in words:
        return _sequence(_ORDINAL, "ordinal", text, start, end, "，")
    if "一要" in words and "二要" in words:
        return _sequence(_SAYS, "says", text, start, end, "要")
    if "①" in words and "②" in words:
        return _signs(text, start, end)
    return []


def _sequence(form: re.Pattern[str], family: str, text: str, start: int, end: int, last: str) -> list[Marker]:
    found: list[Marker] = []
    for match in form.finditer(text, start, end):
        if match["form"] != last or count(match["n"]) != len(found) + 1:
            continue
        before = text[start : match.start()].rstrip()[-1:]
        if before and before not in _BEFORE:
            continue
        found.append(Marker(family, len(found) + 1, match.start(), match.end(), last))
    return found if len(found) > 1 else []


def _signs(text: str, start: int, end: int) -> list[Marker]:
    found: list[Marker] = []
    for match in _SIGNED.finditer(text, start, end):
        if ord(match.group()) - ord("①") == len(found):
            found.append(Marker("circled", len(found) + 1, match.start(), match.end(), "①"))
    return found if len(found) > 1 else []
