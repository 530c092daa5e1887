"""分区: a text falls into parts — the document or notice itself, documents attached to it, annexes — and each part into
opening (title, addressees, lead-in), body and closing (list of annexes, signature, date, copied-to block)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.lines import BLANKS
from gangmu.parse.markers import Marker, count

_SHORT = 80
_LISTED = 40
_FINAL = "。；！？：;:!?，、"
_QUOTED = re.compile(r"《([^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?)》")


class Part(msgspec.Struct, frozen=True):
    """部分: one document inside the text. ``title`` are the blocks that say its name, with the annex label first."""

    kind: Literal["main", "document", "annex"]
    label: Marker | None
    title: tuple[Block, ...]
    opening: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    listed: tuple[Block, ...] = ()


def parts(text: str, found: Sequence[Block]) -> list[Part]:
    """The parts of ``text`` in reading order; every block belongs to exactly one place of one part."""
    cuts = _annexes(text, found)
    ends = [*cuts, len(found)]
    result = _document(text, found[: ends[0]]) if ends[0] else []
    for start, end in zip(cuts, ends[1:], strict=True):
        result.extend(_annex(text, found[start:end]))
    return result


def words(text: str, block: Block) -> str:
    """The words of ``block`` without Markdown marks, its line breaks as they are."""
    return text[block.start : block.end].strip("#*_ " + BLANKS)


def annex_label(text: str, block: Block) -> re.Match[str] | None:
    """The annex mark with which a short ``block`` opens (附件2, 附表：…), or None."""
    if block.end - block.start > 2 * _SHORT or block.table >= 0 or "附" not in text[block.start : block.start + 4]:
        return None
    return genre().annex.fullmatch(text, block.start, block.end)


def _annexes(text: str, found: Sequence[Block]) -> list[int]:
    """Where the annexes begin: marks that head a text, not those that announce one (附件：1．… before the signature)."""
    marks = [(k, match) for k, block in enumerate(found) if (match := annex_label(text, block))]
    real: list[int] = []
    for place, (k, match) in enumerate(marks):
        after = marks[place + 1][0] if place + 1 < len(marks) else len(found)
        if not _announces(text, found, k, after, match):
            real.append(k)
    return real


def _announces(text: str, found: Sequence[Block], k: int, after: int, match: re.Match[str]) -> bool:
    """Whether the annex mark at ``k`` only lists annexes: it has a colon, and what follows up to the signature, the next
    mark or the end are names, not text."""
    if not match["colon"] and not match["rest"]:
        return False
    if k == 0:
        return False
    for block in found[k + 1 : min(after, k + _LISTED)]:
        if block.table >= 0 or is_date(text, block) or genre().closing.match(text, block.start):
            return block.table < 0
        if block.end - block.start > _SHORT or text[block.end - 1] in "。":
            return False
        if block.marker and block.marker.family not in ("digit", "half", "digitparen"):
            return False
    return bool(match["colon"])


def is_date(text: str, block: Block) -> bool:
    """Whether ``block`` is a date by itself, or the signing organisation with the date behind it."""
    if block.end - block.start > _SHORT or block.marker or block.table >= 0:
        return False
    bare = words(text, block)
    return bool(genre().date.fullmatch(bare) or genre().dated.fullmatch(bare))


def is_org(text: str, block: Block) -> bool:
    """Whether ``block`` is the name of an organisation, or several side by side."""
    if block.end - block.start > _SHORT or block.marker or block.table >= 0:
        return False
    return bool(genre().org.fullmatch(words(text, block)))


def is_title(text: str, block: Block) -> bool:
    """Whether ``block`` could be the title of a document."""
    if not 4 <= block.end - block.start <= 2 * _SHORT or block.marker or block.table >= 0:
        return False
    return bool(genre().title.fullmatch(words(text, block).replace("\n", "")))


def _closings(text: str, found: Sequence[Block]) -> list[tuple[int, int]]:
    """Stretches of blocks that close a document, in order: signature, date, copied-to block, print line."""
    result: list[tuple[int, int]] = []
    k = 0
    content = False
    while k < len(found):
        block = found[k]
        if content and (is_date(text, block) or (genre().closing.match(text, block.start) and not block.marker)):
            start, end = _widened(text, found, k, result[-1][1] if result else 0)
            result.append((start, end))
            k = end
            continue
        content = content or block.marker is not None or text[block.end - 1] in "。；"
        k += 1
    return [span for span in result if span[0] > 0]


def _widened(text: str, found: Sequence[Block], k: int, floor: int) -> tuple[int, int]:
    """The closing around block ``k``: signing organisations and the list of annexes above, further closing lines below."""
    start = k
    while start > floor and is_org(text, found[start - 1]):
        start -= 1
    listed = start
    while listed > max(floor, start - _LISTED):
        block = found[listed - 1]
        match = annex_label(text, block)
        if match and (match["colon"] or match["rest"]):
            start = listed - 1
            break
        if block.end - block.start > _SHORT or text[block.end - 1] in _FINAL:
            break
        listed -= 1
    end = k + 1
    while end < len(found) and _closes(text, found[end], found[end + 1] if end + 1 < len(found) else None):
        end += 1
    return start, end


def _closes(text: str, block: Block, below: Block | None) -> bool:
    if block.marker or block.table >= 0:
        return False
    if is_date(text, block) or genre().closing.match(text, block.start):
        return True
    return is_org(text, block) and (below is None or is_date(text, below))


def _document(text: str, found: Sequence[Block]) -> list[Part]:
    """The document itself, with the documents attached to it (a notice and the plan it issues)."""
    closings = _closings(text, found)
    quoted = {_plain(title) for block in found[:12] for title in _QUOTED.findall(text, block.start, block.end)}
    starts = _attached(text, found, closings, quoted)
    ends = [*starts, len(found)]
    main = _part("main", text, found[: ends[0]], closings, 0, bool(starts))
    attached = [
        _part("document", text, found[start:end], closings, start) for start, end in zip(starts, ends[1:], strict=True)
    ]
    return [main, *attached]


def _plain(title: str) -> str:
    return re.sub(r"[\s《》〈〉“”\"（()）]+", "", title)


def _attached(text: str, found: Sequence[Block], closings: list[tuple[int, int]], quoted: set[str]) -> list[int]:
    """Where attached documents begin: a title behind the signature, or one that the notice has announced in 《》."""
    starts: list[int] = []
    behind = {end for _, end in closings}
    for k, block in enumerate(found):
        if not k or block.marker or block.table >= 0 or block.end - block.start > 2 * _SHORT:
            continue
        named = _plain(words(text, block)) in quoted
        if (k in behind or starts) and is_title(text, block):
            named = named or _restarts(found, k)
        if named and not any(start <= k < end for start, end in closings):
            starts.append(k)
    return starts


def _restarts(found: Sequence[Block], k: int) -> bool:
    """Whether numbering begins anew behind block ``k``."""
    behind = next((block.marker for block in found[k + 1 : k + 12] if block.marker), None)
    return behind is not None and behind.number == 1


def _annex(text: str, found: Sequence[Block]) -> list[Part]:
    """An annex, and the documents with a title of their own inside it."""
    match = annex_label(text, found[0])
    assert match is not None
    start, end = match.span("label")
    number = re.sub(r"[^0-9０-９〇○零一二三四五六七八九十]", " ", match["label"]).split()
    label = Marker("annex", count(number[-1]) if number else 0, start, end)
    titled = 1
    if not match["rest"]:
        while titled < min(5, len(found)) and _names(text, found[titled]):
            titled += 1
            if is_title(text, found[titled - 1]):
                break
    closings = _closings(text, found[titled:])
    rest = found[titled:]
    starts = [
        k for k, block in enumerate(rest)
        if is_title(text, block) and _restarts(rest, k) and not any(left <= k < right for left, right in closings)
    ]  # fmt: skip
    if len(starts) < 2 and not (starts and titled > 1):
        starts = []
    ends = [*starts, len(rest)]
    first = _part("annex", text, rest[: ends[0]], closings, 0)
    first = msgspec.structs.replace(first, label=label, title=tuple(found[:titled]))
    below = [
        _part("document", text, rest[left:right], closings, left) for left, right in zip(starts, ends[1:], strict=True)
    ]
    return [first, *below]


def _names(text: str, block: Block) -> bool:
    """Whether ``block`` may be a line of a title: short, unmarked, without a stop."""
    return not (
        block.marker or block.table >= 0 or block.end - block.start > _SHORT or text[block.end - 1] in _FINAL
        or is_date(text, block)
    )  # fmt: skip


def _part(
    kind: Literal["main", "document", "annex"], text: str, found: Sequence[Block],
    closings: list[tuple[int, int]], offset: int, notice: bool = False,
) -> Part:  # fmt: skip
    """One part: closing matter at its end taken off, the title (documents) and the opening before the first marker."""
    end = len(found)
    last = [(left - offset, right - offset) for left, right in closings if offset < right <= offset + end]
    tail = end
    for left, right in reversed(last):
        if right == tail or (right <= tail and all(_names(text, block) for block in found[right:tail])):
            tail = max(left, 0)
    titled = int(kind == "document")
    head = titled
    if kind == "main":
        marked = next((k for k, block in enumerate(found[:tail]) if block.marker), None)
        if marked is not None:
            head = marked
        else:
            head = tail if notice else next((k + 1 for k, b in enumerate(found[:tail]) if text[b.end - 1] in "：:"), 0)
    return Part(
        kind, None, tuple(found[:titled]), tuple(found[titled:head]), tuple(found[head:tail]), tuple(found[tail:])
    )
