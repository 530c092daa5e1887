"""政策库: documents with their clauses and norms, what reviewers decided, and the packs that were published."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.scope import Scope, ScopedQuerySet


class Document(models.Model):
    """政策文件: an uploaded or packed document; ``header`` facts as compiled, ``text`` with the offsets of every norm.

    ``stage`` is where it stands in the office's work; ``status`` whether it binds (draft, in force, expired, repealed).
    """

    class Stage(models.TextChoices):
        """办理阶段."""

        QUEUED = "queued", _("待编译")
        COMPILING = "compiling", _("编译中")
        FAILED = "failed", _("编译失败")
        REVIEW = "review", _("待审校")
        PUBLISHED = "published", _("已发布")

    class Status(models.TextChoices):
        """效力."""

        IN_FORCE = "in_force", _("有效")
        DRAFT = "draft", _("草案")
        EXPIRED = "expired", _("失效")
        REPEALED = "repealed", _("废止")

    scope: ClassVar[Scope] = Scope(region="region", owner="uploaded_by", shared=Q(stage="published"))

    key = models.CharField(_("登记号"), max_length=80, unique=True)
    title = models.CharField(_("标题"), max_length=300)
    number = models.CharField(_("文号"), max_length=80, blank=True, db_index=True)
    issuer = models.CharField(_("发文机关"), max_length=200, blank=True)
    region = models.CharField(_("地区"), max_length=6, blank=True, db_index=True)
    issued = models.DateField(_("印发"), null=True, blank=True, db_index=True)
    effective = models.DateField(_("施行"), null=True, blank=True)
    expires = models.DateField(_("有效期至"), null=True, blank=True, db_index=True)
    status = models.CharField(_("效力"), max_length=12, choices=Status.choices, default=Status.IN_FORCE)
    stage = models.CharField(_("办理阶段"), max_length=12, choices=Stage.choices, default=Stage.QUEUED, db_index=True)
    header = models.JSONField(_("公文要素"), default=dict)
    diagnostics = models.JSONField(_("诊断"), default=list)
    file = models.CharField(_("原文件"), max_length=200, blank=True)  # below MEDIA_ROOT, named by its hash
    file_name = models.CharField(_("文件名"), max_length=200, blank=True)
    sha256 = models.CharField(_("文件哈希"), max_length=64, blank=True, db_index=True)
    text = models.TextField(_("正文"), blank=True)
    tables = models.JSONField(_("表格"), default=list)
    progress = models.PositiveSmallIntegerField(_("进度"), default=0)  # per cent of the compiling
    fault = models.CharField(_("失败原因"), max_length=500, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-issued", "-id")
        verbose_name = _("政策文件")

    def __str__(self) -> str:
        return self.title


class Clause(models.Model):
    """条款: one node of a document's tree, ``document.text[start:end]``; ``position`` counts in reading order."""

    scope: ClassVar[Scope] = Scope(
        region="document__region", owner="document__uploaded_by", shared=Q(document__stage="published")
    )

    document = models.ForeignKey(Document, models.CASCADE, related_name="clauses")
    cid = models.CharField(_("条款号"), max_length=60)
    parent = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    label = models.CharField(_("序号"), max_length=60, blank=True)
    heading = models.CharField(_("标题"), max_length=300, blank=True)
    cite = models.CharField(_("引用"), max_length=160, blank=True)  # 附件2 沈阳市 二（四）2
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(
        _("文字"), blank=True
    )  # its own words, without those of its children: what search looks through

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("document", "position")
        verbose_name = _("条款")
        constraints = [models.UniqueConstraint(fields=("document", "position"), name="one_clause_a_position")]

    def __str__(self) -> str:
        return f"{self.cite or self.label} {self.heading}".strip()


class Norm(models.Model):
    """规范: a target, task, directive or measure: the ``proposal`` as extracted, and what reviewers made of it.

    ``data`` is the norm as it counts now (fields of ../shared norms contract); ``proposal`` never changes. ``version``
    grows with each decision: who decides on an older one is told so.
    """

    class Kind(models.TextChoices):
        """规范种类."""

        TARGET = "target", _("目标")
        TASK = "task", _("任务")
        DIRECTIVE = "directive", _("导向")
        MEASURE = "measure", _("措施")

    class State(models.TextChoices):
        """审校状态."""

        PROPOSED = "proposed", _("待审")
        ACCEPTED = "accepted", _("已采纳")
        EDITED = "edited", _("已修改")
        REJECTED = "rejected", _("已驳回")
        ADDED = "added", _("人工补录")

    scope: ClassVar[Scope] = Scope(
        region="region", owner="document__uploaded_by", shared=Q(document__stage="published")
    )

    document = models.ForeignKey(Document, models.CASCADE, related_name="norms")
    nid = models.CharField(_("规范号"), max_length=120)
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices, db_index=True)
    clause = models.CharField(_("条款号"), max_length=60)
    cite = models.CharField(_("出处"), max_length=160, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("原文"))
    region = models.CharField(_("地区"), max_length=6, blank=True, db_index=True)
    certainty = models.CharField(_("把握"), max_length=10, db_index=True)  # sure, likely, doubtful
    summary = models.CharField(
        _("要点"), max_length=300
    )  # one line for lists: indicator and value, action, stance and subjects
    indicator = models.CharField(_("指标"), max_length=80, blank=True, db_index=True)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True, db_index=True)
    stance = models.CharField(_("态度"), max_length=12, blank=True, db_index=True)
    proposal = models.JSONField(_("提取结果"), null=True)
    data = models.JSONField(_("规范内容"))
    state = models.CharField(_("审校状态"), max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("审校人")
    )
    reviewed_at = models.DateTimeField(_("审校时间"), null=True, blank=True)
    remark = models.CharField(_("审校意见"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("document", "start", "id")
        verbose_name = _("规范")
        constraints = [models.UniqueConstraint(fields=("document", "nid"), name="one_norm_an_id")]
        indexes = [models.Index(fields=("document", "state", "region"), name="norm_count")]  # counting reads no norm

    def __str__(self) -> str:
        return self.summary


class PackVersion(models.Model):
    """规范包版本: a pack as it was published: its YAML files, its hash, and from when it counts here.

    The newest version of each name is what screening and targets go by.
    """

    scope: ClassVar[Scope] = Scope(region="region", shared=True)

    name = models.CharField(_("名称"), max_length=80)
    number = models.PositiveIntegerField(_("版本"))
    title = models.CharField(_("标题"), max_length=200)
    region = models.CharField(_("地区"), max_length=6)
    hash = models.CharField(_("哈希"), max_length=64)
    files = models.JSONField()  # name of the file -> its YAML
    documents = models.ManyToManyField(Document, related_name="packs")
    norm_count = models.PositiveIntegerField(_("规范数"), default=0)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("发布人"))
    published_at = models.DateTimeField(_("发布时间"))
    note = models.CharField(_("发布说明"), max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "-number")
        verbose_name = _("规范包")
        constraints = [models.UniqueConstraint(fields=("name", "number"), name="one_pack_a_version")]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class Finding(models.Model):
    """检查发现: one diagnostic of the linter with its quotations, an owner, and what was decided about it."""

    class Disposition(models.TextChoices):
        """处置."""

        OPEN = "open", _("待裁定")
        REVISE = "revise", _("修订")
        INTERPRET = "interpret", _("解释")
        KEEP = "keep", _("维持")

    scope: ClassVar[Scope] = Scope(region="region", organisation=("owner",))

    fingerprint = models.CharField(max_length=64, unique=True)  # the same finding of a later run keeps its decision
    code = models.CharField(_("规则"), max_length=8, db_index=True)
    family = models.CharField(_("类别"), max_length=20, db_index=True)
    level = models.CharField(_("级别"), max_length=10, db_index=True)
    message = models.JSONField(_("发现"))  # language -> sentence
    places = models.JSONField(_("出处"))  # document, clause, quote, start, end of each place
    documents = models.ManyToManyField(Document, related_name="findings")
    region = models.CharField(_("地区"), max_length=6, blank=True, db_index=True)
    owner = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("承办单位"))
    due = models.DateField(_("期限"), null=True, blank=True)
    disposition = models.CharField(
        _("处置"), max_length=10, choices=Disposition.choices, default=Disposition.OPEN, db_index=True
    )
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("裁定人")
    )
    decided_at = models.DateTimeField(_("裁定时间"), null=True, blank=True)
    found_at = models.DateTimeField(_("发现时间"), auto_now_add=True)
    gone_at = models.DateTimeField(_("消失时间"), null=True, blank=True)  # a later run no longer finds it
    version = models.PositiveIntegerField(default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("disposition", "level", "code", "id")
        verbose_name = _("检查发现")
        indexes = [  # findings are wide: what is open is found and put in order without reading the others
            models.Index(
                fields=("level", "code", "id"), name="finding_open", condition=Q(disposition="open", gone_at=None)
            ),
            models.Index(fields=("disposition", "level", "code", "id"), name="finding_list", condition=Q(gone_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.message.get('zh', '')}"
