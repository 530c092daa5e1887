"""规范包: reviewed documents as folders of YAML: load, check, save, propose, merge, hash."""

from gangmu.pack.digest import pack_hash, packs_hash
from gangmu.pack.load import load_pack, load_packs
from gangmu.pack.papers import cites, from_paper, joined, papers
from gangmu.pack.save import pack_files, save_pack
from gangmu.pack.shipped import shipped
from gangmu.pack.values import Pack, PackDocument, PackNorm

__all__ = [
    "Pack", "PackDocument", "PackNorm", "cites", "from_paper", "joined", "load_pack", "load_packs", "pack_files",
    "pack_hash", "packs_hash", "papers", "save_pack", "shipped",
]  # fmt: skip
