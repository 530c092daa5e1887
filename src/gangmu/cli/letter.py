"""``gangmu letter``: an opinion letter for each stored verdict, as .docx or .pdf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.text import Text

from gangmu.cli.asking import Asked, Option, common_options, language_asked, language_chosen
from gangmu.cli.output import put
from gangmu.cli.projects import limits_in
from gangmu.cli.sources import packs_option, source_option, sources, texts
from gangmu.cli.stored import Kept, verdicts
from gangmu.cli.terminal.page import rendered
from gangmu.errors import UnreadableFile
from gangmu.norms import Paper
from gangmu.norms.contract import readable
from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack
from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.letter import Office, Quotes, check_letter, compose, content, documents_of, quotes_of
from gangmu.report.words import Words
from gangmu.screen import Limit, Verdict
from gangmu.screen.replay import replay


def _run(
    file: Path,
    packs: tuple[Path, ...],
    source: tuple[Path, ...],
    limits: Path | None,
    letter: Path,
    template: Path | None,
    **office: str,
) -> None:
    ctx = click.get_current_context()
    check_letter(letter, template)
    kept = [*verdicts(file)]
    held = sources(packs, kept[0].stored.as_of)
    quotes = quotes_of(held, texts(source, held, kept[0].stored.as_of))
    orders = limits_in(limits) if limits else ()
    said = Words(language_asked(ctx))
    for one in kept:
        place = letter if len(kept) == 1 else letter.with_stem(f"{letter.stem}-{one.line}")
        verdict = _verdict(one, held, orders, file)
        # a letter is Chinese unless asked for otherwise, as exported tables are
        save(
            verdict,
            held,
            place,
            Office(**{"name" if key == "office" else key: value for key, value in office.items()}),
            template=template,
            language=language_chosen(ctx) or "zh",
            quotes=quotes,
        )
        put(rendered([Text(said("letter.written", path=readable(str(place))))]))


def _verdict(kept: Kept, held: Sequence[Pack | Paper], orders: Sequence[Limit], file: Path) -> Verdict:
    """The verdict computed again: a letter rests on clauses that can be shown, not on a file."""
    found = replay(kept.stored, held, orders)
    if not found.same:
        what = "with these packs the verdict would be another"
        raise UnreadableFile(what, str(file), "see gangmu replay, and name the packs of the verdict with --packs")
    return found.verdict


def save(
    verdict: Verdict,
    held: Sequence[Pack | Paper],
    out: Path,
    office: Office,
    *,
    template: Path | None,
    language: Language,
    quotes: Quotes | None = None,
) -> None:
    """Write the letter on ``verdict``, whole or not at all; raises UnwritableOutput, BrokenTemplate."""
    letter = compose(verdict, documents_of(held), office, language, quotes)
    made = content(out, letter, template)
    make_folder(out.parent)
    write_whole(out, made)


def office_options() -> list[click.Parameter]:
    """What no verdict knows: who signs, under which number, to whom, when."""
    return [
        Option(["--office"], default="", metavar="NAME"),
        Option(["--number"], default="", metavar="NUMBER"),
        Option(["--to", "addressee"], default="", metavar="NAME"),
        Option(["--date"], default="", metavar="DATE"),
        Option(["--template"], type=click.Path(path_type=Path), metavar="FILE"),
    ]


command = Asked(
    "letter",
    params=[
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="VERDICT.json"),
        Option(["--out", "letter"], type=click.Path(path_type=Path), required=True, metavar="OUT"),
        *office_options(),
        packs_option(),
        source_option(),
        Option(["--limits"], type=click.Path(path_type=Path), metavar="FILE"),
        *common_options(),
    ],
    callback=_run,
)
