"""命中: the part of a clause that holds the words searched for, with them marked."""

from __future__ import annotations

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gangmu_console.library.search.grams import plain

_AROUND = 60


def excerpt(text: str, words: str) -> SafeString:
    """About a hundred characters of ``text`` around the first word found, every word found marked; escaped HTML."""
    flat = re.sub(r"\s+", " ", text)
    spans = _spans(flat, words)
    begin = max(0, spans[0][0] - _AROUND) if spans else 0
    end = min(len(flat), (spans[0][1] if spans else 0) + 2 * _AROUND)
    parts: list[tuple[str]] = []
    place = begin
    for left, right in spans:
        if left >= end:
            break
        parts += [(flat[place:left],), (format_html('<mark class="gm-hit">{}</mark>', flat[left:right]),)]
        place = right
    parts.append((flat[place:end],))
    before, after = "…" if begin else "", "…" if end < len(flat) else ""
    return format_html("{}{}{}", before, format_html_join("", "{}", parts), after)


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand, in order, without overlaps. Folding to half-width keeps lengths for what is searched here."""
    folded = plain(text)
    if len(folded) != len(text):
        folded = text.lower()
    found: list[tuple[int, int]] = []
    for word in set(plain(words).split()):
        pattern = r"\s*".join(map(re.escape, word))
        found += [match.span() for match in re.finditer(pattern, folded)]
    kept: list[tuple[int, int]] = []
    for span in sorted(found):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
