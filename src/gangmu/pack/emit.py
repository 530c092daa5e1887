"""写 YAML: values as text that people read and diff: one canonical form, so that saving again changes no byte.

Maps and lists of maps are written as blocks, short lists in one line. A string goes without quotes only where every YAML
reader, of version 1.1 or 1.2, takes it for a string.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping

WIDEST = 110
# What begins like a number, a date or a time is quoted: 1.10 is a clause, 210000 a region.
_NUMBERLIKE = re.compile(r"[-+.]?[0-9][0-9A-Za-z_.,:+-]*|[-+]?\.(inf|nan)", re.I)
_WORDS = {"", "~", "=", "<<", "null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_FIRST = set("-?:,[]{}#&*!|>'\"%@`")
_INNER = re.compile(r": |:$| #|[,\[\]{}]|^\s|\s$")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def blocks(entries: Iterable[Mapping[str, object]]) -> str:
    """A file that is a list: one block an entry, a blank line between two."""
    return "\n".join("- " + "\n  ".join(_fields(entry)) + "\n" for entry in entries)


def fields(entry: Mapping[str, object]) -> str:
    """A file that is one block of fields."""
    return "".join(f"{line}\n" for line in _fields(entry))


def _fields(entry: Mapping[str, object]) -> list[str]:
    lines: list[str] = []
    for name, value in entry.items():
        if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            lines += [f"{name}:", *_items(value)]
            continue
        short = f"{name}: {_flow(value)}"
        if isinstance(value, list) and len(short) > WIDEST:
            lines += [f"{name}:", *(f"- {_flow(item)}" for item in value)]
        else:
            lines.append(short)
    return lines


def _items(entries: Iterable[Mapping[str, object]]) -> list[str]:
    """A list of maps: each in one line where it fits, else as a block."""
    lines: list[str] = []
    for entry in entries:
        short = "- " + _flow(entry)
        if len(short) <= WIDEST:
            lines.append(short)
        else:
            head, *rest = _fields(entry)
            lines += [f"- {head}", *(f"  {line}" for line in rest)]
    return lines


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | dt.date):
        return str(value)
    text = str(value)
    if _ODD.search(text):
        return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))
    plain = text.lower() not in _WORDS and text[0] not in _FIRST and not _INNER.search(text)
    return text if plain and not _NUMBERLIKE.fullmatch(text) else "'" + text.replace("'", "''") + "'"
