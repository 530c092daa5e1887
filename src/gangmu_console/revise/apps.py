"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class ReviseConfig(AppConfig):
    """修."""

    name = "gangmu_console.revise"
    verbose_name = "修"
