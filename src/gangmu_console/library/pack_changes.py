"""版本变化: what one state of a pack says otherwise than another, in words, and what that would change elsewhere.

Other apps tell what a change of the rules means for what they keep: ``@affected`` on a function of the request, the packs
before and the packs after, that gives a figure (as ``gm/figs.html`` draws it) or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.diff import Diff, NormChange, diff
from gangmu.pack import Pack, cites, papers
from gangmu.report.changes.phrases import about, facts
from gangmu.report.words import Words
from gangmu_console.library.actions.packs import current_packs

Packs = tuple[Pack, ...]
Affected = Callable[[HttpRequest, Packs, Packs], dict[str, Any] | None]
_AFFECTED: list[Affected] = []
SHOWN = 200


def affected(count: Affected) -> Affected:
    """Add a figure to what is shown before a pack is published (a decorator)."""
    _AFFECTED.append(count)
    return count


def effects(request: HttpRequest, pack: Pack) -> list[dict[str, Any]]:
    """The figures of what changes elsewhere once ``pack`` counts in the place of its version before."""
    before = current_packs()
    after = (*(one for one in before if one.name != pack.name), pack)
    found = (count(request, before, after) for count in _AFFECTED)
    return [figure for figure in found if figure is not None]


def changes(before: Pack | None, after: Pack) -> dict[str, Any]:
    """What ``after`` says otherwise than ``before`` (None: nothing was there), grouped by what became of each norm."""
    words = Words("en" if get_language() == "en" else "zh")
    old = papers(before, unconfirmed=True) if before else ()
    found = diff(old, papers(after, unconfirmed=True), {**(cites(before) if before else {}), **cites(after)})
    groups = [
        {"title": title, "lines": _lines((one for one in found.norms if one.fate == fate), found, words)}
        for fate, title in (("changed", _("有改动")), ("added", _("新增")), ("removed", _("不再有")))
    ]
    for group in groups:
        group["more"] = max(0, len(group["lines"]) - SHOWN)
        group["count"], group["lines"] = len(group["lines"]), group["lines"][:SHOWN]
    return {"groups": [group for group in groups if group["count"]], "same": found.same}


def _lines(changed: Iterable[NormChange], found: Diff, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "about": about(change, found, words),
            "facts": facts(change.shifts, change, words) if change.fate == "changed" else [],
            "place": (change.after or change.before).at.cite,  # type: ignore[union-attr]
        }
        for change in changed
    ]
