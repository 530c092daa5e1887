"""What a screening reads from the disk beside packs: files of projects, and the regional orders of the day."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gangmu.errors import DamagedFile, UnreadableFile
from gangmu.pack.complaint import faults
from gangmu.pack.yaml_text import parse_yaml
from gangmu.screen import Limit


def bytes_of(path: Path) -> bytes:
    """The bytes of the file at ``path``; raises UnreadableFile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("there is no such file", str(path), "check the path") from None
    except IsADirectoryError:
        raise UnreadableFile("this is a directory", str(path), "name the files in it") from None
    except (OSError, ValueError):
        do = "ask its owner, or copy it to a folder of your own"
        raise UnreadableFile("no permission to read it", str(path), do) from None


def limits_in(path: Path) -> tuple[Limit, ...]:
    """The regional orders (区域限批) in the YAML or JSON file at ``path``: a list of records as ``Limit`` lays down."""
    value, wrong = parse_yaml(bytes_of(path).decode("utf-8", "replace"), path.name)
    if wrong:
        fault = faults(wrong)[0]
        raise DamagedFile(fault.what, fault.where or path.name, fault.do)
    try:
        return msgspec.convert(value, tuple[Limit, ...], strict=False)
    except msgspec.ValidationError:
        raise DamagedFile(
            "there is no list of regional orders in it", path.name, "see docs/reference/screening.md"
        ) from None
