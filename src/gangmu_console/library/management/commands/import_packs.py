"""``import_packs``: the packs that come with Gangmu into the library; quick where nothing changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from gangmu_console.library.actions import import_shipped


class Command(BaseCommand):
    """导入规范包."""

    help = "Import the packs that come with Gangmu"

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what is new."""
        for version in import_shipped():
            self.stdout.write(f"{version.title} {version.number}: {version.norm_count}")
