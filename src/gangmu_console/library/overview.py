"""What 定 shows on the dashboard: norms in force, documents that wait for a review."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gangmu_console.kit.overview import Fact, Figure, Todo, fact, figure, todos
from gangmu_console.kit.scope import concerning
from gangmu_console.library.models import Document, Norm
from gangmu_console.library.validity import Standing, standing_on


@figure("set")
def norms(request: HttpRequest) -> Figure | None:
    """Norms that count where the person is, and documents under review."""
    if not request.person.may("documents", "view"):
        return None
    place = request.person.region
    norms = Norm.objects.visible_to(request.person, "norms").filter(concerning("document__region", place))
    number = norms.exclude(state=Norm.State.REJECTED).count()
    waiting = Document.objects.visible_to(request.person, "documents").filter(stage=Document.Stage.REVIEW).count()
    url = f"{reverse('norms')}?{urlencode({'concerns': place, 'counted': 'yes'})}"
    return Figure(number, _("项规范"), _("%(count)s 份待审校") % {"count": waiting}, url)


@fact(10)
def binding(request: HttpRequest) -> Fact | None:
    """How many published documents bind where the person is, on the day of the page."""
    if not request.person.may("documents", "view"):
        return None
    found = Document.objects.visible_to(request.person, "documents").filter(stage=Document.Stage.PUBLISHED)
    found = found.filter(concerning("region", request.person.region)).annotate(standing=standing_on(request.as_of))
    asked = {"concerns": request.person.region, "stage": "published", "status": "in_force"}
    words = _("%(count)s 份文件有效") % {"count": found.filter(standing=Standing.IN_FORCE).count()}
    return words, f"{reverse('documents')}?{urlencode(asked)}"


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
