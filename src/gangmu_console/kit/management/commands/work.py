"""``work``: the background worker; ends with its parent where it was started by ``gangmu serve``."""

from __future__ import annotations

import os
import threading
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import module_has_submodule

from gangmu_console.kit.jobs import resume_all


class Command(BaseCommand):
    """后台工作: runs queued jobs one after another."""

    help = "Run the background worker"

    def add_arguments(self, parser: CommandParser) -> None:
        """``--with-parent``: end when standard input closes; ``--once``: do what is queued and end."""
        parser.add_argument("--with-parent", action="store_true")
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take up what was left half done, then work."""
        if options["with_parent"]:
            threading.Thread(target=_end_with_parent, daemon=True).start()
        for app in apps.get_app_configs():
            if app.module is not None and module_has_submodule(app.module, "jobs"):
                import_module(f"{app.name}.jobs")
        resume_all()
        call_command(
            "db_worker", interval=0.3, batch=options["once"], startup_delay=False, reload=False, queue_name="*"
        )


def _end_with_parent() -> None:
    """Standard input is a pipe from the server: it closes when the server is gone, however it went."""
    while os.read(0, 1024):  # not sys.stdin: its lock would be held when this process ends by itself
        pass
    os._exit(0)
