"""用语: every word of reports and of the command line, keyed by code, in Chinese and English (data/words/*.toml)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources

import msgspec

from gangmu.norms.diagnostic import Language

Catalogue = dict[str, dict[str, dict[str, str]]]


@functools.cache
def catalogue() -> Catalogue:
    """Group -> key -> language -> wording. A group stands in one file only."""
    folder = resources.files("gangmu.report") / "data" / "words"
    groups: Catalogue = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        groups.update(tomllib.loads(file.read_text("utf-8")))
    return groups


class Words(msgspec.Struct, frozen=True):
    """用语: the wordings of one language."""

    language: Language = "zh"

    def __call__(self, key: str, **values: object) -> str:
        """The wording of ``key`` (``group.key``), its {places} filled with ``values``; KeyError where there is none."""
        group, name = key.split(".", 1)
        wording = catalogue()[group][name][self.language]
        return wording.format(**values) if values else wording

    def among(self, items: Iterable[str]) -> str:
        """``items`` set as a list."""
        return ("、" if self.language == "zh" else ", ").join(items)
