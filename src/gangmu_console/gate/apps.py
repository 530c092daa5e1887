"""The app's name and label."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class GateConfig(AppConfig):
    """控."""

    name = "gangmu_console.gate"
    verbose_name = "控"

    def ready(self) -> None:
        """What a change of the rules means here is told where rules are published."""
        import_module("gangmu_console.gate.effects")
