"""``python -m gangmu_console COMMAND``: Django's management commands for the console."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    execute_from_command_line(["gangmu_console", *sys.argv[1:]])
