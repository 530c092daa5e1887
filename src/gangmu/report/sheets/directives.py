"""产业导向清单: what is encouraged, restricted, prohibited or to go, and where."""

from __future__ import annotations

from gangmu.norms import Directive
from gangmu.report.phrases import one_line
from gangmu.report.place import Place
from gangmu.report.sheet import Cells, Column, Form
from gangmu.report.words import Words


def _cells(directive: Directive, place: Place, words: Words) -> Cells:
    codes = dict.fromkeys(code for codes in directive.industry_codes for code in codes)
    return (
        directive.region_name, words(f"stance.{directive.stance}"),
        words.among([one_line(subject) for subject in directive.subjects]), words.among(codes),
        one_line(directive.condition or ""), one_line(directive.exception or ""), place.full(directive.clause),
        one_line(directive.quote),
    )  # fmt: skip


DIRECTIVES = Form(
    "directives",
    Directive,
    (Column("region", 5, True), Column("stance", 4, True), Column("subjects", 17), Column("industry_codes", 6),
     Column("condition", 10), Column("exception", 9), Column("citation", 10), Column("quote", 22)),
    _cells,
)  # fmt: skip
