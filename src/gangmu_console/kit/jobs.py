"""后台工作: what the worker does first when it starts: take up again what a killed worker left half done."""

from __future__ import annotations

from collections.abc import Callable

_AT_START: list[Callable[[], object]] = []


def at_worker_start(resume: Callable[[], object]) -> Callable[[], object]:
    """Call ``resume`` whenever a worker starts (a decorator); it must be safe to call at any time, and twice."""
    _AT_START.append(resume)
    return resume


def resume_all() -> None:
    """Everything that is to be done at a worker's start."""
    for resume in _AT_START:
        resume()
