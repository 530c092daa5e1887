"""统一认证: to the provider and back."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from gangmu_console.kit.permission import open_to_all


class _Callback(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    def get(self, request: HttpRequest) -> HttpResponse:
        """Back from the provider; what was never asked for here is a failure, not a fault."""
        try:
            return super().get(request)
        except SuspiciousOperation:
            return self.login_failure()

    def login_failure(self) -> HttpResponse:
        """To the sign-in page, which says so."""
        return HttpResponseRedirect(reverse("sign-in") + "?sso=failed")


begin = open_to_all("who is not known yet goes to the provider")(OIDCAuthenticationRequestView.as_view())
callback = open_to_all("who comes back from the provider is known after this")(_Callback.as_view())
