"""目标指标表: every number to be reached, as it stands in the text."""

from __future__ import annotations

from gangmu.norms import Target
from gangmu.report.phrases import amount, baseline, one_line, target_year
from gangmu.report.place import Place
from gangmu.report.sheet import Cells, Column, Form
from gangmu.report.words import Words


def _cells(target: Target, place: Place, words: Words) -> Cells:
    return (
        one_line(target.indicator), amount(target, words), target.unit, target_year(target), baseline(target, words),
        words(f"change.{target.change}"), words(f"modality.{target.modality}"), target.region_name,
        place.full(target.clause), one_line(target.quote),
    )  # fmt: skip


TARGETS = Form(
    "targets",
    Target,
    (Column("indicator", 17), Column("value", 7, True), Column("unit", 5, True), Column("year", 6, True),
     Column("baseline", 7, True), Column("change", 6, True), Column("modality", 5, True), Column("region", 5, True),
     Column("citation", 10), Column("quote", 20)),
    _cells,
)  # fmt: skip
