"""演示: the sample documents of the repository, compiled and waiting for a review, where they are at hand."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import File

from gangmu_console.library import actions
from gangmu_console.library.models import Document
from gangmu_console.people.models import User
from gangmu_console.people.person import person_of

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
SHOWN = ("02-plan.pdf", "06-validity-one-line.txt")


def load(people: dict[str, User]) -> None:
    """Upload the samples as the policy office, once."""
    person = person_of(people["zhou"])
    for name in SHOWN:
        path = SAMPLES / name
        if not path.exists() or Document.objects.filter(file_name=name).exists():
            continue
        with path.open("rb") as file:
            document = actions.take_in(person, File(file, name=name))
        actions.compile_now(document.pk)
