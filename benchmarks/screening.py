"""`make bench`: projects per second of screening a table with all reasons, beside a plain loop and a decision table."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.screening_data import AS_OF, columns, law, project
from benchmarks.screening_peers import Row, loop, table
from benchmarks.timing import best
from gangmu.screen import Index
from gangmu.screen.batch import Law, Tally, run

PROJECTS = 1_000_000
BAR, OVER_LOOP, OVER_TABLE, MEMORY = 150_000, 40, 200, 1.0
WORKERS = 2


def main(count: int = PROJECTS) -> None:
    """Measure and print."""
    papers = law()
    index = Index(papers, AS_OF)
    filings = columns(count)
    sample: list[Row] = [{key: values[at] for key, values in filings.items()} for at in range(2000)]
    seconds, tally = _columns(filings, papers, count)
    rates = {
        f"Gangmu, {WORKERS} processes, CSV to Parquet": count / seconds,
        "Gangmu, one project after the other": 500
        / best(lambda: [index.screen(project(row)) for row in sample[:500]], 2),
        "plain loop over all directives": len(sample) / best(loop(index, sample), 2),
        "GoRules ZEN decision table": 200 / best(table(index, sample[:200]), 2),
    }
    console = Console(width=110)
    _print(console, rates, tally, len(index.shelf.rules))
    ours, _, looped, tabled = rates.values()
    own, children = (
        resource.getrusage(who).ru_maxrss / 1e6 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    for said, value, bar in (
        ("projects/s", ours, BAR), ("times the plain loop", ours / looped, OVER_LOOP),
        ("times the decision table", ours / tabled, OVER_TABLE),
    ):  # fmt: skip
        console.print(f"{value:,.0f} {said}, bar {bar:,}: {'reached' if value >= bar else 'MISSED'}")
    console.print(f"most memory of one process: {own:.2f} GB with the made-up table itself, a worker {children:.2f} GB")


def _columns(filings: dict[str, list[str | None]], papers: list[object], count: int) -> tuple[float, Tally]:
    """The best of two runs, each from the file to the last part on the disk, workers started and law made ready."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "projects.csv"
        pl.DataFrame(filings).write_csv(source)
        held = Law(sources=tuple(papers), as_of=AS_OF)  # type: ignore[arg-type]
        taken, tally = [], Tally()
        for number in range(2):
            start = time.perf_counter()
            tally = run(held, source, Path(folder) / f"{number}.parquet", workers=WORKERS)
            taken.append(time.perf_counter() - start)
    if tally.verdicts + tally.errors != count:
        raise AssertionError(tally)
    return min(taken), tally


def _print(console: Console, rates: dict[str, float], tally: Tally, rules: int) -> None:
    title = f"{tally.rows:,} projects against {rules:,} rules, all reasons; {tally.signatures:,} kinds told apart"
    shown = Table(box=box.HORIZONTALS, title=title)
    shown.add_column("screening")
    for heading in ("projects/s", "Gangmu in columns is … times that"):
        shown.add_column(heading, justify="right")
    first = next(iter(rates.values()))
    for name, rate in rates.items():
        shown.add_row(name, f"{rate:,.0f}", f"{first / rate:,.1f}")
    console.print(shown)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS)
