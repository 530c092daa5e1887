"""``gangmu lint``: contradictions, gaps and drafting faults in documents and packs taken together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from gangmu.cli.asking import (
    Asked,
    Option,
    common_options,
    debug_asked,
    files_argument,
    flag,
    language_asked,
    language_chosen,
)
from gangmu.cli.output import put
from gangmu.cli.papers import given
from gangmu.cli.several import Complaints, as_of_option, compiled_with_progress, complaints
from gangmu.cli.terminal.findings import shown, sight
from gangmu.cli.terminal.page import rendered, width
from gangmu.errors import BrokenPack
from gangmu.lint import Finding, Rule, chosen, findings_json, findings_sarif, lint, unknown
from gangmu.norms import Paper
from gangmu.norms.contract import encode, readable
from gangmu.pipeline import Compiled
from gangmu.report.words import Words

FAULTS = 1


class Docket(NamedTuple):
    """What is linted: papers, the path that each came from by its key, citations of norms of packs."""

    papers: list[Paper]
    paths: dict[str, str]
    cites: dict[str, str]

    def add(self, paper: Paper, path: Path) -> None:
        """Take ``paper`` in; its key is made one of its own, for it names the document in every finding."""
        names = (paper.key, readable(path.name), readable(str(path)), f"{readable(str(path))}#{len(self.papers)}")
        key = next(name for name in names if name not in self.paths)
        self.paths[key] = readable(str(path))
        self.papers.append(paper if key == paper.key else msgspec.structs.replace(paper, key=key))


def _run(
    files: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], shape: str, as_of: dt.date, every: bool
) -> int:
    ctx = click.get_current_context()
    words = Words(language_asked(ctx))
    rules = chosen(select, ignore)
    with complaints(words.language, debug_asked(ctx)) as noted:
        docket = _docket(files, as_of, noted)
        findings = lint(docket.papers, as_of, rules)
        if docket.papers:
            put(_content(findings, docket, rules, shape, every=every))
    return noted.code or (FAULTS if any(finding.severity == "error" for finding in findings) else 0)


def _docket(files: tuple[Path, ...], as_of: dt.date, noted: Complaints) -> Docket:
    """The papers of ``files`` in order: packs are loaded, all other files compiled on all cores."""
    loaded: dict[Path, list[Paper]] = {}
    cites: dict[str, str] = {}
    for path in dict.fromkeys(files):
        if path.is_dir():
            try:
                pack = given(path, as_of)
            except BrokenPack as broken:
                for fault in broken.faults:
                    noted.error(fault)
                continue
            loaded[path] = list(pack.papers)
            cites |= pack.cites
    documents = [path for path in dict.fromkeys(files) if not path.is_dir()]
    for path, paper in compiled_with_progress(documents, Compiled.paper, as_of, noted):
        loaded[path] = [paper]
    docket = Docket([], {}, cites)
    for path in dict.fromkeys(files):
        for paper in loaded.get(path, ()):
            docket.add(paper, path)
    return docket


def _content(
    findings: tuple[Finding, ...], docket: Docket, rules: Iterable[Rule], shape: str, *, every: bool
) -> str | bytes:
    ctx = click.get_current_context()
    chosen_language = language_chosen(ctx) or "zh"
    if shape == "json":
        return encode(findings_json(findings, chosen_language)) + b"\n"
    if shape == "sarif":
        return encode(findings_sarif(findings, rules, docket.paths, chosen_language)) + b"\n"
    view = sight(docket.papers, docket.cites, Words(language_asked(ctx)), width(), everything=every)
    return rendered(shown(findings, view))


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    strange = unknown(codes)
    if strange:
        raise click.BadParameter(f"{', '.join(strange)}: no rule has such a code or name")
    return codes


command = Asked(
    "lint",
    params=[
        files_argument(),
        Option(["--select"], multiple=True, callback=_codes, metavar="CODE,…"),
        Option(["--ignore"], multiple=True, callback=_codes, metavar="CODE,…"),
        Option(["--format", "shape"], type=click.Choice(["text", "json", "sarif"]), default="text"),
        as_of_option(),
        flag("--all", "every"),
        *common_options(),
    ],
    callback=_run,
)
