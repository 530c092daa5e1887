"""并联审查表: which departments are asked by when, and what one of them says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gangmu_console.gate.models import Review
from gangmu_console.people.models import Organisation

_IN = {"class": "gm-in"}


class AskForm(forms.Form):
    """并联审查: departments, what they are to look at, and the last day."""

    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("审查部门"), widget=forms.CheckboxSelectMultiple
    )
    matter = forms.CharField(label=_("审查事项"), required=False, max_length=200, widget=forms.TextInput(attrs=_IN))
    due = forms.DateField(label=_("期限"), widget=forms.DateInput(attrs={**_IN, "type": "date"}, format="%Y-%m-%d"))

    def __init__(self, offered: QuerySet[Organisation], day: dt.date, data: Any = None) -> None:
        super().__init__(data, initial={"due": day + dt.timedelta(days=10)})
        self.day = day
        self.fields["organisations"].queryset = offered

    def clean_due(self) -> dt.date:
        """Not before today."""
        due: dt.date = self.cleaned_data["due"]
        if due < self.day:
            raise forms.ValidationError(gettext("期限早于口径日期"))
        return due


class OpinionForm(forms.Form):
    """审查意见: yes, yes if, or no; a no and an if say why."""

    state = forms.ChoiceField(
        label=_("意见"),
        choices=[("", _("请选择")), *(one for one in Review.State.choices if one[0] != "asked")],
        widget=forms.Select(attrs=_IN),
    )
    opinion = forms.CharField(
        label=_("意见内容"), required=False, max_length=1000, widget=forms.Textarea(attrs={**_IN, "rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """What is not a plain yes needs a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("state") in ("conditions", "objected") and not cleaned.get("opinion", "").strip():
            self.add_error("opinion", gettext("请写明条件或理由"))
        return cleaned
