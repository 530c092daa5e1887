"""阅读: the clause tree, the text with its norms, and the card of the norm looked at."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu.norms import Document as DocumentValue
from gangmu.norms import SourceText
from gangmu.pipeline import Compiled
from gangmu.report.sheet import rows, sheet
from gangmu.report.sheets import FORMS
from gangmu.report.words import Words
from gangmu.report.write import content
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.library import reading
from gangmu_console.library.cards import norm_card
from gangmu_console.library.models import Document, Norm
from gangmu_console.library.papers import paper_of
from gangmu_console.library.validity import word

_LISTED = ("document_id", "kind", "clause", "cite", "start", "end", "region", "certainty", "state", "summary")
WAITING = (Document.Stage.QUEUED, Document.Stage.COMPILING, Document.Stage.FAILED)
ORDER = Case(
    When(certainty="doubtful", then=Value(0)),
    When(certainty="likely", then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


@needs("documents")
def reader(request: HttpRequest, pk: int) -> HttpResponse:
    """一份文件: how far its compiling is, or its text."""
    document = one(request, registry["documents"], pk)
    context = {"document": document, "page_title": document.title, "step": "set", "standing": word(document.standing),
               "crumbs": [(_("政策文件"), registry["documents"].list_url())]}  # fmt: skip
    if document.stage in WAITING:
        return render(request, "library/compiling.html", context)
    if jump := request.GET.get("jump", "").strip():
        return _jumped(request, document, jump)
    return render(request, "library/reader.html", {**context, **reading_context(request, document)})


def _jumped(request: HttpRequest, document: Document, words: str) -> HttpResponse:
    """跳到条款: the first clause that is called so, else the first that says so."""
    clauses = document.clauses.annotate(name=Concat("label", "heading"))
    found = clauses.filter(Q(name__icontains=words) | Q(cite__icontains=words)).first()
    found = found or clauses.filter(text__icontains=words).first()
    address = reverse("documents-detail", args=[document.pk])
    if found is None:
        messages.warning(request, _("没有找到“%(words)s”；换几个字再试。") % {"words": words[:40]})
        return redirect(address)
    return redirect(f"{address}?clause={quote(found.cid)}#{quote(found.cid)}")


def reading_context(request: HttpRequest, document: Document) -> dict[str, Any]:
    """What the reader is drawn from, in a fixed number of queries however long the document is."""
    norms = list(document.norms.only(*_LISTED))
    clauses = list(document.clauses.order_by("position"))
    chosen = _named(request, document, "norm")
    # a pack's norms are reviewed where the pack is made; of others' documents one only reads
    own = bool(document.text) and registry["documents"].rows(request, "change").filter(pk=document.pk).exists()
    ranges = reading.stretches(clauses)
    place = _place(request, clauses, chosen)
    number = reading.stretch_of(ranges, place)
    begin, end = ranges[number] if ranges else (0, 0)
    shown = clauses[begin:end]
    left, right = (shown[0].start, max(one.end for one in shown)) if shown else (0, 0)
    near = [norm for norm in norms if norm.start < right and left < norm.end]
    here = reading.shown_at(clauses, place) if clauses else ""
    blocks = reading.blocks(document, shown, near, chosen.pk if chosen else None)
    return {
        "tree": reading.tree_html(reading.tree(clauses, norms), here), "blocks": blocks, "norms": norms, "glyphs": reading.legend(),
        "counts": counts(document), "own": own, "figures": _figures(norms),
        "before": clauses[ranges[number - 1][0]].cid if number > 0 else "",
        "after": clauses[ranges[number + 1][0]].cid if number + 1 < len(ranges) else "",
        "card": norm_card(request, chosen, own) if chosen else None, **_around(norms, chosen),
        "last": _named(request, document, "last") if own and request.person.may("norms", "decide") else None,
    }  # fmt: skip


def _around(norms: list[Norm], chosen: Norm | None) -> dict[str, int | None]:
    """The norms before and after the chosen one, undecided ones first where there are any; where to begin."""
    sure = {"doubtful": 0, "likely": 1}
    waiting = sorted(
        (one for one in norms if one.state == Norm.State.PROPOSED),
        key=lambda one: (sure.get(one.certainty, 2), one.start, one.pk),
    )
    line = waiting if chosen is None or chosen in waiting else norms
    keys = [one.pk for one in line]
    place = keys.index(chosen.pk) if chosen else -1
    return {
        "first_open": keys[0] if waiting else None,
        "next_norm": keys[place + 1] if chosen and place + 1 < len(keys) else None,
        "previous_norm": keys[place - 1] if chosen and place > 0 else None,
    }


def _named(request: HttpRequest, document: Document, name: str) -> Norm | None:
    """The norm that the parameter ``name`` names, with all it says."""
    asked = request.GET.get(name, "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 18):
        return None
    return document.norms.select_related("reviewer").filter(pk=asked).first()


def _place(request: HttpRequest, clauses: list[Any], chosen: Norm | None) -> int:
    """Where to read: at ``?clause=``, else at the chosen norm, else at the beginning."""
    asked = request.GET.get("clause", "") or (chosen.clause if chosen else "")
    return next((place for place, clause in enumerate(clauses) if clause.cid == asked), 0)


def _figures(norms: list[Norm]) -> list[dict[str, Any]]:
    """How many norms of each kind there are."""
    return [{"label": kind.label, "value": sum(1 for one in norms if one.kind == kind)} for kind in Norm.Kind]


def counts(document: Document) -> dict[str, int]:
    """How many norms there are, decided and doubtful."""
    told = document.norms.aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(state="proposed")),
        doubtful=Count("pk", filter=Q(state="proposed", certainty="doubtful")),
    )  # fmt: skip
    return {**told, "decided": told["all"] - told["open"]}


def queue_of(request: HttpRequest, document: Document | None = None) -> QuerySet[Norm]:
    """审校队列: the undecided norms that this person may decide, doubtful ones first, of one document or all."""
    found = Norm.objects.visible_to(request.person, "norms", "decide").filter(
        state=Norm.State.PROPOSED, document__stage__in=(Document.Stage.REVIEW, Document.Stage.PUBLISHED)
    )
    found = found.filter(document=document) if document else found
    return found.alias(doubt=ORDER).order_by("doubt", "document_id", "start", "pk")


@needs("norms")
def norm(request: HttpRequest, pk: int) -> HttpResponse:
    """一条规范: in its document, with its card open."""
    found = one(request, registry["norms"], pk)
    return redirect(f"{reverse('documents-detail', args=[found.document_id])}?norm={found.pk}#n-{found.pk}")


@needs("documents", "export")
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """任务分解表 of a document, as .xlsx: every task that was not rejected."""
    document = one(request, registry["documents"], pk, "export")
    paper, words = paper_of(document), Words("zh")
    source = paper.source or SourceText(document.title, "txt", "", "")
    compiled = Compiled(DocumentValue(source, paper.header, paper.clauses), paper.norms, ())
    table = sheet(FORMS["tasks"], rows(compiled, FORMS["tasks"], words), [document.title], words)
    body = content(Path("任务分解表.xlsx"), [table])
    return FileResponse(io.BytesIO(body), as_attachment=True, filename=f"任务分解表-{document.title[:40]}.xlsx")
