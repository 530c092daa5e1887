"""``prepare``: the database brought up to date and the shipped data in it, before the console listens."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """准备: migrations, organisations, the shipped packs, and the demonstration where it is asked for; safe to repeat."""

    help = "Bring the database up to date and load the shipped data"

    def add_arguments(self, parser: CommandParser) -> None:
        """``--demo``: the demonstration too."""
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """One after another; each leaves alone what is there."""
        call_command("migrate", verbosity=0)
        call_command("import_organisations", stdout=self.stdout)
        call_command("import_packs", stdout=self.stdout)
        call_command("refresh_targets")
        if options["demo"]:
            call_command("demo", stdout=self.stdout)
