"""Addresses: the dashboard, and the steps of the loop that have no pages of their own yet."""

from __future__ import annotations

from django.urls import path

from gangmu_console.home import views

urlpatterns = [
    path("", views.dashboard, name="home"),
    path("drive/", views.not_yet, {"step": "drive"}, name="drive"),
    path("account/", views.not_yet, {"step": "account"}, name="account"),
]
