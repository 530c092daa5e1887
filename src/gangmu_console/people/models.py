"""人员与机构: who works here, for which organisation, in which posts, and the trail of what everyone changed."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet
from gangmu_console.people.roles import Reach, Role, reach


class Organisation(models.Model):
    """机构: a department of a province, city or state, in the tree it belongs to."""

    scope: ClassVar[Scope] = Scope(region="region", shared=True)

    code = models.CharField(_("代码"), max_length=64, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    short = models.CharField(_("简称"), max_length=40, blank=True)
    region = models.CharField(_("地区"), max_length=6, db_index=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("职责划入")
    )
    since = models.DateField(_("设立"), null=True, blank=True)
    until = models.DateField(_("撤销"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("region", "code")
        verbose_name = _("机构")

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: dt.date) -> str:
        """What it was called on ``day``."""
        for past in self.names.all():
            if (past.since is None or past.since <= day) and (past.until is None or day <= past.until):
                return past.name
        return self.name


class OrganisationName(models.Model):
    """曾用名: a name that the organisation had for a time."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since",)


class Users(UserManager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Users as Django makes them, seen as scopes say."""

    use_in_migrations = False


class User(AbstractUser):
    """用户: a person who signs in; what they may see and do follows from their posts.

    ``region`` says whose administrators manage the account; ``password_due`` that the password is another's, and has to
    be changed before anything else.
    """

    scope: ClassVar[Scope] = Scope(region="region")

    name = models.CharField(_("姓名"), max_length=60, blank=True)
    language = models.CharField(_("语言"), max_length=10, blank=True)
    region = models.CharField(_("地区"), max_length=6, blank=True, db_index=True)
    password_due = models.BooleanField(_("须改口令"), default=False)

    objects = Users()

    class Meta(AbstractUser.Meta):
        verbose_name = _("用户")

    def __str__(self) -> str:
        return self.name or self.username


class Post(models.Model):
    """岗位: one role of a user: for an organisation, a region, or an enterprise, from a day to a day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="posts")
    role = models.CharField(_("角色"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("机构"))
    region = models.CharField(_("地区"), max_length=6, default="210000")
    enterprise = models.CharField(_("企业统一社会信用代码"), max_length=18, blank=True)
    since = models.DateField(_("起"), null=True, blank=True)
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role=Role.ENTERPRISE) | ~models.Q(enterprise=""),
                name="enterprise_post_names_its_enterprise",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.DEPARTMENT) | models.Q(organisation__isnull=False),
                name="department_post_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.organisation or self.region}"

    @property
    def reach(self) -> Reach:
        """How far the post sees."""
        return reach(self.role)

    def holds(self, day: dt.date) -> bool:
        """Whether the post is held on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class AuditEntry(models.Model):
    """审计记录: one change: who, when, what, before, after and why; each holds the hash of the one before it.

    ``hash`` is SHA-256 (64 hexadecimal digits) over the previous hash and the canonical JSON of the entry. Entries are
    only ever added: a trigger in the database refuses any other change.
    """

    scope: ClassVar[Scope] = Scope(region="region")

    at = models.DateTimeField(_("时间"))
    actor = models.ForeignKey(User, models.PROTECT, null=True, verbose_name=_("操作人"))
    actor_name = models.CharField(_("操作人"), max_length=80)
    action = models.CharField(_("操作"), max_length=60, db_index=True)
    kind = models.CharField(_("对象类型"), max_length=60)
    object_id = models.CharField(_("对象"), max_length=64)
    label = models.CharField(_("对象名称"), max_length=200)
    region = models.CharField(_("地区"), max_length=6, blank=True)
    before = models.JSONField(_("改前"), null=True)
    after = models.JSONField(_("改后"), null=True)
    why = models.CharField(_("理由"), max_length=500, blank=True)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("审计记录")
        indexes = [
            models.Index(fields=("kind", "object_id")),
            models.Index(fields=("at", "id"), name="audit_at"),
            models.Index(fields=("region", "id"), name="audit_region"),
            models.Index(fields=("kind", "id"), name="audit_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action}"
