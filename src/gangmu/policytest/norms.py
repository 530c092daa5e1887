"""规范用例: a text or documents, and the norms that must be in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gangmu.norms import Paper
from gangmu.norms.contract import Json, norm_json
from gangmu.policytest.values import Expect, Problem

_LONGEST = 60


def norm_problems(expect: Expect, papers: Sequence[Paper]) -> Iterator[Problem]:
    """Expected norms that are not there, each with the nearest that is; kinds that should not be there."""
    found = [norm_json(norm) for paper in papers for norm in paper.norms] if expect.norms or expect.no_norms else []
    free = list(found)
    for wanted in expect.norms:
        fitting = next((norm for norm in free if not _differences(wanted, norm)), None)
        if fitting is not None:
            free.remove(fitting)
        else:
            yield _missing(wanted, free)
    for norm in found:
        if norm["kind"] in expect.no_norms:
            yield Problem("norm_unwanted", str(norm["kind"]), _short(norm), str(norm["id"]))


def _missing(wanted: Mapping[str, object], found: Sequence[Json]) -> Problem:
    said = _fields(wanted)
    kind = wanted.get("kind")
    near = [norm for norm in found if kind in (None, norm["kind"])]
    if not near:
        return Problem("no_norm", said)
    best = min(near, key=lambda norm: len(_differences(wanted, norm)))
    differing = _differences(wanted, best)
    if len(differing) == len(set(wanted) - {"kind"}) > 1:
        return Problem("no_norm", said)
    actual = _fields({name: best.get(name) for name in differing})
    expected = _fields({name: wanted[name] for name in differing})
    return Problem("norm_differs", expected, actual, str(best["id"]), "", _short(best))


def _differences(wanted: Mapping[str, object], norm: Json) -> list[str]:
    """The fields of ``wanted`` that ``norm`` says otherwise."""
    return [name for name, value in wanted.items() if not _same(value, norm.get(name))]


def _same(wanted: object, value: object) -> bool:
    """Equal; words without their blanks, dates as written, lists item by item."""
    if isinstance(wanted, list) and isinstance(value, list | tuple):
        return len(wanted) == len(value) and all(_same(one, other) for one, other in zip(wanted, value, strict=True))
    if isinstance(wanted, Mapping) and isinstance(value, Mapping):
        return all(_same(inner, value.get(name)) for name, inner in wanted.items())
    if isinstance(wanted, int | float) and isinstance(value, int | float):
        return wanted == value
    if value is None or wanted is None:
        return wanted is value
    return "".join(str(wanted).split()) == "".join(str(value).split())


def _fields(fields: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {_value(value)}" for name, value in fields.items())


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return "—" if value is None else str(value)


def _short(norm: Json) -> str:
    quote = "".join(str(norm["quote"] or norm.get("indicator") or norm.get("action") or norm["id"]).split())
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
