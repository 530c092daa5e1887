"""筛选: what a list can be narrowed by. A filter reads its own parameter, narrows, and tells the page how to draw it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from gangmu_console.kit.regions import region_name
from gangmu_console.kit.scope import concerning, within

_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(9000, 1, 1)
LONGEST = 200  # characters of a parameter that are looked at
Options = Iterable[tuple[str, str]]


def asked(given: Mapping[str, str], name: str) -> str:
    """The parameter ``name`` as it is looked for: short, and without NUL, which no database takes."""
    return given.get(name, "")[:LONGEST].replace("\0", "").strip()


@dataclass(frozen=True)
class Filter:
    """筛选: narrows by the parameter ``name``; ``field`` is the model's field where it is another."""

    name: str
    label: str
    field: str = ""

    kind = "text"

    @property
    def column(self) -> str:
        """The field of the model."""
        return self.field or self.name

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The rows with ``value``; a value that means nothing finds nothing, it never widens."""
        try:
            return queryset.filter(**{self.column: value})
        except (ValueError, TypeError, ValidationError):  # not a number where the field is one
            return queryset.none()

    def applied(self, queryset: QuerySet[Any], value: str, request: HttpRequest) -> QuerySet[Any]:
        """The same for a request; override where the day or the person of the page decides."""
        return self.narrow(queryset, value)

    def drawn(self, value: str) -> dict[str, Any]:
        """What the filter bar needs to draw it."""
        return {
            "name": self.name,
            "label": self.label,
            "kind": self.kind,
            "value": value,
            "options": self.options(value),
        }

    def options(self, value: str) -> list[tuple[str, str, bool]]:
        """What can be chosen: value, words, whether it is chosen now."""
        return []

    def said(self, value: str) -> str:
        """``value`` in words, for a filter that only links lead to."""
        return value


@dataclass(frozen=True)
class Choices(Filter):
    """选项: one of ``choices`` (pairs of value and words, or a function that gives them)."""

    choices: Options | Callable[[], Options] = ()
    kind = "choice"

    def options(self, value: str) -> list[tuple[str, str, bool]]:
        """Every choice, first none."""
        given = self.choices() if callable(self.choices) else self.choices
        drawn = [(str(one), force_str(words), str(one) == value) for one, words in given]
        return [("", _("全部") + force_str(self.label), not value), *drawn]


@dataclass(frozen=True)
class Region(Filter):
    """地区: a region with all below it."""

    codes: Iterable[str] | Callable[[], Iterable[str]] = ()
    kind = "choice"

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those in the region or below."""
        return queryset.filter(within(self.column, value))

    def options(self, value: str) -> list[tuple[str, str, bool]]:
        """The regions offered."""
        return [
            ("", _("全部") + force_str(self.label), not value),
            *((c, region_name(c), c == value) for c in (self.codes() if callable(self.codes) else self.codes)),
        ]


@dataclass(frozen=True)
class Day(Filter):
    """日期: on or after the day (``at_most``: on or before); ``brief`` stands before the field where the label is long."""

    at_most: bool = False
    brief: str = ""
    kind = "date"

    def drawn(self, value: str) -> dict[str, Any]:
        """With the words that stand before it."""
        return {**super().drawn(value), "brief": self.brief or self.label}

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those on the right side of the day."""
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return queryset.none()
        if self.column.endswith("__date"):  # a moment: from or until midnight, which an index serves
            known = min(max(day, _FIRST), _LAST)  # moments beyond are none that a database keeps
            begin = timezone.make_aware(dt.datetime.combine(known + dt.timedelta(days=self.at_most), dt.time()))
            return queryset.filter(
                **{f"{self.column.removesuffix('__date')}__{'lt' if self.at_most else 'gte'}": begin}
            )
        return queryset.filter(Q(**{f"{self.column}__{'lte' if self.at_most else 'gte'}": day}))


@dataclass(frozen=True)
class Flag(Filter):
    """是否: one of some named conditions."""

    conditions: tuple[tuple[str, str, Q], ...] = ()
    kind = "choice"

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those under the condition."""
        for name, _words, condition in self.conditions:
            if name == value:
                return queryset.filter(condition)
        return queryset.none()

    def options(self, value: str) -> list[tuple[str, str, bool]]:
        """The conditions."""
        drawn = [(name, force_str(words), name == value) for name, words, _condition in self.conditions]
        return [("", _("全部") + force_str(self.label), not value), *drawn]


@dataclass(frozen=True)
class Known(Flag):
    """已定条件: a named condition that is not offered, since only links lead to it; a chip says that it narrows."""

    kind = "quiet"

    def said(self, value: str) -> str:
        """The words of the condition."""
        return next((force_str(words) for name, words, _condition in self.conditions if name == value), value)


@dataclass(frozen=True)
class Concerning(Filter):
    """涉及: what binds in a region: of its own, below it, and above it; only links lead to it."""

    kind = "quiet"

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those of the region, below or above it."""
        return queryset.filter(concerning(self.column, value))

    def said(self, value: str) -> str:
        """The region."""
        return region_name(value)


@dataclass(frozen=True)
class Key(Filter):
    """归属: those that belong to one thing, by its number; only links lead to it. ``names`` finds what it is called."""

    names: Callable[[int], str] | None = None
    kind = "quiet"

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those that belong to it; nonsense finds nothing."""
        return queryset.filter(**{self.column: int(value)}) if _is_key(value) else queryset.none()

    def said(self, value: str) -> str:
        """What it is called."""
        return (self.names(int(value)) if self.names is not None and _is_key(value) else "") or value


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 18
