"""批量筛查: a table of projects, how far its screening has come, and the rows that could not be read."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet


class Batch(models.Model):
    """批次: ``taken`` rows of ``rows`` are done: ``verdicts`` + ``errors``; what a killed server left goes on from there."""

    class State(models.TextChoices):
        """状态."""

        QUEUED = "queued", _("排队中")
        RUNNING = "running", _("筛查中")
        DONE = "done", _("完成")
        STOPPED = "stopped", _("已停下")
        FAILED = "failed", _("不能读取")

    scope: ClassVar[Scope] = Scope(region="region", enterprise="enterprise")

    file = models.CharField(_("文件"), max_length=200)  # below MEDIA_ROOT, named by its hash
    file_name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(_("文件哈希"), max_length=64)
    region = models.CharField(_("地区"), max_length=6, db_index=True)  # holds for rows that name none
    enterprise = models.CharField(_("统一社会信用代码"), max_length=18, blank=True, db_index=True)
    as_of = models.DateField(_("口径日期"))
    packs_hash = models.CharField(_("规则包哈希"), max_length=64, blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.QUEUED, db_index=True)
    rows = models.PositiveIntegerField(_("行数"), default=0)
    taken = models.PositiveIntegerField(_("已筛"), default=0)
    verdicts = models.PositiveIntegerField(_("意见"), default=0)
    errors = models.PositiveIntegerField(_("错误"), default=0)
    fault = models.CharField(_("原因"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("上传人")
    )
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("批量筛查")

    def __str__(self) -> str:
        return self.file_name

    @property
    def going(self) -> bool:
        """Whether it is still being screened."""
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def percent(self) -> int:
        """How far it has come."""
        return 100 * self.taken // self.rows if self.rows else 0


class BatchError(models.Model):
    """错误行: a row that could not be read, and why."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("行"))
    field = models.CharField(_("栏"), max_length=60, blank=True)
    fault = models.CharField(_("原因"), max_length=300)
    remedy = models.CharField(_("怎么改"), max_length=300, blank=True)

    class Meta:
        ordering = ("row",)
        constraints = [models.UniqueConstraint(fields=("batch", "row"), name="one_error_a_row")]

    def __str__(self) -> str:
        return f"{self.row} {self.fault}"
