"""责任单位已更名、撤销或并入其他机构。

What it does: looks up every organisation that leads or cooperates: a title no longer in use on the day of the check, an
organ whose duties have passed to another, an old title beside the new one in another document.

Why it is bad: tasks of one office count as those of two, and letters go to an address that does not exist.

Example: the economic commission of 2015 and the industry department of 2021 are one line of business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.lint.docket import Docket, Duty, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.registry.organisations import Title, kind_in, organisation_kinds, organisation_titles
from gangmu.registry.regions import region

_OFFICE = re.compile(r"(?:委员会|委|厅|局|部|办公室|办|主管部门|部门)$")


class Named(NamedTuple):
    """An organisation as a task names it, and the kind that holds its duties on the day.

    ``past``: the title is out of use, or the duties have passed on; ``other``: it is no short form of today's title.
    """

    duty: Duty
    name: str
    kind: str
    past: bool
    other: bool


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each kind of organisation and region that bears a title of the past."""
    for (_, kind), named in grouped(_named(docket), lambda one: (one.duty.norm.region, one.kind)).items():
        known = {one.duty.paper.key for one in named if not one.other}
        old = [one for one in named if one.past or (one.other and known - {one.duty.paper.key})]
        if old:
            yield rule.found(
                (at(one.duty) for one in [*old, *(one for one in named if one not in old)]),
                names=" / ".join(dict.fromkeys(one.name for one in old)), today=_today(old[0].duty, kind),
            )  # fmt: skip


def _named(docket: Docket) -> Iterator[Named]:
    year = docket.as_of.year
    for duty in docket.duties:
        names = [*zip(duty.norm.lead, duty.norm.lead_ids, strict=False)]
        names += zip(duty.norm.cooperate, duty.norm.cooperate_ids, strict=False)
        for name, code in names:
            kind = code.rpartition("/")[2]
            title = _title(name)
            if kind in organisation_kinds() and title is not None:
                today = kind_in(kind, year)
                past = today != kind or (title.until is not None and title.until < year)
                yield Named(duty, name, today, past, not _shortens(title.title, _today(duty, today)))


def _shortens(title: str, full: str) -> bool:
    """Whether the characters of ``title``, its last word for an office aside, stand in ``full`` in their order."""
    rest = iter(full)
    return all(character in rest for character in _OFFICE.sub("", title))


def _title(name: str) -> Title | None:
    titles = organisation_titles()
    ends = (form[cut:] for form in (name, _OFFICE.sub("", name)) for cut in range(len(form) - 1))
    return next((titles[end] for end in ends if end in titles), None)


def _today(duty: Duty, kind: str) -> str:
    """The usual title today at the level of the region."""
    titles = organisation_kinds()[kind]
    place = region(duty.norm.region)
    level = place.kind if place is not None else "province"
    return (
        {"country": titles.state, "province": titles.province}.get(level, titles.city)
        or titles.province
        or titles.state
    )


RULE = Rule("GM306", "renamed-organisation", "info", check)
