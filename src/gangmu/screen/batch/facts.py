"""表格中的项目事实: a table of text columns read into typed facts; a row that cannot be read is an error with its reason.

One row is one project. Nothing is guessed: a cell that is not what its column asks for makes the row an error, with the row's
number (the first row below the headings is 1), the column and what stands there.
"""

from __future__ import annotations

import functools
import math
import re
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

import msgspec
import polars as pl

from gangmu.registry.regions import regions, regions_in
from gangmu.screen.project import Amount, Equipment, Parameter, Project

COLUMNS = (
    "name", "applicant", "region", "park", "activity", "industries", "products", "equipment", "capacity",
    "capacity_unit", "added_capacity", "investment", "investment_unit", "energy", "efficiency", "operating_days",
    "parameters", "answers",
)  # fmt: skip
NUMBERS = ("capacity", "added_capacity", "investment", "energy", "operating_days")
_CODED = ("region", "activity", "efficiency", "industries", "equipment", "parameters", "answers")
_PARTED = re.compile(r"[、；，,;|/\n]")
SPLIT = re.compile(r"[、；，;|/\n]|(?<!\d),|,(?!\d)")  # the comma of 1,4-丁二醇 is part of the name
_NUMBER = r"^((?:\d[\d,，]*)?\.?\d+(?:[eE][+-]?\d+)?)\s*([^\d\s.].*)?$"
_CODE = re.compile(r"[A-T]|[A-T]?\d{2,4}")
FAULT = "\x00fault"
_MONEY = "万元"
_MOST = 1e15


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("gangmu.screen.batch") / "data" / "columns.toml").read_text("utf-8"))


def headings(given: list[str]) -> dict[str, str]:
    """The column of a project's facts for each heading of ``given`` that is known; the first of two alike counts."""
    known = {name: name for name in COLUMNS}
    known |= {alias: name for name, aliases in _words()["headings"].items() for alias in aliases}
    found: dict[str, str] = {}
    for heading in given:
        column = known.get(heading.strip().lower())
        if column is not None and column not in found.values():
            found[heading] = column
    return found


class Refused(ValueError):
    """不能读: a cell that is not what its column asks for."""


def region_code(text: str) -> str:
    """The code of a region told by code or by name."""
    if text in regions():
        return text
    hits = [] if text.isdigit() else [hit for hit in regions_in(text) if hit.id is not None]
    if not hits or hits[-1].id is None:
        raise Refused("is no region that is known")
    return hits[-1].id


def _one_of(kind: str, text: str) -> str:
    for value, names in _words()[kind].items():
        if text in names:
            return value
    raise Refused(f"is none of {'、'.join(names[0] for names in _words()[kind].values())}")


def industry_codes(text: str) -> tuple[str, ...]:
    """Codes of industries, parted like products, or by any comma."""
    codes = tuple(part.strip() for part in _PARTED.split(text) if part.strip())
    if any(_CODE.fullmatch(code) is None for code in codes):
        raise Refused("is no code of GB/T 4754")
    return codes


@functools.lru_cache(maxsize=50_000)
def product_words(text: str) -> tuple[str, ...]:
    """The products of a cell: parted by 、 ； ， | / or a new line."""
    return tuple(part.strip() for part in SPLIT.split(text) if part.strip())


def _decoded(text: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as fault:
        raise Refused("is not the JSON that is asked for here") from fault


def equipment_of(text: str) -> tuple[Equipment, ...]:
    """Equipment as a JSON list of records, or as plain names."""
    if text.startswith("["):
        return tuple(_decoded(text, tuple[Equipment, ...]))
    return tuple(Equipment(name) for name in product_words(text))


def parameters_of(text: str) -> tuple[Parameter, ...]:
    """Parameters: a JSON list of records with name, value and unit."""
    return tuple(_decoded(text, tuple[Parameter, ...]))


def answers_of(text: str) -> tuple[tuple[str, bool], ...]:
    """Replies: a JSON object of words → true or false."""
    return tuple(_decoded(text, dict[str, bool]).items())


READERS: dict[str, Callable[[str], Any]] = {
    "region": region_code, "activity": functools.partial(_one_of, "activity"),
    "efficiency": functools.partial(_one_of, "efficiency"), "industries": industry_codes, "equipment": equipment_of,
    "parameters": parameters_of, "answers": answers_of,
}  # fmt: skip


@functools.lru_cache(maxsize=50_000)
def told(column: str, text: str) -> tuple[Any, str]:
    """The value of a coded cell, and why it cannot be read (empty where it can)."""
    try:
        return READERS[column](text), ""
    except Refused as fault:
        return None, f"{column}: {text[:40]} {fault}"


class Table(msgspec.Struct, frozen=True):
    """事实表: ``facts`` of the rows that can be read, ``errors`` (row, reason) of the others; together all rows."""

    facts: pl.DataFrame
    errors: pl.DataFrame


def read_table(raw: pl.DataFrame, start: int = 1) -> Table:
    """The facts of ``raw``, whose headings are known ones; its first row has the number ``start``."""
    named = {column: heading for heading, column in headings(raw.columns).items()}
    cells = [pl.col(named[c]).alias(c) if c in named else pl.lit(None, pl.String).alias(c) for c in COLUMNS]
    frame = raw.lazy().select(cells).collect() if named else raw.select(pl.lit(None, pl.String).alias(COLUMNS[0]))
    if not named:
        frame = frame.select([pl.lit(None, pl.String).alias(c) for c in COLUMNS])
        frame = pl.concat([frame] * raw.height) if raw.height else frame.clear()
    frame = frame.with_columns([_clean(frame, column) for column in COLUMNS]).with_row_index("row", start)
    fault = raw[FAULT] if FAULT in raw.columns else pl.lit("")
    frame = frame.with_columns(fault.alias("fault"))
    frame = _with_numbers(frame)
    for column in _CODED:
        frame = _coded(frame, column)
    frame = _last_checks(frame)
    good = frame["fault"] == ""
    errors = frame.filter(~good).select("row", pl.col("fault").alias("reason"))
    return Table(frame.filter(good).drop("fault"), errors)


def _clean(frame: pl.DataFrame, column: str) -> pl.Expr:
    """A cell without blanks around it; an empty one is unknown. Columns of numbers stay numbers."""
    if frame[column].dtype.is_numeric() and column in NUMBERS:
        return pl.col(column).cast(pl.Float64)
    text = pl.col(column).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text).alias(column)


def _fail(column: str, when: pl.Expr, why: str) -> pl.Expr:
    """The reason stands where none stood before."""
    said = pl.concat_str(pl.lit(f"{column}: "), pl.col(column).cast(pl.String).str.slice(0, 40), pl.lit(f" {why}"))
    return pl.when((pl.col("fault") == "") & when).then(said).otherwise(pl.col("fault")).alias("fault")


def _with_numbers(frame: pl.DataFrame) -> pl.DataFrame:
    for column in NUMBERS:
        if frame[column].dtype == pl.String:
            frame = _number(frame, column)
        bad = ~pl.col(column).is_between(0, _MOST).fill_null(value=True) | pl.col(column).is_nan().fill_null(
            value=False
        )
        frame = frame.with_columns(_fail(column, bad, "is no quantity"))
        frame = frame.with_columns((pl.when(pl.col(column).is_finite()).then(pl.col(column)) + 0.0).alias(column))
    return frame


def _number(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """``600`` or ``600 吨/日``: the number, and the unit where the column for it is empty."""
    plain = frame[column].cast(pl.Float64, strict=False)
    if not (plain.is_null() & frame[column].is_not_null()).any():
        return frame.with_columns(plain)
    text = pl.col(column)
    number = text.str.extract(_NUMBER, 1).str.replace_all("[,，]", "").cast(pl.Float64, strict=False)
    unit = text.str.extract(_NUMBER, 2)
    value = pl.coalesce(plain, number)
    frame = frame.with_columns(_fail(column, text.is_not_null() & value.is_null(), "is no number"))
    said = {"capacity": "capacity_unit", "added_capacity": "capacity_unit", "investment": "investment_unit"}.get(column)
    if said is None:
        frame = frame.with_columns(_fail(column, unit.is_not_null(), "has a unit, where a bare number is asked for"))
        return frame.with_columns(value.alias(column))
    clash = unit.is_not_null() & pl.col(said).is_not_null() & (unit != pl.col(said))
    frame = frame.with_columns(_fail(column, clash, "has another unit than the column for units"))
    return frame.with_columns(value.alias(column), pl.coalesce(said, unit).alias(said))


def _coded(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Each distinct cell is read once; the cell keeps its text, but for regions, activities and levels."""
    distinct = frame[column].drop_nulls().unique().to_list()
    read = {text: told(column, text) for text in distinct}
    bad = {text: why for text, (_, why) in read.items() if why}
    if bad:
        why = pl.col(column).replace_strict(bad, default=None, return_dtype=pl.String)
        failing = (pl.col("fault") == "") & why.is_not_null()
        frame = frame.with_columns(pl.when(failing).then(why).otherwise(pl.col("fault")).alias("fault"))
    if column in ("region", "activity", "efficiency"):
        values = {text: value for text, (value, _) in read.items() if value != text}
        return frame.with_columns(pl.col(column).replace(values)) if values else frame
    return frame


def _last_checks(frame: pl.DataFrame) -> pl.DataFrame:
    for number, unit in (("capacity", "capacity_unit"), ("added_capacity", "capacity_unit")):
        lacking = pl.col(number).is_not_null() & pl.col(unit).is_null()
        frame = frame.with_columns(_fail(number, lacking, "has no unit"))
    days: pl.Expr = (pl.col("operating_days") <= 0) | (pl.col("operating_days") > 366)
    frame = frame.with_columns(_fail("operating_days", days.fill_null(value=False), "is no number of days in a year"))
    empty = pl.all_horizontal(pl.col("name", "products", "industries", "equipment", "region", "capacity").is_null())
    said = pl.when((pl.col("fault") == "") & empty).then(pl.lit("the row is empty")).otherwise(pl.col("fault"))
    frame = frame.with_columns(said.alias("fault"))
    money = pl.when(pl.col("investment").is_not_null()).then(pl.col("investment_unit").fill_null(_MONEY))
    counted = pl.when(pl.col("capacity").is_not_null() | pl.col("added_capacity").is_not_null()).then("capacity_unit")
    return frame.with_columns(money.alias("investment_unit"), counted.alias("capacity_unit"))


def project_of(row: dict[str, Any]) -> Project:
    """The project of one row of facts."""

    def amount(column: str, unit: str) -> Amount | None:
        value = row[column]
        return Amount(value, row[unit]) if value is not None and math.isfinite(value) else None

    def parts(column: str) -> Any:
        text = row[column]
        return told(column, text)[0] if text is not None else ()

    return Project(
        name=row["name"] or "", applicant=row["applicant"] or "", region=row["region"], park=row["park"],
        activity=row["activity"], industries=parts("industries"), products=product_words(row["products"] or ""),
        equipment=parts("equipment"), capacity=amount("capacity", "capacity_unit"),
        added_capacity=amount("added_capacity", "capacity_unit"), investment=amount("investment", "investment_unit"),
        energy=row["energy"], efficiency=row["efficiency"], operating_days=row["operating_days"],
        parameters=parts("parameters"), answers=parts("answers"),
    )  # fmt: skip
