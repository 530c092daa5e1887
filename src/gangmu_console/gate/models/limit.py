"""区域限批: while it stands, nothing that builds is approved in a region; screening obeys it from the day it says."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu.screen import Limit
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.scope import Scope, ScopedQuerySet


class RegionalLimit(models.Model):
    """区域限批: for ``industries`` and ``products``, for everything where neither is named. Everyone may know of it."""

    scope: ClassVar[Scope] = Scope(region="region", shared=True)

    region = models.CharField(_("地区"), max_length=6, db_index=True)
    industries = models.JSONField(_("行业"), default=list, blank=True)
    products = models.JSONField(_("产品"), default=list, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)
    document = models.CharField(_("依据文件"), max_length=200)
    clause = models.CharField(_("条款"), max_length=120, blank=True)
    reason = models.CharField(_("事由"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("登记人")
    )
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-since", "-id")
        verbose_name = _("区域限批")

    def __str__(self) -> str:
        return f"{region_name(self.region)} {self.document}"

    def order(self) -> Limit:
        """The order as screening takes it."""
        return Limit(
            id=f"limit-{self.pk}", region=self.region, document=self.document, clause=self.clause, since=self.since,
            until=self.until, products=tuple(self.products), industries=tuple(self.industries),
        )  # fmt: skip
