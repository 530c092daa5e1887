"""``demo``: fill the database with demonstration data; safe to call again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from gangmu_console.home.demonstration import load
from gangmu_console.people.demonstration_accounts import accounts, told


class Command(BaseCommand):
    """演示数据."""

    help = "Fill the database with demonstration data and print the demonstration sign-ins"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then print who can sign in."""
        load()
        self.stdout.write(f"演示账号 demonstration sign-ins, password 密码: {told()['password']}")
        for name, note in accounts():
            self.stdout.write(f"  {name:<8} {note}")
