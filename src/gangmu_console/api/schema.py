"""接口的形状: what a resource gives and takes, typed by the fields of its model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.encoding import force_str
from django.utils.html import strip_tags
from ninja import Field, Schema

from gangmu_console.kit.filters import Day, Filter, Flag, Region
from gangmu_console.kit.resource import Column, Resource

MOST = 200  # things of one answer
LONGEST = 200  # characters of a parameter
Computed = bool | int | float | str | None
_TYPES: tuple[tuple[type[models.Field], Any], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.FloatField, float),
    (models.DecimalField, float),
    (models.DateTimeField, dt.datetime),
    (models.DateField, dt.date),
    (models.JSONField, Any),
    (models.CharField, str),
    (models.TextField, str),
)


class Fault(Schema):
    """出错: a code that stays, and what is wrong in words."""

    code: str = Field(description="unauthenticated, forbidden, not_found 或 invalid")
    message: str = Field(description="说明")


def columns_of(resource: Resource) -> dict[str, Column]:
    """The columns that the interface offers, by the name they bear there."""
    return {column.name.replace("__", "_"): column for column in resource.columns if column.api}


def thing_schema(resource: Resource) -> type[Schema]:
    """The shape of one thing of ``resource``."""
    fields: dict[str, Any] = {
        "id": (int, Field(description="主键")),
        "url": (str, Field(description="页面地址，没有单独页面的为空")),
    }
    for name, column in columns_of(resource).items():
        told, choices = _type(resource.model, column)
        words = "；".join([force_str(column.label), *choices])
        fields[name] = (told, Field(description=words))
    return _made(f"{type(resource).__name__}Item", fields)


def list_schema(resource: Resource, thing: type[Schema]) -> type[Schema]:
    """The shape of a list."""
    fields = {
        "count": (int, Field(description="符合条件的条数，至多数到一万")),
        "beyond": (bool, Field(description="是否多于所数")),
        "items": (list[thing], Field(description="本页")),  # type: ignore[valid-type]
    }
    return _made(f"{type(resource).__name__}List", fields)


def query_schema(resource: Resource) -> type[Schema]:
    """The parameters of a list: those of the page, with ``limit`` and ``offset`` in place of pages."""
    fields: dict[str, Any] = {
        "limit": (int, Field(50, ge=1, le=MOST, description="至多几条")),
        "offset": (int, Field(0, ge=0, le=1_000_000, description="从第几条起")),
    }
    if resource.search:
        fields["q"] = (str, Field("", max_length=LONGEST, description="检索词，以空格分开"))
    if ordered := [column.name for column in resource.columns if column.order]:
        names = tuple(sign + name for name in ordered for sign in ("", "-"))
        fields["sort"] = (Literal[names] | None, Field(None, description="排序，前加 - 为降序"))  # type: ignore[valid-type]
    for one in resource.filters:
        fields[one.name] = _parameter(one)
    return _made(f"{type(resource).__name__}Query", fields)


def shown(resource: Resource, thing: Any) -> dict[str, Any]:
    """One thing as the interface gives it."""
    told = {name: _value(resource.model, column, thing) for name, column in columns_of(resource).items()}
    return {"id": thing.pk, "url": resource.url(thing), **told}


def _made(name: str, fields: dict[str, tuple[Any, Any]]) -> type[Schema]:
    """A class of ``fields``: name → type and what is said about it."""
    told = {field: said for field, (_type, said) in fields.items()}
    types = {field: type_ for field, (type_, _said) in fields.items()}
    return type(Schema)(name, (Schema,), {"__module__": __name__, "__annotations__": types, **told})


def _parameter(one: Filter) -> tuple[Any, Any]:
    label = force_str(one.label)
    if isinstance(one, Day):
        return dt.date | None, Field(None, description=label)
    if isinstance(one, Flag):
        names = tuple(name for name, _words, _condition in one.conditions)
        return Literal[names] | None, Field(None, description=label)  # type: ignore[valid-type]
    if isinstance(one, Region):
        return str | None, Field(None, pattern=r"^[0-9]{6}$", description=f"{label}，六位行政区划代码，含其下级")
    return str | None, Field(None, max_length=LONGEST, description=label)


def _type(model: type[models.Model], column: Column) -> tuple[Any, list[str]]:
    """The type of ``column``, and its codes with their words where there are some."""
    field, nullable = _field(model, column)
    if field is None:
        return Computed, []
    told = next((type_ for kind, type_ in _TYPES if isinstance(field, kind)), str)
    choices = [f"{code} {force_str(words)}" for code, words in field.flatchoices]
    return (told | None if nullable and told is not Any else told), choices


def _field(model: type[models.Model], column: Column) -> tuple[models.Field[Any, Any] | None, bool]:
    """The model's field behind ``column`` and whether there may be none; no field where the column is computed."""
    if column.value is not None or column.export is not None:
        return None, True
    nullable, here = False, model
    *relations, last = column.name.split("__")
    try:
        for name in relations:
            relation = here._meta.get_field(name)
            nullable, here = nullable or bool(getattr(relation, "null", True)), relation.related_model  # type: ignore[assignment]
        field = here._meta.get_field(last)
    except FieldDoesNotExist:
        return None, True
    if not isinstance(field, models.Field) or field.is_relation:
        return None, True
    return field, nullable or field.null


def _value(model: type[models.Model], column: Column, thing: Any) -> Any:
    field, _nullable = _field(model, column)
    if field is not None:
        return column.of(thing)
    value = column.export(thing) if column.export else column.of(thing)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    return strip_tags(force_str(value)) if hasattr(value, "__html__") else force_str(value)
