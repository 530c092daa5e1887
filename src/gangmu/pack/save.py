"""写包: a Pack becomes a folder of YAML, in one canonical form."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

import msgspec

from gangmu.errors import UnwritableOutput
from gangmu.pack.emit import blocks, fields
from gangmu.pack.entries import PackHead, as_entry, fact_tables, norm_kinds
from gangmu.pack.facts import Fact
from gangmu.pack.values import Pack

# What is said of a row stands after what it says.
_REMARKS = ("valid_from", "valid_to", "status", "note")
_LARGEST = 10**15


def save_pack(pack: Pack, folder: Path) -> None:
    """Write ``pack`` into ``folder``, which is made where it is missing; raises UnwritableOutput.

    A file of the pack that would be empty is removed; README.md, tests and whatever else lies there are left alone.
    """
    try:
        (folder / "facts").mkdir(parents=True, exist_ok=True)
        for name, text in pack_files(pack).items():
            if text:
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
            else:
                (folder / name).unlink(missing_ok=True)
        if not any((folder / "facts").iterdir()):
            (folder / "facts").rmdir()
    except OSError as error:
        raise UnwritableOutput("the pack could not be written", str(folder), "choose another place") from error


def pack_files(pack: Pack) -> dict[str, str]:
    """The text of every file of ``pack`` by its name in the folder, "" where there is nothing to write."""
    head, *files = written(pack).items()
    return {head[0]: fields(head[1][0]), **{name: blocks(entries) for name, entries in files}}


def written(pack: Pack) -> dict[str, list[dict[str, object]]]:
    """What each file of ``pack`` holds, as plain maps with defaults left out; the head first, as a list of one."""
    head = PackHead(**{name: getattr(pack, name) for name in PackHead.__struct_fields__})
    homes = {document.key: document.region for document in pack.documents}
    files = {"pack.yaml": [_plain_fields(head)]}
    for name, kind in norm_kinds().items():
        found = [norm for norm in pack.norms if isinstance(norm.norm, kind)]
        files[name] = [_plain_fields(as_entry(norm, homes.get(norm.document, ""))) for norm in found]
    for name in fact_tables():
        rows = getattr(pack.facts, name.removeprefix("facts/").removesuffix(".yaml"))
        files[name] = [_plain_fields(row) for row in rows]
    return files


def _plain_fields(value: msgspec.Struct) -> dict[str, object]:
    """The fields of ``value`` in order, those at their default left out."""
    content = ((name, getattr(value, name), default) for name, default in _order(type(value)))
    return {name: _plain(held) for name, held, default in content if held is not default and held != default}


@functools.cache
def _order(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """The fields of ``kind`` as they are written, each with its default (for a required one, a value that nothing has)."""
    found = sorted(msgspec.structs.fields(kind), key=lambda field: issubclass(kind, Fact) and field.name in _REMARKS)
    return tuple((field.name, field.default) for field in found)


def _plain(content: object) -> object:
    """Maps, lists and values; whole numbers as such, for 58 and 58.0 are one value."""
    if isinstance(content, msgspec.Struct):
        return _plain_fields(content)
    if isinstance(content, tuple):
        return [_plain(item) for item in content]
    if isinstance(content, float) and content.is_integer() and abs(content) < _LARGEST:
        return int(content)
    assert content is None or isinstance(content, str | int | float | dt.date)
    return content
