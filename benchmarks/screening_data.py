"""Made-up law and filings for the screening benchmark: the registry's products and regions, random sizes, fixed seeds."""

from __future__ import annotations

import datetime as dt
import random

from gangmu.norms import Directive, Paper, Threshold
from gangmu.norms.document import Header
from gangmu.registry.products import codes_of, products
from gangmu.registry.regions import regions
from gangmu.screen import Amount, Project

AS_OF = dt.date(2026, 1, 1)
DIRECTIVES = 1000
UNITS = ("万吨/年", "吨/日", "吨/年", "万千瓦", "万台/年", "万平方米/年")
STANCES = ("prohibit", "restrict", "phase_out", "control", "encourage", "encourage", "upgrade")
ACTIVITIES = ("new", "new_capacity", "expand", "operate", "any", "any", "new")
DOES = ("new", "new", "expand", "renovate", "relocate", "merge", "replace")
_WORDS = {
    "new": "新建",
    "expand": "扩建",
    "renovate": "技术改造",
    "relocate": "搬迁",
    "merge": "重组",
    "replace": "产能置换",
}
_EXCEPTIONS = ("等量或减量置换的除外", "现有企业技术改造除外", "石化基地内的项目除外", "列入国家规划的除外")


def goods() -> list[str]:
    """The products that are built: all products, pieces of equipment and processes of the registry."""
    return [name for name, product in products().items() if product.kind != "industry"]


def places(kind: str) -> list[str]:
    return [code for code, region in regions().items() if region.kind == kind and region.successor is None]


def unit_of(good: str) -> str:
    """Each product is counted in one unit, as in life."""
    return UNITS[sum(map(ord, good)) % len(UNITS)]


def _directive(dice: random.Random, number: int, region: str, subject: str) -> Directive:
    size = round(10 ** dice.uniform(1, 3.5))
    unit = dice.choice(["万吨/年", "吨/日"]) if unit_of(subject) in UNITS[:3] else unit_of(subject)
    limit = Threshold(quantity="capacity", op=dice.choice(("<", "<=", ">", ">=")), value=size, unit=unit, of=subject)
    limited = dice.random() < 0.4
    return Directive(
        id=f"d{number}", clause=f"c{number}", start=0, end=0, quote="", region=region, region_name="", rule="made",
        stance=dice.choice(STANCES), subjects=(subject,),
        industry_codes=(codes_of(subject),), activity=dice.choice(ACTIVITIES),
        condition=f"{size}{unit}" if limited else None, thresholds=(limit,) if limited else (),
        exception=dice.choice(_EXCEPTIONS) if dice.random() < 0.2 else None,
    )  # fmt: skip


def law(count: int = DIRECTIVES, seed: int = 4) -> list[Paper]:
    """``count`` directives in force, in a hundred documents of the nation, provinces and cities; ten more have ended."""
    dice = random.Random(seed)
    table = list(products())
    seats = ["100000"] * 10 + places("province") + places("prefecture")
    papers = []
    for number in range(110):
        region = dice.choice(seats[:40]) if number % 2 else dice.choice(seats)
        issued = dt.date(dice.randint(2008, 2025), dice.randint(1, 12), 1)
        header = Header(
            title=f"第{number}号", number=f"试发〔{issued.year}〕{number}号", issuer="", region=region, region_name="",
            addressees=(), copied_to=(), issued=issued, effective=None,
            expires=dt.date(2024, 12, 31) if number >= 100 else None, status="in_force",
        )  # fmt: skip
        norms = tuple(_directive(dice, item, region, dice.choice(table)) for item in range(number % 100, count, 100))
        papers.append(Paper(f"p{number}", header, norms))
    return papers


def columns(count: int, seed: int = 5) -> dict[str, list[str | None]]:
    """``count`` filings as columns of a table, as they come from an approval system."""
    dice = random.Random(seed)
    things, counties, choice = goods(), places("county"), dice.choice
    keys = ("name", "applicant", "region", "activity", "products", "capacity", "capacity_unit", "investment", "energy")
    found: dict[str, list[str | None]] = {key: [] for key in keys}
    for number in range(count):
        good, does = choice(things), choice(DOES)
        size, unit = f"{10 ** dice.uniform(0.5, 4):.4g}", unit_of(good)
        size = f"{float(size):g}"
        row = (
            f"年产{size}{unit[:-2]}{good}{_WORDS[does]}项目", f"某市第{number % 90_000}实业有限公司", choice(counties), does, good,
            size, unit, f"{10 ** dice.uniform(2, 5):.5g}", f"{10 ** dice.uniform(1, 5):.0f}" if number % 3 else None,
        )  # fmt: skip
        for key, value in zip(keys, row, strict=True):
            found[key].append(value)
    return found


def project(row: dict[str, str | None]) -> Project:
    """A row as the record that a single screening reads."""
    return Project(
        name=row["name"] or "", applicant=row["applicant"] or "", region=row["region"], activity=row["activity"],  # type: ignore[arg-type]
        products=(row["products"] or "",), capacity=Amount(float(row["capacity"] or 0), row["capacity_unit"] or ""),
        investment=Amount(float(row["investment"] or 0), "万元"), energy=float(row["energy"]) if row["energy"] else None,
    )  # fmt: skip
