"""`make bench`: characters per second of read, parse, extract and the whole pipeline; ratios against floor and peer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.corpus import files, longer, texts
from benchmarks.peers import aho_corasick, jionlp_extraction
from benchmarks.timing import best
from gangmu.extract import extract
from gangmu.parse import parse
from gangmu.pipeline import compile_source
from gangmu.read import read_bytes

AS_OF = dt.date(2026, 1, 1)
BAR = 500_000
TIMES = 10


def stages(named: list[tuple[str, bytes]]) -> dict[str, Callable[[], object]]:
    """The steps of the tool chain over the same files, each fed with what the one before it made."""
    sources = [read_bytes(name, data) for name, data in named]
    documents = [parse(source, as_of=AS_OF) for source in sources]
    return {
        "read": lambda: [read_bytes(name, data) for name, data in named],
        "parse": lambda: [parse(source, as_of=AS_OF) for source in sources],
        "extract": lambda: [extract(document) for document in documents],
        "whole pipeline": lambda: [compile_source(read_bytes(name, data), AS_OF) for name, data in named],
    }


def main() -> None:
    """Measure and print."""
    named = [(path.name, path.read_bytes()) for path in files()]
    whole = "\n".join(texts())
    size = len(whole)
    rates = {name: size / best(work) for name, work in stages(named).items()}
    floor = size / best(aho_corasick(whole))
    peer = size / best(jionlp_extraction(whole), runs=1)
    table = Table(box=box.HORIZONTALS, title=f"{len(named)} documents, {size:,} characters, one core")
    table.add_column("step")
    for heading in ("M characters/s", "of bare Aho-Corasick", "times jionlp"):
        table.add_column(heading, justify="right")
    for name, rate in [*rates.items(), ("bare Aho-Corasick, 5,000 terms", floor), ("jionlp time + money", peer)]:
        table.add_row(name, f"{rate / 1e6:.2f}", f"{rate / floor:.2f}", f"{rate / peer:.1f}")
    console = Console(width=100)
    console.print(table)
    pipeline = rates["whole pipeline"]
    console.print(
        f"whole pipeline: {pipeline / 1e6:.2f} M characters/s, bar {BAR / 1e6:.1f}: {verdict(pipeline >= BAR)}"
    )
    base = max(texts(), key=len)
    once, ten = (base.encode(), longer(base, TIMES).encode())
    short, long = (
        best(lambda data=data: compile_source(read_bytes("long.txt", data), AS_OF), runs=3) for data in (once, ten)
    )
    growth = long / short / (len(ten) / len(once))
    console.print(
        f"{len(ten) / len(once):.1f} times the text takes {long / short:.1f} times the time "
        f"({growth:.2f} a character; bar 1.10): {verdict(growth <= 1.1)}"
    )


def verdict(reached: bool) -> str:
    return "reached" if reached else "MISSED"


if __name__ == "__main__":
    main()
