"""The packs that come with Gangmu: the folder ``packs`` of the repository, which the wheel carries as ``gangmu/packs``."""

from __future__ import annotations

from pathlib import Path

import gangmu


def shipped() -> tuple[Path, ...]:
    """The folders of the packs that come with Gangmu, by name; empty where the installation has none."""
    package = Path(gangmu.__file__).parent
    for home in (package / "packs", package.parents[1] / "packs"):
        if home.is_dir():
            return tuple(sorted(folder for folder in home.iterdir() if (folder / "pack.yaml").is_file()))
    return ()
