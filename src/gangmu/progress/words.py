"""用语: what is shown of progress, by code, in Chinese and English, from data/words.toml."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Literal

import msgspec

from gangmu.norms.diagnostic import Language
from gangmu.progress.period import Period

Group = Literal["status", "method", "outlook", "balance", "arithmetic", "reason"]


class Reason(msgspec.Struct, frozen=True):
    """缘由: why a thing is not known or not comparable, by ``code``; ``fields`` and ``period`` fill its sentence."""

    code: str
    fields: dict[str, str] = {}
    period: Period | None = None

    def said(self, language: Language = "zh") -> str:
        """The sentence a person reads; ``fields`` are shown as they are, the period in ``language``."""
        period = "" if self.period is None else self.period.label(language)
        return word("reason", self.code, language).format_map({**self.fields, "period": period})


def word(group: Group, code: str, language: Language = "zh") -> str:
    """用语: how ``code`` of ``group`` (``status``, ``method``, …) is called; KeyError for a code that does not exist."""
    return _words()[group][code][language]


@functools.cache
def _words() -> dict[str, dict[str, dict[Language, str]]]:
    return tomllib.loads((resources.files("gangmu.progress") / "data" / "words.toml").read_text("utf-8"))
