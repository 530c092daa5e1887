"""出处: the clauses of a verdict with their words and the page on which they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from gangmu.norms.diagnostic import close
from gangmu.screen.reasons import word
from gangmu_console.gate.facts import spoken
from gangmu_console.gate.models import Screening
from gangmu_console.gate.replaying import law_then
from gangmu_console.kit.resource import registry

_ID = re.compile(r"( ?)([\w.-]+/[\w.-]+#\d+)( ?)")
_RANKS = {"national": _("国家级"), "provincial": _("省级"), "municipal": _("市级"), "county": _("县级")}


class Cited:
    """出处: of all ``matches`` of a verdict, looked up at once."""

    def __init__(self, request: HttpRequest, screening: Screening, matches: Iterable[dict[str, Any]]) -> None:
        self.places = {match["norm"]: f"{match['document']} {match['clause']}".strip() for match in matches}
        self.norms = _norms(request, [*self.places])
        law = law_then(screening)
        self.titles = law.documents
        self.ranks = law.ranks

    def url(self, norm: str) -> str:
        """Where the clause can be read, "" where the library does not hold it."""
        found = self.norms.get(norm)
        if found is None:
            return ""
        return f"{registry['documents'].url(found.document)}?norm={found.pk}#{found.clause}"

    def title(self, norm: str) -> str:
        """The title of the document."""
        named = self.titles.get(norm.partition("/")[0])
        return named.title if named else ""

    def rank(self, norm: str) -> str:
        """国家级, 省级, 市级, 县级."""
        rank = self.ranks.get(norm.partition("/")[0])
        return str(_RANKS[rank]) if rank else ""

    def text(self, match: dict[str, Any], stance: str) -> SafeString:
        """The words of the clause with those that were met marked; without the document, what it says of what."""
        found = self.norms.get(match["norm"])
        quote = found.quote if found is not None else ""
        if not quote:
            activity = (
                word(f"@activity.{found.data['activity']}", spoken()) if found and "activity" in found.data else ""
            )
            return format_html('{} <mark class="gm-hit">{}</mark> {}', stance, match["subject"], activity)
        return marked(quote, [match["matched"], match["subject"]])

    def plain(self, sentence: str) -> str:
        """``sentence`` with each norm that it names cited as people cite it."""
        return _ID.sub(self._cited, sentence)

    def _cited(self, hit: re.Match[str]) -> str:
        """The place in the place of its id; the id was set off by spaces, its Chinese name is not."""
        left, name, right = hit.groups()
        place = self.places.get(name, name)
        if spoken() == "zh":
            left = "" if close(hit.string[: hit.start()][-1:], place[:1]) else left
            right = "" if close(place[-1:], hit.string[hit.end() :][:1]) else right
        return f"{left}{place}{right}"


def marked(quote: str, words: Iterable[str]) -> SafeString:
    """``quote`` with every one of ``words`` that stands in it marked."""
    known = sorted({word for word in words if word and word in quote}, key=len, reverse=True)
    if not known:
        return format_html("{}", quote)
    parts = re.split("(" + "|".join(map(re.escape, known)) + ")", quote)
    drawn = (format_html('<mark class="gm-hit">{}</mark>' if k % 2 else "{}", part) for k, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in drawn))


def _norms(request: HttpRequest, ids: list[str]) -> dict[str, Any]:
    """The norms of the library with these ids that the person may see."""
    if "norms" not in registry.resources or "documents" not in registry.resources:
        return {}
    rows = registry["norms"].rows(request).filter(nid__in=ids).select_related("document")
    return {norm.nid: norm for norm in rows}
