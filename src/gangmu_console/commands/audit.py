"""``gangmu audit verify``: whether the audit trail is whole."""

from __future__ import annotations

import os

import click
import django

from gangmu.cli.asking import Asked, common_options


def _verify(action: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    django.setup()
    from gangmu_console.people.audit import verify  # noqa: PLC0415 - models exist only after set-up
    from gangmu_console.people.models import AuditEntry  # noqa: PLC0415

    broken = list(verify())
    for place in broken:
        click.echo(f"{action}: entry {place.id}: {place.why}", err=True)
    if not broken:
        click.echo(f"{action}: {AuditEntry.objects.count()} entries, the chain is whole")
    return 1 if broken else 0


command = Asked(
    "audit",
    params=[click.Argument(["action"], type=click.Choice(["verify"])), *common_options()],
    callback=_verify,
)
