"""批量筛查的引擎: many projects, one screening for each kind of project that the law can tell apart.

The columns of a table say for every row which rules are about it, how it lies to the places they name, and on which side of
their thresholds it stands. Rows that agree in all this form a *signature*: ``Index.screen`` is asked once for each, with a
real row, and the others take its verdict with their own figures in the arithmetic. The engine holds no rule of its own, so it
cannot disagree with a single screening except by overlooking a difference; tests/screen/batch hold it to that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec
import polars as pl

from gangmu.norms import Paper
from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack
from gangmu.screen.batch.aspect import Aspects, areas_of
from gangmu.screen.batch.cuts import Figures
from gangmu.screen.batch.facts import Table, project_of, read_table
from gangmu.screen.batch.findings import Findings
from gangmu.screen.batch.places import Places
from gangmu.screen.batch.signature import Signatures
from gangmu.screen.batch.template import COLUMNS, Pattern, Template, filled
from gangmu.screen.orders import Limit
from gangmu.screen.screening import Index

SHOWN = ("row", "name", "applicant", "region")


class Screened(msgspec.Struct, frozen=True):
    """已筛查: ``verdicts`` and ``errors``, together a line for every row that was given."""

    verdicts: pl.DataFrame
    errors: pl.DataFrame


class Engine:
    """引擎: the law of one day made ready for tables of projects; what it learns of one table serves the next."""

    def __init__(
        self,
        sources: Iterable[Pack | Paper],
        as_of: dt.date,
        *,
        rehearse: bool = False,
        limits: Iterable[Limit] = (),
        language: Language = "zh",
    ) -> None:
        self.limits = tuple(limits)
        self.index = Index(sources, as_of, rehearse=rehearse)
        self._pattern = Pattern(language)
        self._findings = Findings(self._pattern)
        aspects = Aspects(self.index, self.limits)
        rules = (*self.index.shelf.rules, *self.index.drafts.rules)
        areas = {*areas_of(rules, self.index.tables), *(limit.region for limit in self.limits)}
        self._signatures = Signatures(aspects, Places(frozenset(areas)))
        self._templates: list[Template] = []
        self._numbers: list[int] = []
        self._same: dict[tuple[object, ...], int] = {}
        self._shared = pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))

    @property
    def signatures(self) -> int:
        """How many kinds of projects have been told apart so far."""
        return len(self._numbers)

    def screen(self, raw: pl.DataFrame, start: int = 1) -> Screened:
        """The verdicts on the rows of ``raw`` (columns by known headings), the first of which has number ``start``."""
        table = read_table(raw, start)
        return Screened(self.verdicts(table), table.errors)

    def verdicts(self, table: Table) -> pl.DataFrame:
        """The verdicts on facts that have been read, in their order."""
        facts = table.facts
        signed = self._signatures.of(facts)
        self._learn(facts, signed)
        numbers = pl.Series(self._numbers, dtype=pl.UInt32).gather(signed["signature"])
        arithmetic = self._arithmetic(facts, numbers)
        return pl.concat([facts.select(SHOWN), self._shared[numbers], arithmetic.to_frame()], how="horizontal")

    def _learn(self, facts: pl.DataFrame, signed: pl.DataFrame) -> None:
        """Screen one row of each signature that is met for the first time."""
        fresh = signed.with_row_index("place").filter(pl.col("signature") >= len(self._numbers))
        fresh = fresh.unique(subset="signature", keep="first").sort("signature")
        if fresh.is_empty():
            return
        rows = facts[fresh["place"]].iter_rows(named=True)
        signs = fresh.select("spot", "traits", "own").iter_rows()
        known = len(self._templates)
        self._numbers += [self._template(row, *sign) for row, sign in zip(rows, signs, strict=True)]
        shared = [one.columns for one in self._templates[known:]]
        self._shared.extend(pl.DataFrame(shared, schema=self._shared.schema, orient="row"))

    def _template(self, row: dict[str, Any], number: int, traits: int, own: str | None) -> int:
        """The number of the template for the project of ``row``; the same where all rules say the same of it."""
        spot, project = self._signatures.spot(number), project_of(row)
        figures = _figures(row)
        binding, drafts = (
            self._findings.of(rules, project, spot.things, traits, figures, own is not None) if rules else []
            for rules in (spot.binding, spot.drafts)
        )
        same: tuple[object, ...] | None = None
        if spot.plain and project.efficiency is None:
            unknown = project.region is None
            same = (id(spot.index), unknown, tuple(map(id, binding)), tuple(map(id, drafts)))
            if same in self._same:
                return self._same[same]
        made = len(self._templates)
        verdict = spot.index.conclude(project, spot.things, binding, drafts, self.limits)
        self._templates.append(self._pattern.of(verdict))
        if same is not None:
            self._same[same] = made
        return made

    def _arithmetic(self, facts: pl.DataFrame, numbers: pl.Series) -> pl.Series:
        """The lines of arithmetic, each row with its own figures."""
        told = pl.Series([bool(one.arithmetic) for one in self._templates], dtype=pl.Boolean)
        places = told.gather(numbers).arg_true() if len(told) else pl.Series([], dtype=pl.UInt32)
        rows = facts.select("capacity", "investment", "energy")[places].rows()
        templates = self._templates
        lines = [filled(templates[n], row) for n, row in zip(numbers.gather(places), rows, strict=True)]
        whole = pl.Series("arithmetic", [""], dtype=pl.String).new_from_index(0, facts.height)
        return whole.scatter(places, lines) if lines else whole


def _figures(row: dict[str, Any]) -> Figures:
    units = (row["capacity_unit"], row["investment_unit"], row["energy"] is not None, row["operating_days"])
    return (row["capacity"], row["investment"], row["energy"]), units
