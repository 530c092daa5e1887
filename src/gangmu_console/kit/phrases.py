"""连写: parts and sentences set one after the other as the language of the page sets them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.encoding import force_str
from django.utils.translation import get_language


def in_row(parts: Iterable[object], mark: str = "，") -> str:
    """``parts`` parted by ``mark``, in English by a comma or a semicolon."""
    return ({"；": "; "}.get(mark, ", ") if _english() else mark).join(map(force_str, parts))


def run_on(*sentences: str) -> str:
    """Sentences one after the other: Chinese ones need no space between them."""
    return (" " if _english() else "").join(filter(None, sentences))


def _english() -> bool:
    return get_language() == "en"
