"""What a verdict rests on: packs, the shipped ones unless others are named, and documents compiled on the spot."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gangmu.cli.asking import Option
from gangmu.cli.projects import bytes_of
from gangmu.errors import UnreadableFile
from gangmu.norms import Directive, Paper
from gangmu.pack import Pack, load_packs, shipped

_HEAD = "pack.yaml"
_SHIPPED = Path("shipped")  # the packs that come with Gangmu, where other things are named beside them


def packs_option(name: str = "--packs", variable: str = "packs", *, required: bool = False) -> Option:
    """Folders of packs; may be given several times."""
    return Option([name, variable], type=click.Path(path_type=Path), multiple=True, required=required, metavar="DIR")


def sources(paths: Sequence[Path], as_of: dt.date) -> tuple[Pack | Paper, ...]:
    """What stands at ``paths``: packs, folders of packs, documents; the shipped packs for ``shipped`` or where none is given.

    Raises BrokenPack, UnreadableFile.
    """
    named = [path for path in paths if path != _SHIPPED or path.exists()]
    folders = [folder for path in named if path.is_dir() for folder in pack_folders(path)]
    if not paths or len(named) < len(paths):
        folders = [*shipped(), *folders]
    documents = [path for path in named if not path.is_dir()]
    papers = _papers(documents, as_of)
    for path, paper in zip(documents, papers, strict=True):
        if not any(isinstance(norm, Directive) for norm in paper.norms):
            # a project screened by nothing would be permitted
            raise UnreadableFile("nothing in it is a rule for projects", str(path), "name a pack, or a policy document")
    return (*load_packs(folders), *papers)


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


def source_option() -> Option:
    """Documents of the packs, or folders of them, whose words are to be quoted; may be given several times."""
    return Option(["--source"], type=click.Path(path_type=Path), multiple=True, metavar="FILE|DIR")


def texts(paths: Sequence[Path], held: Iterable[Pack | Paper], as_of: dt.date) -> tuple[Paper, ...]:
    """The documents of the packs in ``held`` that lie at ``paths``, told by their SHA-256; other files are passed by.

    Raises UnreadableFile where a path has none of them.
    """
    wanted = {document.sha256 for pack in held if isinstance(pack, Pack) for document in pack.documents}
    found: list[Path] = []
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        matching = [file for file in files if hashlib.sha256(bytes_of(file)).hexdigest() in wanted]
        if not matching:
            what, do = "no document of the packs has these bytes", "give the file whose SHA-256 stands in pack.yaml"
            raise UnreadableFile(what, str(path), do)
        found += matching
    return _papers(found, as_of)
