"""总览的来源: what each app shows on the dashboard: its step of the loop, what waits for a decision, its panels.

An app declares them in its ``overview.py``; each is a function of the request and shows only what the person may see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

from django.apps import apps
from django.http import HttpRequest
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

Column = Literal["main", "side"]


@dataclass(frozen=True)
class Figure:
    """一环: the figure of one step of the loop, its unit, a note below, and where it opens."""

    value: int
    unit: str
    note: str
    url: str


@dataclass(frozen=True)
class Todo:
    """待决: something that only a person can decide: one character for its kind, title, note, due day, and the button."""

    char: str
    title: str
    url: str
    note: str
    label: str
    due: dt.date | None = None
    since: dt.date | None = None

    def drawn(self, as_of: dt.date, first: bool) -> dict[str, Any]:
        """What the list on the dashboard is drawn from."""
        act = {"label": self.label, "url": self.url, "style": "seal" if first else "seal-line"}
        when, late = due_words(self.due, as_of) if self.due else (waited(self.since, as_of), False)
        return {
            "char": self.char,
            "title": self.title,
            "url": self.url,
            "note": self.note,
            "when": when,
            "late": late,
            "act": act,
        }


@dataclass(frozen=True)
class Panel:
    """版块: a section of the dashboard: title, note, a link to all of it, and the template that draws ``context``."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    link: tuple[str, str] | None = None


Fact = tuple[str, str]  # a few words, and where they open ("": nowhere)
_FACTS: list[tuple[int, Callable[[HttpRequest], Fact | None]]] = []
_FIGURES: dict[str, Callable[[HttpRequest], Figure | None]] = {}
_TODOS: list[Callable[[HttpRequest], Iterable[Todo]]] = []
_PANELS: list[tuple[Column, int, Callable[[HttpRequest], Panel | None]]] = []


def fact(order: int) -> Callable[[Callable[[HttpRequest], Fact | None]], Callable[[HttpRequest], Fact | None]]:
    """A few words for the line below the title, the lower ``order`` the earlier (a decorator); None leaves them out."""

    def add(tell: Callable[[HttpRequest], Fact | None]) -> Callable[[HttpRequest], Fact | None]:
        _FACTS.append((order, tell))
        return tell

    return add


def figure(step: str) -> Callable[[Callable[[HttpRequest], Figure | None]], Callable[[HttpRequest], Figure | None]]:
    """The figure of ``step`` (a decorator)."""

    def add(tell: Callable[[HttpRequest], Figure | None]) -> Callable[[HttpRequest], Figure | None]:
        _FIGURES[step] = tell
        return tell

    return add


def todos(tell: Callable[[HttpRequest], Iterable[Todo]]) -> Callable[[HttpRequest], Iterable[Todo]]:
    """What waits for a decision of the request's person (a decorator)."""
    _TODOS.append(tell)
    return tell


def panel(
    column: Column, order: int
) -> Callable[[Callable[[HttpRequest], Panel | None]], Callable[[HttpRequest], Panel | None]]:
    """A section in ``column``, the lower ``order`` the higher (a decorator); None leaves it out."""

    def add(tell: Callable[[HttpRequest], Panel | None]) -> Callable[[HttpRequest], Panel | None]:
        _PANELS.append((column, order, tell))
        return tell

    return add


def load() -> None:
    """Import ``overview`` of every app."""
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "overview"):
            import_module(f"{app.name}.overview")


def facts(request: HttpRequest) -> list[Fact]:
    """What stands below the title."""
    return [told for _, tell in sorted(_FACTS, key=lambda one: one[0]) if (told := tell(request)) is not None]


def figures(request: HttpRequest) -> dict[str, Figure]:
    """Step → figure."""
    told = {step: tell(request) for step, tell in _FIGURES.items()}
    return {step: one for step, one in told.items() if one is not None}


def decisions(request: HttpRequest) -> list[Todo]:
    """Everything that waits, what is due first before what has no day."""
    found = [one for tell in _TODOS for one in tell(request)]
    return sorted(found, key=lambda one: (one.due is None, one.due or one.since or dt.date.max))


def panels(request: HttpRequest, column: Column) -> list[Panel]:
    """The sections of ``column`` from top to bottom."""
    told = [tell(request) for where, _, tell in sorted(_PANELS, key=lambda one: one[1]) if where == column]
    return [one for one in told if one is not None]


def due_words(due: dt.date, as_of: dt.date) -> tuple[str, bool]:
    """A due day in words, and whether it is today or past (逾期 4 天, 今日到期, 还有 3 天)."""
    days = (due - as_of).days
    if days < 0:
        return _("逾期 %(days)s 天") % {"days": -days}, True
    if days == 0:
        return _("今日到期"), True
    return _("还有 %(days)s 天") % {"days": days}, False


def waited(since: dt.date | None, as_of: dt.date) -> str:
    """How long something waits, in words; nothing where it is of today, or of a later day than the page."""
    days = (as_of - since).days if since else 0
    return _("已等 %(days)s 天") % {"days": days} if days > 0 else ""
