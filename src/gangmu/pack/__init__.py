"""规范包: reviewed documents as folders of YAML: load, check, save, propose, merge, hash."""

from gangmu.pack.bundled import shipped
from gangmu.pack.digest import pack_hash, packs_hash
from gangmu.pack.load import load_pack, load_packs
from gangmu.pack.merge import Contest, Merged, merge
from gangmu.pack.papers import cites, from_paper, in_force, joined, papers
from gangmu.pack.precedence import Claim, Ruling, ruling
from gangmu.pack.save import pack_files, save_pack
from gangmu.pack.values import Pack, PackDocument, PackNorm

__all__ = [
    "Claim", "Contest", "Merged", "Pack", "PackDocument", "PackNorm", "Ruling", "cites", "from_paper", "in_force", "joined",
    "load_pack", "load_packs", "merge", "pack_files", "pack_hash", "packs_hash", "papers", "ruling", "save_pack", "shipped",
]  # fmt: skip
