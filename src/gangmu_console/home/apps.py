"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig

from gangmu_console.kit import overview


class HomeConfig(AppConfig):
    """总览."""

    name = "gangmu_console.home"
    verbose_name = "总览"

    def ready(self) -> None:
        """What the apps show on the dashboard."""
        overview.load()
