"""What is asked when a finding is given an owner or decided about."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gangmu_console.library.models import Finding
from gangmu_console.people.models import Organisation


class Assigned(forms.Form):
    """派办."""

    owner = forms.ModelChoiceField(Organisation.objects.all(), label=_("承办单位"), required=False)
    due = forms.DateField(label=_("期限"), required=False, widget=forms.DateInput({"type": "date", "class": "gm-in"}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **named) -> None:
        super().__init__(*args, **named)
        self.fields["owner"].widget.attrs["class"] = "gm-in"


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
