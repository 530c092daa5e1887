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
from gangmu.cli.sources import packs_option, sources
from gangmu.cli.tables import screened_table
from gangmu.cli.terminal.page import rendered, width
from gangmu.cli.terminal.verdicts import shown
from gangmu.errors import GangmuError
from gangmu.norms.contract import encode, readable
from gangmu.norms.diagnostic import Language
from gangmu.report.words import Words
from gangmu.screen import Index, Limit, Project, Row, Verdict, project_from_text, rows_of, verdict_json
from gangmu.screen.batch import Law
from gangmu.screen.reasons import word


def today() -> dt.date:
    """The day on the machine's own clock."""
    return dt.datetime.now(dt.UTC).astimezone().date()


class _Desk:
    """The packs of each day that is asked for, made ready once."""

    def __init__(self, packs: tuple[Path, ...], as_of: dt.date | None, *, rehearse: bool) -> None:
        self._today = today()
        self._as_of, self._rehearse = as_of, rehearse
        self._held = sources(packs, as_of or self._today)
        self._ready: dict[dt.date, Index] = {}

    def verdict(self, project: Project, limits: Iterable[Limit]) -> Verdict:
        """The verdict on the day asked for, else on the project's own, else today."""
        day = self._as_of or project.date or self._today
        if day not in self._ready:
            self._ready[day] = Index(self._held, day, rehearse=self._rehearse)
        return self._ready[day].screen(project, limits)


def _run(
    files: tuple[Path, ...],
    text: tuple[str, ...],
    region: str | None,
    as_of: dt.date | None,
    packs: tuple[Path, ...],
    limits: Path | None,
    rehearse: bool,
    json: bool,
    every: bool,
    verdicts: Path | None,
) -> int:
    ctx = click.get_current_context()
    if verdicts is not None:
        if len(files) != 1 or text or region or json:
            raise click.UsageError("--out takes one table of projects, without --text, --region and --json")
        day = as_of or today()
        law = Law(
            sources=sources(packs, day), as_of=day, rehearse=rehearse, limits=limits_in(limits) if limits else (),
            language=language_chosen(ctx) or "zh",
        )  # fmt: skip
        return screened_table(law, files[0], verdicts, Words(language_asked(ctx)))
    if not files and not text:
        raise click.UsageError("name a file of projects, or give --text")
    words = Words(language_asked(ctx))
    with complaints(words.language, debug_asked(ctx)) as noted:
        orders = limits_in(limits) if limits else ()
        desk = _Desk(packs, as_of, rehearse=rehearse)
        told: Counter[str] = Counter()
        for project in _projects(files, text, region, noted, words):
            verdict = desk.verdict(project, orders)
            told[verdict.outcome] += 1
            line = _line(verdict, language_chosen(ctx) or "zh") if json else b""
            put(line or rendered(shown(verdict, words, width(), everything=every)))
        if not json and told.total() > 1:
            put(rendered([_total(told, words)]))
    return noted.code


def _line(verdict: Verdict, language: Language) -> bytes:
    return encode(verdict_json(verdict, language)) + b"\n"


def _total(told: Counter[str], words: Words) -> Text:
    outcomes = words.among(f"{word(f'@outcome.{name}', words.language)} {count}" for name, count in told.most_common())
    return Text(words("screened.total", count=told.total(), outcomes=outcomes), "bold")


def _projects(
    files: Iterable[Path], texts: Iterable[str], region: str | None, noted: Complaints, words: Words
) -> Iterator[Project]:
    """The projects of the texts and files, in this order; a row that cannot be read is noted, with its number."""
    for text in texts:
        yield project_from_text(text, region)
    for path in files:
        try:
            for row in rows_of(readable(path.name), bytes_of(path), region):
                if row.project is not None:
                    yield row.project
                _note(path, row, noted, words)
        except GangmuError as error:
            noted.error(error, path)


def _note(path: Path, row: Row, noted: Complaints, words: Words) -> None:
    place = f"{readable(str(path))} {words('screened.row', number=row.number)}"
    if row.fault is not None:
        where = f"{place} {row.fault.where}".rstrip()
        noted.lines.append(stated(row.fault, words.language, where))
        noted.code = noted.code or UNUSABLE
    elif row.unread:
        noted.lines.append(words("screened.unread", place=place, fields=words.among(map(readable, row.unread))))


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
        Option(["--limits"], type=click.Path(path_type=Path), metavar="FILE"),
        flag("--rehearse"),
        flag("--json"),
        flag("--all", "every"),
        Option(["--out", "verdicts"], type=click.Path(path_type=Path), metavar="OUT"),
        *common_options(),
    ],
    callback=_run,
)
