"""立场: what a directive says about one product: for or against, all of it or a part, here or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.lint.subjects import Form, meanings
from gangmu.lint.words import any_of
from gangmu.norms import Directive, Paper
from gangmu.registry.regions import contains

FOR = frozenset({"encourage", "upgrade"})
AGAINST = frozenset({"prohibit", "phase_out", "restrict", "control"})
# how hard a directive against something is; what stands already (phase_out) is another question than what is new
GRADES = {"prohibit": 3, "restrict": 2, "control": 1}
ON_NEW = frozenset({"new", "expand", "new_capacity", "invest"})
# an amount or a number of plants goes, not the industry
_COUNTED = re.compile(rf"\d|{any_of('quote', 'amounts').pattern}")
_MADE = ("装备", "设备", "装备产业", "装备制造业", "设备产业", "机械")
_KEPT = ("保留", "稳定", "维持", "控制", "保持")


class Stand(NamedTuple):
    """立场: one ``product`` of one directive; ``words`` are those of the subject that name it, ``form`` how far they reach."""

    paper: Paper
    norm: Directive
    product: str
    words: str
    form: Form

    @property
    def region(self) -> str:
        """Where it holds."""
        return self.norm.region

    @property
    def favours(self) -> bool:
        """Whether it promotes the product."""
        return self.norm.stance in FOR

    @property
    def opposes(self) -> bool:
        """Whether it is against the product."""
        return self.norm.stance in AGAINST

    @property
    def partial(self) -> bool:
        """Whether it speaks of a part of the product, or of other places: a condition, 落后产能, 其它地区."""
        norm = self.norm
        quote = plain(norm.quote)
        return bool(
            norm.condition or norm.thresholds or any_of("quote", "partial").search(quote)
            or any_of("quote", "elsewhere").search(quote)
        )  # fmt: skip

    @property
    def limited(self) -> bool:
        """Whether it reaches less than the product: a part, or all but an exception (to keep what stands is none)."""
        exception = self.norm.exception or ""
        return self.partial or bool(exception and not exception.removeprefix("在").startswith(_KEPT))

    @property
    def sweeping(self) -> bool:
        """Whether it bans, or closes down, all of the product."""
        if self.form != "plain" or self.limited:
            return False
        if self.norm.stance == "phase_out":
            return not _COUNTED.search(plain(self.norm.quote))
        return self.norm.stance == "prohibit" and self.norm.activity not in ("new_capacity", "expand")


def plain(quote: str) -> str:
    """``quote`` without blanks and line breaks."""
    return "".join(quote.split())


def stands(paper: Paper, norm: Directive) -> Iterator[Stand]:
    """Every stand that ``norm`` of ``paper`` takes."""
    made = bool(norm.subjects) and norm.subjects[-1].endswith(_MADE)
    for subject in norm.subjects:
        for meaning in meanings(subject, made):
            yield Stand(paper, norm, meaning.product, meaning.words, meaning.form)


def above(outer: str, inner: str) -> bool:
    """Whether region ``outer`` contains ``inner`` and is another one."""
    return outer != inner and contains(outer, inner)


def beside(one: str, other: str) -> bool:
    """Whether neither of two regions contains the other."""
    return not contains(one, other) and not contains(other, one)
