"""标题词表: data/title.toml, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

import msgspec

from gangmu.registry.spotter import Spotter
from gangmu.screen.goods import endings
from gangmu.screen.project import ProjectActivity


class Words(msgspec.Struct, frozen=True):
    """词表: patterns and tables for reading the title of a filing; see data/title.toml."""

    activity: Spotter
    order: tuple[ProjectActivity, ...]
    applicant: re.Pattern[str]
    works: re.Pattern[str]
    park: re.Pattern[str]
    derived: re.Pattern[str]
    material: re.Pattern[str]
    process: frozenset[str]
    parts: frozenset[str]
    raw: dict[str, str]
    cooked: re.Pattern[str]
    killed: re.Pattern[str]
    vehicle: re.Pattern[str]
    vehicles: dict[str, str]
    ending: re.Pattern[str]
    units: re.Pattern[str]
    unit_names: dict[str, str]
    rate: re.Pattern[str]
    rates: dict[str, str]
    money: re.Pattern[str]
    energy: re.Pattern[str]
    equipment: re.Pattern[str]


@functools.cache
def words() -> Words:
    """The compiled data."""
    data: dict[str, Any] = tomllib.loads((resources.files("gangmu.screen") / "data" / "title.toml").read_text("utf-8"))
    acts = {word: (kind,) for kind, group in data["activity"].items() for word in group}
    shadows: dict[str, tuple[str, ...]] = dict.fromkeys(data["activity_shadow"]["words"], ())
    rates = {word: unit for unit, group in data["rate"].items() for word in group}
    vehicles = {word: code for code, group in data["vehicle"].items() for word in group}
    before, after = _any(data["material"]["words"]), _any(data["material"]["after"])
    return Words(
        activity=Spotter({**acts, **shadows}),
        order=tuple(data["activity"]),
        applicant=re.compile(rf"^.{{2,40}}?(?:{_any(data['applicant']['ends'])})(?:（[^（）]{{1,12}}）)?"),
        works=re.compile(r"^.{2,20}?" + data["applicant"]["works"]),
        park=re.compile(rf"[\u4e00-\u9fff]{{2,12}}?(?:{_any(data['park']['ends'])})"),
        derived=re.compile(rf"^(?:用)?(?:{_any(data['derived']['words'])})"),
        material=re.compile(rf"(?:{before})(?P<what>(?!年产)[^，。；□]{{1,16}}?)(?={after})"),
        process=frozenset(data["process"]["words"]),
        parts=frozenset(data["process"]["parts"]),
        raw=data["process"]["raw"],
        cooked=re.compile(data["process"]["cooked"]),
        killed=re.compile(data["process"]["killed"]),
        vehicle=re.compile(rf"(?P<of>{_any(vehicles)})[^，□]{{0,3}}$"),
        vehicles=vehicles,
        ending=re.compile(
            rf"(?P<word>[\u4e00-\u9fffA-Za-z0-9]{{0,8}}?(?P<end>{_any(endings())}))(?=□|$|{_any(data['stop']['words'])})"
        ),
        units=re.compile(_any(data["units"])),
        unit_names=data["units"],
        rate=re.compile(rf"(?:{_any(rates)})[\u4e00-\u9fffA-Za-z·]{{0,8}}?(?:约|达|达到|各)?$"),
        rates=rates,
        money=re.compile(rf"(?:{_any(data['money']['words'])})(?:约|达|为)?$"),
        energy=re.compile(rf"(?:{_any(data['energy']['words'])})(?:约|达|为)?$"),
        equipment=re.compile(_any(data["equipment"]["words"])),
    )


def _any(group: Any) -> str:
    """One alternation, the longest word first."""
    return "|".join(re.escape(word) for word in sorted(group, key=len, reverse=True))
