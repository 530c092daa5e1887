"""条目: how a norm is written in a pack's YAML: the fields of its kind between where it stands and what is said of it."""

from __future__ import annotations

import functools
import typing

import msgspec

from gangmu.norms import Directive, Measure, Norm, NormBase, Target, Task
from gangmu.norms.norm import Certainty
from gangmu.pack.facts import Facts, Standing
from gangmu.pack.values import PackDocument, PackNorm, Precedence

_BEFORE = (("id", str), ("document", str, ""), ("clause", str, ""), ("cite", str, ""), ("region", str, ""))
_AFTER = (
    ("start", int, 0), ("end", int, 0), ("quote", str, ""), ("rule", str, ""), ("certainty", Certainty, "sure"),
    ("status", Standing, "confirmed"), ("note", str, ""),
)  # fmt: skip


class PackHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """包头: what ``pack.yaml`` holds."""

    name: str
    version: str
    region: str
    title: str
    precedence: Precedence
    documents: tuple[PackDocument, ...] = ()


@functools.cache
def norm_kinds() -> dict[str, type[Norm]]:
    """File of a pack → the kind of norm in it, in the order in which norms of a pack stand."""
    return {"targets.yaml": Target, "tasks.yaml": Task, "directives.yaml": Directive, "measures.yaml": Measure}


@functools.cache
def fact_tables() -> dict[str, type[msgspec.Struct]]:
    """File of a pack → the kind of row in it."""
    hints = typing.get_type_hints(Facts)
    return {f"facts/{name}.yaml": typing.get_args(hints[name])[0] for name in Facts.__struct_fields__}


@functools.cache
def entry_type(kind: type[Norm]) -> type[msgspec.Struct]:
    """The struct of an entry of ``kind``: its own fields, those of every norm, unknown fields refused."""
    own = [
        (field.name, field.type) if field.required else (field.name, field.type, field.default)
        for field in msgspec.structs.fields(kind)
        if field.name not in NormBase.__struct_fields__
    ]
    return msgspec.defstruct(
        f"{kind.__name__}Entry", [*_BEFORE, *own, *_AFTER], frozen=True, forbid_unknown_fields=True, kw_only=True
    )


@functools.cache
def entry_fields(kind: type[Norm]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that an entry of ``kind`` hands to the norm as they are, and those that it says of the norm."""
    names = entry_type(kind).__struct_fields__
    given = {"document", "cite", "status", "note", "id", "clause", "region"}
    return tuple(name for name in names if name not in given), ("document", "cite", "status", "note")


def as_entry(pack_norm: PackNorm, region: str) -> msgspec.Struct:
    """The entry for ``pack_norm``; ``region`` is its document's, which need not be written again."""
    norm = pack_norm.norm
    kind = type(norm)
    given = {name: getattr(norm, name) for name in entry_fields(kind)[0]}
    said = {name: getattr(pack_norm, name) for name in entry_fields(kind)[1]}
    place = {"id": norm.id, "clause": norm.clause, "region": "" if norm.region == region else norm.region}
    return entry_type(kind)(**place, **given, **said)


def from_entry(entry: msgspec.Struct, kind: type[Norm], region: str, region_name: str) -> PackNorm:
    """The norm that ``entry`` writes; document and clause, where left out, are those in its id."""
    values = msgspec.structs.asdict(entry)
    key, _, rest = values["id"].partition("/")
    place = {
        "id": values["id"], "clause": values["clause"] or rest.rpartition("#")[0], "region": region,
        "region_name": region_name,
    }  # fmt: skip
    norm = kind(**place, **{name: values[name] for name in entry_fields(kind)[0]})
    return PackNorm(
        norm=norm, document=values["document"] or key, cite=values["cite"], status=values["status"], note=values["note"]
    )
