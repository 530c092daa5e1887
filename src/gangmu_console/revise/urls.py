"""Addresses."""

from __future__ import annotations

from django.urls import path

from gangmu_console.revise import views

urlpatterns = [
    path("check/", views.check, name="findings-check"),
    path("findings/<int:pk>/", views.finding, name="finding"),
    path("findings/<int:pk>/assign/", views.assign, name="finding-assign"),
    path("findings/<int:pk>/dispose/", views.dispose, name="finding-dispose"),
    path("compare/", views.compare, name="compare"),
    path("calendar/", views.calendar, name="calendar"),
    path("hierarchy/", views.hierarchy, name="hierarchy"),
]
