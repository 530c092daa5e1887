"""规范行: norms as rows for other programs: JSON Lines, CSV, YAML, the fields of the data contract with document and citation."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Iterable, Mapping

import msgspec

from gangmu.norms import Directive, Measure, NormBase, Paper, Target, Task
from gangmu.norms.citation import citations
from gangmu.norms.contract import Json, encode, norm_json
from gangmu.pack.emit import blocks

# OWASP, «CSV Injection»: a cell that begins so would be taken for a formula; the full-width forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LAST = ("rule", "certainty", "start", "end", "quote")
_JOINT = "|"


def norm_rows(paper: Paper, cites: Mapping[str, str] | None = None) -> list[Json]:
    """The norms of ``paper`` in order, each with ``document`` (how the paper is keyed) and ``cite`` before its own fields.

    ``cites`` says how norms of a pack are cited, by their ids; those of a document are cited by its clauses.
    """
    by_clause = {clause: str(citation) for clause, citation in citations(paper.clauses).items()}
    known = cites or {}
    return [
        {"document": paper.key, "cite": known.get(norm.id) or by_clause.get(norm.clause, ""), **norm_json(norm)}
        for norm in paper.norms
    ]


def norms_jsonl(rows: Iterable[Json]) -> bytes:
    """``rows`` as JSON Lines in UTF-8: one object a line."""
    return b"".join(encode(row) + b"\n" for row in rows)


def norms_yaml(rows: Iterable[Json]) -> bytes:
    """``rows`` as a YAML list in UTF-8; fields that say nothing are left out."""
    said = ({name: value for name, value in row.items() if value not in (None, "", [], ())} for row in rows)
    return blocks(_listed(row) for row in said).encode("utf-8")


def norms_csv(rows: Iterable[Json]) -> bytes:
    """``rows`` as CSV in UTF-8 with a byte order mark, so that Excel reads the Chinese; the fields of all kinds are columns.

    Several values of a cell are joined with ``|``, thresholds are JSON; a text that a spreadsheet would execute gets an
    apostrophe before it.
    """
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, columns(), restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return lines.getvalue().encode("utf-8-sig", "replace")


@functools.cache
def columns() -> tuple[str, ...]:
    """The columns of the CSV: what every norm has, the fields of each kind, and last where it was found."""
    common = [name for name in NormBase.__struct_fields__ if name not in _LAST]
    own = [name for kind in (Target, Task, Directive, Measure) for name in kind.__struct_fields__]
    return tuple(dict.fromkeys(["document", "cite", "kind", *common, *(n for n in own if n not in _LAST), *_LAST]))


def _listed(row: Json) -> Json:
    found: Json = msgspec.json.decode(encode(row))  # tuples within tuples become lists as well
    return found


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        flat = all(isinstance(item, str) for item in value)
        return _safe(_JOINT.join(value) if flat else msgspec.json.encode(value).decode("utf-8") if value else "")
    if isinstance(value, int | float):
        return value
    return _safe(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
