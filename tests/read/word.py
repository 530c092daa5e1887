"""Small Word files written by hand, part by part, for what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f'xmlns:w="{MAIN}"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word(body: str, **parts: str) -> bytes:
    """A .docx whose document body is ``body``; further parts by name, each the inside of its root element."""
    beside = _relations(**{kind: f"{kind}.xml" for kind in parts})
    return zipped(
        {
            "[Content_Types].xml": _types("document", *parts),
            "_rels/.rels": _relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": beside,
            "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": f"<w:{kind} {W} {MC}>{inside}</w:{kind}>" for kind, inside in parts.items()},
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return content.getvalue()


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _types(*kinds: str) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    each = (
        f'<Override PartName="/word/{k}.xml" ContentType="{kind}.{"document.main" if k == "document" else k}+xml"/>'
        for k in kinds
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}{"".join(each)}</Types>'


def _relations(**targets: str) -> str:
    each = (f'<Relationship Id="{k}" Type="{_RELATIONS}/{k}" Target="{target}"/>' for k, target in targets.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def p(text: str = "", num: tuple[int, int] | None = None, style: str = "") -> str:
    """A paragraph of plain ``text`` in list ``num`` (numId, level) or of ``style``."""
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{r(text)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def level(place: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def tc(*texts: str, span: int = 1, merge: str = "") -> str:
    vertical = {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/>{vertical}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(p(text) for text in texts) or p()}</w:tc>"
