"""准入的后台工作: what was interrupted is taken up again when a worker starts."""

from __future__ import annotations

from gangmu_console.gate.actions import resume_batches
from gangmu_console.kit.jobs import at_worker_start

at_worker_start(resume_batches)
