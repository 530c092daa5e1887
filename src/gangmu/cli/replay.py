"""``gangmu replay``: stored verdicts recomputed: the same bytes, or exactly what differs."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from gangmu.cli.asking import Asked, Option, common_options, flag, language_asked
from gangmu.cli.output import put
from gangmu.cli.projects import limits_in
from gangmu.cli.sources import packs_option, sources
from gangmu.cli.stored import Kept, verdicts
from gangmu.cli.terminal.page import rendered, width
from gangmu.cli.terminal.replays import coded, replayed
from gangmu.norms import Paper
from gangmu.norms.contract import encode
from gangmu.pack import Pack
from gangmu.report.words import Words
from gangmu.screen.replay import Replay, replay, replay_json

SAME, DIFFERENT = 0, 1


def _run(file: Path, packs: tuple[Path, ...], limits: Path | None, json: bool) -> int:
    words = Words(language_asked(click.get_current_context()))
    held: tuple[Pack | Paper, ...] | None = None
    orders = limits_in(limits) if limits else ()
    count = same = 0
    for kept in verdicts(file):
        held = held if held is not None else sources(packs, kept.stored.as_of)
        found = replay(kept.stored, held, orders)
        count, same = count + 1, same + found.same
        put(encode(replay_json(found)) + b"\n" if json else rendered(_lines(kept, found, words)))
    if count > 1 and not json:
        put(rendered([Text(), Text(words("replay.total", count=count, same=same, other=count - same), "bold")]))
    return SAME if same == count else DIFFERENT


def _lines(kept: Kept, found: Replay, words: Words) -> list[Text]:
    verdict = found.verdict
    name = verdict.project.name or "、".join(verdict.project.products)
    outcome = coded("outcome", str(kept.stored.content["outcome"]), words.language)
    place = words("replay.verdict", line=kept.line) if kept.line else ""
    title = "  ".join(part for part in (place, name, verdict.as_of.isoformat(), outcome) if part)
    return replayed(found, title, encode(found.content) == kept.content, words, width())


command = Asked(
    "replay",
    params=[
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="VERDICT.json"),
        packs_option(),
        Option(["--limits"], type=click.Path(path_type=Path), metavar="FILE"),
        flag("--json"),
        *common_options(),
    ],
    callback=_run,
)
