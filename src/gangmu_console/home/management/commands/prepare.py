"""``prepare``: the database brought up to date and the shipped data in it, before the console listens."""

from __future__ import annotations

import io
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection

from gangmu_console.kit.installation import not_usable, not_writable

_LOOKED_AT = 1000  # rows of each index that SQLite counts: seconds with millions, and near enough


def _weighed() -> None:
    """Tell SQLite how its tables are filled, or it walks an index where a look-up is due; PostgreSQL sees to it itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={_LOOKED_AT}")
            cursor.execute("ANALYZE")


class Command(BaseCommand):
    """准备: migrations, organisations, the shipped packs, and the demonstration where it is asked for; safe to repeat."""

    help = "Bring the database up to date and load the shipped data"

    def add_arguments(self, parser: CommandParser) -> None:
        """``--demo``: the demonstration too."""
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """One after another; each leaves alone what is there. Only who can sign in is told."""
        if not os.access(settings.HOME, os.W_OK | os.X_OK):
            raise not_writable(settings.HOME)
        try:
            call_command("migrate", verbosity=0)
            for name in ("import_organisations", "import_packs", "refresh_targets"):
                call_command(name, stdout=io.StringIO())
            if options["demo"]:
                call_command("demo", stdout=self.stdout)
            _weighed()
        except DatabaseError as fault:
            raise not_usable(settings.DATABASES["default"], fault) from fault
