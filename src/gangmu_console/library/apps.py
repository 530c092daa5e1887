"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """定."""

    name = "gangmu_console.library"
    verbose_name = "定"
