"""意见书: the letter on a verdict, as .docx and .pdf; that of a signed verdict is kept and never drawn up again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings

from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.letter import Office, compose, content
from gangmu.screen import Verdict
from gangmu_console.gate.models import Screening
from gangmu_console.gate.replaying import law_then

FORMS = ("docx", "pdf")
_FOLDER = "letters"


def letter(screening: Screening, verdict: Verdict, form: str, day: str = "", signing: str = "") -> bytes:
    """The letter on ``verdict`` in ``form``; without ``day`` it is a draft without a date."""
    office = Office(number=screening.number, date=day, name=signing)
    drawn = compose(verdict, law_then(screening).documents, office)
    return content(Path(f"letter.{form}"), drawn)


def keep_letter(screening: Screening, verdict: Verdict, day: dt.date, signing: str = "") -> str:
    """Put both forms of the letter, signed by the office ``signing``, where they stay; gives their name without the ending."""
    name = f"{_FOLDER}/{screening.number}-{screening.facts_hash[:12]}-{screening.packs_hash[:12]}"
    for form in FORMS:
        place = _place(name, form)
        make_folder(place.parent)
        write_whole(place, letter(screening, verdict, form, day.isoformat(), signing))
    return name


def kept_letter(screening: Screening, form: str) -> bytes | None:
    """The letter as it was signed, None where none was kept."""
    if not screening.letter or form not in FORMS:
        return None
    place = _place(screening.letter, form)
    return place.read_bytes() if place.is_file() else None


def _place(name: str, form: str) -> Path:
    return Path(settings.MEDIA_ROOT) / f"{name}.{form}"
