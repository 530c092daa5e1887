"""What can stop a change, told in words: somebody else was faster, the verdict is signed, the rules have changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gangmu_console.gate.actions.screenings import AlreadyIssued, LawChanged
from gangmu_console.kit.versions import Stale


class Done:
    """Whether the change was made; false once something stopped it."""

    made = True

    def __bool__(self) -> bool:
        return self.made


@contextmanager
def changing(request: HttpRequest) -> Iterator[Done]:
    """Make a change; what stops it becomes a message on the next page, and nothing is saved."""
    done = Done()
    try:
        yield done
    except (Stale, AlreadyIssued, LawChanged) as stopped:
        done.made = False
        refused(request, stopped)


def refused(request: HttpRequest, why: Exception, response: HttpResponse | None = None) -> HttpResponse | None:
    """Say on the next page what stopped the change."""
    messages.error(request, _REASONS[type(why)]())
    return response


def version_of(request: HttpRequest) -> int:
    """The version that a form was filled in on; nonsense fits none."""
    written = request.POST.get("version", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else -1


def fresh(thing: Any, version: int) -> None:
    """Raise Stale where ``thing`` is no longer as it was when the form was made."""
    if thing.version != version:
        raise Stale(thing)


_REASONS = {
    Stale: lambda: _("别人刚改过这一条，您的更改没有保存。请看现在的内容后再改。"),
    AlreadyIssued: lambda: _("意见已签发，不再更改。情况变化的请重新筛查。"),
    LawChanged: lambda: _("规则包已更新，按现行规则结论或依据有变，尚未签发。请先重算。"),
}
