"""演示数据: made-up filings (data/demo.toml) screened by the packs that are there, with what follows from them."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gangmu.screen import project_from_record
from gangmu_console.gate import actions
from gangmu_console.gate.models import Permit, RegionalLimit, Screening
from gangmu_console.library.actions import current_packs
from gangmu_console.people.models import Organisation, User
from gangmu_console.people.person import Person, person_of

_FIELDS = ("applicant", "region", "activity", "products", "capacity", "investment")


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Screen the filings once; nothing is done where there are screenings already, or no packs."""
    if Screening.objects.exists() or not current_packs():
        return
    said = tomllib.loads(files("gangmu_console.gate").joinpath("data/demo.toml").read_text("utf-8"))
    window, day = person_of(people["xu"]), settings.AS_OF or timezone.localdate()
    inspector = person_of(people["du"])
    for limit in said["limit"]:
        actions.set_limit(inspector, RegionalLimit(**limit))
    for filing in said["filing"]:
        _file(window, filing, day)
    for permit in said["permit"]:
        actions.enter_permits(window, [Permit(region="210000", **permit)])


def _file(window: Person, filing: dict[str, Any], day: dt.date) -> None:
    told = {name: filing[name] for name in _FIELDS if name in filing}
    project = project_from_record({"name": filing["title"], **told})
    made = actions.screen(window, project, day, home="210000", enterprise=filing.get("enterprise", ""))
    if filing.get("issue"):
        actions.issue(window, made, made.version, day)
    if filing.get("ask"):
        codes = [f"{made.city or made.province}/{kind}" for kind in filing["ask"]]
        asked = Organisation.objects.filter(code__in=codes)
        actions.ask_departments(window, made, asked, day + dt.timedelta(days=10), day, "选址、用地、环境影响（演示）")
