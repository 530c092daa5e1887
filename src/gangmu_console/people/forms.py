"""What is asked when an account, a post or an organisation is made or changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gangmu_console.kit.regions import region_name
from gangmu_console.people.models import Organisation, User
from gangmu_console.people.person import Person
from gangmu_console.people.reach import regions_reached
from gangmu_console.people.roles import Role, reach

_CREDIT_CODE = RegexValidator(r"^[0-9A-HJ-NPQRTUWXY]{18}$", gettext_lazy("统一社会信用代码是 18 位数字和大写字母。"))

_NAMED = gettext_lazy("用户名只用字母、数字、汉字和 @ . + - _，中间不留空格。")


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class _Dressed(forms.Form):
    """A form whose fields wear the console's look, for what ``person`` reaches of ``resource``."""

    resource = "people"

    def __init__(self, person: Person, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.person = person
        for field in self.fields.values():
            field.widget.attrs["class"] = "gm-in"
        if "region" in self.fields:
            regions = regions_reached(person, self.resource)
            self.fields["region"].choices = [(code, region_name(code)) for code in regions]
            self.fields["region"].initial = person.region


class ChangedUser(_Dressed):
    """修改账号."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)
    region = forms.ChoiceField(label=gettext_lazy("所属地区"), help_text=gettext_lazy("由该地区及其上级的管理员管理"))


class NewUser(ChangedUser):
    """新增账号."""

    username = forms.CharField(
        label=gettext_lazy("用户名"), max_length=60, validators=[UnicodeUsernameValidator(message=_NAMED)],
        help_text=gettext_lazy("字母、数字、汉字和 @ . + - _；单位统一认证的账号须与认证中的名称一致"),
    )  # fmt: skip
    field_order = ("username", "name", "region")

    def clean_username(self) -> str:
        """Nobody else's."""
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("已有这个用户名。"))
        return username


class NewPost(_Dressed):
    """任岗."""

    role = forms.ChoiceField(label=gettext_lazy("角色"), choices=[one for one in Role.choices if one[0] != Role.PUBLIC])
    region = forms.ChoiceField(label=gettext_lazy("地区"), help_text=gettext_lazy("看得到该地区及其下级"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("机构"), required=False,
        help_text=gettext_lazy("责任单位必须选定；其他角色用于落款"),
    )  # fmt: skip
    enterprise = forms.CharField(
        label=gettext_lazy("企业统一社会信用代码"), required=False, validators=[_CREDIT_CODE],
        help_text=gettext_lazy("企业角色必须填写"),
    )  # fmt: skip
    since = forms.DateField(label=gettext_lazy("起"), required=False, widget=_day())
    until = forms.DateField(label=gettext_lazy("止"), required=False, widget=_day())

    def __init__(self, person: Person, *args: Any, **named: Any) -> None:
        super().__init__(person, *args, **named)
        regions = regions_reached(person, self.resource)
        self.fields["organisation"].queryset = Organisation.objects.filter(region__in=regions, until=None)

    def clean(self) -> dict[str, Any]:
        """A department is one, an enterprise has its code, the end comes after the beginning."""
        said: dict[str, Any] = super().clean() or {}
        kind = reach(said["role"]) if "role" in said else ""
        if kind == "organisation" and not said.get("organisation"):
            self.add_error("organisation", _("请选定责任单位。"))
        if kind == "enterprise" and "enterprise" not in self.errors and not said.get("enterprise"):
            self.add_error("enterprise", _("请填写企业的统一社会信用代码。"))
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("止日在起日之前。"))
        return said


class Reason(forms.Form):
    """理由: why something is taken away."""

    why = forms.CharField(
        label=gettext_lazy("理由"), max_length=500, widget=forms.TextInput({"class": "gm-in"}),
        error_messages={"required": gettext_lazy("请写明理由，会记入审计。")},
    )  # fmt: skip


class Renamed(_Dressed):
    """更名."""

    resource = "organisations"
    name = forms.CharField(label=gettext_lazy("新名称"), max_length=120)
    short = forms.CharField(label=gettext_lazy("简称"), max_length=40, required=False)
    since = forms.DateField(
        label=gettext_lazy("自哪一天起"), widget=_day(), help_text=gettext_lazy("此前的文件仍按原名称显示")
    )

    def __init__(self, person: Person, organisation: Organisation, *args: Any, **named: Any) -> None:
        super().__init__(person, *args, **named)
        self.organisation = organisation

    def clean_since(self) -> Any:
        """After every name that has ended already, and not in the future."""
        since = self.cleaned_data["since"]
        if since > self.person.day:
            raise forms.ValidationError(_("更名之日还没有到。"))
        if self.organisation.names.filter(until__gte=since).exists():
            raise forms.ValidationError(_("这一天仍在一个更早的曾用名期内。"))
        return since


class Closed(_Dressed):
    """撤销."""

    resource = "organisations"
    until = forms.DateField(label=gettext_lazy("撤销日期"), widget=_day())
    successor = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("职责划入"), required=False)
    why = forms.CharField(label=gettext_lazy("依据"), max_length=500, help_text=gettext_lazy("例如机构改革方案的文号"))

    def __init__(self, person: Person, organisation: Organisation, *args: Any, **named: Any) -> None:
        super().__init__(person, *args, **named)
        same = Organisation.objects.filter(region=organisation.region, until=None)
        self.fields["successor"].queryset = same.exclude(pk=organisation.pk)
