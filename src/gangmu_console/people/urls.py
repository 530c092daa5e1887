"""Addresses."""

from __future__ import annotations

from django.urls import path

from gangmu_console.people.views import session

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("password/", session.password, name="password"),
    path("language/", session.language, name="set_language"),
]
