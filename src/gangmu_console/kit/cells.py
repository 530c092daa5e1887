"""单元格: a value as a page shows it: days, numbers and yes or no as the language has them, what is missing as a dash."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from gangmu_console.kit.resource import Column, Resource

MISSING, SHORT = "—", 7


def cell(column: Column, thing: Model, resource: Resource) -> dict[str, Any]:
    """One cell of a list: its HTML, classes, and the label that a card on a phone shows before it."""
    html = shown(column, thing)
    if column.link and (url := resource.url(thing)):
        html = format_html('<a href="{}">{}</a>', url, html)
    css = f"{column.css} r" if column.numeric else column.css
    if isinstance(column.of(thing), dt.date) or _short(html):
        css += " gm-nowrap"
    return {"html": html, "css": css.strip(), "label": force_str(column.label)}


def _short(html: Any) -> bool:
    """Whether ``html`` is so short that breaking it saves nothing: seven ideographs, twice as many letters."""
    text = force_str(html)
    return len(text) <= 2 * SHORT and sum(2 if letter > "\u2e7f" else 1 for letter in text) <= 2 * SHORT


def shown(column: Column, thing: Model) -> str:
    """The value of ``column`` for ``thing`` as text or safe HTML."""
    value = column.of(thing)
    if column.show is not None:
        return column.show(value)
    if value is not None and column.value is None and hasattr(thing, f"get_{column.name}_display"):
        return force_str(getattr(thing, f"get_{column.name}_display")())
    return plain(value)


def beside(thing: Model, resource: Resource) -> str:
    """What tells ``thing`` from its namesakes, in one line: where it stands, whose it is, which year."""
    told = [shown(column, thing) for column in resource.columns if column.name in resource.beside]
    return format_html_join("　", "{}", ((words,) for words in told if words != MISSING))


def plain(value: Any) -> str:
    """``value`` in words."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return number(value)
    return force_str(value)


def number(value: float | Decimal) -> str:
    """A number as a page sets it: thousands parted, as many decimals as its size deserves, the minus sign the real one."""
    size = abs(value)
    decimals = 4 if size < 1 else 2 if size < 1000 else 1
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text.replace("-", "−")
