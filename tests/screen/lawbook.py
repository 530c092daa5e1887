"""Truth files of screening (tests/cases/screen/verdicts): a little law, a project, what the verdict must be."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from tests.seeds import ROOT

from gangmu.norms import Directive
from gangmu.pack import Pack, PackDocument, PackNorm, load_packs, shipped
from gangmu.pack.codes import region_name
from gangmu.screen import Index, Limit, Project, Verdict, project_from_record, project_from_text

CASES = sorted((ROOT / "tests/cases/screen/verdicts").glob("*.toml"))
SHIPPED = {pack.name: pack for pack in load_packs(shipped())}


class Case(msgspec.Struct, frozen=True):
    """A truth file: what it says in its first line, and its content."""

    name: str
    content: dict[str, Any]

    @property
    def as_of(self) -> dt.date:
        return self.content["as_of"]


def cases() -> list[Case]:
    return [Case(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in CASES]


def law_of(case: Case) -> tuple[Pack, ...]:
    """The packs that the case names, or the one it writes out."""
    named = case.content.get("shipped")
    if named is not None:
        return tuple(SHIPPED.values()) if named is True else tuple(SHIPPED[name] for name in named)
    documents = tuple(
        msgspec.convert({"title": one["key"], **one}, PackDocument) for one in case.content.get("document", ())
    )
    homes = {document.key: document.region for document in documents}
    norms = tuple(_norm(one, homes) for one in case.content.get("norm", ()))
    return (
        Pack(
            name="law",
            version="1",
            region="100000",
            title="law",
            precedence="national",
            documents=documents,
            norms=norms,
        ),
    )


def _norm(given: dict[str, Any], homes: dict[str, str]) -> PackNorm:
    key = given["id"].partition("/")[0]
    region = given.get("region", homes[key])
    plain = {"clause": "1", "start": 0, "end": 0, "quote": "", "rule": "", "region_name": region_name(region)}
    fields = {name: value for name, value in given.items() if name != "status"}
    directive = msgspec.convert({**plain, **fields, "region": region, "kind": "directive"}, Directive)
    return PackNorm(norm=directive, document=key, cite="一", status=given.get("status", "confirmed"))


def project_of(case: Case) -> Project:
    text = case.content.get("text")
    return project_from_text(text) if text else project_from_record(case.content["project"])


def verdict_of(case: Case) -> Verdict:
    index = Index(law_of(case), case.as_of, rehearse=case.content.get("rehearse", False))
    limits = tuple(msgspec.convert(one, Limit) for one in case.content.get("limit", ()))
    return index.screen(project_of(case), limits)


def path_of(name: str) -> Path:
    return ROOT / "tests/cases/screen" / name
