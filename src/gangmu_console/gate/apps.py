"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class GateConfig(AppConfig):
    """控."""

    name = "gangmu_console.gate"
    verbose_name = "控"
