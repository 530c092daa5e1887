"""``refresh_targets``: indicators from the registry and targets from what is published; quick where nothing changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from gangmu_console.targets.actions import import_indicators, refresh_targets


class Command(BaseCommand):
    """取数自规范."""

    help = "Make indicators and targets from the registry and the published documents"

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh, and say what is new."""
        import_indicators()
        if number := refresh_targets():
            self.stdout.write(f"目标 targets: {number}")
