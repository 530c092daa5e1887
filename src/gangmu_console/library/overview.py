"""What 定 shows on the dashboard: norms in force, documents that wait for a review."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gangmu_console.kit.overview import Figure, Todo, fact, figure, todos
from gangmu_console.kit.scope import concerning
from gangmu_console.library.models import Document, Norm


@figure("set")
def norms(request: HttpRequest) -> Figure | None:
    """Norms that count, and documents under review."""
    if not request.person.may("documents", "view"):
        return None
    place = request.person.region
    norms = Norm.objects.visible_to(request.person, "norms").filter(concerning("document__region", place))
    number = norms.exclude(state=Norm.State.REJECTED).count()
    waiting = Document.objects.visible_to(request.person, "documents").filter(stage=Document.Stage.REVIEW).count()
    return Figure(number, _("项规范"), _("%(count)s 份待审校") % {"count": waiting}, reverse("documents"))


@fact(10)
def binding(request: HttpRequest) -> str:
    """How many documents bind on the day of the page."""
    if not request.person.may("documents", "view"):
        return ""
    found = Document.objects.visible_to(request.person, "documents").filter(concerning("region", request.person.region))
    found = found.filter(status="in_force", stage=Document.Stage.PUBLISHED)
    since = Q(effective__lte=request.as_of) | Q(effective=None) & (Q(issued__lte=request.as_of) | Q(issued=None))
    until = Q(expires=None) | Q(expires__gte=request.as_of)
    return _("%(count)s 份文件有效") % {"count": found.filter(since & until).count()}


@todos
def reviews(request: HttpRequest) -> Iterable[Todo]:
    """Documents with norms that wait for this person's review."""
    if not request.person.may("norms", "decide"):
        return
    found = Document.objects.visible_to(request.person, "documents").filter(stage=Document.Stage.REVIEW)
    found = found.defer("text", "tables").annotate(
        open=Count("norms", filter=Q(norms__state="proposed")),
        doubtful=Count("norms", filter=Q(norms__state="proposed", norms__certainty="doubtful")),
    )
    for document in found.order_by("uploaded_at")[:20]:
        note = _("%(open)s 条规范待审，其中 %(doubtful)s 条存疑") % {
            "open": document.open,
            "doubtful": document.doubtful,
        }
        url = reverse("documents-detail", args=[document.pk])
        since = timezone.localtime(document.uploaded_at).date()
        yield Todo("审", document.title, url, note, _("审校"), since=since)
