"""上传表: tables of projects to be screened, and of what authorities have granted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gangmu_console.gate.models import Permit, Refused

FORMS = (".xlsx", ".xls", ".csv", ".txt")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class TableForm(forms.Form):
    """表格文件: a table as .xlsx, .xls, .csv or titles in a .txt."""

    file = forms.FileField(
        label=_("表格"), help_text=_("xlsx、xls、csv；txt 每行一个备案标题"),
        widget=forms.FileInput(attrs={"class": "gm-in", "accept": ",".join(FORMS)}),
    )  # fmt: skip

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large, of another kind, or not what its name says."""
        file: UploadedFile = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not name.endswith(FORMS):
            raise forms.ValidationError(gettext("只接受 xlsx、xls、csv、txt"))
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(gettext("文件超过 %(most)d MB") % {"most": settings.UPLOAD_LIMIT // 2**20})
        head = file.read(8)
        file.seek(0)
        packed, old = head.startswith(_ZIP), head.startswith(_OLE)
        if packed != name.endswith(".xlsx") or old != name.endswith(".xls") or head.startswith((b"MZ", b"\x7fELF")):
            raise forms.ValidationError(gettext("文件内容与扩展名不符"))
        return file


class BatchForm(TableForm):
    """批量筛查表."""


class PermitTable(TableForm):
    """已办事项表: columns 事项, 准入意见编号, 项目, 申报单位, 统一社会信用代码, 办件编号, 办理日期."""


class PermitForm(forms.ModelForm):
    """已办事项: one thing that was granted, entered by hand."""

    class Meta:
        model = Permit
        fields = ("kind", "number", "name", "applicant", "enterprise", "reference", "granted_on")
        widgets = {
            **{
                name: forms.TextInput(attrs={"class": "gm-in"})
                for name in ("number", "name", "applicant", "enterprise", "reference")
            },
            "kind": forms.Select(attrs={"class": "gm-in"}),
            "granted_on": forms.DateInput(attrs={"class": "gm-in", "type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        """Something must say whose it is."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(name) for name in ("number", "applicant", "enterprise")):
            raise forms.ValidationError(gettext("准入意见编号、申报单位、统一社会信用代码至少填一项"))
        return cleaned


HEADS = {
    "kind": ("事项", "办理事项", "kind"), "number": ("准入意见编号", "项目编号", "编号", "number"),
    "name": ("项目", "项目名称", "name"), "applicant": ("申报单位", "建设单位", "企业名称", "applicant"),
    "enterprise": ("统一社会信用代码", "信用代码", "enterprise"), "reference": ("办件编号", "文号", "reference"),
    "granted_on": ("办理日期", "日期", "granted_on"),
}  # fmt: skip


def permit_of(record: dict[str, Any], kind: str = "") -> Permit | str:
    """The permit that a row of a table says, or what is wrong with it."""
    told = {field: _cell(record, heads) for field, heads in HEADS.items()}
    kinds = {word: value for value, words in _KINDS.items() for word in words}
    matter = kinds.get(told.pop("kind") or kind)
    day = told.pop("granted_on")
    if matter is None:
        return gettext("没有写明事项，或事项不在五项之内")
    if not any(told[name] for name in ("number", "applicant", "enterprise")):
        return gettext("准入意见编号、申报单位、统一社会信用代码至少填一项")
    try:
        granted = dt.date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return gettext("办理日期应写作 2018-09-14")
    cut = {name: value[: Permit._meta.get_field(name).max_length] for name, value in told.items()}
    return Permit(kind=matter, granted_on=granted, **cut)


_KINDS = {
    Refused.FILING: ("filing", "备案", "核准", "核准、备案", "核准备案"),
    Refused.LAND: ("land_or_sea", "土地", "用地", "用海", "海域", "土地供应", "土地（海域）供应"),
    Refused.ENERGY: ("energy_review", "能评", "节能审查"),
    Refused.ENVIRONMENT: ("environmental_review", "环评", "环评审批"),
    Refused.CREDIT: ("credit", "授信", "新增授信", "贷款"),
}


def _cell(record: dict[str, Any], heads: tuple[str, ...]) -> str:
    return next((str(record[head]).strip() for head in heads if record.get(head) not in (None, "")), "")
