"""What ``gangmu screen --out`` shows at its end: how many projects of each outcome, rows at fault, where all this lies."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from gangmu.cli.terminal.table import Column, row, table
from gangmu.norms.contract import readable
from gangmu.report.words import Words
from gangmu.screen.batch import Tally
from gangmu.screen.reasons import word
from gangmu.screen.resolution import GRAVITY


def tallied(tally: Tally, out: Path, words: Words, width: int) -> list[Text]:
    """The counts, the gravest outcome first; rows = verdicts + errors."""
    columns = [Column(words("screened.outcome"), 12, 40, grow=True), Column(words("screened.count"), 8, 16, right=True)]
    graded = sorted(tally.outcomes.items(), key=lambda item: -GRAVITY[item[0]])  # type: ignore[index]
    rows = [row(word(f"@outcome.{name}", words.language), f"{count:,}") for name, count in graded]
    rows += [row(words("screened.faulty"), f"{tally.errors:,}")] if tally.errors else []
    lines = [*table(columns, rows, width)]
    lines.append(
        Text(
            words(
                "screened.counted", rows=f"{tally.rows:,}", verdicts=f"{tally.verdicts:,}", errors=f"{tally.errors:,}"
            ),
            "bold",
        )
    )
    if tally.taken:
        lines.append(Text(words("screened.taken", count=f"{tally.taken:,}")))
    lines.append(Text(words("screened.written", out=readable(str(out)))))
    if tally.errors:
        where = (
            words("screened.sheet") if out.suffix == ".xlsx" else readable(str(out.with_name(out.stem + ".errors.csv")))
        )
        lines.append(Text(words("screened.faults_at", out=where), "red"))
    return lines
