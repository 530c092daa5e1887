"""版本对照: what changed between two versions of documents or packs, what binds before what is only worded otherwise."""

from gangmu.diff.compare import diff
from gangmu.diff.output import diff_json
from gangmu.diff.values import ClauseChange, Diff, NormChange, Pair, Piece, Shift, Spot, Stated
from gangmu.diff.words import words_between

__all__ = [
    "ClauseChange",
    "Diff",
    "NormChange",
    "Pair",
    "Piece",
    "Shift",
    "Spot",
    "Stated",
    "diff",
    "diff_json",
    "words_between",
]
