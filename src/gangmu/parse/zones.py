"""分区: a text falls into parts — the document or notice itself, documents attached to it, annexes — and each part into
title, opening (addressees, lead-in), body and closing (list of annexes, signature, date, copied-to block)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from gangmu.parse.blocks import Block
from gangmu.parse.closings import closings, is_date, is_name, words
from gangmu.parse.genre import genre
from gangmu.parse.lines import FINAL
from gangmu.parse.markers import Marker, count

PartKind = Literal["main", "document", "annex"]
Span = tuple[int, int]
_SHORT = 80
_LISTED = 40
_TITLE_LINES = 4
# a line of the title by itself: （征求意见稿）, （试行）, （2021—2025年）
VERSION = re.compile(
    r"[（(](?:[^（）()]{0,12}(?:稿|草案|试行|暂行|修订)[^（）()]{0,6}|[0-9\s]{4,6}[-—–－至]{1,2}[0-9\s]{4,6}年?|[0-9]{4}年(?:版|本))[）)]"
)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|zip|rar|ofd)\b|下载", re.I)


class Part(msgspec.Struct, frozen=True):
    """部分: one document inside the text. ``title`` are the blocks that say its name, with the annex label first."""

    kind: PartKind
    label: Marker | None
    title: tuple[Block, ...]
    opening: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]


def parts(text: str, found: Sequence[Block]) -> list[Part]:
    """The parts of ``text`` in reading order; every block belongs to exactly one place of one part."""
    cuts = _annexes(text, found)
    ends = [*cuts, len(found)]
    result = _document(text, found[: ends[0]]) if ends[0] else []
    for start, end in zip(cuts, ends[1:], strict=True):
        result.extend(_annex(text, found[start:end]))
    return result


def annex_label(text: str, block: Block) -> re.Match[str] | None:
    """The annex mark with which a short ``block`` opens (附件2, 附表：…), or None."""
    if block.end - block.start > 2 * _SHORT or block.table >= 0 or "附" not in text[block.start : block.start + 4]:
        return None
    return genre().annex.fullmatch(text, block.start, block.end)


def annex_number(label: str) -> int:
    """The number in an annex label, 0 where it has none."""
    digits = re.search(r"[0-9０-９〇○零一二三四五六七八九十]+", label)
    return count(digits.group()) if digits else 0


def is_title(text: str, block: Block) -> bool:
    """Whether ``block`` could be the title of a document."""
    if not 3 <= block.end - block.start <= 2 * _SHORT or block.marker or block.table >= 0:
        return False
    return bool(genre().title.fullmatch(words(text, block).replace("\n", "")))


def _annexes(text: str, found: Sequence[Block]) -> list[int]:
    """Where the annexes begin: marks that head a text, not those that announce one (附件：1．… before the signature)."""
    marks = [(k, match) for k, block in enumerate(found) if (match := annex_label(text, block))]
    signed = next((k for k, block in enumerate(found) if k > 2 and is_date(text, block)), len(found))
    real: list[int] = []
    later: set[int] = set()
    after = len(found)
    for k, match in reversed(marks):
        repeated = not later.isdisjoint(_heads(match))
        later.add(annex_number(match["label"]))
        end, after = after, k
        listed = bool(match["colon"] or match["rest"]) and k > 0
        if _FILE.search(match["rest"]) or (
            listed and (repeated or (k < signed and _announces(text, found, k, end, match)))
        ):
            continue
        real.append(k)
    return real[::-1]


def _heads(match: re.Match[str]) -> tuple[int, ...]:
    """The numbers of the later marks that would head what ``match`` announces (附件：1．… and 附件1)."""
    number = annex_number(match["label"]) or annex_number(match["rest"][:2])
    return (number, 0) if number <= 1 else (number,)


def _announces(text: str, found: Sequence[Block], k: int, after: int, match: re.Match[str]) -> bool:
    """Whether what follows the mark at ``k`` up to the signature, the next mark or the end are names, not text."""
    for block in found[k + 1 : min(after, k + _LISTED)]:
        if block.table >= 0 or is_date(text, block) or genre().closing.match(text, block.start):
            return block.table < 0
        if block.end - block.start > _SHORT or text[block.end - 1] == "。":
            return False
        if block.marker and block.marker.family not in ("digit", "half", "digitparen"):
            return False
    return bool(match["colon"])


def _document(text: str, found: Sequence[Block]) -> list[Part]:
    """The document itself, with the documents attached to it (a notice and the plan it issues)."""
    closed = closings(text, found)
    starts = _attached(text, found, closed)
    ends = [*(start for start, _ in starts), len(found)]
    main = _part("main", text, found[: ends[0]], closed, 0, 0, bool(starts))
    attached = [
        _part("document", text, found[start:end], closed, start, titled)
        for (start, titled), end in zip(starts, ends[1:], strict=True)
    ]
    return [main, *attached]


def plain(title: str) -> str:
    """``title`` without blanks, quotation marks and brackets, for comparing."""
    return re.sub(r"[\s《》〈〉“”\"（()）]+", "", title)


def _attached(text: str, found: Sequence[Block], closed: list[Span]) -> list[tuple[int, int]]:
    """Where attached documents begin, and the lines of their titles: behind a signature, or announced in 《》, or behind
    the running text of a notice that has no numbering of its own."""
    quoted = {plain(name) for block in found[:12] for name in genre().quoted.findall(text, block.start, block.end)}
    behind = {end for _, end in closed}
    inside = {k for start, end in closed for k in range(start, end)}
    starts: list[tuple[int, int]] = []
    running = marked = False
    top = ""
    for k, block in enumerate(found):
        marked = marked or block.marker is not None
        free = k and k not in inside and (not starts or k >= sum(starts[-1]))
        titled = _titled(text, found, k) if free else 0
        if titled:
            named = plain("".join(words(text, line) for line in found[k : k + titled])) in quoted
            again = _restart(found, k)
            signed = k in behind or (running and not marked)
            if (named and running) or (again and (signed or (starts and again == top))):
                starts.append((k, titled))
                top = again or top
        running = running or text[block.end - 1] == "。"
    return starts


def _titled(text: str, found: Sequence[Block], k: int) -> int:
    """How many lines from ``k`` on make up a title, 0 where there is none."""
    if not is_name(text, found[k]):
        return 0
    for size in range(1, min(_TITLE_LINES, len(found) - k) + 1):
        line = found[k + size - 1]
        if not is_name(text, line) or (size > 1 and line.gap > found[k].gap + 1):
            return 0
        if is_title(text, line):
            below = found[k + size] if k + size < len(found) else None
            return size + bool(below and not below.marker and VERSION.fullmatch(words(text, below)))
    return 0


def _restart(found: Sequence[Block], k: int) -> str:
    """The family with which numbering begins anew behind block ``k``, empty where it does not."""
    behind = next((block.marker for block in found[k + 1 : k + 12] if block.marker), None)
    return behind.family if behind is not None and behind.number == 1 else ""


def _annex(text: str, found: Sequence[Block]) -> list[Part]:
    """An annex, and the documents with a title of their own inside it."""
    match = annex_label(text, found[0])
    assert match is not None
    numbers = re.findall(r"[0-9０-９〇○零一二三四五六七八九十]+", match["label"])
    sub = count(numbers[1]) if len(numbers) > 1 else 0
    label = Marker("annex", annex_number(match["label"]), *match.span("label"), sub=sub)
    titled = 1
    if not match["rest"]:
        while titled <= _TITLE_LINES and titled < len(found) and is_name(text, found[titled]):
            titled += 1
            if is_title(text, found[titled - 1]):
                break
    closed = closings(text, found[titled:])
    rest = found[titled:]
    starts = _inner(text, rest, closed, titled > 1 or bool(match["rest"]))
    ends = [*starts, len(rest)]
    first = _part("annex", text, rest[: ends[0]], closed, 0, 0)
    first = msgspec.structs.replace(first, label=label, title=tuple(found[:titled]))
    below = [
        _part("document", text, rest[left:right], closed, left, 1) for left, right in zip(starts, ends[1:], strict=True)
    ]
    return [first, *below]


def _inner(text: str, rest: Sequence[Block], closed: list[Span], titled: bool) -> list[int]:
    """Where the documents inside an annex begin: titles behind which the numbering of the annex begins anew."""
    inside = {k for start, end in closed for k in range(start, end)}
    found = [
        (k, family)
        for k, block in enumerate(rest)
        if k not in inside and is_title(text, block) and (family := _restart(rest, k))
    ]
    top = next((block.marker.family for block in rest if block.marker), "")
    starts = [k for k, family in found if family == top]
    alone = len(starts) == 1 and titled and not any(block.marker for block in rest[: starts[0]])
    return starts if len(starts) > 1 or alone else []


def _part(
    kind: PartKind,
    text: str,
    found: Sequence[Block],
    closed: list[Span],
    offset: int,
    titled: int,
    notice: bool = False,
) -> Part:
    """One part of ``found``, which begins at block ``offset``: title, opening, body and the closing at its end."""
    tail = len(found)
    last = bisect_right(closed, (offset + tail, 0), key=lambda span: (span[1], 0))
    for start, end in reversed(closed[max(0, last - 4) : last]):
        left, right = start - offset, end - offset
        if 0 < right <= tail and (right == tail or all(is_name(text, block) for block in found[right:tail])):
            tail = max(left, titled)
    marked = next((k for k, block in enumerate(found[:tail]) if block.marker), None)
    head = titled
    if marked is not None:
        head = max(marked, titled)
    elif kind == "main":
        head = tail if notice else next((k + 1 for k, b in enumerate(found[:tail]) if text[b.end - 1] in "：:"), 0)
        head = head or next((k for k, b in enumerate(found[:tail]) if text[b.end - 1] in FINAL), tail)
    return Part(
        kind, None, tuple(found[:titled]), tuple(found[titled:head]), tuple(found[head:tail]), tuple(found[tail:])
    )
