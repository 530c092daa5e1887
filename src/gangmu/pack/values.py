"""规范包: one or more documents in reviewed form: their norms, and tables of rules that are no norm of a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms import Norm
from gangmu.norms.document import Status
from gangmu.pack.facts import Facts, Standing

Precedence = Literal["national", "provincial", "municipal", "county"]


class PackDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """文件: a document of the pack. ``key`` names it there; ``region`` is the six-digit code of where it holds.

    A date is None where the document does not say it or where nobody has checked it. ``sha256`` is that of the file the
    norms were read from, "" where there was none: with that file at hand the quotations can be shown.
    """

    key: str
    title: str
    number: str = ""
    issuer: str = ""
    region: str
    issued: dt.date | None = None
    effective: dt.date | None = None
    expires: dt.date | None = None
    status: Status = "in_force"
    sha256: str = ""
    note: str = ""


class PackNorm(msgspec.Struct, frozen=True, kw_only=True):
    """包内规范: a norm, the key of its ``document``, how people ``cite`` its clause, and whether it was checked.

    An ``unconfirmed`` norm is shown but never decides anything. ``norm.id`` is ``<document>/<clause>#<n>`` and unique over
    all packs; ``norm.start`` and ``norm.end`` are 0 and ``norm.quote`` is empty unless the pack keeps quotations.
    """

    norm: Norm
    document: str
    cite: str = ""
    status: Standing = "confirmed"
    note: str = ""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """规范包: everything in one folder of YAML, in the order of its files.

    ``precedence`` is the rank of its documents; ``region`` the six-digit code of where it holds as a whole.
    """

    name: str
    version: str
    region: str
    title: str
    precedence: Precedence
    documents: tuple[PackDocument, ...] = ()
    norms: tuple[PackNorm, ...] = ()
    facts: Facts = Facts()

    def document(self, key: str) -> PackDocument:
        """The document of ``key``; raises KeyError."""
        for document in self.documents:
            if document.key == key:
                return document
        raise KeyError(key)
