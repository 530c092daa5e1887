"""政策库的后台工作: compiling; what was interrupted is taken up again when a worker starts."""

from __future__ import annotations

from django_tasks import task

from gangmu_console.kit.jobs import at_worker_start
from gangmu_console.library.actions.upload import compile_now, resume_interrupted

at_worker_start(resume_interrupted)


@task()
def compile_document(pk: int) -> None:
    """编译 one document."""
    compile_now(pk)
