"""Projects per second of screening a table with all reasons, beside plain loops and a decision table."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import polars as pl
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.screening_data import AS_OF, columns, law, project
from benchmarks.screening_memory import Memory
from benchmarks.screening_peers import Row, loop, table, verdicts
from benchmarks.timing import best
from gangmu.screen import Index
from gangmu.screen.batch import Law, Tally, run

PROJECTS = 1_000_000
BAR, OVER_LOOP, OVER_TABLE, MEMORY, SINGLE = 150_000, 40, 200, 1.0, 0.002
WORKERS = 2
OURS = f"Gangmu, {WORKERS} processes, CSV to Parquet: verdict and every reason"
SAME = "plain loop: each directive held against each project, the same verdict and reasons"
HITS = "plain loop: only lists the directives that bear by place, product, threshold"
ZEN = "GoRules ZEN decision table: only lists the directives, likewise"


def main(count: int = PROJECTS) -> None:
    """Measure and print."""
    papers = law()
    index = Index(papers, AS_OF)
    filings = columns(count)
    sample: list[Row] = [{key: values[at] for key, values in filings.items()} for at in range(2000)]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "projects.csv"
        pl.DataFrame(filings).write_csv(source)
        del filings
        seconds, tally, memory = _columns(source, papers, count)
    projects = [project(row) for row in sample[:1000]]
    single = best(lambda: [index.screen(one) for one in projects], 2) / len(projects)
    rates = {
        OURS: count / seconds,
        SAME: 100 / best(verdicts(index, sample[:100]), 2),
        HITS: len(sample) / best(loop(index, sample), 2),
        ZEN: 200 / best(table(index, sample[:200]), 2),
    }
    console = Console(width=110)
    _print(console, rates, tally, len(index.shelf.rules))
    ours, same, hits, tabled = rates.values()
    for said, value, bar in (
        ("projects/s", ours, BAR), ("times the plain loop that gives the same verdicts", ours / same, OVER_LOOP),
        ("times the plain loop that only lists the directives", ours / hits, OVER_LOOP),
        ("times the decision table", ours / tabled, OVER_TABLE),
    ):  # fmt: skip
        console.print(f"{value:,.0f} {said}, bar {bar:,}: {'reached' if value >= bar else 'MISSED'}")
    told = "reached" if memory <= MEMORY else "MISSED"
    console.print(f"{memory:.2f} GB at most in all {WORKERS + 1} processes of the run, bar {MEMORY:.0f}: {told}")
    told = "reached" if single <= SINGLE else "MISSED"
    console.print(f"{single * 1000:.2f} ms for one project, law loaded, bar {SINGLE * 1000:.0f}: {told}")


def _columns(source: Path, papers: list[object], count: int) -> tuple[float, Tally, float]:
    """The best of three runs, each from the file to the last part on the disk, workers started and law made ready; the memory."""
    held = Law(sources=tuple(papers), as_of=AS_OF)  # type: ignore[arg-type]
    taken, tally = [], Tally()
    with Memory() as memory:
        for number in range(3):
            start = time.perf_counter()
            tally = run(held, source, source.with_name(f"{number}.parquet"), workers=WORKERS)
            taken.append(time.perf_counter() - start)
    if tally.verdicts + tally.errors != count:
        raise AssertionError(tally)
    return min(taken), tally, memory.most


def _print(console: Console, rates: dict[str, float], tally: Tally, rules: int) -> None:
    title = f"{tally.rows:,} projects against {rules:,} rules, all reasons; {tally.signatures:,} kinds told apart"
    shown = Table(box=box.HORIZONTALS, title=title)
    shown.add_column("screening")
    for heading in ("projects/s", "Gangmu is … times that"):
        shown.add_column(heading, justify="right")
    first = next(iter(rates.values()))
    for name, rate in rates.items():
        shown.add_row(name, f"{rate:,.0f}", f"{first / rate:,.1f}")
    console.print(shown)
