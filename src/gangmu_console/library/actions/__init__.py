"""政策库的动作: what other apps may ask of the library, and every change of its state."""

from gangmu_console.library.actions.import_pack import import_pack, import_shipped
from gangmu_console.library.actions.packs import current_packs, current_versions, pack_of
from gangmu_console.library.actions.store import clear_compiled, store_compiled

__all__ = [
    "clear_compiled",
    "current_packs",
    "current_versions",
    "import_pack",
    "import_shipped",
    "pack_of",
    "store_compiled",
]
