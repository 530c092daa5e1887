"""政策库的动作: what other apps may ask of the library, and every change of its state."""

from gangmu_console.library.actions.import_pack import import_pack, import_shipped
from gangmu_console.library.actions.packs import current_packs, current_versions, pack_of
from gangmu_console.library.actions.publish import Proposal, proposal, publish
from gangmu_console.library.actions.review import accept, accept_sure, add, edit, reject, undo
from gangmu_console.library.actions.store import clear_compiled, store_compiled
from gangmu_console.library.actions.upload import (
    Refused,
    compile_again,
    compile_now,
    original,
    resume_interrupted,
    take_in,
)

__all__ = [
    "Proposal", "Refused", "accept", "accept_sure", "add", "clear_compiled", "compile_again", "compile_now", "current_packs",
    "current_versions", "edit", "import_pack", "import_shipped", "original", "pack_of", "proposal", "publish", "reject",
    "resume_interrupted", "store_compiled", "take_in", "undo",
]  # fmt: skip
