"""Characters that office files cannot hold."""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char): no control characters but TAB and line ends, no halves of surrogate pairs.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` with a replacement character for each one that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
