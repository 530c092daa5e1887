"""后台工作: the screening of tables, and what is taken up again after a stop."""

from __future__ import annotations

from django_tasks import task

from gangmu_console.gate.actions.batches import resume_batches, work_through
from gangmu_console.gate.models import Batch
from gangmu_console.kit.jobs import at_worker_start


@task()
def screen_batch(pk: int) -> None:
    """Screen the batch ``pk``, or what is left of it."""
    batch = Batch.objects.filter(pk=pk, state__in=("queued", "running")).first()
    if batch is not None:
        work_through(batch)


at_worker_start(resume_batches)
