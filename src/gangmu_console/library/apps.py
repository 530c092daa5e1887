"""The app's name and label."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """定."""

    name = "gangmu_console.library"
    verbose_name = "定"

    def ready(self) -> None:
        """What stands at the foot of every page."""
        import_module("gangmu_console.library.foot")
