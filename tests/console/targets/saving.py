"""Run as a program: lets a process save one table of observations after the other, kills it, says what there is.

Every round is the same table with another value in all its rows, so that whole rounds alone are ever seen.
"""

# ruff: noqa: PLC0415 - models can be imported when the apps are ready
from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
import time

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections

ROWS, DAY = 240, dt.date(2018, 9, 14)


def prepare() -> None:
    """An office with indicators and a clerk."""
    from gangmu_console.people.models import Post, User
    from gangmu_console.targets.actions import import_indicators

    call_command("migrate", verbosity=0)
    import_indicators()
    user = User.objects.create(username="zhou")
    Post.objects.create(user=user, role="policy", region="210000")


def found() -> dict[str, object]:
    """What there is: the values that count, how many of each, and whatever does not hold."""
    from gangmu_console.people.audit import verify
    from gangmu_console.people.models import AuditEntry
    from gangmu_console.targets.models import ImportRun, Observation

    saved = list(ImportRun.objects.filter(state="saved").values_list("pk", flat=True))
    return {
        "current": list(Observation.objects.filter(current=True).values_list("value", flat=True)),
        "each": [Observation.objects.filter(run=run).count() for run in saved],
        "orphans": Observation.objects.exclude(run__in=saved).count(),
        "saved": len(saved), "audited": AuditEntry.objects.filter(action="import").count(), "broken": len(list(verify())),
    }  # fmt: skip


def save(round_: int) -> None:
    """Preview and confirm the table of ``round_``."""
    from gangmu_console.people.models import User
    from gangmu_console.people.person import person_of
    from gangmu_console.targets.actions.importing import confirm, preview

    rows = [
        f"第二产业增加值占比,210100,{1990 + n // 12}年{n % 12 + 1}月,{round_},%,局,,第{round_}次" for n in range(ROWS)
    ]
    text = "\n".join(["指标,地区,观测期,数值,单位,来源,口径差异,修订理由", *rows])
    person = person_of(User.objects.get())
    confirm(person, preview(person, SimpleUploadedFile("表.csv", text.encode()), DAY), DAY)


def killed(after: float) -> dict[str, object]:
    """Let a process of its own save table after table, kill it ``after`` seconds, and tell what there is then."""
    connections.close_all()
    child = os.fork()
    if not child:
        round_ = int(found()["saved"])  # type: ignore[call-overload]
        while True:
            round_ += 1
            save(round_)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return {**found(), "signal": os.WTERMSIG(status)}


def main() -> None:
    """Kill as many times as asked, a line for each."""
    django.setup()
    prepare()
    chance = random.Random(5)
    for _time in range(int(sys.argv[1])):
        print(json.dumps(killed(chance.uniform(0.1, 0.9))), flush=True)


if __name__ == "__main__":
    main()
