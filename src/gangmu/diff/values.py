"""差异: what two versions of a policy do not share, from what binds down to what is only said otherwise."""

from __future__ import annotations

from typing import Literal

import msgspec

from gangmu.norms import Norm

Move = Literal["tightened", "loosened", "shifted"]
NormFate = Literal["changed", "added", "removed"]
ClauseFate = Literal["added", "removed", "moved", "reworded"]
Said = str | float | int | None | tuple[str, ...]


class Piece(msgspec.Struct, frozen=True):
    """片段: words that both texts have (``same``), only the first (``gone``) or only the second (``new``)."""

    op: Literal["same", "gone", "new"]
    text: str


class Spot(msgspec.Struct, frozen=True):
    """出处: ``document`` as its paper is keyed, clause id, how people ``cite`` it, half-open offsets, quotation.

    Offsets are 0, 0 and the quotation is "" where the text is not at hand (a pack without quotations).
    """

    document: str
    clause: str
    cite: str
    start: int
    end: int
    quote: str


class Shift(msgspec.Struct, frozen=True):
    """变化: one ``field`` of a norm or of a document's header, what it said and says, and which way that goes.

    ``tightened`` asks for more, or allows less, than before; ``shifted`` is neither one nor the other, or cannot be told.
    """

    field: str
    before: Said
    after: Said
    move: Move = "shifted"


class Stated(msgspec.Struct, frozen=True):
    """规范及出处: a norm and where it stands."""

    norm: Norm
    at: Spot


class NormChange(msgspec.Struct, frozen=True):
    """规范变化: a norm that changed in force, came or went.

    ``before`` is None for one that came, ``after`` for one that went. ``shifts`` are empty unless it changed.
    ``subjects`` are those of a directive that are concerned: a directive may keep its other ones as they were.
    """

    fate: NormFate
    before: Stated | None
    after: Stated | None
    shifts: tuple[Shift, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def now(self) -> Stated:
        """The norm as it stands now; as it stood, where it went."""
        stated = self.after or self.before
        assert stated is not None
        return stated

    @property
    def both(self) -> tuple[Stated, Stated]:
        """The norm as it stood and as it stands; of one that came or went, twice the one there is."""
        return self.before or self.now, self.now

    @property
    def norm(self) -> Norm:
        """The norm as it stands now; as it stood, where it went."""
        return self.now.norm

    @property
    def move(self) -> Move:
        """Which way the norm as a whole went; ``shifted`` where its parts disagree."""
        moves = {shift.move for shift in self.shifts} - {"shifted"}
        return "tightened" if moves == {"tightened"} else "loosened" if moves == {"loosened"} else "shifted"


class ClauseChange(msgspec.Struct, frozen=True):
    """条款变化: a clause that came or went with ``below`` clauses under it, stands elsewhere, or is worded otherwise.

    A clause can be both moved and reworded. ``label`` and ``heading`` are those of now, else those of before; ``pieces``
    the words of both versions, empty unless it was reworded.
    """

    fates: tuple[ClauseFate, ...]
    label: str
    heading: str
    before: Spot | None
    after: Spot | None
    pieces: tuple[Piece, ...] = ()
    below: int = 0


class Pair(msgspec.Struct, frozen=True):
    """对照: two documents that are versions of one another; None on one side where the other has no counterpart.

    Each side is key, number and title. ``shifts`` are changes of the header: dates, validity, status. ``compared`` is
    whether the clauses could be compared, for which both texts must be at hand.
    """

    before: tuple[str, str, str] | None
    after: tuple[str, str, str] | None
    shifts: tuple[Shift, ...] = ()
    compared: bool = False


class Diff(msgspec.Struct, frozen=True):
    """差异: documents as paired, norms (changed in force first), clauses in the order of the new text.

    ``same`` norms say the same in the same words, ``restated`` ones the same in others; ``renumbered`` clauses changed
    nothing but their number. ``regions`` are those of the documents: a norm for another one says so.
    """

    pairs: tuple[Pair, ...]
    norms: tuple[NormChange, ...]
    clauses: tuple[ClauseChange, ...]
    same: int
    restated: int
    renumbered: int
    regions: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changed but wordings without force and numbers of clauses."""
        alone = any(pair.before is None or pair.after is None for pair in self.pairs)
        return not (alone or self.norms or self.clauses or any(pair.shifts for pair in self.pairs))
