"""数据契约: a compiled document as the JSON object laid down in docs/reference/norms.md."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Iterable

import msgspec

from gangmu.norms.diagnostic import Diagnostic, Language, message
from gangmu.norms.document import Document
from gangmu.norms.norm import Norm
from gangmu.norms.source import Page, Table

Json = dict[str, object]
# control, format, surrogate, private use, unassigned; separators of lines and paragraphs
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_NUMBERS = ("value", "value_to", "baseline_value", "quantity")


def compiled_json(
    document: Document, norms: Iterable[Norm], diagnostics: Iterable[Diagnostic], language: Language = "zh"
) -> Json:
    """The object that ``gangmu compile FILE --json`` prints; ``language`` is that of the diagnostics' messages."""
    return {
        "document": _document(document),
        "clauses": msgspec.to_builtins(document.clauses),
        "tables": tables_json(document.tables),
        "norms": [norm_json(norm) for norm in norms],
        "diagnostics": [_diagnostic(diagnostic, language) for diagnostic in diagnostics],
    }


def tables_json(tables: Iterable[Table]) -> list[Json]:
    """Tables as people read them, without the place of every cell."""
    return [
        {"id": table.id, "clause": table.clause, "header": table.header, "rows": table.rows,
         "start": table.start, "end": table.end}
        for table in tables
    ]  # fmt: skip


def pages_json(pages: Iterable[Page]) -> list[Json]:
    """The page map: number, start, end of each page."""
    return [{"number": page.number, "start": page.start, "end": page.end} for page in pages]


def encode(value: object) -> bytes:
    """One line of UTF-8 JSON without its line end; characters stand as themselves."""
    return msgspec.json.encode(value)


def readable(name: str) -> str:
    """A file name in one printable line: bytes that are not UTF-8 are tried as GB18030, what cannot be shown is marked."""
    if any("\ud800" <= character <= "\udfff" for character in name):
        with contextlib.suppress(UnicodeError):
            name = os.fsencode(name).decode("gb18030")
    return "".join("\ufffd" if unicodedata.category(character) in _HIDDEN else character for character in name)


def _document(document: Document) -> Json:
    header, source = document.header, document.source
    return {
        "title": header.title, "number": header.number, "issuer": header.issuer, "region": header.region,
        "issued": header.issued, "effective": header.effective, "expires": header.expires, "status": header.status,
        "language": "zh", "sha256": source.sha256, "source": readable(source.name), "chars": len(source.text),
    }  # fmt: skip


def norm_json(norm: Norm) -> Json:
    """The norm with its kind first, and whole numbers written as such (600, not 600.0)."""
    fields: Json = msgspec.to_builtins(norm)
    for name in _NUMBERS:
        if name in fields:
            fields[name] = _plain(fields[name])
    thresholds = fields.get("thresholds")
    if isinstance(thresholds, list):
        fields["thresholds"] = [{**threshold, "value": _plain(threshold["value"])} for threshold in thresholds]
    return fields


def _plain(number: object) -> object:
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _diagnostic(diagnostic: Diagnostic, language: Language) -> Json:
    return {
        "code": diagnostic.code, "severity": diagnostic.severity, "message": message(diagnostic, language),
        "start": diagnostic.start, "end": diagnostic.end, "clause": diagnostic.clause, "related": diagnostic.related,
    }  # fmt: skip
