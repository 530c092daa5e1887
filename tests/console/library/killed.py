"""Sets Django up on the installation that GANGMU_HOME names, then does what ``killing`` is asked to do."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "gangmu_console.settings.base"
    django.setup()
    sys.exit(import_module("tests.console.library.killing").main(sys.argv[1]))
