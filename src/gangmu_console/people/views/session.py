"""登录: signing in and out, the password, and the language of the pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views import i18n
from django.views.decorators.http import require_POST

from gangmu_console.home.demonstration import accounts, told
from gangmu_console.kit.permission import open_to_all


class SignInForm(AuthenticationForm):
    """用户名与口令."""

    error_messages = {
        "invalid_login": _("用户名或口令不对。连错五次，账号锁定十五分钟。"),
        "inactive": _("账号已停用，请找本单位管理员。"),
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["username"].label, self.fields["password"].label = _("用户名"), _("口令")
        for name, hint in (("username", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs |= {"class": "gm-in", "autocomplete": hint}


class _SignIn(auth.LoginView):
    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """With the demonstration's accounts where this is one, and the way to a single sign-on where there is one."""
        shown = {"accounts": accounts(), "password": told()["password"]} if settings.DEMONSTRATION else {}
        return {**super().get_context_data(**named), **shown, "page_title": _("登录"), "sso_url": settings.SSO_URL}


class _Password(auth.PasswordChangeView):
    template_name = "people/password.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("home")
    extra_context = {"page_title": _("修改口令")}

    def get_form(self, form_class: Any = None) -> Any:
        """With our own look."""
        form = super().get_form(form_class)
        for field in form.fields.values():
            field.widget.attrs["class"] = "gm-in"
        return form


sign_in = open_to_all("who is not known yet has to sign in")(_SignIn.as_view())
sign_out = open_to_all("leaving is allowed to everyone")(auth.LogoutView.as_view())
password = open_to_all("LoginRequiredMixin of Django guards it: everybody may change their own")(_Password.as_view())


@open_to_all("the language is nobody's secret")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """切换语言: for this session, and for the next ones of who has signed in."""
    chosen = request.POST.get("language", "")
    if request.person.known and chosen in dict(settings.LANGUAGES):
        type(request.person.user).objects.filter(pk=request.person.user.pk).update(language=chosen)
    return i18n.set_language(request)
