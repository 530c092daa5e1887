"""What a careful reader finds in each demonstration document, from ``expected/*.toml``, one claim a test.

Each file holds ``file``, ``as_of``, ``[document]`` (particulars), ``[tree]`` (clauses and tables), ``[text]`` (what the
text holds and what it must not hold), and lists of norms: ``[[target]]``, ``[[task]]``, ``[[directive]]``. A field that
is a list of alternatives is met by any of them. ``[[absent]]`` says what must not be found. ``xfail`` gives the reason
why a claim does not hold yet.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gangmu.pipeline import Compiled, compile_file
from tests.seeds import ROOT

SAMPLES = ROOT / "samples"
FILES = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("expected/*.toml"))
}
KINDS = ("target", "task", "directive")
GAP = re.compile(r"\s+")

Claim = dict[str, Any]


def close(text: str) -> str:
    """``text`` without gaps."""
    return GAP.sub("", text)


@functools.cache
def compiled(name: str) -> Compiled:
    """The sample of the expectation ``name`` as it stands on its day."""
    return compile_file(SAMPLES / FILES[name]["file"], FILES[name]["as_of"])


@functools.cache
def norms(name: str) -> tuple[dict[str, Any], ...]:
    """The norms of the sample as plain values."""
    return tuple(msgspec.to_builtins(norm) for norm in compiled(name).norms)


def claims(*kinds: str) -> list[Any]:
    """A test parameter for each claim of ``kinds`` in each file."""
    return [
        pytest.param(name, kind, _plain(claim), id=f"{name} {kind} {number}", marks=_marks(claim.get("xfail")))
        for name, file in FILES.items()
        for kind in kinds
        for number, claim in enumerate(file.get(kind, []), 1)
    ]


def facts(section: str) -> list[Any]:
    """A test parameter for each fact of ``[section]`` in each file; ``[xfail]`` names facts as ``section.fact``."""
    return [
        pytest.param(
            name, fact, value, id=f"{name} {fact}", marks=_marks(file.get("xfail", {}).get(f"{section}.{fact}"))
        )
        for name, file in FILES.items()
        for fact, value in file.get(section, {}).items()
    ]


def _plain(claim: Claim) -> Claim:
    return {field: value for field, value in claim.items() if field != "xfail"}


def _marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
