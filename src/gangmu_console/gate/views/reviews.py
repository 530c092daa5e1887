"""Parallel review: asking the departments, and what each of them says."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.gate import actions, details
from gangmu_console.gate.authorities import reviewers
from gangmu_console.gate.forms import AskForm, OpinionForm
from gangmu_console.gate.models import Screening
from gangmu_console.gate.page.verdict import REVIEWABLE
from gangmu_console.gate.views.changes import changing
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry


@needs("reviews", "add")
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """发起并联审查: departments with a common last day; how far they are."""
    screening: Screening = one(request, registry["screenings"], pk)
    offered = reviewers(details.organisations_near(request, screening.region)).exclude(reviews__screening=screening)
    form = AskForm(offered, request.as_of, request.POST or None)
    open_to = screening.outcome in REVIEWABLE
    if request.method == "POST" and open_to and form.is_valid():
        told = form.cleaned_data
        asked = actions.ask_departments(
            request.person, screening, told["organisations"], told["due"], request.as_of, told["matter"]
        )
        messages.success(request, _("已请 %(count)d 个部门审查。") % {"count": len(asked)})
        return redirect("screening-review", pk)
    number = (screening.number, reverse("screenings-detail", args=[pk]))
    page = {
        "form": form, "screening": screening, "summary": details.summary(request, screening), "open_to": open_to,
        "page_title": _("并联审查：%(name)s") % {"name": screening.name}, "step": "gate",
        "crumbs": [(_("控 准入产能"), reverse("screenings")), number, (_("并联审查"), "")],
    }  # fmt: skip
    return render(request, "gate/departments.html", page, status=422 if form.errors else 200)


@needs("reviews", "change")
def opine(request: HttpRequest, pk: int) -> HttpResponse:
    """反馈意见: what this department says."""
    review = one(request, registry["reviews"], pk, "change")
    form = OpinionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with changing(request) as done:
            actions.give_opinion(request.person, review, told["version"], told["state"], told["opinion"], request.as_of)
        if done:
            messages.success(request, _("意见已记录。"))
        return redirect("reviews-detail", pk)
    crumbs = [
        (_("并联审查"), reverse("reviews")),
        (review.organisation.name, reverse("reviews-detail", args=[pk])),
        (_("意见"), ""),
    ]
    page = {"form": form, "page_title": _("反馈意见"), "step": "gate", "crumbs": crumbs}
    return render(request, "gate/form.html", page, status=422 if form.errors else 200)
