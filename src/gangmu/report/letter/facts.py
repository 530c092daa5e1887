"""项目情况: the facts about a project as lines of a letter, inferred ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.registry.industries import industry
from gangmu.registry.regions import NATION, parents, region
from gangmu.report.letter.values import Line
from gangmu.report.phrases import number
from gangmu.report.words import Words
from gangmu.screen import Amount, Project

_A_PROJECT = re.compile(r"(?:项目|工程)(?:（[^（）]*）|\([^()]*\))?$")


def lines(project: Project, words: Words) -> tuple[Line, ...]:
    """Every fact that is known, in the order of the contract."""
    mark = words("letter.inferred_mark")
    return tuple(
        Line(words(f"letter_fact.{field}"), value, mark if field in project.inferred else "")
        for field, value in _values(project, words)
        if value
    )


def _values(project: Project, words: Words) -> Iterator[tuple[str, str]]:
    yield "name", project.name
    yield "applicant", project.applicant
    yield "region", place(project.region)
    yield "park", project.park or ""
    yield "activity", words(f"letter_activity.{project.activity}") if project.activity else ""
    yield "industries", words.among(_industry(code) for code in project.industries)
    yield "products", words.among(project.products)
    yield "equipment", words.among(_equipment(project, words))
    yield "capacity", _amount(project.capacity)
    yield "added_capacity", _amount(project.added_capacity)
    yield "investment", _amount(project.investment)
    yield "energy", "" if project.energy is None else words("letter_unit.coal", value=number(project.energy))
    yield "efficiency", words(f"letter_efficiency.{project.efficiency}") if project.efficiency else ""
    days = project.operating_days
    yield "operating_days", "" if days is None else words("letter_unit.days", value=number(days))
    yield "parameters", words.among(f"{one.name} {number(one.value)}{one.unit}" for one in project.parameters)
    yield "date", day(project.date, words) if project.date else ""
    told = {True: words("letter.yes"), False: words("letter.no")}
    yield "answers", words.among(f"{asked}（{told[answer]}）" for asked, answer in project.answers)


def day(date: object, words: Words) -> str:
    """A date as the language writes it in a letter."""
    year, month, day_ = str(date).split("-")
    return words("letter.date", year=int(year), month=int(month), day=int(day_))


def place(code: str | None) -> str:
    """The full name of a region with what contains it (``辽宁省沈阳市``); its code where it is unknown."""
    if code is None:
        return ""
    names = [region(one) for one in (*reversed(parents(code)), code) if one != NATION]
    return "".join(found.name for found in names if found) or code


def title_of(project: Project, words: Words) -> str:
    """What the letter calls the project: its name, else its products; in Chinese with 项目 at the end."""
    name = project.name or words.among(project.products)
    if not name:
        return words("letter.unnamed")
    if words.language == "en":
        return f"“{name}”"
    return name if _A_PROJECT.search(name) else f"{name}项目"


def _industry(code: str) -> str:
    known = industry(code)
    return f"{known.name}（{code}）" if known else code


def _equipment(project: Project, words: Words) -> Iterator[str]:
    for item in project.equipment:
        name = words("letter.equipment", name=item.name, count=item.count) if item.count > 1 else item.name
        sizes = words.among(_amount(size) for size in item.parameters)
        yield f"{name}（{sizes}）" if sizes else name


def _amount(amount: Amount | None) -> str:
    return "" if amount is None else f"{number(amount.value)}{amount.unit}"
