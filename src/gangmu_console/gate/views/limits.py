"""Regional limits: entering one, lifting one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.gate import actions
from gangmu_console.gate.forms import LimitForm
from gangmu_console.gate.views.changes import changing, version_of
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry


@needs("limits", "add")
def new(request: HttpRequest) -> HttpResponse:
    """登记限批: screening obeys it from its first day."""
    form = LimitForm(request.person, request.POST or None, initial={"since": request.as_of})
    if request.method == "POST" and form.is_valid():
        limit = actions.set_limit(request.person, form.save(commit=False))
        messages.success(request, _("已登记。%(day)s起筛查即按限批执行。") % {"day": limit.since})
        return redirect("limits-detail", limit.pk)
    crumbs = [(_("控 准入产能"), reverse("screenings")), (_("区域限批"), reverse("limits")), (_("登记限批"), "")]
    page = {"form": form, "page_title": _("登记限批"), "step": "gate", "crumbs": crumbs, "style": "seal"}
    return render(request, "gate/form.html", page, status=422 if form.errors else 200)


@needs("limits", "change")
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """解除限批: from the next day it stands no more; it says why."""
    limit = one(request, registry["limits"], pk, "change")
    why = request.POST.get("why", "").strip()
    if not why:
        messages.error(request, _("请写明解除的理由。"))
        return redirect("limits-detail", pk)
    with changing(request) as done:
        actions.lift_limit(request.person, limit, version_of(request), request.as_of, why)
    if done:
        messages.success(request, _("已解除，次日起不再执行。"))
    return redirect("limits-detail", pk)
