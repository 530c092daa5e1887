"""``import_organisations``: the organs of the shipped packs' provinces from the registry."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from gangmu_console.people.organisations import import_organisations


class Command(BaseCommand):
    """导入机构."""

    help = "Make the organs of the state, the provinces and their cities that are missing"

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say how many are new."""
        if number := import_organisations():
            self.stdout.write(f"机构 organisations: {number}")
