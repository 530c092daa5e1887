"""分页: a page of a long list. Counting stops at a bound, so that a list of a million opens as quickly as one of a hundred."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gangmu_console.kit.narrowed import walked

COUNTED = 10_000


@dataclass(frozen=True)
class Page:
    """页: the ``things`` of page ``number`` (from 1) of ``pages``; ``total`` rows, or more where ``beyond``."""

    things: list[Any]
    number: int
    pages: int
    total: int
    beyond: bool

    def label(self) -> str:
        """How many there are, in words."""
        if self.beyond:
            return _("%(count)s 条以上，请筛选后查看") % {"count": f"{self.total:,}"}
        return _("共 %(count)s 条") % {"count": f"{self.total:,}"}

    def drawn(self, url: Callable[[int], str]) -> dict[str, Any]:
        """What the pager is drawn from; None where everything is on one page."""
        near = [n for n in range(self.number - 2, self.number + 3) if 1 <= n <= self.pages]
        return {
            "many": self.pages > 1,
            "prev": url(self.number - 1) if self.number > 1 else "",
            "next": url(self.number + 1) if self.number < self.pages else "",
            "pages": [(n, url(n), n == self.number) for n in near],
        }


def paged(found: QuerySet[Any], asked: str, size: int, most: int = 0) -> Page:
    """Page ``asked`` (nonsense is page 1, beyond the end the last) of ``found``, ``size`` things each, ``most`` in all."""
    most = most or COUNTED
    total = found.order_by()[: most + 1].count()
    beyond = total > most
    total = min(total, most)
    pages = max(1, -(-total // size))
    number = min(pages, max(1, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1))
    begin = (number - 1) * size
    found = walked(found) if beyond else found
    return Page(list(found[begin : begin + size]) if total else [], number, pages, total, beyond)
