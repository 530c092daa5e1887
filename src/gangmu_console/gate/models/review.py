"""并联审查: the opinion of one department on a project, with its deadline; all departments work at the same time."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet


class Review(models.Model):
    """并联审查: what one department is asked about a project, until when, and what it says."""

    class State(models.TextChoices):
        """意见."""

        ASKED = "asked", _("待反馈")
        AGREED = "agreed", _("同意")
        CONDITIONS = "conditions", _("附条件同意")
        OBJECTED = "objected", _("不同意")

    scope: ClassVar[Scope] = Scope(region="region", organisation=("organisation",))

    screening = models.ForeignKey("gate.Screening", models.CASCADE, related_name="reviews", verbose_name=_("准入意见"))
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="reviews", verbose_name=_("审查部门")
    )
    matter = models.CharField(_("审查事项"), max_length=200, blank=True)
    region = models.CharField(_("地区"), max_length=6, db_index=True)
    started_on = models.DateField(_("发起"))
    due = models.DateField(_("期限"), db_index=True)
    state = models.CharField(_("意见"), max_length=12, choices=State.choices, default=State.ASKED, db_index=True)
    opinion = models.CharField(_("意见内容"), max_length=1000, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("反馈人")
    )
    given_on = models.DateField(_("反馈"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("due", "id")
        verbose_name = _("并联审查")
        constraints = [models.UniqueConstraint(fields=("screening", "organisation"), name="one_review_a_department")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.screening.number}"
