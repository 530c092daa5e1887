"""In a process of its own: append entries to the audit trail of the database that the environment names."""

from __future__ import annotations

import os
import sys
import threading

import django


def main(name: str, number: int, threads: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    django.setup()
    from django.db import connections, transaction  # noqa: PLC0415 - after set-up

    from gangmu_console.people import audit  # noqa: PLC0415 - after set-up
    from gangmu_console.people.models import Organisation  # noqa: PLC0415 - after set-up

    def append(thread: int) -> None:
        thing = Organisation.objects.get(code="shared")
        for count in range(number):
            with transaction.atomic():
                audit.record(None, "change", thing, after={"by": name, "thread": thread, "count": count})
        connections.close_all()

    running = [threading.Thread(target=append, args=(thread,)) for thread in range(threads)]
    for one in running:
        one.start()
    for one in running:
        one.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
