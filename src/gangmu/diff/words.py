"""逐词对照: where two wordings differ, in stretches that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from rapidfuzz.distance import Indel

from gangmu.diff.values import Piece

# A figure or a Latin word changes as a whole: 12 % does not become 15 % by one digit.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[%‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_LARGEST = 4_000_000  # cells of the table of comparisons; beyond, sentences are compared before characters
_SHORTEST = 3
_FULL, _HALF = "。；！？\n", "，、：）"
Op = Literal["same", "gone", "new"]
Run = tuple[Op, str, int]


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """``before`` and ``after`` as pieces in order; what is gone stands before what is new in its place."""
    if len(before) * len(after) <= _LARGEST:
        runs = _tidied(list(_runs(_TOKEN.findall(before), _TOKEN.findall(after))))
    else:
        runs = list(_by_sentences(before, after))
    return tuple(Piece(op, text) for op, text in _slid([(op, text) for op, text, _ in _joined(runs)]) if text)


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    """The longest common subsequence as runs with their lengths in tokens."""
    for code in Indel.opcodes(before, after):
        gone, new = before[code.src_start : code.src_end], after[code.dest_start : code.dest_end]
        if code.tag == "equal":
            yield "same", "".join(new), len(new)
            continue
        if gone:
            yield "gone", "".join(gone), len(gone)
        if new:
            yield "new", "".join(new), len(new)


def _by_sentences(before: str, after: str) -> Iterator[Run]:
    """Long texts: sentence by sentence, then token by token where the sentences between two equal ones are not too many."""
    gone = new = ""
    for op, text, size in [*_runs(_SENTENCE.findall(before), _SENTENCE.findall(after)), ("same", "", 0)]:
        if op == "gone":
            gone += text
        elif op == "new":
            new += text
        else:
            if len(gone) * len(new) <= _LARGEST:
                yield from _tidied(list(_runs(_TOKEN.findall(gone), _TOKEN.findall(new))))
            else:
                yield "gone", gone, len(gone)
                yield "new", new, len(new)
            gone = new = ""
            yield op, text, size


def _tidied(runs: list[Run]) -> list[Run]:
    """Chance agreements of a character or two between two changes become part of the change."""
    shown: list[Run] = []
    for place, (op, text, size) in enumerate(runs):
        if op == "same" and 0 < place < len(runs) - 1 and _by_chance(size, runs, place):
            shown += [("gone", text, size), ("new", text, size)]
        else:
            shown.append((op, text, size))
    return shown


def _by_chance(size: int, runs: Sequence[Run], place: int) -> bool:
    before = max(run[2] for run in runs[max(0, place - 2) : place] if run[0] != "same")
    after = max(run[2] for run in runs[place + 1 : place + 3] if run[0] != "same")
    return size <= 1 or (size <= _SHORTEST and size < min(before, after))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Between two agreements one run of what is gone, then one of what is new."""
    gone = new = same = ""
    for op, text, _ in [*runs, ("same", "", 0)]:
        if op == "same":
            if gone or new:
                if same:
                    yield "same", same, 0
                    same = ""
                yield from ((op, text, 0) for op, text in (("gone", gone), ("new", new)) if text)  # type: ignore[misc]
                gone = new = ""
            same += text
        elif op == "gone":
            gone += text
        else:
            new += text
    if same:
        yield "same", same, 0


def _slid(runs: list[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """What only came, or only went, begins and ends at a stop where the words allow it: ``新增。`` rather than ``。新增``."""
    for place in range(1, len(runs) - 1):
        (before, left), (op, text), (after, right) = runs[place - 1 : place + 2]
        if before == after == "same" and op != "same":
            left, text, right = _best_cut(left, text, right)
            runs[place - 1 : place + 2] = [("same", left), (op, text), ("same", right)]
    return runs


def _best_cut(left: str, text: str, right: str) -> tuple[str, str, str]:
    """The three with the middle one slid to where it starts and ends at the strongest stops."""
    while left and left[-1] == text[-1]:
        left, text, right = left[:-1], left[-1] + text[:-1], left[-1] + right
    best = (left, text, right)
    while right and right[0] == text[0]:
        left, text, right = left + right[0], text[1:] + right[0], right[1:]
        if _stops(left, text) > _stops(*best[:2]):
            best = (left, text, right)
    return best


def _stops(left: str, text: str) -> int:
    """How strong the stops are after which the middle begins and with which it ends."""
    return sum(2 if not part or part[-1] in _FULL else part[-1] in _HALF for part in (left, text))
