"""Measuring the console: the median of every page on one connection, then requests a second at sixteen, beside a bare page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.console_home import Size
from benchmarks.console_load import Page, Taken, at_once, in_turn
from benchmarks.console_pages import of_list, others, signed_in
from benchmarks.console_server import bare, console
from gangmu_console.kit.resource import registry
from gangmu_console.kit.site import load_resources

LIST_BAR, SEARCH_BAR = 60.0, 100.0  # milliseconds at the median, one worker
TIMES, CONNECTIONS, SECONDS = 7, 16, 3.0
PEOPLE = {"admin": "province", "shen": "city"}  # demonstration accounts: of Liaoning, of Shenyang


@dataclass(frozen=True)
class Line:
    """A line of the tables: who asked for what, what it took, and what it may take."""

    who: str
    page: Page
    taken: Taken
    bar: float

    @property
    def reached(self) -> bool:
        return self.taken.median <= self.bar


def measure(out: Console, size: Size, only: list[str]) -> None:
    """Everything, printed as it comes: first what many connections get, then the pages one by one as each person sees them."""
    load_resources()
    said: list[Line] = []
    with bare() as (beside, plain), console() as (port, server):
        floor = in_turn(beside, Page("/", name="bare"), 300, 20, plain)
        if not only:
            _rates(out, port, beside)
        for username, who in PEOPLE.items():
            lists, single = _medians(port, server, username, only)
            _print_lists(out, size, {(name, who): lines for name, lines in lists.items()}, floor)
            _print_single(out, single, floor)
            said += [*(line for lines in lists.values() for line in lines), *single]
    missed = [line for line in said if not line.reached]
    for line in sorted(missed, key=lambda line: -line.taken.median):
        told = f"{line.taken.median:8.1f} ms, CPU {line.taken.processor:.0f}: {line.who} {line.page.path}"
        out.print(told, highlight=False)
    out.print(f"{len(said) - len(missed)} of {len(said)} pages within their bar: {_told(not missed)}")


def _medians(port: int, server: int, username: str, only: list[str]) -> tuple[dict[str, list[Line]], list[Line]]:
    """What each page takes that the person called ``username`` may open: by list, and the single ones."""
    person, cookie = signed_in(username)
    lists: dict[str, list[Line]] = {}

    def line(page: Page, bar: float) -> Line:
        return Line(PEOPLE[username], page, in_turn(port, page, TIMES, server=server), bar)

    for resource in registry:
        if person.may(resource.name, "view") and (not only or resource.name in only):  # type: ignore[attr-defined]
            lists[resource.name] = [line(page, LIST_BAR) for page in of_list(resource, cookie)]
    single = [] if only and "single" not in only else others(cookie)
    bars = [SEARCH_BAR if page.name.startswith("search") else LIST_BAR for page in single]
    return lists, [line(page, bar) for page, bar in zip(single, bars, strict=True)]


def _print_lists(out: Console, size: Size, lists: dict[tuple[str, str], list[Line]], floor: Taken) -> None:
    held = f"{size.screenings:,} screenings, {size.clauses:,} clauses, {size.observations:,} observations"
    title = f"lists: {held}; one connection, ms"
    table = Table(box=box.HORIZONTALS, title=title)
    table.add_column("list")
    table.add_column("seen by")
    for heading in ("pages", "plain", "CPU", "× bare", "slowest", "p95", "CPU"):
        table.add_column(heading, justify="right")
    table.add_column("slowest page", overflow="ellipsis", no_wrap=True)
    table.add_column(f"bar {LIST_BAR:.0f}")
    for (name, who), lines in lists.items():
        worst = max(lines, key=lambda line: line.taken.median)
        plain = lines[0].taken.median
        table.add_row(
            name, who, str(len(lines)), f"{plain:.1f}", f"{lines[0].taken.processor:.0f}", f"{plain / floor.median:.0f}",
            f"{worst.taken.median:.1f}", f"{worst.taken.p95:.1f}", f"{worst.taken.processor:.0f}", worst.page.name,
            _told(worst.reached),
        )  # fmt: skip
    out.print(table)


def _print_single(out: Console, lines: list[Line], floor: Taken) -> None:
    table = Table(
        box=box.HORIZONTALS,
        title=f"pages, ms (a bare Django page on the same server: {floor.median:.2f}, CPU {floor.processor:.2f})",
    )
    table.add_column("page")
    table.add_column("seen by")
    for heading in ("median", "p95", "CPU", "× bare", "KB", "bar"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for line in lines:
        table.add_row(
            line.page.name, line.who, f"{line.taken.median:.1f}", f"{line.taken.p95:.1f}",
            f"{line.taken.processor:.0f}", f"{line.taken.median / floor.median:.0f}",
            f"{line.taken.size / 1024:.0f}", f"{line.bar:.0f}", _told(line.reached),
        )  # fmt: skip
    out.print(table)


def _rates(out: Console, port: int, beside: int) -> None:
    _, cookie = signed_in("admin")
    words = Page(f"/screenings/?{urlencode({'q': '浮法玻璃'})}", cookie, "words in screenings")
    pages = [
        Page("/screenings/", cookie, "list of screenings"), words,
        Page("/targets/", cookie, "list of targets"), *(
            page for page in others(cookie) if page.name in ("dashboard", "search 浮法玻璃", "a verdict", "a document")
        ),
    ]  # fmt: skip
    asked = [(beside, Page("/", name="bare Django page")), *((port, page) for page in pages)]
    taken = [(page, at_once(where, page, CONNECTIONS, SECONDS)) for where, page in asked]
    floor = taken[0][1].rate
    table = Table(box=box.HORIZONTALS, title=f"{CONNECTIONS} connections at once, one worker")
    table.add_column("page")
    for heading in ("requests/s", "median ms", "p95 ms", "bare is … times that"):
        table.add_column(heading, justify="right")
    for page, one in taken:
        table.add_row(page.name, f"{one.rate:,.0f}", f"{one.median:.1f}", f"{one.p95:.1f}", f"{floor / one.rate:,.1f}")
    out.print(table)


def _told(reached: bool) -> str:
    return "reached" if reached else "MISSED"
