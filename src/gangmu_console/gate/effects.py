"""发布的影响: how many of the latest screenings would come out otherwise once a pack counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu.screen import Index
from gangmu.screen.causes import Shift, entries
from gangmu.screen.impact import Tally
from gangmu.screen.impact_table import Comparison
from gangmu_console.gate.models import Screening
from gangmu_console.gate.replaying import kept
from gangmu_console.library.pack_changes import Packs, affected

LATEST = 500


@affected
def verdicts(request: HttpRequest, before: Packs, after: Packs) -> dict[str, Any] | None:
    """Verdicts on the latest projects that change; None for who sees no screenings."""
    if not request.person.may("screenings", "view"):
        return None
    day = request.as_of
    shift = Shift.between(entries(before, day), entries(after, day))
    found = Screening.objects.visible_to(request.person, "screenings").order_by("-id")[:LATEST]
    tally = Tally()
    if shift.causes:
        projects = [(place, kept(screening).project) for place, screening in enumerate(found, 1)]
        for _changed in Comparison(Index(before, day), Index(after, day), shift).of_projects(projects, tally):
            pass
    note = _("最近 %(all)s 件中，另有 %(grounds)s 件依据有变") % {"all": len(found), "grounds": tally.grounds}
    return {
        "label": _("准入结论会变"),
        "value": tally.changed,
        "unit": _("件"),
        "url": reverse("screenings"),
        "note": note,
    }
