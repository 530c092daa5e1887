"""What leaves the house: the letter, the verdict as data, the replay."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.gate.letters import FORMS, kept_letter, letter
from gangmu_console.gate.page.differences import differences
from gangmu_console.gate.replaying import law_then, replayed, same_bytes
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry


@needs("screenings")
def letter_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """意见书: as it was signed; of a draft, as it would be. Where the rules have changed, the replay says how."""
    screening = one(request, registry["screenings"], pk)
    if form not in FORMS:
        raise Http404
    made = kept_letter(screening, form)
    if made is None:
        again = replayed(screening, law_then(screening))
        if not again.same:
            return replay(request, pk)
        made = letter(screening, again.verdict, form)
    return FileResponse(io.BytesIO(made), as_attachment=True, filename=f"{screening.number} {_('意见书')}.{form}")


@needs("screenings")
def verdict_file(request: HttpRequest, pk: int) -> HttpResponse:
    """JSON: the verdict to the letter, as ``gangmu replay`` takes it."""
    screening = one(request, registry["screenings"], pk)
    content = io.BytesIO(screening.verdict.encode())
    return FileResponse(
        content, as_attachment=True, filename=f"{screening.number}.json", content_type="application/json"
    )


@needs("screenings")
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    """重放: the same facts by the packs as they stand: the same bytes, or what differs."""
    screening = one(request, registry["screenings"], pk)
    found, then = replayed(screening), replayed(screening, law_then(screening))
    crumbs = [
        (_("控 准入产能"), reverse("screenings")),
        (screening.number, reverse("screenings-detail", args=[pk])),
        (_("重放"), ""),
    ]
    context = {
        "page_title": _("重放：%(name)s") % {"name": screening.name}, "step": "gate", "crumbs": crumbs,
        "screening": screening, "same": found.same, "same_bytes": same_bytes(screening, then),
        "then": then.same,
        "now_hash": found.verdict.packs_hash, **differences(found),
    }  # fmt: skip
    return render(request, "gate/replay.html", context)
