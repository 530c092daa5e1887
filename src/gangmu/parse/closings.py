"""落款: the closing matter of a document: list of annexes, signing organisations, date, notes, copied-to block."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.lines import BLANKS, FINAL

_SHORT = 80
_LISTED = 40


def words(text: str, block: Block) -> str:
    """The words of ``block`` without Markdown marks, its line breaks as they are."""
    return text[block.start : block.end].strip("#*_ " + BLANKS)


def is_name(text: str, block: Block) -> bool:
    """Whether ``block`` may be a line of a title: short, unmarked, without a stop, no date."""
    return not (
        block.marker or block.table >= 0 or block.end - block.start > 2 * _SHORT or text[block.end - 1] in FINAL + "，、"
        or is_date(text, block)
    )  # fmt: skip


def is_date(text: str, block: Block) -> bool:
    """Whether ``block`` is a date by itself, or the signing organisation with the date behind it."""
    if (
        block.end - block.start > _SHORT
        or block.marker
        or block.table >= 0
        or "日" not in text[block.start : block.end]
    ):
        return False
    bare = words(text, block)
    return bool(genre().date.fullmatch(bare) or genre().dated.fullmatch(bare))


def is_org(text: str, block: Block) -> bool:
    """Whether ``block`` is the name of an organisation, or several side by side."""
    if block.end - block.start > _SHORT or block.marker or block.table >= 0:
        return False
    return bool(genre().org.fullmatch(words(text, block)))


def closings(text: str, found: Sequence[Block]) -> list[tuple[int, int]]:
    """Half-open stretches of blocks that close a document, in order."""
    result: list[tuple[int, int]] = []
    k = 0
    content = False
    while k < len(found):
        block = found[k]
        if content and (is_date(text, block) or _is_closing(text, block) or _is_list(text, found, k)):
            start, end = _widened(text, found, k, result[-1][1] if result else 0)
            result.append((start, end))
            k = end
            continue
        content = content or (block.marker is not None and block.end - block.start > 2) or text[block.end - 1] in "。；"
        k += 1
    return [span for span in result if span[0] > 0]


def _is_closing(text: str, block: Block) -> bool:
    return block.marker is None and block.table < 0 and bool(genre().closing.match(text, block.start, block.end))


def _is_list(text: str, found: Sequence[Block], k: int) -> bool:
    """Whether the list of annexes at the end of the document begins at ``k`` (附件：…, and names up to the end)."""
    if len(found) - k >= _LISTED or text[found[k].start] != "附":
        return False
    match = genre().annex.fullmatch(text, found[k].start, found[k].end)
    return bool(match and match["colon"]) and all(is_entry(text, block) for block in found[k + 1 :])


def is_entry(text: str, block: Block) -> bool:
    """Whether ``block`` may be an entry in a list of annexes."""
    return block.table < 0 and block.end - block.start <= _SHORT and text[block.end - 1] not in FINAL


def _widened(text: str, found: Sequence[Block], k: int, floor: int) -> tuple[int, int]:
    """The closing around block ``k``: signing organisations and the list of annexes above, further closing lines below."""
    start = k
    while start > floor + 1 and is_org(text, found[start - 1]):
        start -= 1
    for listed in range(start - 1, max(floor, start - _LISTED), -1):
        block = found[listed]
        match = genre().annex.fullmatch(text, block.start, block.end) if text[block.start] == "附" else None
        if match and (match["colon"] or match["rest"]):
            start = listed
        elif not is_entry(text, block) or (block.marker and block.marker.family not in ("digit", "half", "digitparen")):
            break
    end = k + 1
    while end < len(found) and _goes_on(text, found, end):
        end += 1
    return start, end


def _goes_on(text: str, found: Sequence[Block], k: int) -> bool:
    block = found[k]
    if is_date(text, block) or _is_closing(text, block):
        return True
    if _is_list(text, found, k) or _in_list(text, found, k):
        return True
    return is_org(text, block) and (k + 1 == len(found) or is_date(text, found[k + 1]))


def _in_list(text: str, found: Sequence[Block], k: int) -> bool:
    """Whether the whole rest from ``k`` on are entries of the list of annexes that has begun above."""
    if len(found) - k >= _LISTED or not any(text[block.start] == "附" for block in found[max(0, k - _LISTED) : k]):
        return False
    return all(is_entry(text, block) for block in found[k:])
