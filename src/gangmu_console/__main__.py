"""``python -m gangmu_console COMMAND``: Django's management commands for the console."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from gangmu.cli.asking import Language, locale_language
from gangmu.cli.complaints import complain, stated
from gangmu.errors import GangmuError

UNUSABLE, INTERRUPTED = 2, 130


def main(arguments: list[str]) -> int:
    """Run the command; what the installation lacks is one line on stderr, in the language of ``gangmu serve``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    try:
        execute_from_command_line(["gangmu_console", *arguments])
    except GangmuError as fault:
        chosen: dict[str, Language] = {"zh": "zh", "en": "en"}
        complain(stated(fault, chosen.get(os.environ.get("GANGMU_LANG", ""), locale_language(os.environ))))
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
