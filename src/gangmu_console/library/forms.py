"""审校表单: the fields of each kind of norm that a reviewer may change, and what is said when publishing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gangmu_console.library.models import Norm

STANCES = (
    ("encourage", _("鼓励")), ("upgrade", _("改造提升")), ("control", _("控制")), ("restrict", _("限制")),
    ("prohibit", _("禁止")), ("phase_out", _("淘汰")), ("retain", _("保留")),
)  # fmt: skip
_ACTIVITIES = (
    ("any", _("不限")), ("new", _("新建")), ("expand", _("扩建")), ("new_capacity", _("新增产能")), ("operate", _("存量")),
    ("invest", _("投资")),
)  # fmt: skip
_COMPARATORS = (("=", "="), (">=", "≥"), (">", ">"), ("<=", "≤"), ("<", "<"), ("~", "≈"))
_CHANGES = (
    ("level", _("水平")), ("increase", _("增加")), ("decrease", _("下降")), ("growth_rate", _("增速")),
    ("cumulative", _("累计")), ("annual", _("每年")),
)  # fmt: skip
_INSTRUMENTS = (
    ("fiscal", _("财政")), ("tax", _("税收")), ("finance", _("金融")), ("equity", _("基金股权")), ("land", _("用地")),
    ("energy_price", _("能源价格")), ("insurance", _("保险")), ("procurement", _("采购")), ("talent", _("人才")),
    ("approval", _("审批")), ("platform", _("平台")), ("other", _("其他")),
)  # fmt: skip


class Words(forms.CharField):
    """几项: several words, parted by 、 or new lines."""

    def to_python(self, value: Any) -> list[str]:
        """The words."""
        text = super().to_python(value) or ""
        return [word.strip() for word in text.replace("\n", "、").split("、") if word.strip()]

    def prepare_value(self, value: Any) -> Any:
        """The words in one line."""
        return "、".join(value) if isinstance(value, list | tuple) else value


def _text(label: str, required: bool = True) -> forms.Field:
    return forms.CharField(label=label, required=required, max_length=300)


_FIELDS: dict[str, dict[str, Any]] = {
    "target": {
        "indicator": lambda: _text(_("指标")),
        "value": lambda: forms.FloatField(label=_("数值")),
        "unit": lambda: _text(_("单位"), False),
        "comparator": lambda: forms.ChoiceField(label=_("比较"), choices=_COMPARATORS),
        "change": lambda: forms.ChoiceField(label=_("口径"), choices=_CHANGES),
        "year": lambda: forms.IntegerField(label=_("年份"), required=False, min_value=1949, max_value=2100),
        "baseline_year": lambda: forms.IntegerField(label=_("基期"), required=False, min_value=1949, max_value=2100),
        "baseline_value": lambda: forms.FloatField(label=_("基期值"), required=False),
    },
    "task": {
        "action": lambda: _text(_("任务")),
        "lead": lambda: Words(label=_("牵头单位"), required=False),
        "cooperate": lambda: Words(label=_("配合单位"), required=False),
        "deadline_year": lambda: forms.IntegerField(
            label=_("完成年份"), required=False, min_value=1949, max_value=2100
        ),
    },
    "directive": {
        "stance": lambda: forms.ChoiceField(label=_("态度"), choices=STANCES),
        "subjects": lambda: Words(label=_("对象")),
        "activity": lambda: forms.ChoiceField(label=_("活动"), choices=_ACTIVITIES),
        "condition": lambda: _text(_("条件"), False),
        "exception": lambda: _text(_("例外"), False),
    },
    "measure": {
        "action": lambda: _text(_("措施")),
        "instrument": lambda: forms.ChoiceField(label=_("工具"), choices=_INSTRUMENTS),
        "beneficiaries": lambda: Words(label=_("对象"), required=False),
    },
}
_NULLABLE = ("year", "baseline_year", "baseline_value", "deadline_year", "condition", "exception")


class NormForm(forms.Form):
    """规范: the fields of ``kind``; what is left empty where it may be is unknown, not empty words."""

    def __init__(self, kind: str, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.kind = kind
        for name, made in _FIELDS[kind].items():
            field = self.fields[name] = made()
            field.widget.attrs["class"] = "gm-in"
        self.fields["remark"] = forms.CharField(
            label=_("审校意见"), required=False, max_length=500, widget=forms.Textarea({"class": "gm-in", "rows": 2})
        )
        self.fields["version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def changes(self) -> dict[str, Any]:
        """The fields of the norm as they were filled in."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("remark", "version")}
        return {
            name: (value or None) if name in _NULLABLE and value in ("", None) else value
            for name, value in said.items()
        }

    def again(self, version: int) -> NormForm:
        """The form with what was typed, now made on ``version``: whoever sends it again has seen what the other did."""
        filled = self.data.copy()
        filled["version"] = str(version)
        return NormForm(self.kind, filled)


class KindForm(forms.Form):
    """补录的种类与位置."""

    kind = forms.ChoiceField(choices=Norm.Kind.choices)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class PublishForm(forms.Form):
    """发布说明."""

    note = forms.CharField(
        label=_("发布说明"), required=False, max_length=500, widget=forms.Textarea({"class": "gm-in", "rows": 2}),
        help_text=_("写给日后查阅的人：这一版为什么发布、改了什么。"),
    )  # fmt: skip
