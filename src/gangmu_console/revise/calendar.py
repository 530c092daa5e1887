"""效力日历: which documents end or have ended, and what rests on them: norms, and documents that cite them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gangmu_console.library.models import Document
from gangmu_console.library.validity import Standing, standing_on, word


@dataclass(frozen=True)
class Row:
    """日历行: a document with what rests on it; ``days`` until it ends (None: it says no end), ``word`` for a person."""

    document: Document
    days: int | None
    kinds: dict[str, int]
    mark: str
    word: str

    @property
    def resting(self) -> int:
        """How many norms rest on it."""
        return sum(self.kinds.values())


def rows(documents: QuerySet[Any], as_of: dt.date) -> list[Row]:
    """Every document by its end: ended, ending, without an end; drafts apart, they bind nobody."""
    counted = documents.values("pk", "norms__kind").annotate(number=Count("norms")).order_by()
    kinds: dict[int, dict[str, int]] = {}
    for row in counted:
        if row["norms__kind"]:
            kinds.setdefault(row["pk"], {})[row["norms__kind"]] = row["number"]
    stood = documents.annotate(standing=standing_on(as_of))
    found = [_row(document, kinds.get(document.pk, {}), as_of) for document in stood]
    return sorted(found, key=lambda row: (row.days is None, row.days if row.days is not None else 0, row.document.pk))


def _row(document: Document, kinds: dict[str, int], as_of: dt.date) -> Row:
    days = (document.expires - as_of).days if document.expires else None
    return Row(document, days, kinds, *told(document, days))


def told(document: Document, days: int | None) -> tuple[str, str]:
    """The shape of status and the words for where the document stands on the day."""
    match document.standing:  # type: ignore[attr-defined]
        case Standing.DRAFT:
            return "none", _("草案，不具约束力")
        case Standing.REPEALED:
            return "bad", _("已废止")
        case Standing.NOT_ISSUED | Standing.NOT_YET:
            return "none", word(document.standing)  # type: ignore[attr-defined]
    if days is None:
        return "none", _("未载有效期")
    if days < 0:
        return "bad", ngettext("已失效 %(days)s 天", "已失效 %(days)s 天", -days) % {"days": -days}
    if days <= 180:
        return "warn", ngettext("还有 %(days)s 天", "还有 %(days)s 天", days) % {"days": days}
    return "ok", ngettext("还有 %(days)s 天", "还有 %(days)s 天", days) % {"days": days}
