"""资源: one declaration per kind of thing; list, detail, export, interface and permissions all come from it.

A subclass says what it is; nothing else is needed for a working list, detail page, export and API::

    class Documents(Resource):
        name, model, step = "documents", Document, "set"
        title = _("政策文件")
        columns = (Column("title", _("标题"), link=True), Column("issued", _("印发"), sort=True))
        filters = (Choices("status", _("状态"), STATUSES),)
        search = ("title", "number")
        ordering = ("-issued",)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_str

from gangmu_console.kit.filters import Filter
from gangmu_console.kit.scope import ScopedQuerySet
from gangmu_console.kit.wordindex import FOUND, WordIndex

MOST_WORDS = 8  # what is searched for beyond these is not looked at
Step = str  # "set", "gate", "drive", "watch", "account", "revise", or "" for what stands outside the loop


@dataclass(frozen=True)
class Column:
    """列: one field of a thing: ``name`` is an attribute or a path of relations (``document__title``).

    ``value`` takes the thing instead; ``show`` turns the value into what the page shows (safe HTML or text), ``export``
    into what a sheet holds. ``sort`` is True or the ordering expression; ``numeric`` columns stand to the right;
    ``css`` are classes of the cell; ``api`` False keeps it out of the interface.
    """

    name: str
    label: str = ""
    link: bool = False
    sort: bool | str = False
    numeric: bool = False
    css: str = ""
    listed: bool = True
    api: bool = True
    value: Callable[[Any], Any] | None = None
    show: Callable[[Any], Any] | None = None
    export: Callable[[Any], Any] | None = None

    def of(self, thing: Model) -> Any:
        """The value of this column for ``thing``."""
        if self.value is not None:
            return self.value(thing)
        found: Any = thing
        for part in self.name.split("__"):
            found = getattr(found, part, None)
            if found is None:
                return None
        return found() if callable(found) else found

    @property
    def order(self) -> str:
        """The field that sorts by this column, "" where it does not sort."""
        return self.sort if isinstance(self.sort, str) else self.name if self.sort else ""


@dataclass(frozen=True)
class Act:
    """动作: a button in the head of a list or detail: where it leads, who sees it, whether it is the main one."""

    label: str
    url: str
    verb: str = "view"
    style: str = ""
    icon: str = ""


class Resource:
    """资源: what the pages, exports and interface of one kind of thing are made from."""

    name: ClassVar[str]
    model: ClassVar[type[Model]]
    step: ClassVar[Step] = ""
    title: ClassVar[str]
    note: ClassVar[str] = ""
    columns: ClassVar[Sequence[Column]]
    filters: ClassVar[Sequence[Filter]] = ()
    search: ClassVar[Sequence[str]] = ()
    indexed: ClassVar[WordIndex | None] = None  # the index over the searched fields, where there is one
    ordering: ClassVar[Sequence[str]] = ("-pk",)
    beside: ClassVar[Sequence[str]] = ()  # columns that tell a thing from its namesakes, where its title stands alone
    acts: ClassVar[Sequence[Act]] = ()
    related: ClassVar[Sequence[str]] = ()  # select_related
    prefetched: ClassVar[Sequence[str]] = ()  # prefetch_related
    unlisted: ClassVar[Sequence[str]] = ()  # large fields that no list shows, left in the database
    empty: ClassVar[tuple[str, str]] = ("", "")  # title and what to do next, where nothing is there yet
    page_size: ClassVar[int] = 50
    detailed: ClassVar[bool] = True  # whether details are shown by the generic page at <name>/<pk>/
    own_page: ClassVar[bool] = False  # whether the app has a page <name>-detail of its own in its place
    interface: ClassVar[bool] = True  # whether the API offers it
    list_template: ClassVar[str] = "gm/list.html"
    rows_template: ClassVar[str] = "gm/rows.html"  # what HTMX swaps: the rows and the pager
    detail_template: ClassVar[str] = "gm/detail.html"

    def rows(self, request: HttpRequest, verb: str = "view") -> QuerySet[Any]:
        """What the request's person may ``verb``; the one way to the rows of a resource."""
        queryset: ScopedQuerySet = self.model.objects.visible_to(request.person, self.name, verb)  # type: ignore[attr-defined]
        return self.prepare(queryset, request)

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Relations and annotations that the columns need; override for more."""
        if self.related:
            queryset = queryset.select_related(*self.related)
        return queryset.prefetch_related(*self.prefetched) if self.prefetched else queryset

    def ready(self, things: list[Any], request: HttpRequest) -> None:
        """Add what columns need and no query gives, for all the things of a page (or part of a sheet) at once."""

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """Those that hold every word of ``words`` in a searched field; override where an index does it better.

        Past ``most`` (None: all) there need be no more than one, the first ones in the order of ``queryset``.
        """
        if self.indexed is not None:
            return self.indexed.found(queryset, words, most)
        for word in words.split()[:MOST_WORDS]:
            anywhere = Q()
            for name in self.search:
                anywhere |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(anywhere)
        return queryset

    def url(self, thing: Model) -> str:
        """The page of ``thing``."""
        return reverse(f"{self.name}-detail", args=[thing.pk]) if self.detailed else ""

    def list_url(self) -> str:
        """The page of the list."""
        return reverse(self.name)

    def detail(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        """What the detail page shows beside the columns; override for more."""
        return {}

    def heading(self, thing: Any) -> str:
        """The title of the page of ``thing``."""
        return str(thing)

    def listed(self) -> list[Column]:
        """The columns of the list."""
        return [column for column in self.columns if column.listed]

    def exported(self) -> Iterable[tuple[str, Column]]:
        """Heading and column of each column of a sheet."""
        return ((force_str(column.label or column.name), column) for column in self.columns)


@dataclass
class Registry:
    """登记: every resource, by name, in the order they were registered."""

    resources: dict[str, Resource] = field(default_factory=dict)

    def add(self, kind: type[Resource]) -> type[Resource]:
        """Register a resource (a decorator); names are unique."""
        if kind.name in self.resources:
            raise ValueError(f"two resources are named {kind.name}")
        self.resources[kind.name] = kind()
        return kind

    def __getitem__(self, name: str) -> Resource:
        return self.resources[name]

    def __iter__(self) -> Iterable[Resource]:
        return iter(self.resources.values())


registry = Registry()
register = registry.add
