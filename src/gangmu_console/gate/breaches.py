"""违规核查: does something that was granted answer to a notice that forbade it?"""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Q

from gangmu_console.gate.models import Notice, Permit

_IDLE = re.compile(r"[\s“”\"'（）()《》·、，,。.\-—]+|项目$")


def plain_name(name: str) -> str:
    """A name without what people write now this way and now that."""
    return _IDLE.sub("", unicodedata.normalize("NFKC", name))


def forbidden_by(permit: Permit) -> tuple[Notice | None, bool]:
    """The notice that ``permit`` breaks and whether that is certain; what was granted before the verdict breaks none."""
    asked = Q()
    if permit.number:
        asked |= Q(screening__number=permit.number)
    if permit.enterprise:
        asked |= Q(screening__enterprise=permit.enterprise)
    if permit.applicant:
        asked |= Q(screening__applicant=permit.applicant)
    if not asked:
        return None, False
    notices = Notice.objects.filter(asked, kind=permit.kind).select_related("screening").order_by("-id")
    if permit.granted_on:
        notices = notices.filter(sent_on__lte=permit.granted_on)
    found = [(notice, _certain(notice, permit)) for notice in notices[:50]]
    met = [(notice, sure) for notice, sure in found if sure is not None]
    met.sort(key=lambda pair: not pair[1])
    return (met[0][0], bool(met[0][1])) if met else (None, False)


def _certain(notice: Notice, permit: Permit) -> bool | None:
    """True: the same project; False: the same applicant and nobody says which project; None: another project."""
    if permit.number:
        return True if notice.screening.number == permit.number else None
    if not permit.name:
        return False
    return True if plain_name(permit.name) == plain_name(notice.screening.name) else None
