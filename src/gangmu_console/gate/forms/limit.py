"""限批表: an order that stops approvals in a region."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gangmu_console.gate.facts import Unreadable, read
from gangmu_console.gate.models import RegionalLimit
from gangmu_console.gate.regions import may_place
from gangmu_console.people.person import Person
from gangmu_console.people.regions import regions_below, root_of

_IN = {"class": "gm-in"}


class LimitForm(forms.ModelForm):
    """区域限批表."""

    region = forms.ChoiceField(label=_("地区"), widget=forms.Select(attrs=_IN))
    industries = forms.CharField(
        label=_("行业"), required=False, widget=forms.TextInput(attrs=_IN),
        help_text=_("GB/T 4754 代码或名称；行业和产品都不填，是对所有建设项目限批"),
    )  # fmt: skip
    products = forms.CharField(label=_("产品"), required=False, widget=forms.TextInput(attrs=_IN))

    class Meta:
        model = RegionalLimit
        fields = ("region", "industries", "products", "since", "until", "document", "clause", "reason")
        widgets = {
            **{name: forms.TextInput(attrs=_IN) for name in ("document", "clause", "reason")},
            **{name: forms.DateInput(attrs={**_IN, "type": "date"}, format="%Y-%m-%d") for name in ("since", "until")},
        }

    def __init__(self, person: Person, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        self.person = person
        self.fields["region"].choices = [("", gettext("请选择")), *regions_below(root_of(person, "limits", "add"))]

    def clean_region(self) -> str:
        """Only where the person may."""
        region: str = self.cleaned_data["region"]
        if not may_place(self.person, "limits", "add", region):
            raise forms.ValidationError(gettext("不在您可以办理的地区"))
        return region

    def clean_industries(self) -> list[str]:
        """Codes or names of the classification."""
        return self._listed("industries")

    def clean_products(self) -> list[str]:
        """Words, parted by 、."""
        return self._listed("products")

    def _listed(self, name: str) -> list[str]:
        text = self.cleaned_data[name].strip()
        try:
            return list(read(name, text)) if text else []
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None

    def clean(self) -> dict[str, Any]:
        """An end is not before its beginning."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("止日早于起日"))
        return cleaned
