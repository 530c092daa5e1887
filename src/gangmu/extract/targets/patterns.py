"""句型: the shapes of ``[patterns]`` in ``data/targets.toml``, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

from gangmu.errors import DataFault


class Patterns(msgspec.Struct, frozen=True):
    """句型: expressions by what they find; the data file says of each what it is for."""

    counted: re.Pattern[str]
    plant_end: re.Pattern[str]
    money: re.Pattern[str]
    adjective_end: re.Pattern[str]
    attribute_after: re.Pattern[str]
    total: re.Pattern[str]
    trailing_end: re.Pattern[str]
    fulfil: re.Pattern[str]
    inside: re.Pattern[str]
    owner_end: re.Pattern[str]
    uncounted: re.Pattern[str]
    topic_end: re.Pattern[str]
    growth_end: re.Pattern[str]
    lacking: re.Pattern[str]
    about: re.Pattern[str]
    crossed: re.Pattern[str]
    doing: re.Pattern[str]
    opening: re.Pattern[str]
    ratio_end: re.Pattern[str]
    shared_end: re.Pattern[str]
    from_end: re.Pattern[str]
    condition: re.Pattern[str]
    telling: re.Pattern[str]
    change_end: re.Pattern[str]
    growth_head: re.Pattern[str]
    caption: re.Pattern[str]
    aimed_end: re.Pattern[str]
    not_unit: re.Pattern[str]


@functools.cache
def patterns() -> Patterns:
    """The shapes of the target rules; raises DataFault where one is missing or unknown."""
    source = resources.files("gangmu.extract") / "data" / "targets.toml"
    data: dict[str, str] = tomllib.loads(source.read_text("utf-8"))["patterns"]
    if set(data) != set(Patterns.__struct_fields__):
        odd = ", ".join(sorted(set(data) ^ set(Patterns.__struct_fields__)))
        raise DataFault(f"patterns missing or unknown: {odd}", "extract/data/targets.toml")
    return Patterns(**{name: re.compile(shape) for name, shape in data.items()})
