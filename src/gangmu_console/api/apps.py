"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """接口."""

    name = "gangmu_console.api"
    verbose_name = "接口"
