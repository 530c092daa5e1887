"""文中列举: lists inside running text (一是…二是…, 第一，…第二，…, （1）…（2）…, ①…②…), found by their sequence."""

from __future__ import annotations

import re

from gangmu.parse.markers import Marker, count

_SAYS = re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})(?P<form>是|要)(?![否非])")
_ORDINAL = re.compile(r"第(?P<n>[一二三四五六七八九十]{1,3})(?P<form>[，,：:])")
_SIGNED = re.compile(r"(?P<sign>[①-⑳])")
_PAREN = re.compile(r"[（(](?P<n>[0-9０-９]{1,2})(?P<form>[）)])")
_BEFORE = "。；：！？，、:;,”）)"


def listed(text: str, start: int, end: int) -> list[Marker]:
    """The markers of the list inside ``text[start:end]``, in order; empty where there is none of two entries at least."""
    words = text[start:end]
    if "二是" in words and "一是" in words:
        found = _sequence(_SAYS, "says", text, start, end, "是")
    elif "第二，" in words and "第一，" in words:
        found = _sequence(_ORDINAL, "ordinal", text, start, end, "，")
    elif "二要" in words and "一要" in words:
        found = _sequence(_SAYS, "says", text, start, end, "要")
    elif "②" in words and "①" in words:
        found = _sequence(_SIGNED, "circled", text, start, end, "")
    elif "（2）" in words and "（1）" in words:
        found = _sequence(_PAREN, "digitparen", text, start, end, "）")
    else:
        return []
    return found if len(found) > 1 else []


def _sequence(form: re.Pattern[str], family: str, text: str, start: int, end: int, last: str) -> list[Marker]:
    found: list[Marker] = []
    for match in form.finditer(text, start, end):
        parts = match.groupdict()
        number = ord(parts["sign"]) - ord("①") + 1 if "sign" in parts else count(match["n"])
        if number != len(found) + 1 or parts.get("form", last) != last:
            continue
        before = text[max(start, match.start() - 8) : match.start()].rstrip()[-1:]
        if before and before not in _BEFORE and family != "circled":
            continue
        found.append(Marker(family, number, match.start(), match.end(), last))
    return found
