"""What a verdict rests on: packs, the shipped ones unless others are named, and documents compiled on the spot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gangmu.cli.asking import Option
from gangmu.norms import Paper
from gangmu.pack import Pack, load_packs, shipped

_HEAD = "pack.yaml"


def packs_option(name: str = "--packs", variable: str = "packs", *, required: bool = False) -> Option:
    """Folders of packs; may be given several times."""
    return Option([name, variable], type=click.Path(path_type=Path), multiple=True, required=required, metavar="DIR")


def sources(paths: Sequence[Path], as_of: dt.date) -> tuple[Pack | Paper, ...]:
    """What stands at ``paths``: packs, folders of packs, documents; the shipped packs where no path is given.

    Raises BrokenPack, UnreadableFile.
    """
    folders = [folder for path in paths if path.is_dir() for folder in pack_folders(path)] if paths else shipped()
    documents = [path for path in paths if not path.is_dir()]
    return (*load_packs(folders), *_papers(documents, as_of))


def pack_folders(path: Path) -> tuple[Path, ...]:
    """The folder itself where it is a pack, else the packs in it; a folder without any is left to complain."""
    if (path / _HEAD).exists():
        return (path,)
    return tuple(sorted(folder for folder in path.iterdir() if (folder / _HEAD).is_file())) or (path,)


def _papers(paths: Iterable[Path], as_of: dt.date) -> tuple[Paper, ...]:
    if not paths:
        return ()
    from gangmu.pipeline import compile_file  # noqa: PLC0415  readers of every format, not needed for packs

    return tuple(compile_file(path, as_of).paper() for path in paths)
