"""压缩包: the parts of a zip archive, opened so that no archive can fill the memory, whatever its headers claim."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from gangmu.errors import DamagedFile, EncryptedFile, TooLarge
from gangmu.read.limits import RATIO_FLOOR, UNPACKED_BYTES, UNPACKED_RATIO, ZIP_MEMBERS

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)
_DO: Final = "open it in Word or WPS and save it again"
_ENCRYPTED: Final = 0x1


def members(data: bytes, name: str) -> tuple[str, ...]:
    """The names of the parts of the archive ``data``; DamagedFile where it is none."""
    with _opened(data, name) as archive:
        return tuple(archive.namelist())


def unpack(data: bytes, name: str, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The parts of ``wanted`` that the archive has.

    The claimed sizes are checked before anything is unpacked (TooLarge), and the real ones while unpacking, since
    headers lie. Raises EncryptedFile for a part under a password, DamagedFile for a broken archive.
    """
    parts: dict[str, bytes] = {}
    with _opened(data, name) as archive:
        _check_claims(archive, len(data), name)
        left = _allowance(len(data))
        present = set(archive.namelist())
        for part in wanted:
            if part in present:
                parts[part] = _unpacked(archive, part, left, name)
                left -= len(parts[part])
    return parts


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise DamagedFile("the archive is cut short or broken", name, _DO) from None


def _allowance(packed: int) -> int:
    return min(UNPACKED_BYTES, max(RATIO_FLOOR, packed * UNPACKED_RATIO))


def _check_claims(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    infos = archive.infolist()
    if len(infos) > ZIP_MEMBERS:
        raise TooLarge(f"more than {ZIP_MEMBERS} parts in the archive", name, "save it again in Word or WPS")
    if sum(info.file_size for info in infos) > _allowance(packed):
        raise _bomb(name)


def _unpacked(archive: zipfile.ZipFile, part: str, left: int, name: str) -> bytes:
    try:
        if archive.getinfo(part).flag_bits & _ENCRYPTED:
            raise EncryptedFile("a password is needed", name, "save it without a password")
        with archive.open(part) as stream:
            content = stream.read(left + 1)
    except _BROKEN:
        raise DamagedFile(f"the part {part} is cut short or broken", name, _DO) from None
    if len(content) > left:
        raise _bomb(name)
    return content


def _bomb(name: str) -> TooLarge:
    limit = UNPACKED_BYTES // 1_000_000
    return TooLarge(
        f"unpacks to far more than a document does (limit {limit} MB)", name, "save it again in Word or WPS"
    )
