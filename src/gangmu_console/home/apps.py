"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """总览."""

    name = "gangmu_console.home"
    verbose_name = "总览"
