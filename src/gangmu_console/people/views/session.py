"""登录: signing in and out, the password, and the language of the pages."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views import i18n
from django.views.decorators.http import require_POST

from gangmu_console.kit.permission import open_to_all
from gangmu_console.people import actions
from gangmu_console.people.demonstration_accounts import accounts, told
from gangmu_console.people.models import User


class SignInForm(AuthenticationForm):
    """用户名与口令."""

    error_messages = {
        "inactive": _("账号已停用，请找本单位管理员。"),
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["username"].label, self.fields["password"].label = _("用户名"), _("口令")
        for name, hint in (("username", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs |= {"class": "gm-in", "autocomplete": hint}

    def get_invalid_login_error(self) -> ValidationError:
        """Wrong, and how often one may still try."""
        tried = AccessAttempt.objects.filter(
            username=self.cleaned_data["username"], ip_address=get_client_ip_address(self.request)
        ).aggregate(most=Max("failures_since_start"))["most"]
        left = settings.AXES_FAILURE_LIMIT - (tried or 0)
        said = {"left": left, "minutes": round(settings.AXES_COOLOFF_TIME * 60)}
        text = (
            _("用户名或口令不对。再错 %(left)s 次，账号锁定 %(minutes)s 分钟。") if tried else _("用户名或口令不对。")
        )
        return ValidationError(text, code="invalid_login", params=said)


class _SignIn(auth.LoginView):
    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """With the demonstration's accounts where this is one, and the way to a single sign-on where there is one."""
        shown = {"accounts": accounts(), "password": told()["password"]} if settings.DEMONSTRATION else {}
        context = {**super().get_context_data(**named), **shown, "page_title": _("登录"), "sso_url": settings.SSO_URL}
        return {**context, "sso_failed": self.request.GET.get("sso") == "failed"}


class ChangedPassword(PasswordChangeForm):
    """口令: the one that is known, and a new one twice."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, label in (
            ("old_password", _("现在的口令")),
            ("new_password1", _("新口令")),
            ("new_password2", _("再写一遍")),
        ):
            self.fields[name].label = label
            self.fields[name].widget.attrs["class"] = "gm-in"


class _Password(auth.PasswordChangeView):
    template_name = "people/password.html"
    form_class = ChangedPassword
    success_url = reverse_lazy("home")
    extra_context = {"page_title": _("修改口令")}

    def form_valid(self, form: Any) -> HttpResponse:
        """Saved together with its entry in the audit trail."""
        with transaction.atomic():
            response = super().form_valid(form)
            actions.password_changed(self.request.person, form.user)
        messages.success(self.request, _("口令已修改，其他设备上的登录已失效。"))
        return response


sign_in = open_to_all("who is not known yet has to sign in")(_SignIn.as_view())
sign_out = open_to_all("leaving is allowed to everyone")(auth.LogoutView.as_view())
password = open_to_all("LoginRequiredMixin of Django guards it: everybody may change their own")(_Password.as_view())


@open_to_all("the language is nobody's secret")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """切换语言: for this session, and for the next ones of who has signed in."""
    chosen = request.POST.get("language", "")
    if request.person.known and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.person.user.pk).update(language=chosen)
    return i18n.set_language(request)
