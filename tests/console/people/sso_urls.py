"""The console's addresses with those of single sign-on, as they are where the environment names a provider."""

from django.urls import path

from gangmu_console.people.views import single_sign_on
from gangmu_console.settings.urls import handler403, handler404, handler500
from gangmu_console.settings.urls import urlpatterns as usual

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [
    path("people/sso/", single_sign_on.begin, name="oidc_authentication_init"),
    path("people/sso/callback/", single_sign_on.callback, name="oidc_authentication_callback"),
    *usual,
]
