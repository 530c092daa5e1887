"""例外: what a directive leaves out, wherever the text says it."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"（([^（）]{2,60}(?:除外|不在此限|不受此限)[^（）]{0,6})）|（(除[^（）]{2,60}外)）")
_KEPT = re.compile(
    r"(?:在)?((?:保留|稳定|维持|控制).{2,60}?)(?:的)?基础上$|^(除.{2,60}?(?:以外|之外|外))$|^(.{2,20}?)(?:以外|之外|外)$"
)
_UNLESS = re.compile(
    r"^(?:确需|确有必要|确因|但.{0,40}除外|特殊情况|经.{2,12}(?:批准|同意).{0,4}的?除外|.{2,60}除外$|(?:承担|用于|采用|配套|使用).{2,60}除外$)"
)


def parted(words: str) -> tuple[str, str | None]:
    """``words`` without a bracket that leaves something out, and what the bracket says."""
    aside = _ASIDE.search(words) if "（" in words else None
    if aside is None:
        return words, None
    return words[: aside.start()] + words[aside.end() :], aside[1] or aside[2]


def kept(before: str) -> str | None:
    """What the words before a verb leave out: 在保留…基础上, 除…外, 重点区域外."""
    found = _KEPT.search(before)
    return next(group for group in found.groups() if group) if found else None


def unless(after: str) -> str | None:
    """What the clause after a stance leaves out: 确需新建的, …的除外."""
    return after if _UNLESS.match(after) else None
