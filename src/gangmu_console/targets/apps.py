"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """测."""

    name = "gangmu_console.targets"
    verbose_name = "测"
