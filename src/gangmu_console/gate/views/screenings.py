"""Screening a project, setting its facts right, answering what is asked, signing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu.screen import project_from_text
from gangmu_console.gate import actions, details
from gangmu_console.gate.actions.screenings import AlreadyIssued
from gangmu_console.gate.facts import project_in
from gangmu_console.gate.forms import Answers, ScreeningForm
from gangmu_console.gate.forms.screening import shown_in_form
from gangmu_console.gate.models import Screening
from gangmu_console.gate.regions import enterprise_of
from gangmu_console.gate.views.changes import changing, fresh, refused, version_of
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.people.regions import root_of

FIELDS = "gate/screening_fields.html"


@needs("screenings", "add")
def new(request: HttpRequest) -> HttpResponse:
    """筛查项目: from a title or from fields to a verdict."""
    code = enterprise_of(request.person, "screenings", "add")
    form = ScreeningForm(request.person, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.project is not None:
        made = actions.screen(
            request.person, form.project, request.as_of, home=root_of(request.person, "screenings", "add"),
            enterprise=code or form.cleaned_data["enterprise"], checked=bool(code),
        )  # fmt: skip
        return redirect("screenings-detail", made.pk)
    return render(
        request, "gate/screening_form.html", _form_page(form, _("筛查项目")), status=422 if form.errors else 200
    )


def _form_page(form: ScreeningForm, title: str) -> dict[str, object]:
    crumbs = [(_("控 准入产能"), reverse("screenings")), (_("准入意见"), reverse("screenings")), (title, "")]
    return {"form": form, "page_title": title, "step": "gate", "crumbs": crumbs, "inferred": form.inferred()}


@needs("screenings", "add")
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """识别: what the title says, put into the fields that nobody has filled; what was typed stays."""
    title = request.POST.get("name", "").strip()
    found = shown_in_form(project_from_text(title)) if title else {}
    former = request.POST.get("read", "").strip()
    before = shown_in_form(project_from_text(former)) if former else {}
    data = request.POST.copy()
    for name, value in found.items():
        typed = data.get(name, "").strip()
        if name != "name" and typed in ("", before.get(name, "")):
            data[name] = value
    data["read"] = title
    form = ScreeningForm(request.person, data)
    form.errors.clear()
    return render(request, FIELDS, {"form": form, "inferred": form.inferred()})


@needs("screenings", "add")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """更正: facts set right, what was inferred confirmed."""
    screening = _open(request, pk)
    if not screening.open:
        return refused(request, AlreadyIssued(), redirect("screenings-detail", pk))
    stands = project_in(screening)
    form = ScreeningForm(request.person, request.POST or None, stands=stands, code=screening.enterprise)
    if request.method == "POST" and form.is_valid() and form.project is not None:
        code = enterprise_of(request.person, "screenings", "add") or form.cleaned_data["enterprise"]
        with changing(request) as done:
            actions.correct(request.person, screening, version_of(request), form.project, enterprise=code)
        if done:
            return redirect("screenings-detail", pk)
    page = _form_page(form, _("更正项目事实"))
    return render(
        request, "gate/screening_form.html", {**page, "screening": screening}, status=422 if form.errors else 200
    )


@needs("screenings", "add")
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """补充: answers become facts, and the verdict is computed again; HTMX swaps the page's columns."""
    screening = _open(request, pk)
    answers: Answers | None = None
    with changing(request):
        fresh(screening, version_of(request))
        answers = Answers(screening.said["missing"], request.POST, project_in(screening))
        if answers.project is not None:
            actions.correct(request.person, screening, version_of(request), answers.project, verb="answer")
            answers = None
    if not request.htmx:
        return redirect("screenings-detail", pk)
    return _columns(request, pk, answers)


def _columns(request: HttpRequest, pk: int, answers: Answers | None) -> HttpResponse:
    thing = one(request, registry["screenings"], pk)
    context = {
        **details.screening(request, thing),
        **({"questions": details.asked(request, thing, answers)} if answers else {}),
    }
    return render(request, "gate/verdict_columns.html", context)


@needs("screenings", "add")
@require_POST
def recompute(request: HttpRequest, pk: int) -> HttpResponse:
    """重算: the same facts by the rules as they stand now."""
    screening = _open(request, pk)
    with changing(request):
        actions.recompute(request.person, screening, version_of(request), project_in(screening))
    return redirect("screenings-detail", pk)


@needs("screenings", "decide")
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """拟稿: what was only checked goes forward."""
    screening = one(request, registry["screenings"], pk, "decide")
    with changing(request):
        actions.take_up(request.person, screening, version_of(request))
    return redirect("screenings-detail", pk)


@needs("screenings", "decide")
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """签发: the verdict is signed, its letter kept, the authorities told."""
    screening = one(request, registry["screenings"], pk, "decide")
    with changing(request) as done:
        actions.issue(request.person, screening, version_of(request), request.as_of)
    if done:
        messages.success(request, _("已签发。意见书已存档，可下载。"))
    return redirect("screenings-detail", pk)


def _open(request: HttpRequest, pk: int) -> Screening:
    """A screening that the person may supply facts to: one they could have made."""
    screening: Screening = one(request, registry["screenings"], pk, "add")
    return screening
