"""What is wrong in a pack, before the line it stands on has been looked up."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from gangmu.errors import PackFault

Path = tuple[str | int, ...]
_LONGEST = 200


class Complaint(msgspec.Struct, frozen=True):
    """毛病: ``what`` is wrong at ``path`` (keys and list places) of ``file``, and what to ``do``; ``line`` where known."""

    file: str
    path: Path
    what: str
    do: str
    line: int = 0


def field_name(path: Path) -> str:
    """``path`` as people write it: ``thresholds[1].value``; the place in the file's own list is told by the line."""
    parts: list[str] = []
    for step in path[1:] if path and isinstance(path[0], int) else path:
        parts.append(f"[{step + 1}]" if isinstance(step, int) else f".{step}")
    return "".join(parts).removeprefix(".")


def faults(complaints: Iterable[Complaint]) -> tuple[PackFault, ...]:
    """The complaints as faults, each once, by file and line."""
    ordered = sorted(dict.fromkeys(complaints), key=lambda complaint: (complaint.file, complaint.line))
    return tuple(
        PackFault(
            _short(complaint.what), complaint.file, _short(complaint.do), complaint.line, field_name(complaint.path)
        )
        for complaint in ordered
    )


def _short(sentence: str) -> str:
    """``sentence`` in one line of bearable length: it may quote a value of any size."""
    line = " ".join(sentence.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST // 2] + "…" + line[-_LONGEST // 2 :]
