"""Addresses."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from gangmu_console.people.views import organisations, session, users

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("password/", session.password, name="password"),
    path("language/", session.language, name="set_language"),
    path("add/", users.add, name="people-add"),
    path("<int:pk>/change/", users.change, name="people-change"),
    path("<int:pk>/deactivate/", users.set_active, {"active": False}, name="people-deactivate"),
    path("<int:pk>/activate/", users.set_active, {"active": True}, name="people-activate"),
    path("<int:pk>/reset/", users.reset, name="people-reset"),
    path("<int:pk>/unlock/", users.unlock, name="people-unlock"),
    path("<int:pk>/posts/add/", users.give_post, name="people-give-post"),
    path("<int:pk>/posts/end/", users.end_post, name="people-end-post"),
    path("organisations/<int:pk>/rename/", organisations.rename, name="organisations-rename"),
    path("organisations/<int:pk>/close/", organisations.close, name="organisations-close"),
]
if settings.SSO_URL:
    from gangmu_console.people.views import single_sign_on

    urlpatterns += [
        path("sso/", single_sign_on.begin, name="oidc_authentication_init"),
        path("sso/callback/", single_sign_on.callback, name="oidc_authentication_callback"),
    ]
