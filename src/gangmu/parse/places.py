"""定位: which clause a place in the text belongs to, for diagnostics and tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from gangmu.norms import Clause, Diagnostic, Table
from gangmu.parse.lines import visible


class Places:
    """The innermost clause at any offset; ``clauses`` are in reading order."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self.starts = [clause.start for clause in clauses]
        self.by_id = {clause.id: clause for clause in clauses}

    def at(self, start: int, end: int) -> str:
        """Id of the innermost clause that holds ``text[start:end]``, empty where none does."""
        place = bisect_right(self.starts, start) - 1
        clause = self.clauses[place] if place >= 0 else None
        while clause is not None and clause.end < end:
            clause = self.by_id.get(clause.parent or "")
        return clause.id if clause else ""


def bound(text: str, tables: Sequence[Table], places: Places) -> tuple[Table, ...]:
    """``tables`` of ``text`` in order of place, named t1, t2 …, each with the clause it stands in."""
    found: list[Table] = []
    for table in sorted(tables, key=lambda table: table.start):
        # a first or last cell may be empty: a clause begins and ends with what one can see
        start, end = visible(text, table.start, table.end)
        found.append(msgspec.structs.replace(table, id=f"t{len(found) + 1}", clause=places.at(start, end)))
    return tuple(found)


def placed(faults: Sequence[Diagnostic], places: Places) -> tuple[Diagnostic, ...]:
    """``faults`` in order of place, each with the clause it stands in."""
    return tuple(
        msgspec.structs.replace(fault, clause=places.at(fault.start, fault.end))
        for fault in sorted(faults, key=lambda fault: (fault.start, fault.code))
    )
