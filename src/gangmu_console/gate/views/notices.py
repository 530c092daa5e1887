"""Notices to authorities, and the check that none of them went ahead all the same."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu_console.gate import actions, details
from gangmu_console.gate.forms import PermitForm, PermitTable
from gangmu_console.gate.permits import told_in
from gangmu_console.gate.views.changes import changing, version_of
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.people.person import Person
from gangmu_console.people.regions import root_of


@needs("notices", "change")
@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """确认: the authority will not proceed."""
    notice = one(request, registry["notices"], pk, "change")
    with changing(request):
        actions.acknowledge(request.person, notice, version_of(request), request.POST.get("remark", "").strip())
    return redirect("notices-detail", pk)


@needs("notices", "add")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """指定机关: which authority the notice goes to."""
    notice = one(request, registry["notices"], pk, "add")
    chosen = request.POST.get("organisation", "")
    if not chosen.isdigit():
        raise Http404
    organisation = details.organisations_near(request, notice.region).filter(pk=int(chosen)).first()
    if organisation is None:
        raise Http404
    with changing(request):
        actions.assign(request.person, notice, version_of(request), organisation)
    return redirect("notices-detail", pk)


@needs("permits", "add")
def permit(request: HttpRequest) -> HttpResponse:
    """登记: one thing that was granted."""
    form = PermitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.save(commit=False)
        told.region, told.organisation = _place(request.person)
        _count, breaches = actions.enter_permits(request.person, [told])
        _say(request, 1, len(breaches))
        return redirect("permits")
    crumbs = [(_("已办事项核查"), reverse("permits")), (_("登记一项"), "")]
    page = {"form": form, "page_title": _("登记已办事项"), "step": "gate", "crumbs": crumbs}
    return render(request, "gate/form.html", page, status=422 if form.errors else 200)


@needs("permits", "add")
def permits(request: HttpRequest) -> HttpResponse:
    """导入: a table of what was granted; any fault is shown and nothing is kept."""
    form = PermitTable(request.POST or None, request.FILES or None)
    faults: list[tuple[int, str]] = []
    if request.method == "POST" and form.is_valid():
        region, organisation = _place(request.person)
        found, faults = told_in(form.cleaned_data["file"], region, organisation)
        if not faults:
            count, breaches = actions.enter_permits(request.person, found)
            _say(request, count, len(breaches))
            return redirect("permits")
    crumbs = [(_("已办事项核查"), reverse("permits")), (_("导入"), "")]
    page = {"form": form, "page_title": _("导入已办事项"), "step": "gate", "crumbs": crumbs, "faults": faults[:100]}
    return render(request, "gate/permit_import.html", page, status=422 if form.errors or faults else 200)


def _place(person: Person) -> tuple[str, object]:
    """Whose record it is: the region and the organisation of the post."""
    post = person.posts_for("permits", "add")[0]
    return root_of(person, "permits", "add"), post.organisation


def _say(request: HttpRequest, count: int, breaches: int) -> None:
    if breaches:
        messages.error(
            request,
            _("登记 %(count)d 项，其中 %(breaches)d 项与不予办理通知相符，请核查。")
            % {"count": count, "breaches": breaches},
        )
    else:
        messages.success(request, _("登记 %(count)d 项，没有与不予办理通知相符的。") % {"count": count})
