"""效力: whether a document binds on a day, worked out from the days it names; what it does not say stays unknown.

The one place where lists, filters, sheets and pages have it from: ``standing_on`` is computed by the database, for the rows
of a page only.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, CharField, Q, TextChoices, Value, When
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """效力: where a document stands on a day."""

    IN_FORCE = "in_force", _("有效")
    NOT_ISSUED = "not_issued", _("尚未印发")
    NOT_YET = "not_yet", _("尚未施行")
    EXPIRED = "expired", _("已失效")
    REPEALED = "repealed", _("废止")
    DRAFT = "draft", _("草案")
    UNDATED = "undated", _("日期未载")


def standing_on(day: dt.date) -> Case:
    """The ``Standing`` on ``day`` as an expression over the fields of a document.

    A draft never binds. The day of a repeal is not kept, so that what is repealed counts as such since it was issued. An
    end that lies ahead outweighs a mark that it has ended, which is of another day.
    """
    over = Q(expires__lt=day) | Q(status="expired", expires=None)
    return Case(
        When(status="draft", then=Value(Standing.DRAFT)),
        When(issued__gt=day, then=Value(Standing.NOT_ISSUED)),
        When(effective__gt=day, then=Value(Standing.NOT_YET)),
        When(status="repealed", then=Value(Standing.REPEALED)),
        When(over, then=Value(Standing.EXPIRED)),
        When(issued=None, effective=None, then=Value(Standing.UNDATED)),
        default=Value(Standing.IN_FORCE),
        output_field=CharField(),
    )


def word(standing: str) -> str:
    """``standing`` for a person."""
    return force_str(Standing(standing).label)
