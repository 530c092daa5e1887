"""表格的影响: the impact of other rules on many projects, each kind of project being screened once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import msgspec
import polars as pl

from gangmu.screen.batch.aspect import Aspects, areas_of
from gangmu.screen.batch.facts import COLUMNS, project_of, read_table
from gangmu.screen.batch.places import Places
from gangmu.screen.batch.signature import Signatures
from gangmu.screen.causes import Shift
from gangmu.screen.impact import Changed, Impact, Tally, impact
from gangmu.screen.project import Project
from gangmu.screen.screening import Index

_SHOWN = ("row", "name", "applicant", "region")


class Comparison:
    """对照: two states of the rules made ready for tables; what is learnt of one table serves the next.

    Rows that neither state can tell apart are of one kind: one of them is screened under both, for all.
    """

    def __init__(self, before: Index, after: Index, shift: Shift) -> None:
        self.before, self.after, self.shift = before, after, shift
        self._signatures = _signatures(before), _signatures(after)
        self._impacts: dict[tuple[int, int], Impact | None] = {}

    def impacts(self, facts: pl.DataFrame, tally: Tally) -> Iterator[Changed]:
        """Each row of ``facts`` (of ``read_table``) whose verdict changes, in order; all rows are counted in ``tally``."""
        before, after = (one.of(facts)["signature"] for one in self._signatures)
        frame = facts.select(_SHOWN).with_columns(before.alias("before"), after.alias("after")).with_row_index("place")
        self._learn(facts, frame)
        for region, count in frame["region"].value_counts().iter_rows():
            tally.look(region, count)
        changed = [pair for pair, found in self._impacts.items() if found is not None]
        kinds = pl.DataFrame(changed, schema={"before": before.dtype, "after": after.dtype}, orient="row")
        rows = frame.join(kinds, on=["before", "after"], how="semi", maintain_order="left")
        for row, name, applicant, region, *pair in rows.select(*_SHOWN, "before", "after").iter_rows():
            found = self._impacts[pair[0], pair[1]]
            assert found is not None
            one = Changed(row, name or "", applicant or "", region, found)
            tally.add(one)
            yield one

    def of_projects(self, projects: Iterable[tuple[int, Project]], tally: Tally) -> Iterator[Changed]:
        """Each of the numbered ``projects`` whose verdict changes, in order; all of them are counted in ``tally``.

        A project that no row of a table can hold as it is (products with a comma in them) is screened by itself.
        """
        held: list[tuple[int, Project]] = []
        alone: list[Changed] = []
        for row, project in projects:
            if _fits(project):
                held.append((row, project))
                continue
            tally.look(project.region)
            found = impact(project, self.before, self.after, self.shift)
            if found is not None:
                alone.append(Changed(row, project.name, project.applicant, project.region, found))
                tally.add(alone[-1])
        together = self.impacts(table_of(held), tally) if held else ()
        yield from sorted((*alone, *together), key=lambda changed: changed.row)

    def _learn(self, facts: pl.DataFrame, frame: pl.DataFrame) -> None:
        """Screen one row of each kind that is met for the first time."""
        kinds = frame.unique(subset=["before", "after"], keep="first", maintain_order=True)
        for place, *pair in kinds.select("place", "before", "after").iter_rows():
            key = pair[0], pair[1]
            if key not in self._impacts:
                project = project_of(facts.row(place, named=True))
                self._impacts[key] = impact(project, self.before, self.after, self.shift)


def _signatures(index: Index) -> Signatures:
    """The signatures of projects under the rules of ``index``."""
    rules = (*index.shelf.rules, *index.drafts.rules)
    return Signatures(Aspects(index, ()), Places(frozenset(areas_of(rules, index.tables))))


def table_of(projects: Iterable[tuple[int, Project]]) -> pl.DataFrame:
    """Numbered projects as the facts of a table."""
    rows = [{"row": row, **cells(project)} for row, project in projects]
    return pl.DataFrame(rows, schema=_schema(), orient="row")


@functools.cache
def _schema() -> pl.Schema:
    """The columns of facts, as the reader of tables makes them."""
    return read_table(pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))).facts.schema


def cells(project: Project) -> dict[str, str | float | None]:
    """What the cells of a row would hold for ``project``."""
    amount = project.capacity or project.added_capacity
    return {
        "name": project.name or None, "applicant": project.applicant or None, "region": project.region,
        "park": project.park, "activity": project.activity, "industries": "、".join(project.industries) or None,
        "products": "、".join(project.products) or None, "equipment": _json(project.equipment),
        "capacity": project.capacity.value if project.capacity else None,
        "capacity_unit": amount.unit if amount else None,
        "added_capacity": project.added_capacity.value if project.added_capacity else None,
        "investment": project.investment.value if project.investment else None,
        "investment_unit": project.investment.unit if project.investment else None,
        "energy": project.energy, "efficiency": project.efficiency, "operating_days": project.operating_days,
        "parameters": _json(project.parameters), "answers": _json(dict(project.answers)),
    }  # fmt: skip


def _json(value: object) -> str | None:
    return msgspec.json.encode(value).decode() if value else None


def _fits(project: Project) -> bool:
    """Whether a row holds ``project`` as it is, but for what a verdict does not look at."""
    return project_of(dict(cells(project))) == msgspec.structs.replace(project, inferred=(), date=None)
