"""附件: which annexes a document announces, and whether they are there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gangmu.norms import Diagnostic
from gangmu.parse.closings import words
from gangmu.parse.genre import genre
from gangmu.parse.headings import clean
from gangmu.parse.zones import Part, annex_number

_ENTRY = re.compile(r"([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[ \t\u3000]*[．.、:：][ \t\u3000]*(?=\S)")


def announced(text: str, found: Sequence[Part]) -> dict[int, tuple[str, int, int]]:
    """The titles of the annexes by number, each with its place; a single annex without a number is 1."""
    listed: dict[int, tuple[str, int, int]] = {}
    for part in found:
        begun = 0
        for block in part.closing if part.kind != "annex" else ():
            match = genre().annex.fullmatch(text, block.start, block.end)
            if match is None and not begun:
                continue
            if match is None and (not block.marker or block.marker.number != begun + 1):
                if begun and not block.marker and not listed[begun][0]:
                    listed[begun] = (clean(words(text, block)), block.start, block.end)
                    continue
                break
            start = match.start("rest") if match else block.start
            own = annex_number(match["label"]) if match else 0
            for number, left, right in _entries(text, start, block.end, own or 1):
                listed[number] = (clean(text[left:right]), left, right)
                begun = number
    return listed


def _entries(text: str, start: int, end: int, number: int) -> list[tuple[int, int, int]]:
    """The entries of one line, in sequence: number, and the stretch of the title."""
    marks = list(_ENTRY.finditer(text, start, end))
    if not marks or marks[0].start() > start:
        return [(number, start, end)]
    found: list[tuple[int, int, int]] = []
    for mark in marks:
        here = annex_number(mark[1])
        if not found or here == found[-1][0] + 1:
            if found:
                found[-1] = (found[-1][0], found[-1][1], mark.start())
            found.append((here, mark.end(), end))
    return found


def compared(text: str, listed: Mapping[int, tuple[str, int, int]], found: Sequence[Part]) -> list[Diagnostic]:
    """A diagnostic for every annex that is announced but not there, or there without being announced."""
    present = {max(part.label.number, 1): part for part in found if part.kind == "annex" and part.label}
    extra = [(number, part) for number, part in present.items() if listed and number not in listed]
    return [
        Diagnostic(
            "GM105", "info", part.title[0].start, part.title[0].end, "",
            {"number": str(number), "title": clean(" ".join(words(text, block) for block in part.title[1:]))},
        )
        for number, part in extra
    ] + [
        Diagnostic("GM104", "warning", left, max(right, left + 1), "", {"number": str(number), "title": title})
        for number, (title, left, right) in listed.items()
        if number not in present
    ]  # fmt: skip
