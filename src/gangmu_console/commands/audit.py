"""``gangmu audit verify``: whether the audit trail is whole."""

from __future__ import annotations

import os

import click
import django
from django.db import DatabaseError

from gangmu.cli.asking import Asked, common_options


def _verify(action: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    django.setup()
    from gangmu_console.people import audit  # noqa: PLC0415 - models exist only after set-up
    from gangmu_console.people.models import AuditEntry  # noqa: PLC0415

    try:
        broken = list(audit.verify())
    except DatabaseError as fault:
        raise click.ClickException(f"gangmu audit: {fault}; start the console once, or set GANGMU_DATABASE") from fault
    if broken:
        first, others = broken[0], f" (and {len(broken) - 1} more places)" if len(broken) > 1 else ""
        where = f"entry {first.id}" if first.id else "trail"
        click.echo(f"audit: BROKEN at {where}: {first.why}{others}", err=True)
        return 1
    click.echo(f"audit: {AuditEntry.objects.count()} entries, the chain is whole, head {audit.head()}")
    return 0


command = Asked(
    "audit",
    params=[click.Argument(["action"], type=click.Choice(["verify"])), *common_options()],
    callback=_verify,
)
