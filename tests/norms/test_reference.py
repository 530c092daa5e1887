"""The page of the data contract names every field and every value there is."""

import re
import types
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import pytest
from tests.made import COMPILED
from tests.seeds import ROOT

from gangmu.norms import Clause, Diagnostic, Directive, Measure, Target, Task, Threshold

PAGE = (ROOT / "docs/reference/norms.md").read_text("utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
STRUCTS = [Clause, Diagnostic, Directive, Measure, Target, Task, Threshold]


def values(kind: Any) -> set[str]:
    """The strings that a Literal allows, wherever it stands in a type."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    inner = get_args(kind) if get_origin(kind) in (Union, types.UnionType, tuple) else ()
    return {value for part in inner for value in values(part)}


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_is_explained(struct: type[msgspec.Struct]) -> None:
    fields = {field.name for field in msgspec.structs.fields(struct)} - {"args"}
    assert fields <= NAMED


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_value_of_a_coded_field_is_explained(struct: type[msgspec.Struct]) -> None:
    coded = {value for field in msgspec.structs.fields(struct) for value in values(field.type)}
    assert coded <= NAMED


def test_every_fact_about_the_document_is_explained() -> None:
    whole = COMPILED.as_json()
    assert {*whole, *whole["document"]} <= NAMED | set(re.findall(r'"(\w+)"', PAGE))
