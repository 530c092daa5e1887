"""``gangmu screen``: may these projects be built, and which clause says so?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.text import Text

from gangmu.cli.asking import Asked, Option, common_options, debug_asked, flag, language_asked, language_chosen
from gangmu.cli.complaints import stated
from gangmu.cli.output import put
from gangmu.cli.places import Place
from gangmu.cli.projects import bytes_of, limits_in
from gangmu.cli.several import UNUSABLE, Complaints, as_of_option, complaints
from gangmu.cli.sources import packs_option, source_option, sources, texts
from gangmu.cli.terminal.page import rendered, width
from gangmu.cli.terminal.screened import tabled, totals
from gangmu.cli.terminal.verdicts import shown
from gangmu.errors import GangmuError
from gangmu.norms.contract import encode, readable
from gangmu.norms.diagnostic import Language
from gangmu.report.letter import documents_of, quotes_of
from gangmu.report.letter.citing import Citer
from gangmu.report.words import Words, catalogue
from gangmu.screen import Index, Limit, Project, Row, Verdict, project_from_text, rows_of, verdict_json


def today() -> dt.date:
    """The day on the machine's own clock."""
    return dt.datetime.now(dt.UTC).astimezone().date()


class _Desk:
    """The packs of each day that is asked for, made ready once."""

    def __init__(
        self, packs: tuple[Path, ...], source: tuple[Path, ...], as_of: dt.date | None, *, rehearse: bool
    ) -> None:
        self._today = today()
        self._as_of, self._rehearse = as_of, rehearse
        self._held = sources(packs, as_of or self._today)
        self._documents = documents_of(self._held)
        self._quotes = quotes_of(self._held, texts(source, self._held, as_of or self._today))
        self._ready: dict[dt.date, Index] = {}

    def verdict(self, project: Project, limits: Iterable[Limit]) -> Verdict:
        """The verdict on the day asked for, else on the project's own, else today."""
        day = self._as_of or project.date or self._today
        if day not in self._ready:
            self._ready[day] = Index(self._held, day, rehearse=self._rehearse)
        return self._ready[day].screen(project, limits)

    def citer(self, words: Words) -> Citer:
        """What names the documents of the packs, and has the words of those at hand."""
        return Citer(self._documents, words, self._quotes)


def _run(
    files: tuple[Path, ...],
    text: tuple[str, ...],
    region: str | None,
    as_of: dt.date | None,
    packs: tuple[Path, ...],
    source: tuple[Path, ...],
    limits: Path | None,
    rehearse: bool,
    json: bool,
    every: bool,
    verdicts: Path | None,
) -> int:
    ctx = click.get_current_context()
    if verdicts is not None:
        if len(files) != 1 or text or region or json or source:
            raise click.UsageError("--out takes one table of projects, without --text, --region, --source and --json")
        return _table(files[0], verdicts, packs, as_of or today(), limits, rehearse=rehearse)
    if not files and not text:
        raise click.UsageError("no project is named; name a file of projects, or give --text")
    if not all(title.strip() for title in text):
        raise click.UsageError("the title is empty; write the title of the project after --text")
    words = Words(language_asked(ctx))
    with complaints(words.language, debug_asked(ctx)) as noted:
        orders = limits_in(limits) if limits else ()
        desk = _Desk(packs, source, as_of, rehearse=rehearse)
        told = ((number, desk.verdict(one, orders)) for number, one in _projects(files, text, region, noted, words))
        if json:
            for _, verdict in told:
                put(_line(verdict, language_chosen(ctx) or "zh"))
        else:
            _show(told, desk, words, every=every)
    return noted.code


def _table(
    projects: Path, verdicts: Path, packs: tuple[Path, ...], day: dt.date, limits: Path | None, *, rehearse: bool
) -> int:
    """A whole table of projects into a file of verdicts."""
    from gangmu.cli.tables import screened_table  # noqa: PLC0415  columns are not needed for a project or two
    from gangmu.screen.batch import Law  # noqa: PLC0415

    ctx = click.get_current_context()
    law = Law(
        sources=sources(packs, day), as_of=day, rehearse=rehearse, limits=limits_in(limits) if limits else (),
        language=language_chosen(ctx) or "zh",
    )  # fmt: skip
    return screened_table(law, projects, verdicts, Words(language_asked(ctx)))


def _show(told: Iterator[tuple[int, Verdict]], desk: _Desk, words: Words, *, every: bool) -> None:
    """One project in full, several as a table; each of them in full, as it is met, where ``every`` is asked for."""
    held = [] if every else [*told]
    if len(held) > 1:
        put(rendered(tabled(held, desk.citer(words), width())))
        return
    outcomes: Counter[str] = Counter()
    for _, verdict in held or told:
        outcomes[verdict.outcome] += 1
        put(rendered(shown(verdict, desk.citer(words), width(), everything=every)))
    if outcomes.total() > 1:
        put(rendered([Text(totals(outcomes, words), "bold")]))


def _line(verdict: Verdict, language: Language) -> bytes:
    return encode(verdict_json(verdict, language)) + b"\n"


def _projects(
    files: Iterable[Path], titles: Iterable[str], region: str | None, noted: Complaints, words: Words
) -> Iterator[tuple[int, Project]]:
    """The projects of the words and files, in this order, with their number; a row that cannot be read is noted."""
    for number, title in enumerate(titles, 1):
        yield number, project_from_text(title, region)
    for path in files:
        try:
            for row in rows_of(readable(path.name), bytes_of(path), region):
                if row.project is not None:
                    yield row.number, row.project
                _note(path, row, noted, words)
        except GangmuError as error:
            noted.error(error, path)


def _note(path: Path, row: Row, noted: Complaints, words: Words) -> None:
    place = f"{readable(str(path))} {words('screened.row', number=row.number)}"
    if row.fault is not None:
        where = f"{place} {_field(row.fault.where, words)}".rstrip()
        noted.lines.append(stated(row.fault, words.language, where))
        noted.code = noted.code or UNUSABLE
    elif row.unread:
        noted.lines.append(words("screened.unread", place=place, fields=words.among(map(readable, row.unread))))


def _field(name: str, words: Words) -> str:
    """A field of a record as people call it."""
    return words(f"letter_fact.{name}") if name in catalogue()["letter_fact"] else name


def _as_of() -> Option:
    """The day; without it each project is looked at on its own day, or today."""
    option = as_of_option()
    option.default = None
    return option


command = Asked(
    "screen",
    params=[
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path), metavar="[FILE…]"),
        Option(["--text"], multiple=True, metavar="WORDS"),
        Option(["--region"], type=Place(), metavar="CODE|NAME"),
        _as_of(),
        packs_option(),
        source_option(),
        Option(["--limits"], type=click.Path(path_type=Path), metavar="FILE"),
        flag("--rehearse"),
        flag("--json"),
        flag("--all", "every"),
        Option(["--out", "verdicts"], type=click.Path(path_type=Path), metavar="OUT"),
        *common_options(),
    ],
    callback=_run,
)
