"""哈希: what a pack says, as one number: the same for the same content, however its files are written or ordered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from gangmu.pack.values import Pack


def pack_hash(pack: Pack) -> str:
    """SHA-256 (64 hexadecimal digits) over a canonical encoding of ``pack``: order, comments and layout count for nothing."""
    content: dict[str, object] = msgspec.to_builtins(pack)
    content["documents"] = _sorted(pack.documents, "key")
    content["norms"] = sorted(
        (msgspec.to_builtins(norm) for norm in pack.norms), key=lambda norm: str(norm["norm"]["id"])
    )
    content["facts"] = {name: _sorted(getattr(pack.facts, name), "id") for name in pack.facts.__struct_fields__}
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def packs_hash(packs: Iterable[Pack]) -> str:
    """SHA-256 over several packs in any order: what a verdict stores, so that it can be replayed."""
    return hashlib.sha256("".join(sorted(map(pack_hash, packs))).encode()).hexdigest()


def _sorted(rows: Iterable[msgspec.Struct], key: str) -> list[object]:
    return [msgspec.to_builtins(row) for row in sorted(rows, key=lambda row: str(getattr(row, key)))]
