"""政策措施清单: the instruments, and who is given them."""

from __future__ import annotations

from gangmu.norms import Measure
from gangmu.report.phrases import one_line
from gangmu.report.place import Place
from gangmu.report.sheet import Cells, Column, Form
from gangmu.report.words import Words


def _cells(measure: Measure, place: Place, words: Words) -> Cells:
    return (
        words(f"instrument.{measure.instrument}"), one_line(measure.action), words.among(measure.beneficiaries),
        measure.region_name, place.full(measure.clause), one_line(measure.quote),
    )  # fmt: skip


MEASURES = Form(
    "measures",
    Measure,
    (Column("instrument", 5, True), Column("measure", 22), Column("beneficiaries", 10), Column("region", 5, True),
     Column("citation", 10), Column("quote", 26)),
    _cells,
)  # fmt: skip
