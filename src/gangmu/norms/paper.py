"""One document as everything above extraction sees it: its header, its norms, and the text where it is at hand."""

from __future__ import annotations

import datetime as dt

import msgspec

from gangmu.norms.diagnostic import Diagnostic
from gangmu.norms.document import Clause, Header
from gangmu.norms.norm import Norm
from gangmu.norms.source import SourceText


class Paper(msgspec.Struct, frozen=True):
    """文件与规范: a compiled document, or one document of a pack.

    ``key`` names it in findings and verdicts (its number, else its file name; in a pack the document's key). A paper from
    a pack has no ``source`` and its norms no offsets (0, 0): their quotation is shown only where the text is at hand.
    """

    key: str
    header: Header
    norms: tuple[Norm, ...]
    clauses: tuple[Clause, ...] = ()
    source: SourceText | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def in_force(self, as_of: dt.date) -> bool:
        """Whether the document binds on ``as_of``: issued or effective by then, not expired, not a draft, not repealed.

        A document that says neither when it was issued nor since when it holds is taken to hold.
        """
        header = self.header
        since = header.effective or header.issued
        if header.status in ("draft", "repealed") or (since is not None and as_of < since):
            return False
        return header.expires is None or as_of <= header.expires


def rank(region: str) -> int:
    """位阶 by place: 3 national, 2 provincial, 1 municipal, 0 county, from the six-digit code."""
    if region in ("", "100000"):
        return 3 if region else 0
    return 2 if region.endswith("0000") else 1 if region.endswith("00") else 0
