"""次序: what stands in a text, handed out stretch by stretch."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar


class Standing(Protocol):
    """Something that begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


Thing = TypeVar("Thing", bound=Standing)


class InOrder(Generic[Thing]):
    """依次: ``things`` in the order of their start, each handed out once, so that a long text is read in linear time."""

    def __init__(self, things: tuple[Thing, ...]) -> None:
        self._things = things
        self._next = 0

    def upto(self, end: int) -> tuple[Thing, ...]:
        """The things that begin before ``end`` and have not been handed out."""
        first = self._next
        while self._next < len(self._things) and self._things[self._next].start < end:
            self._next += 1
        return self._things[first : self._next]
