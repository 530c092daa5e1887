"""筛查表: one title that says it all, or field by field; what was read from the title shows, and can be set right."""

from __future__ import annotations

from typing import Any

import msgspec
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gangmu.errors import UnusableProject
from gangmu.screen import Project, project_from_record, project_from_text
from gangmu_console.gate.facts import FIELDS, Unreadable, complaint, read, with_facts, written
from gangmu_console.gate.regions import may_place
from gangmu_console.gate.words import ACTIVITIES, EFFICIENCIES
from gangmu_console.people.person import Person
from gangmu_console.people.regions import regions_below, root_of

_CODE = RegexValidator(r"^[0-9A-Z]{18}$", _("统一社会信用代码是 18 位数字和大写字母"))


def _text(label: str, hint: str = "", most: int = 300, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "gm-in", **attrs})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most, widget=widget)


class ScreeningForm(forms.Form):
    """A field that still says what was read from the title stays inferred; what anybody typed always wins.

    ``read`` is the title that the shown fields were read from: then an emptied field means that it is not known.
    """

    name = forms.CharField(
        label=_("备案标题或项目名称"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"class": "gm-in", "rows": 2}),
    )  # fmt: skip
    applicant = _text(_("申报单位"))
    enterprise = _text(_("统一社会信用代码"), most=18)
    region = forms.ChoiceField(label=_("建设地点"), required=False, widget=forms.Select(attrs={"class": "gm-in"}))
    park = _text(_("所在园区"))
    activity = forms.ChoiceField(label=_("建设性质"), required=False, widget=forms.Select(attrs={"class": "gm-in"}))
    industries = _text(_("行业"), _("GB/T 4754 代码或名称，多个用顿号分开"))
    products = _text(_("产品"), _("多个用顿号分开"))
    equipment = _text(_("主要设备"), _("多个用顿号分开"))
    capacity = _text(_("产能"), _("数值带单位，如 600 吨/日"))
    added_capacity = _text(_("新增产能"), _("没有新增填 0"))
    investment = _text(_("总投资"), _("如 8.4 亿元；只写数值按万元"))
    energy = _text(_("年综合能耗"), _("吨标准煤"), inputmode="decimal")
    efficiency = forms.ChoiceField(label=_("能效水平"), required=False, widget=forms.Select(attrs={"class": "gm-in"}))
    operating_days = _text(_("年运行天数"), inputmode="decimal")
    confirm = forms.BooleanField(label=_("推断的各项已核对无误"), required=False)
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, person: Person, data: Any = None, *, stands: Project | None = None, code: str = "") -> None:
        """``stands``: the project that is corrected; ``code``: the credit code that goes with it."""
        initial = {} if stands is None else {**shown_in_form(stands), "enterprise": code, "read": stands.name}
        super().__init__(data, initial=initial)
        self.person, self.stands = person, stands
        self.project: Project | None = None
        self.fields["enterprise"].validators.append(_CODE)
        blank = [("", gettext("不知道"))]
        self.fields["region"].choices = [*blank, *regions_below(root_of(person, "screenings", "add"))]
        self.fields["activity"].choices = [*blank, *ACTIVITIES.items()]
        self.fields["efficiency"].choices = [*blank, *EFFICIENCIES.items()]

    def basis(self) -> Project | None:
        """What the fields were filled from: the project that is corrected, or what the title says."""
        if self.stands is not None:
            return self.stands
        title = (self.data.get("read") or "").strip()
        return project_from_text(title) if title and title == (self.data.get("name") or "").strip() else None

    def inferred(self) -> tuple[str, ...]:
        """The fields that show what was read from the title."""
        basis = self.basis()
        if basis is None:
            return ()
        told = self.data if self.is_bound else self.initial
        return tuple(name for name in basis.inferred if str(told.get(name, "")).strip() == written(basis, name))

    def clean(self) -> dict[str, Any]:
        """Read every field, so that every fault shows at once; then put the project together."""
        cleaned: dict[str, Any] = super().clean() or {}
        basis = self.basis()
        told = {name: self._told(name, cleaned[name].strip(), basis) for name in FIELDS if name in cleaned}
        if self.errors:
            return cleaned
        self.project = self._project(told, basis)
        if self.project is not None:
            self._checked(self.project)
        return cleaned

    def _told(self, name: str, text: str, basis: Project | None) -> Any:
        if basis is not None and text == written(basis, name):
            return getattr(basis, name)
        try:
            return read(name, text) if text else None
        except Unreadable as fault:
            self.add_error(name, str(fault))
            return None

    def _project(self, told: dict[str, Any], basis: Project | None) -> Project | None:
        empty = Project()
        if basis is None:
            record = {name: self.cleaned_data[name].strip() for name in FIELDS if self.cleaned_data.get(name)}
            try:
                return project_from_record(record) if record else empty
            except UnusableProject as fault:
                self.add_error(fault.where if fault.where in self.fields else None, complaint(fault))
                return None
        values = {name: getattr(empty, name) if value is None else value for name, value in told.items()}
        changed = {name: value for name, value in values.items() if value != getattr(basis, name)}
        project = with_facts(basis, changed)
        return msgspec.structs.replace(project, inferred=()) if self.cleaned_data.get("confirm") else project

    def _checked(self, project: Project) -> None:
        if not (project.name or project.products or project.industries):
            self.add_error("name", gettext("请填写备案标题，或者项目名称、产品、行业中的一项"))
        if project.region and not may_place(self.person, "screenings", "add", project.region):
            self.add_error("region", gettext("项目不在您可以筛查的地区"))


def shown_in_form(project: Project) -> dict[str, str]:
    """The facts of ``project`` as the form's fields show them."""
    return {name: written(project, name) for name in FIELDS}
