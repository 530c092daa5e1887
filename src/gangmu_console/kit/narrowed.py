"""所限: what a queryset is narrowed by, as far as an index can be asked for the same."""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Func, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import Exact, GreaterThanOrEqual, In, LessThanOrEqual
from django.db.models.sql.where import AND, OR, WhereNode

Alike = tuple[tuple[str, Any], ...]  # column and value; any one of them is enough


@dataclass
class Narrowed:
    """所限: ``equal`` (all of them hold), the days; ``whole`` where there is nothing else; ``upwards``: the oldest first."""

    equal: list[Alike]
    since: dt.date | None = None
    until: dt.date | None = None
    whole: bool = True
    upwards: bool = False


def narrowed_by(queryset: QuerySet[Any], columns: tuple[str, ...], day: str) -> Narrowed:
    """What ``queryset`` asks of ``columns`` and of ``day``. What is not understood is left to the database."""
    found = Narrowed([])
    first = str(queryset.query.order_by[0]) if queryset.query.order_by else "-pk"
    found.upwards = not first.startswith("-")
    found.whole = not queryset.query.order_by or first.lstrip("-") in ((day,) if day else ("pk", "id"))
    _read(queryset.query.where, columns, day, found)
    return found


def aside(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """``queryset`` with its conditions told so that SQLite takes no index for them: the keys come from elsewhere."""
    return _told(queryset, _plain(queryset.query.where))


def walked(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """``queryset`` told so that SQLite takes the index of its order: what has many rows is walked, not gathered and sorted.

    Equalities keep their index, in which the order stands too; ranges, lists of values and alternatives give theirs up.
    """
    if connection.vendor != "sqlite":
        return queryset
    first = str(queryset.query.order_by[0]).lstrip("-") if queryset.query.order_by else ""
    where = queryset.query.where.copy()
    where.children = [_loose(one, first) for one in where.children]
    return _told(queryset, where)


def _told(queryset: QuerySet[Any], where: WhereNode) -> QuerySet[Any]:
    found = queryset.all()
    found.query.where = where
    return found


def _loose(condition: Any, order: str) -> Any:
    """``condition`` without an index where it is no equality and does not bound what the list is ordered by."""
    if (
        isinstance(condition, WhereNode)
        and not condition.negated
        and (condition.connector == AND or len(condition) == 1)
    ):
        made = condition.copy()
        made.children = [_loose(one, order) for one in condition.children]
        return made
    if isinstance(condition, WhereNode):
        return _plain(condition)
    return condition if isinstance(condition, Exact) or _column(condition) == order else _without_index(condition)


def _plain(node: WhereNode) -> WhereNode:
    made = node.copy()
    made.children = [_plain(one) if isinstance(one, WhereNode) else _without_index(one) for one in node.children]
    return made


def _without_index(condition: Any) -> Any:
    if not isinstance(getattr(condition, "lhs", None), Col):
        return condition
    told = copy.copy(condition)
    told.lhs = Func(condition.lhs, template="+%(expressions)s", output_field=condition.lhs.output_field)
    return told


def _read(node: WhereNode, columns: tuple[str, ...], day: str, found: Narrowed) -> None:
    """Add what ``node``, all of which holds together, says."""
    for child in node.children:
        alike = _alike(child, columns)
        if alike:
            found.equal.append(alike)
        elif isinstance(child, WhereNode) and child.connector == AND and not child.negated:
            _read(child, columns, day, found)
        elif not _bounds(child, day, found):
            found.whole = False


def _bounds(child: Any, day: str, found: Narrowed) -> bool:
    """Whether ``child`` bounds the day; the nearer bound counts."""
    if not (day and _column(child) == day and isinstance(child.rhs, dt.date)):
        return False
    if isinstance(child, GreaterThanOrEqual):
        found.since = max(found.since or child.rhs, child.rhs)
    elif isinstance(child, LessThanOrEqual):
        found.until = min(found.until or child.rhs, child.rhs)
    else:
        return False
    return True


def _alike(child: Any, columns: tuple[str, ...]) -> Alike:
    """Columns and values of which one has to hold; nothing where ``child`` says anything else."""
    if isinstance(child, WhereNode):
        if child.negated or (child.connector != OR and len(child.children) != 1):
            return ()
        parts = [_alike(one, columns) for one in child.children if not (isinstance(one, In) and not one.rhs)]
        return tuple(pair for part in parts for pair in part) if all(parts) else ()
    if _column(child) not in columns:
        return ()
    if isinstance(child, Exact) and isinstance(child.rhs, str | int):
        return ((_column(child), child.rhs),)
    if isinstance(child, In) and isinstance(child.rhs, list | tuple | set) and child.rhs:
        return tuple((_column(child), value) for value in child.rhs)
    return ()


def _column(child: Any) -> str:
    lhs = getattr(child, "lhs", None)
    return lhs.target.column if isinstance(lhs, Col) else ""
