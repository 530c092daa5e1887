"""What findings show as a list; what waits for a decision about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.context import waiting
from gangmu_console.kit.filters import Choices, Flag, Region
from gangmu_console.kit.resource import MOST_WORDS, Column, Resource, register
from gangmu_console.kit.wordindex import FOUND
from gangmu_console.library.models import Document, Finding
from gangmu_console.people.regions import offered_regions
from gangmu_console.revise.actions import rule_titles

LEVELS = (("error", _("矛盾")), ("warning", _("不一致")), ("info", _("提示")))
FAMILIES = (
    ("document", _("文件结构")),
    ("target", _("目标指标")), ("task", _("任务分工")), ("directive", _("产业导向")),
    ("validity", _("效力")),
)  # fmt: skip
_OFFERED, _LONGEST_KEY = 200, 17
OPEN = Q(disposition="open", gone_at=None)


def sentence(finding: Finding) -> str:
    """What was found, in the language of the page."""
    return finding.message["en" if get_language() == "en" else "zh"]


def _quotes(finding: Finding) -> str:
    return "\n".join(f"{place['title']} {place['cite']}：{place['quote']}" for place in finding.places)


def _documents() -> list[tuple[str, str]]:
    """The newest documents with findings: a choice of thousands would be none."""
    found = Document.objects.filter(findings__isnull=False).distinct().order_by("-issued", "-id")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")[:_OFFERED]]


@dataclass(frozen=True)
class OfDocument(Choices):
    """文件: the findings of one document; one that a link leads to is offered too, however old."""

    def options(self, value: str) -> list[tuple[str, str, bool]]:
        """Those offered, and the chosen one."""
        drawn = super().options(value)
        if not value.isdecimal() or len(value) > _LONGEST_KEY or any(chosen for *_words, chosen in drawn):
            return drawn
        title = Document.objects.filter(pk=int(value)).values_list("title", flat=True).first()
        return [*drawn, (value, title, True)] if title else drawn


@register
class Findings(Resource):
    """检查发现: contradictions, inconsistencies and gaps, with the quotations that stand against each other."""

    name, model, step = "findings", Finding, "revise"
    title = _("矛盾与缺口")
    columns = (
        Column("code", _("规则"), sort=True),
        Column("message", _("发现"), link=True, value=sentence, api=False),
        Column("level", _("级别"), sort=True, show=lazy(lambda level: dict(LEVELS).get(level, level), str)),
        Column("places", _("出处"), listed=False, value=_quotes, api=False),
        Column("owner__name", _("承办单位")),
        Column("due", _("期限"), sort=True),
        Column("disposition", _("处置"), sort=True),
        Column("reason", _("理由"), listed=False),
        Column("found_at", _("发现时间"), listed=False),
    )
    filters = (
        Flag("state", _("状态"), conditions=(
            ("open", _("未结"), OPEN), ("closed", _("已结"), ~Q(disposition="open")),
            ("gone", _("已消失"), Q(gone_at__isnull=False)),
        )),
        Choices("family", _("种类"), choices=FAMILIES),
        Choices("level", _("级别"), choices=LEVELS),
        Choices("code", _("规则"), choices=rule_titles),
        OfDocument("document", _("文件"), field="documents", choices=_documents),
        Region("region", _("地区"), codes=offered_regions),
    )  # fmt: skip
    search = ("message", "places")
    ordering = ("disposition", "level", "code", "id")
    related = ("owner", "decided_by")
    empty = (_("没有发现矛盾或缺口"), _("上传或发布文件后点“重新检查”，把新文件与在库文件对照。"))
    page_size = 20
    detailed = False
    list_template, rows_template = "revise/findings.html", "revise/finding_rows.html"

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Gone findings are shown only where they are asked for."""
        found = super().prepare(queryset, request)
        return found if request.GET.get("state") == "gone" else found.filter(gone_at=None)

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """By message, place and code; JSON fields are searched as text."""
        for word in words.split()[:MOST_WORDS]:
            queryset = queryset.filter(
                Q(message__zh__icontains=word) | Q(message__en__icontains=word) | Q(code__iexact=word)
            )
        return queryset


@waiting("revise")
def open_findings(request: HttpRequest) -> int:
    """Contradictions that wait for a decision of this person."""
    if not request.person.may("findings", "decide"):
        return 0
    return Finding.objects.visible_to(request.person, "findings", "decide").filter(OPEN, level="error").count()
