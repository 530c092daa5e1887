"""报送与调整的表单."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gangmu.progress import Period, period_named
from gangmu_console.people.person import Person
from gangmu_console.people.regions import regions_of
from gangmu_console.targets.actions.rows import check_unit
from gangmu_console.targets.models import Indicator


class PeriodField(forms.CharField):
    """观测期: 2018, 2018年6月, 2018Q2, 2018年上半年, 2018年1—6月."""

    def clean(self, value: Any) -> Period | None:
        """The period that the words mean."""
        text = super().clean(value)
        if not text:
            return None
        period = period_named(text)
        if period is None:
            raise forms.ValidationError(_("看不懂这个观测期；写成 2018、2018年6月、2018Q2 或 2018年1—6月"))
        return period


class ObservationForm(forms.Form):
    """观测值; an empty value is 缺报, and has to be meant."""

    indicator = forms.ModelChoiceField(Indicator.objects.all(), label=_("指标"))
    region = forms.ChoiceField(
        label=_("地区"), error_messages={"invalid_choice": _("您的岗位不报送这个地区的数据，请从列表中选")}
    )
    period = PeriodField(label=_("观测期"), max_length=30, help_text=_("2018、2018年6月、2018Q2、2018年1—6月"))
    value = forms.FloatField(label=_("数值"), required=False)
    missing = forms.BooleanField(label=_("该期缺报"), required=False)
    unit = forms.CharField(label=_("单位"), max_length=30, required=False, help_text=_("不填用指标的单位"))
    source = forms.CharField(label=_("来源"), max_length=300)
    differs = forms.CharField(label=_("口径差异"), max_length=300, required=False, help_text=_("与指标口径不同时写明"))
    reason = forms.CharField(label=_("修订理由"), max_length=300, required=False, help_text=_("该期已有数值时必填"))

    def __init__(self, person: Person, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        choices = regions_of(person, "observations", "add")
        self.fields["region"].choices = [("", gettext("请选择")), *choices]  # type: ignore[attr-defined]
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "gm-in"

    def clean(self) -> dict[str, Any]:
        """A value or the word that there is none."""
        said = super().clean() or {}
        if said.get("value") is None and not said.get("missing") and "value" not in self.errors:
            self.add_error("value", _("填数值；确实没有报的，勾选“该期缺报”"))
        if said.get("value") is not None and said.get("missing"):
            self.add_error("missing", _("有数值就不是缺报"))
        faults: list[str] = []
        check_unit(said.get("unit", ""), said.get("indicator"), faults)
        for fault in faults:
            self.add_error("unit", fault)
        return said


class TargetForm(forms.Form):
    """调整目标."""

    value = forms.FloatField(label=_("目标值"), widget=forms.NumberInput({"class": "gm-in", "step": "any"}))
    year = forms.IntegerField(
        label=_("年份"), required=False, min_value=1949, max_value=2100, widget=forms.NumberInput({"class": "gm-in"})
    )
    reason = forms.CharField(label=_("理由"), max_length=500, widget=forms.Textarea({"class": "gm-in", "rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)
