"""准入意见: one project held against the rules of one day: its facts, the verdict, who signed it."""

from __future__ import annotations

import datetime as dt
import json
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu_console.gate.places import PlacedScope
from gangmu_console.kit.regions import city_of, province_of
from gangmu_console.kit.scope import ScopedQuerySet


class Outcome(models.TextChoices):
    """结论: what a verdict says, gravest first."""

    PROHIBITED = "prohibited", _("禁止")
    PHASE_OUT = "phase_out", _("淘汰")
    RESTRICTED = "restricted", _("限制")
    CONFLICT = "conflict", _("条款冲突")
    NEEDS_FACTS = "needs_facts", _("资料不足")
    REPLACEMENT = "replacement_required", _("须产能置换")
    CONDITIONAL = "conditional", _("附条件")
    PERMITTED = "permitted", _("允许")
    ENCOURAGED = "encouraged", _("鼓励")


class Screening(models.Model):
    """准入意见: ``verdict`` is the JSON of the contract to the letter, as it was computed; ``limits`` the orders it obeyed.

    ``region`` is where the project is built, or of the person who asked where nobody knows. A screening is ``checked``
    (a look ahead, by an enterprise or in a batch), a ``draft`` that waits for a signature, or ``issued``.
    """

    class State(models.TextChoices):
        """办理状态."""

        CHECKED = "checked", _("预筛")
        DRAFT = "draft", _("待签发")
        ISSUED = "issued", _("已签发")

    scope: ClassVar[PlacedScope] = PlacedScope(region="region", enterprise="enterprise")

    number = models.CharField(_("编号"), max_length=24, unique=True)
    name = models.CharField(_("项目"), max_length=300)
    applicant = models.CharField(_("申报单位"), max_length=200, blank=True, db_index=True)
    enterprise = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    region = models.CharField(_("地区"), max_length=6, blank=True)
    city = models.CharField(max_length=6, blank=True)
    province = models.CharField(max_length=6, blank=True)
    industry = models.CharField(_("行业代码"), max_length=8, blank=True)
    as_of = models.DateField(_("口径日期"))
    outcome = models.CharField(_("结论"), max_length=24, choices=Outcome.choices)
    norm = models.CharField(_("裁定规范"), max_length=160, blank=True)
    document = models.CharField(_("裁定文件"), max_length=200, blank=True)
    clause = models.CharField(_("裁定条款"), max_length=200, blank=True)
    state = models.CharField(_("办理状态"), max_length=8, choices=State.choices, default=State.DRAFT)
    batch = models.ForeignKey("gate.Batch", models.CASCADE, null=True, blank=True, related_name="screenings")
    row = models.PositiveIntegerField(_("行"), null=True, blank=True)
    packs_hash = models.CharField(_("规则包哈希"), max_length=64)
    facts_hash = models.CharField(_("事实哈希"), max_length=64)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("拟稿人")
    )
    created_at = models.DateTimeField(_("收件"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("签发人")
    )
    issued_at = models.DateTimeField(_("签发时间"), null=True, blank=True)
    letter = models.CharField(_("意见书"), max_length=200, blank=True)  # below MEDIA_ROOT, without the ending
    version = models.PositiveIntegerField(default=1)
    versions = models.JSONField(_("规则包版本"), default=list)  # keys of PackVersion
    limits = models.JSONField(_("区域限批"), default=list)
    verdict = models.TextField(_("裁定"))

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-as_of", "-id")
        verbose_name = _("准入意见")
        indexes = [
            models.Index(fields=("as_of", "id"), name="screening_day"),
            models.Index(fields=("outcome", "as_of", "id"), name="screening_outcome"),
            models.Index(fields=("province", "as_of", "id"), name="screening_province"),
            models.Index(fields=("province", "outcome", "as_of", "id"), name="screening_province_outcome"),
            models.Index(fields=("city", "as_of", "id"), name="screening_city"),
            models.Index(fields=("city", "outcome", "as_of", "id"), name="screening_city_outcome"),
            models.Index(fields=("region", "as_of", "id"), name="screening_county"),
            models.Index(fields=("enterprise", "as_of", "id"), name="screening_enterprise"),
            models.Index(
                fields=("batch", "outcome", "row"), name="screening_of_batch", condition=models.Q(batch__isnull=False)
            ),
            models.Index(fields=("province", "state", "as_of", "id"), name="screening_province_state"),
            models.Index(fields=("city", "state", "as_of", "id"), name="screening_city_state"),
            models.Index(fields=("state", "as_of", "id"), name="screening_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def save(self, *args: Any, **named: Any) -> None:
        """Province and city follow from the region."""
        self.placed()
        super().save(*args, **named)

    def placed(self) -> None:
        """Set province and city."""
        self.province, self.city = province_of(self.region), city_of(self.region)

    @cached_property
    def said(self) -> dict[str, Any]:
        """The verdict as an object."""
        said: dict[str, Any] = json.loads(self.verdict)
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """The project's facts as they were held against the rules."""
        facts: dict[str, Any] = self.said["project"]
        return facts

    @property
    def open(self) -> bool:
        """Whether facts may still be supplied."""
        return self.state != self.State.ISSUED


class DayBook(models.Model):
    """收件簿: how many numbers have been given out on a day."""

    day = models.DateField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day} {self.last}"

    @staticmethod
    def take(day: dt.date, count: int = 1) -> int:
        """The first of ``count`` fresh numbers of ``day``; must stand in a transaction."""
        DayBook.objects.get_or_create(day=day)
        DayBook.objects.filter(day=day).update(last=models.F("last") + count)
        return int(DayBook.objects.get(day=day).last) - count + 1


def number_on(day: dt.date, place: int) -> str:
    """编号: ``2018-0914-03``, the third of the day."""
    return f"{day:%Y-%m%d}-{place:02d}"
