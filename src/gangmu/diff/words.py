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
Op = Literal["same", "gone", "new"]
Run = tuple[Op, str, int]


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """``before`` and ``after`` as pieces in order; what is gone stands before what is new in its place."""
    if len(before) * len(after) <= _LARGEST:
        runs = _tidied(list(_runs(_TOKEN.findall(before), _TOKEN.findall(after))))
    else:
        runs = list(_by_sentences(before, after))
    return tuple(Piece(op, text) for op, text, _ in _joined(runs))


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
