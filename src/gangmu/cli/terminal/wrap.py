"""折行: Chinese text broken into lines of a given width, by the rules that printers keep (避头尾).

No line begins with a closing mark or ends with an opening one; figures and Latin words stay in one piece. Widths are in
terminal cells, of which a Chinese character takes two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

_CLOSING = "，。、；：？！）》」』】〕”’…—％%·).,;:?!"
_OPENING = "（《「『【〔“‘("
_UNIT = re.compile(rf"[{_OPENING}]*(?:[<>≤≥] )?(?:[A-Za-z0-9.,+\-/–]+|.)[{_CLOSING}]*", re.DOTALL)
_ELLIPSIS = "…"


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells (at least one line)."""
    lines: list[str] = []
    line, used = "", 0
    for unit in _units(text, width):
        size = cell_len(unit)
        if used + size > width and line:
            lines.append(line.rstrip())
            line, used = "", 0
            unit = unit.lstrip()
            size = cell_len(unit)
        line, used = line + unit, used + size
    return [*lines, line.rstrip()]


def cut(text: str, width: int) -> str:
    """``text``, or as much of it as fits into ``width`` cells with an ellipsis."""
    if cell_len(text) <= width:
        return text
    return wrapped(text, max(1, width - 1))[0].rstrip(_CLOSING + _OPENING) + _ELLIPSIS


@lru_cache(maxsize=4096)
def _units(text: str, width: int) -> tuple[str, ...]:
    units: list[str] = []
    for unit in _UNIT.findall(text):
        units.extend([unit] if cell_len(unit) <= width else unit)
    return tuple(units)
