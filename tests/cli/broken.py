"""Files that nobody can compile, made for the tests."""

from __future__ import annotations

import hashlib
import io
import zipfile

import docx

# PDF 1.7, 7.6.3.3: what a password is padded with
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF file of ``objects``, the first of which is the catalogue."""
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


_PAGES = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
)


def scanned_pdf() -> bytes:
    """A page without a text layer."""
    return _pdf(*_PAGES)


def encrypted_pdf() -> bytes:
    """A page that opens with the password ``secret`` only (PDF 1.7, algorithms 2 to 4)."""
    password = (b"secret" + _PADDING)[:32]
    name = hashlib.md5(b"gangmu", usedforsecurity=False).digest()
    owner = _rc4(hashlib.md5(password, usedforsecurity=False).digest()[:5], password)
    key = hashlib.md5(
        password + owner + (-4).to_bytes(4, "little", signed=True) + name, usedforsecurity=False
    ).digest()[:5]
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        owner.hex().encode(), _rc4(key, _PADDING).hex().encode(),
    )  # fmt: skip
    identity = name.hex().encode()
    return _pdf(*_PAGES, lock, trailer=b"/Encrypt 4 0 R /ID [<%s> <%s>]" % (identity, identity))


def truncated_docx() -> bytes:
    """The first half of a Word file."""
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()[: file.tell() // 2]


def bomb_docx() -> bytes:
    """A Word file of a few kilobytes whose text unpacks to a hundred megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(100):
                part.write(b" " * 1_000_000)
    return file.getvalue()
