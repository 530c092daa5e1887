"""格式: what kind of file some bytes are, by content first and by name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, Literal

from gangmu.errors import DamagedFile, EncryptedFile, GangmuError, UnknownFormat
from gangmu.read.archive import members

Format = Literal["txt", "md", "docx", "pdf", "html", "doc"]

READABLE: Final = ".txt .md .docx .pdf .html .doc .wps"
_DO: Final = f"Gangmu reads {READABLE}"
# Names under which a file promises to be a document of ours: other content in it is damage, not an unknown kind.
_PROMISES: Final = {".docx": "a Word document", ".pdf": "a PDF", ".doc": "a Word document", ".wps": "a WPS document"}
# PDF readers accept the header anywhere in the first kilobyte (ISO 32000-1, annex H, note 13).
_PDF_WINDOW: Final = 1024
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S
)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS: Final = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"BM", "a bitmap"),
    (b"II*\x00", "a TIFF picture"), (b"MM\x00*", "a TIFF picture"), (b"RIFF", "a media file"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"\xca\xfe\xba\xbe", "a program"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"), (b"%!PS", "a PostScript file"),
    (b"CAJ", "a CAJ file: print it to PDF"), (b"OggS", "a media file"), (b"ID3", "a media file"),
)  # fmt: skip
_ZIPPED: Final = (
    ("xl/", "a spreadsheet (.xlsx)"), ("ppt/", "a presentation (.pptx)"), ("OFD.xml", "an OFD document: save it as PDF"),
    ("content.xml", "an OpenDocument file: save it as .docx"), ("META-INF/container.xml", "an EPUB book"),
)  # fmt: skip
# Names of streams in the directory of an OLE compound file, which is UTF-16.
_STREAMS: Final = (
    ("WordDocument", "word"), ("Workbook", "a spreadsheet (.xls)"), ("Book", "a spreadsheet (.xls)"),
    ("PowerPoint Document", "a presentation (.ppt)"), ("__properties_version1.0", "an Outlook message"),
)  # fmt: skip


def kind(name: str, data: bytes) -> Format:
    """The format in which ``data``, a file called ``name``, is to be read.

    Raises UnknownFormat, DamagedFile (the name promises a document that the content is not) or EncryptedFile.
    """
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return "pdf"
    if data.startswith(_ZIP):
        return _zipped(name, suffix, data)
    if data.startswith(_OLE):
        return _compound(name, suffix, data)
    if data.startswith(_RTF):
        return "doc"
    if _is_html(suffix, data):
        return "html"
    other = next((what for magic, what in _OTHERS if data.startswith(magic) and not _is_ascii(data)), "")
    if other:
        raise _unreadable(name, suffix, f"the content is {other}")
    if suffix in (".docx", ".pdf"):
        raise _unreadable(name, suffix, "the content is something else")
    if suffix in (".doc", ".wps") and b"\x00" in data[:4096]:
        raise _unreadable(name, suffix, "the content is something else")
    return "md" if suffix in (".md", ".markdown") else "txt"


def _is_html(suffix: str, data: bytes) -> bool:
    head = data[:_PDF_WINDOW]
    if head.startswith(_MARKS[1:]):
        head = head[2:].replace(b"\x00", b"")
    if _HTML.match(head.removeprefix(_MARKS[0])):
        return True
    return suffix in (".html", ".htm", ".xhtml", ".shtml") and b"<" in data and b"\x00" not in head


def _is_ascii(data: bytes) -> bool:
    """Two letters such as ``BM`` may well begin a text: a binary shows a byte that text does not have."""
    return not re.search(rb"[\x00-\x08\x0e-\x19\x80-\xff]", data[:512])


def _zipped(name: str, suffix: str, data: bytes) -> Format:
    try:
        names = members(data, name)
    except DamagedFile:
        if suffix == ".docx" or b"word/" in data:
            raise
        raise UnknownFormat("the content is a damaged archive", name, _DO) from None
    if any(member.startswith("word/") for member in names):
        return "docx"
    what = next((what for part, what in _ZIPPED if any(member.startswith(part) for member in names)), "a zip archive")
    raise _unreadable(name, suffix, f"the content is {what}")


def _compound(name: str, suffix: str, data: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile("a password is needed", name, "save it without a password")
    what = next((what for stream, what in _STREAMS if stream.encode("utf-16-le") in data), "")
    if what == "word" or (not what and suffix in (".doc", ".wps")):
        return "doc"
    raise _unreadable(name, suffix, f"the content is {what or 'an unknown office file'}")


def _unreadable(name: str, suffix: str, what: str) -> GangmuError:
    if promised := _PROMISES.get(suffix):
        return DamagedFile(f"the name promises {promised}, but {what}", name, "save it again in its own program")
    return UnknownFormat(what, name, _DO)
