"""``gangmu test``: the policy tests of packs, or of single files, run against what they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gangmu.cli.asking import Asked, Option, common_options, files_argument, flag, language_asked
from gangmu.cli.output import put
from gangmu.cli.terminal.cases import cases, said
from gangmu.cli.terminal.page import rendered, width
from gangmu.norms.contract import encode
from gangmu.pack import Pack, load_pack, load_packs, shipped
from gangmu.policytest import Result, Stage, junit, load_cases, results_json, run_all, screening
from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.words import Words

FAILED, UNUSABLE = 1, 2
_HEAD = "pack.yaml"


def _run(files: tuple[Path, ...], shape: str, into: Path | None, every: bool) -> int:
    results = tuple(result for path in files for result in _results(path))
    words = Words(language_asked(click.get_current_context()))
    content = _content(results, shape, words, everything=every or into is not None)
    if into is None:
        put(content)
    else:
        make_folder(into.parent)
        write_whole(into, content if isinstance(content, bytes) else content.encode("utf-8"))
    verdicts = {result.verdict for result in results}
    return UNUSABLE if "broken" in verdicts else FAILED if "failed" in verdicts else 0


def _results(path: Path) -> tuple[Result, ...]:
    """The cases at ``path``, a pack or a test file; a file among the tests of a pack is run against that pack."""
    if path.is_dir():
        return _run_in(path, sorted((path / "tests").glob("*.yaml")))
    above = path.resolve().parent.parent
    home = above if path.resolve().parent.name == "tests" and (above / _HEAD).is_file() else None
    return _run_in(home, [path])


def _run_in(home: Path | None, files: Sequence[Path]) -> tuple[Result, ...]:
    own = (load_pack(home),) if home is not None else _shipped()
    return run_all(load_cases(files), Stage(own, _shipped), screening())


def _shipped() -> Iterable[Pack]:
    return load_packs(shipped())


def _content(results: Sequence[Result], shape: str, words: Words, *, everything: bool) -> str | bytes:
    if shape == "json":
        return encode(results_json(results, lambda problem: said(problem, words))) + b"\n"
    if shape == "junit":
        return junit(results, lambda problem: said(problem, words))
    return rendered(cases(results, words, width(), everything=everything))


command = Asked(
    "test",
    params=[
        files_argument(),
        Option(["--format", "shape"], type=click.Choice(["text", "json", "junit"]), default="text"),
        Option(["--out", "into"], type=click.Path(path_type=Path), metavar="OUT"),
        flag("--all", "every"),
        *common_options(),
    ],
    callback=_run,
)
