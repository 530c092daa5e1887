"""哈希: what a pack says, as one number: the same for the same content, however its files are written or ordered.

It is taken over what the files would hold with defaults left out, so that a field which is added to the format later
does not change the hash of packs that do not use it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from gangmu.pack.save import written
from gangmu.pack.values import Pack


def pack_hash(pack: Pack) -> str:
    """SHA-256 (64 hexadecimal digits) over a canonical encoding of ``pack``: order, comments and layout count for nothing."""
    documents = tuple(sorted(pack.documents, key=lambda document: document.key))
    files = written(msgspec.structs.replace(pack, documents=documents))
    content = {name: sorted(entries, key=lambda entry: str(entry.get("id"))) for name, entries in files.items()}
    held = {name: entries for name, entries in content.items() if entries}
    return hashlib.sha256(msgspec.json.encode(held, order="deterministic")).hexdigest()


def packs_hash(packs: Iterable[Pack]) -> str:
    """SHA-256 over several packs in any order: what a verdict stores, so that it can be replayed."""
    return hashlib.sha256("".join(sorted(map(pack_hash, packs))).encode()).hexdigest()
