"""五项不予办理: notices of a prohibited overcapacity project to the authorities, and what was processed all the same."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet


class Refused(models.TextChoices):
    """不予办理事项: what must not be granted."""

    FILING = "filing", _("核准、备案")
    LAND = "land_or_sea", _("土地（海域）供应")
    ENERGY = "energy_review", _("节能审查")
    ENVIRONMENT = "environmental_review", _("环评审批")
    CREDIT = "credit", _("新增授信")


class Notice(models.Model):
    """不予办理通知: tells one authority that it must not proceed; ``breached`` where it did all the same."""

    class State(models.TextChoices):
        """状态."""

        SENT = "sent", _("已通知")
        ACKNOWLEDGED = "acknowledged", _("已确认")
        BREACHED = "breached", _("违规办理")

    scope: ClassVar[Scope] = Scope(region="region", organisation=("organisation",))

    screening = models.ForeignKey("gate.Screening", models.CASCADE, related_name="notices", verbose_name=_("准入意见"))
    kind = models.CharField(_("事项"), max_length=24, choices=Refused.choices)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("办理机关")
    )
    region = models.CharField(_("地区"), max_length=6, db_index=True)
    basis = models.CharField(_("依据"), max_length=300, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.SENT, db_index=True)
    sent_on = models.DateField(_("通知日期"), db_index=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("确认人")
    )
    acknowledged_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    remark = models.CharField(_("说明"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("不予办理通知")
        constraints = [models.UniqueConstraint(fields=("screening", "kind"), name="one_notice_a_matter")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.screening.number}"


class Permit(models.Model):
    """已办事项: something an authority granted, as it was entered or imported; ``notice`` where that was forbidden.

    ``sure`` says that project and applicant are certainly those of the notice: by number, by credit code with name, or by
    both names; else somebody has to look.
    """

    scope: ClassVar[Scope] = Scope(region="region", organisation=("organisation",))

    kind = models.CharField(_("事项"), max_length=24, choices=Refused.choices)
    reference = models.CharField(_("办件编号"), max_length=80, blank=True)
    number = models.CharField(_("准入意见编号"), max_length=24, blank=True)
    name = models.CharField(_("项目"), max_length=300, blank=True)
    applicant = models.CharField(_("申报单位"), max_length=200, blank=True)
    enterprise = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    region = models.CharField(_("地区"), max_length=6, db_index=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("办理机关")
    )
    granted_on = models.DateField(_("办理日期"), null=True, blank=True)
    notice = models.ForeignKey(
        Notice, models.SET_NULL, null=True, blank=True, related_name="permits", verbose_name=_("不予办理通知")
    )
    sure = models.BooleanField(_("认定"), default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("已办事项")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name or self.applicant or self.number}"
