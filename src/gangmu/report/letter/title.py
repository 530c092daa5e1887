"""标题回行: a long Chinese title in lines of nearly one length, no figure and no word of its end broken."""

from __future__ import annotations

import re

from gangmu.registry.products import product_names

_LINE = 38  # half-width cells: 19 characters of 22 points, since a line of 156 mm just takes 20
_END = r"项目的产业政策审查意见$|的?产业政策审查意见$"
_WORDS = (
    r"年产|日产|新建|扩建|生产线|一体化|产能|改造|建设|制造|加工|置换|技术|装置|工程|公司|集团|"
    r"[A-Za-z0-9.,%/\-]+[\u4e00-\u9fff]?|[《（“〔](?:.{1,6}[》）”〕]|.)|."
)
_LONGEST = 8  # characters of a name that is kept in one line
_CLOSING = "》）”〕、，。：；"


def balanced(title: str, line: int = _LINE) -> list[str]:
    """``title`` in as few lines of at most ``line`` cells as it needs, each about as long as the others."""
    pieces = _pieces(title)
    count = max(1, -(-_width(title) // line))
    while True:
        lines = _set(pieces, -(-_width(title) // count), line)
        if len(lines) <= count or count > len(pieces):
            return lines
        count += 1


def _pieces(title: str) -> list[str]:
    """What stays together: names of products, figures with the character after them, brackets with what is next to them."""
    named = sorted((name for name in product_names() if 1 < len(name) <= _LONGEST and name in title), key=len)
    whole = re.compile("|".join([_END, *map(re.escape, reversed(named)), _WORDS]), re.DOTALL)
    pieces: list[str] = []
    for piece in whole.findall(title):
        if pieces and piece[0] in _CLOSING:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _set(pieces: list[str], aim: int, line: int) -> list[str]:
    """Lines that end where they come nearest to ``aim``, none longer than ``line`` unless one piece is."""
    lines = [""]
    for piece in pieces:
        now, then = _width(lines[-1]), _width(lines[-1] + piece)
        if lines[-1] and (then > line or abs(aim - now) < abs(aim - then)):
            lines.append("")
        lines[-1] += piece
    return lines


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
