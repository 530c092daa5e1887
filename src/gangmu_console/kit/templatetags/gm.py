"""Tags and filters of every template."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from gangmu_console.kit.cells import plain
from gangmu_console.kit.regions import region_name as name_of_region

register = template.Library()


@functools.cache
def _version(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        return ""
    with open(found, "rb") as file:  # noqa: PTH123 - a path from the finder
        return hashlib.file_digest(file, "sha256").hexdigest()[:10]


@register.simple_tag
def asset(path: str) -> str:
    """The address of a built file, with a mark of its content, so that browsers may keep it."""
    return f"{static(path)}?v={_version(path)}"


@register.simple_tag
def icon(name: str, css: str = "i") -> SafeString:
    """An icon of the sprite: ``i-…`` things one does, ``s-…`` statuses."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', css, asset("gm/sprite.svg"), name
    )


@register.simple_tag
def cells(drawn: Iterable[dict[str, Any]]) -> SafeString:
    """The cells of a row of a list; hundreds stand on a page, which a loop of the template would take most of its time for."""
    made = [
        f'<td class="{escape(cell["css"])}{" full" if first else ""}" data-label="{escape(cell["label"])}">'
        f"{conditional_escape(cell['html'])}</td>"
        for first, cell in zip(chain((True,), repeat(False)), drawn, strict=False)
    ]
    return mark_safe("".join(made))  # every part is escaped above


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any, bool]]) -> SafeString:
    """The options of a select."""
    made = [
        f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(label)}</option>'
        for value, label, chosen in choices
    ]
    return mark_safe("".join(made))  # every part is escaped above


@register.filter
def shown(value: Any) -> str:
    """A value as lists show it: missing is a dash."""
    return plain(value)


@register.filter
def region_name(code: str) -> str:
    """The name of a region."""
    return name_of_region(code) if code else ""


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], resource: str, verb: str = "view") -> bool:
    """Whether the request's person may ``verb`` things of ``resource``."""
    return bool(context["request"].person.may(resource, verb))
