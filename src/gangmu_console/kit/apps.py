"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class KitConfig(AppConfig):
    """工具箱."""

    name = "gangmu_console.kit"
    verbose_name = "工具箱"
