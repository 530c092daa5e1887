"""演示: what the linter finds in the library, found once."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from gangmu_console.library.models import Finding
from gangmu_console.people.models import User
from gangmu_console.revise.actions import check


def load(people: dict[str, User]) -> None:
    """Run the check where nothing was found yet."""
    if not Finding.objects.exists():
        check(None, settings.AS_OF or timezone.localdate())
