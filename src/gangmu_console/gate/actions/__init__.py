"""准入的办理: every change of state of the gate, each in a transaction with its entry in the audit trail."""

from gangmu_console.gate.actions.batches import resume_batches, start_batch, stop_batch, work_through
from gangmu_console.gate.actions.limits import lift_limit, set_limit
from gangmu_console.gate.actions.notices import acknowledge, assign, enter_permits, send_notices
from gangmu_console.gate.actions.reviews import ask_departments, give_opinion
from gangmu_console.gate.actions.screenings import correct, issue, recompute, screen, take_up

__all__ = [
    "acknowledge", "ask_departments", "assign", "correct", "enter_permits", "give_opinion", "issue", "lift_limit",
    "recompute", "resume_batches", "screen", "send_notices", "set_limit", "start_batch", "stop_batch", "take_up",
    "work_through",
]  # fmt: skip
