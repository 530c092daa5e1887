"""What is asked when a finding is given an owner or decided about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.middleware import EARLIEST, LATEST
from gangmu_console.kit.scope import within
from gangmu_console.library.models import Finding
from gangmu_console.people.models import Organisation


class Assigned(forms.Form):
    """派办."""

    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("承办单位"), required=False, empty_label=_("未派"),
        widget=forms.Select({"class": "gm-in"}),
    )  # fmt: skip
    due = forms.DateField(label=_("期限"), required=False, widget=forms.DateInput({"type": "date", "class": "gm-in"}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, finding: Finding, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        # the organs of the place, those in charge of industry below it, and whoever has it now
        own, below = Q(region=finding.region), Q(code__endswith="/industry") & within("region", finding.region)
        offered = Organisation.objects.filter((own | below) & Q(until=None) | Q(pk=finding.owner_id))
        self.fields["owner"].queryset = offered  # type: ignore[attr-defined]

    def clean_due(self) -> dt.date | None:
        """A day that an office may mean; 0001-01-01 is a slip of the finger."""
        due: dt.date | None = self.cleaned_data["due"]
        if due and not EARLIEST <= due <= LATEST:
            raise forms.ValidationError(_("日期写错了，请重选。"))
        return due


class Disposed(forms.Form):
    """处置."""

    disposition = forms.ChoiceField(
        label=_("处置"), choices=Finding.Disposition.choices, widget=forms.Select({"class": "gm-in"})
    )
    reason = forms.CharField(
        label=_("理由"), max_length=500, widget=forms.Textarea({"class": "gm-in", "rows": 3}),
        help_text=_("写明依据；裁定会记入审计。"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
