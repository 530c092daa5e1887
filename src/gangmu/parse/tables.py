"""表格: the tables of a text, those the reader found and runs of lines with TABs, each bound to its clause."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gangmu.norms import Clause, Table


def bound(tables: Sequence[Table], clauses: Sequence[Clause]) -> tuple[Table, ...]:
    """``tables`` in order of place, named t1, t2 …, each with the innermost clause it stands in."""
    result = []
    for k, table in enumerate(sorted(tables, key=lambda table: table.start), 1):
        inside = [clause for clause in clauses if clause.start <= table.start and table.end <= clause.end]
        clause = max(inside, key=lambda clause: clause.level, default=None)
        result.append(msgspec.structs.replace(table, id=f"t{k}", clause=clause.id if clause else ""))
    return tuple(result)
