"""指标与观测: indicators, what was observed of them and every revision of it, weights, and which target counts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet


class Indicator(models.Model):
    """指标: what is measured: name, unit, which way is better, numerator over denominator, who reports it and how often."""

    class Direction(models.TextChoices):
        """方向."""

        UP = "up", _("越高越好")
        DOWN = "down", _("越低越好")
        NONE = "none", _("未定")

    class Periodicity(models.TextChoices):
        """周期."""

        MONTHLY = "monthly", _("月")
        QUARTERLY = "quarterly", _("季")
        ANNUAL = "annual", _("年")
        UNKNOWN = "unknown", _("未定")

    scope: ClassVar[Scope] = Scope(shared=True)

    code = models.CharField(_("登记号"), max_length=120, unique=True)
    name = models.CharField(_("名称"), max_length=160, db_index=True)
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    direction = models.CharField(_("方向"), max_length=5, choices=Direction.choices, default=Direction.NONE)
    numerator = models.CharField(_("分子"), max_length=160, blank=True)
    denominator = models.CharField(_("分母"), max_length=160, blank=True)
    periodicity = models.CharField(_("周期"), max_length=10, choices=Periodicity.choices, default=Periodicity.UNKNOWN)
    reported_by = models.CharField(_("来源"), max_length=80, blank=True)
    family = models.CharField(max_length=120, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        verbose_name = _("指标")

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """导入: one uploaded table of observations: its rows as read, their errors, and whether they were saved."""

    class State(models.TextChoices):
        """状态."""

        PREVIEW = "preview", _("待确认")
        SAVED = "saved", _("已保存")
        DROPPED = "dropped", _("已放弃")

    scope: ClassVar[Scope] = Scope(region="region", owner="created_by")

    file_name = models.CharField(_("文件"), max_length=200)
    region = models.CharField(_("地区"), max_length=6)  # of the person who brought it: who may see it
    rows = models.JSONField(default=list)  # each: number, said (as written), meant (as read), errors
    good = models.PositiveIntegerField(_("可保存"), default=0)
    bad = models.PositiveIntegerField(_("有错"), default=0)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.PREVIEW)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("导入人"))
    created_at = models.DateTimeField(_("时间"), auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("导入")

    def __str__(self) -> str:
        return self.file_name


class Observation(models.Model):
    """观测值: ``value`` of an indicator for a region and period; None is 缺报, never zero.

    Never changed: a correction is a newer ``revision`` of the same indicator, region and period, and ``current`` marks the
    newest. ``recorded_on`` is the day since which it counts here, so that a page of an earlier day shows what was known then.
    """

    class Every(models.TextChoices):
        """观测期."""

        MONTHLY = "monthly", _("月")
        QUARTERLY = "quarterly", _("季")
        HALF_YEAR = "half_year", _("半年")
        ANNUAL = "annual", _("年")
        TO_DATE = "to_date", _("累计")
        UNKNOWN = "unknown", _("时点")

    scope: ClassVar[Scope] = Scope(region="region", owner="recorded_by")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations", verbose_name=_("指标"))
    region = models.CharField(_("地区"), max_length=6)
    period_end = models.DateField(_("期末"))
    every = models.CharField(_("观测期"), max_length=10, choices=Every.choices, default=Every.ANNUAL)
    value = models.FloatField(_("数值"), null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    source = models.CharField(_("来源"), max_length=300)
    differs = models.CharField(_("口径差异"), max_length=300, blank=True)
    synthetic = models.BooleanField(_("演示"), default=False)
    revision = models.PositiveIntegerField(_("修订"), default=0)
    current = models.BooleanField(_("现行"), default=True)
    reason = models.CharField(_("修订理由"), max_length=300, blank=True)
    recorded_on = models.DateField(_("报送日"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("报送人")
    )
    recorded_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    run = models.ForeignKey(ImportRun, models.PROTECT, null=True, blank=True, related_name="observations")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-period_end", "-id")
        verbose_name = _("观测值")
        constraints = [
            models.UniqueConstraint(
                fields=("indicator", "region", "period_end", "every", "revision"), name="one_revision"
            ),
            models.UniqueConstraint(
                fields=("indicator", "region", "period_end", "every"),
                condition=Q(current=True),
                name="one_current_observation",
            ),
        ]
        indexes = [
            models.Index(fields=("period_end", "id"), name="observation_period", condition=Q(current=True)),
            models.Index(fields=("region", "-period_end", "-id"), name="observation_place", condition=Q(current=True)),
            models.Index(
                fields=("recorded_on", "-period_end", "-id"), name="observation_recorded", condition=Q(current=True)
            ),
            models.Index(
                fields=("period_end", "id"), name="observation_made_up", condition=Q(current=True, synthetic=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.region} {self.period_end}"


class Weight(models.Model):
    """权重: how much ``region`` counts in the mean of its ``parent`` for an indicator; without one there is no mean."""

    scope: ClassVar[Scope] = Scope(region="parent")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="weights")
    parent = models.CharField(_("上级地区"), max_length=6)
    region = models.CharField(_("地区"), max_length=6)
    weight = models.FloatField(_("权重"))
    year = models.PositiveSmallIntegerField(_("年份"))
    source = models.CharField(_("来源"), max_length=300)
    synthetic = models.BooleanField(_("演示"), default=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("indicator", "parent", "region")
        constraints = [models.UniqueConstraint(fields=("indicator", "parent", "region", "year"), name="one_weight")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.region} {self.weight:g}"


class Target(models.Model):
    """目标: what counts for an indicator, region and year: a norm of a published document, or a value the office set over it.

    Rows are made from the norms when packs are published; ``versions`` keep every value with its reason.
    """

    scope: ClassVar[Scope] = Scope(region="region", shared=True)

    norm = models.OneToOneField("library.Norm", models.CASCADE, related_name="target", null=True, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("指标")
    )
    name = models.CharField(_("指标名称"), max_length=200)
    region = models.CharField(_("地区"), max_length=6, db_index=True)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True, db_index=True)
    value = models.FloatField(_("目标值"))
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    said = models.JSONField(_("目标内容"))  # the gangmu.norms.Target that counts, in the fields of the norms contract
    headline = models.BooleanField(_("重点"), default=False, db_index=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-headline", "region", "name", "year", "id")
        verbose_name = _("目标")

    def __str__(self) -> str:
        return self.name


class TargetVersion(models.Model):
    """目标版本: what a target said from a day on, who set it, and why."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    said = models.JSONField()
    since = models.DateField(_("起"))
    reason = models.CharField(_("理由"), max_length=500)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=("target", "number"), name="one_target_a_version")]

    def __str__(self) -> str:
        return f"{self.target} {self.number}"
