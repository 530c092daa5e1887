"""A pack while it is being read: what was understood, where each thing stands, what is wrong so far."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from gangmu.pack.complaint import Complaint
from gangmu.pack.entries import PackHead
from gangmu.pack.facts import Fact
from gangmu.pack.values import PackNorm

Value = TypeVar("Value")


class Placed(msgspec.Struct, Generic[Value], frozen=True):
    """A norm or a row, and its place (from 0) in the list of its file."""

    file: str
    place: int
    value: Value


class Draft(msgspec.Struct, frozen=True):
    """草稿: ``head`` is None where ``pack.yaml`` cannot be used; ``texts`` are those of the files, for looking up lines."""

    name: str
    texts: dict[str, str]
    complaints: tuple[Complaint, ...]
    head: PackHead | None
    norms: tuple[Placed[PackNorm], ...]
    facts: tuple[Placed[Fact], ...]
