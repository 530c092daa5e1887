"""Small made-up dockets: what a truth file of tests/cases/lint says, and papers made of norms alone."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from gangmu.lint import Finding
from gangmu.norms import Header, Norm, Paper
from gangmu.pipeline import compile_text
from gangmu.report.phrases import one_line

CASES = sorted((Path(__file__).parents[1] / "cases" / "lint").glob("*.toml"))
DAY = dt.date(2019, 6, 1)


def case(path: Path) -> dict[str, Any]:
    """The truth file at ``path``."""
    return tomllib.loads(path.read_text("utf-8"))


def papers(truth: dict[str, Any]) -> list[Paper]:
    """The documents of a truth file, compiled."""
    return [
        compile_text(document["text"], truth["as_of"], f"{document['key']}.txt").paper(document["key"])
        for document in truth["document"]
    ]


def places(finding: Finding) -> list[str]:
    """Where ``finding`` stands, as truth files write it."""
    return [f"{place.document}: {one_line(place.quote)}" for place in finding.places]


def paper(*norms: Norm, key: str = "甲", **header: Any) -> Paper:
    """A paper without text, as a pack has it."""
    facts: dict[str, Any] = {
        "title": "示范意见", "number": "", "issuer": "", "region": "140000", "region_name": "山西省", "addressees": (),
        "copied_to": (), "issued": None, "effective": None, "expires": None, "status": "in_force",
    }  # fmt: skip
    return Paper(key, Header(**{**facts, **header}), norms)


def norm(kind: Any, clause: str = "1", **fields: Any) -> Any:
    """A norm of a pack: no offsets, no quotation."""
    common = {"start": 0, "end": 0, "quote": "", "region": "140000", "region_name": "山西省", "rule": ""}
    return kind(clause=clause, **{**common, **fields})
