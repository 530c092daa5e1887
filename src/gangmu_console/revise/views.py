"""The pages of 修: one finding and its decision, the comparison, the validity calendar, the hierarchy of plans."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gangmu.lint import RULES, Rule
from gangmu_console.kit.cells import plain
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale
from gangmu_console.library.models import Document, Finding
from gangmu_console.library.papers import papers
from gangmu_console.people.models import AuditEntry
from gangmu_console.people.words import action
from gangmu_console.revise import actions
from gangmu_console.revise import calendar as validity
from gangmu_console.revise.cards import card
from gangmu_console.revise.compare import compared
from gangmu_console.revise.forms import Assigned, Disposed
from gangmu_console.revise.hierarchy import nodes
from gangmu_console.revise.resources import sentence

CRUMB = (gettext_lazy("矛盾与缺口"), "findings")


@needs("findings", "change")
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """重新检查: lint the library as of the day of the page."""
    run = actions.check(request.person, request.as_of)
    told = {"new": run.new, "kept": run.kept, "gone": run.gone}
    messages.success(request, _("检查完成：新发现 %(new)s 处，仍在 %(kept)s 处，已消失 %(gone)s 处。") % told)
    return redirect("findings")


@needs("findings")
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """一处发现: quotations, the rule behind it, owner, disposition and what was decided before."""
    return _finding(request, one(request, registry["findings"], pk))


@needs("findings", "change")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """派办."""
    found = one(request, registry["findings"], pk, "change")
    form = Assigned(found, request.POST)
    if not form.is_valid():
        return _finding(request, found, assigned=form)
    said = form.cleaned_data
    return _done(
        request, found, lambda: actions.assign(request.person, found, said["version"], said["owner"], said["due"])
    )


@needs("findings", "decide")
@require_POST
def dispose(request: HttpRequest, pk: int) -> HttpResponse:
    """裁定."""
    found = one(request, registry["findings"], pk, "decide")
    form = Disposed(request.POST)
    if not form.is_valid():
        return _finding(request, found, disposed=form)
    said = form.cleaned_data
    decide = (request.person, found, said["version"], said["disposition"], said["reason"])
    return _done(request, found, lambda: actions.dispose(*decide))


def _done(request: HttpRequest, found: Finding, change: Any) -> HttpResponse:
    try:
        change()
    except Stale:
        messages.error(request, _("他人刚刚改过这一处，您的改动没有保存。请看过现状后再办。"))
    else:
        messages.success(request, _("已保存。"))
    return redirect("finding", pk=found.pk)


def _finding(request: HttpRequest, found: Finding, **forms: Any) -> HttpResponse:
    rule = next((rule for rule in RULES if rule.code == found.code), None)
    first = {"owner": found.owner, "due": found.due, "version": found.version}
    context = {
        "page_title": sentence(found), "step": "revise", "crumbs": [(CRUMB[0], registry["findings"].list_url())],
        "finding": found, "card": card(found, ""),
        "rule": rule, "page": _page(rule) if rule else [],
        "assigned": Assigned(found, initial=first),
        "disposed": Disposed(initial={"disposition": found.disposition, "reason": found.reason, "version": found.version}),
        "steps": _steps(found), **forms,
    }  # fmt: skip
    return render(request, "revise/finding.html", context, status=400 if forms else 200)


def _steps(found: Finding) -> list[dict[str, str]]:
    """What was done about it, newest first, and when it was found."""
    entries = AuditEntry.objects.filter(kind="library.finding", object_id=str(found.pk))
    steps = [
        {"title": "：".join(filter(None, (action(one.action), one.why))), "when": plain(one.at), "who": one.actor_name}
        for one in entries
    ]
    return [*steps, {"title": _("发现"), "when": plain(found.found_at), "who": ""}]


def _page(rule: Rule) -> list[tuple[str, str]]:
    """What the rule says of itself, in the language of the page."""
    told = rule.told("en" if get_language() == "en" else "zh")
    fault = [] if get_language() == "en" else [(_("问题"), told.fault)]
    return [*fault, (_("怎样检查"), told.does), (_("为何有害"), told.why), (_("例子"), told.example)]


@needs("documents")
def compare(request: HttpRequest) -> HttpResponse:
    """版本对照."""
    documents = registry["documents"].rows(request).filter(stage__in=actions.CHECKED)
    context: dict[str, Any] = {
        "page_title": _("版本对照"),
        "step": "revise",
        "documents": documents.defer("text", "tables"),
    }
    chosen = [request.GET.get(name, "") for name in ("before", "after")]
    if all(pk.isdigit() and len(pk) < 10 for pk in chosen):
        before, after = (get_object_or_404(documents.prefetch_related("norms", "clauses"), pk=pk) for pk in chosen)
        context |= {"before": before, "after": after, **compared(before, after, get_language() or "")}
    return render(request, "revise/compare.html", context)


@needs("documents")
def calendar(request: HttpRequest) -> HttpResponse:
    """效力日历."""
    documents = (
        registry["documents"].rows(request).filter(stage__in=actions.CHECKED).defer("text", "tables", "diagnostics")
    )
    context = {"page_title": _("效力日历"), "step": "revise", "rows": validity.rows(documents, request.as_of)}
    return render(request, "revise/calendar.html", context)


@needs("documents")
def hierarchy(request: HttpRequest) -> HttpResponse:
    """规划体系."""
    documents = list(
        registry["documents"].rows(request).filter(stage__in=actions.CHECKED).prefetch_related("norms", "clauses")
    )
    annexes = registry["findings"].rows(request).filter(code="GM104").prefetch_related("documents")
    found = nodes(documents, papers(documents), annexes, request.as_of)
    context = {"page_title": _("规划体系与引用"), "step": "revise", "nodes": found, "documents": Document}
    return render(request, "revise/hierarchy.html", context)
