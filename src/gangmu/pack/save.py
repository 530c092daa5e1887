"""写包: a Pack becomes a folder of YAML, in one canonical form."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from gangmu.errors import UnwritableOutput
from gangmu.pack.emit import blocks, fields
from gangmu.pack.entries import PackHead, as_entry, fact_tables, norm_kinds
from gangmu.pack.facts import Fact
from gangmu.pack.values import Pack


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
    head = PackHead(**{name: getattr(pack, name) for name in PackHead.__struct_fields__})
    texts = {"pack.yaml": fields(_written(head))}
    homes = {document.key: document.region for document in pack.documents}
    for name, kind in norm_kinds().items():
        found = [norm for norm in pack.norms if isinstance(norm.norm, kind)]
        texts[name] = blocks(_written(as_entry(norm, homes.get(norm.document, ""))) for norm in found)
    for name in fact_tables():
        rows = getattr(pack.facts, name.removeprefix("facts/").removesuffix(".yaml"))
        texts[name] = blocks(_written(row) for row in rows)
    return texts


# What is said of a row stands after what it says.
_REMARKS = ("valid_from", "valid_to", "status", "note")


def _written(value: msgspec.Struct) -> dict[str, object]:
    """The fields of ``value`` in order, those at their default left out."""
    shown: dict[str, object] = {}
    order = sorted(msgspec.structs.fields(value), key=lambda field: isinstance(value, Fact) and field.name in _REMARKS)
    for field in order:
        content = getattr(value, field.name)
        if field.required or content != field.default:
            shown[field.name] = _plain(content)
    return shown


def _plain(content: object) -> object:
    if isinstance(content, msgspec.Struct):
        return _written(content)
    if isinstance(content, tuple):
        return [_plain(item) for item in content]
    assert content is None or isinstance(content, str | int | float | dt.date)
    return content
