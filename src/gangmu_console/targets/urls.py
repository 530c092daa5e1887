"""Addresses."""

from __future__ import annotations

from django.urls import path

from gangmu_console.targets.views import report, target

urlpatterns = [
    path("targets/<int:pk>/", target.target, name="targets-detail"),
    path("targets/<int:pk>/change/", target.change, name="target-change"),
    path("indicators/<int:pk>/", target.indicator, name="indicators-detail"),
    path("observations/add/", report.add, name="observation-add"),
    path("observations/import/", report.bring, name="observations-import"),
    path("observations/template/", report.template, name="observations-template"),
    path("imports/<int:pk>/", report.run, name="imports-detail"),
    path("imports/<int:pk>/save/", report.save, name="import-save"),
    path("imports/<int:pk>/errors/", report.errors, name="import-errors"),
]
