"""政策库的后台工作: what was interrupted is taken up again when a worker starts."""

from __future__ import annotations

from gangmu_console.kit.jobs import at_worker_start
from gangmu_console.library.actions import resume_interrupted

at_worker_start(resume_interrupted)
