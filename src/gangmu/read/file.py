"""读取: a file, or its bytes, as SourceText. The only way in, and the only place where a foreign exception is caught."""

from __future__ import annotations

import hashlib
import os
import stat
from importlib import import_module
from pathlib import Path
from typing import Final

from gangmu.errors import DamagedFile, EmptyText, GangmuError, TooLarge, UnreadableFile
from gangmu.norms import SourceText
from gangmu.read import txt
from gangmu.read.blocks import Composed
from gangmu.read.limits import FILE_BYTES
from gangmu.read.sniff import Format, kind

_BLANK: Final = " \t\r\n\x0b\x0c\u3000\xa0\ufeff\u200b"
_OLD_END: Final = "\x1a"


def read(path: Path) -> SourceText:
    """The text, tables and pages of the file at ``path``.

    Raises a subclass of UnreadableFile, never anything else: for a directory, a vanished or forbidden file, a device or
    pipe (UnreadableFile), more than FILE_BYTES (TooLarge), and all that ``read_bytes`` raises.
    """
    name = _plain(path.name) or _plain(str(path))
    try:
        # a pipe without a writer would block for ever where it is opened plainly
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            _check_kind(os.fstat(handle), name)
            data = file.read(FILE_BYTES + 1)
    except GangmuError:
        raise
    except (OSError, ValueError) as fault:
        raise _unreadable(_plain(str(path)), name, fault) from None
    return read_bytes(name, data)


def read_bytes(name: str, data: bytes) -> SourceText:
    """The text, tables and pages of the bytes ``data`` of a file called ``name``.

    Raises UnknownFormat, EmptyText, EncryptedFile, DamagedFile, TooLarge or MissingTool, never anything else.
    """
    name = _plain(name)
    if len(data) > FILE_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise EmptyText("the file is empty", name, "check that it was saved or downloaded completely")
    try:
        form = kind(name, data)
        composed = _composed(form, name, data)
    except GangmuError:
        raise
    except Exception as fault:  # the parsers of other makers raise whatever they like on broken bytes
        reason = type(fault).__name__
        raise DamagedFile(
            f"the content is broken ({reason})", name, "open it in its own program and save it again"
        ) from fault
    if not composed.text.strip(_BLANK + _OLD_END):
        raise EmptyText("there is no text in it", name, "check that it is the right file")
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(name, form, composed.text, digest, composed.tables, composed.pages)


def _composed(form: Format, name: str, data: bytes) -> Composed:
    if form in ("txt", "md"):
        text = txt.decode(data, name)
        return Composed(text, txt.tables(text), ())
    # a reader and the library below it are loaded only for a file that needs them
    composed = import_module(f"gangmu.read.{form}").compose_file(name, data)
    if not isinstance(composed, Composed):
        raise TypeError(form)
    return composed


def _plain(name: str) -> str:
    """``name`` in one printable line: a file name may hold line breaks and bytes that are no characters."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _check_kind(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile("this is a directory", name, "name the files in it")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("this is a pipe or device, not a file", name, "save the content as a file first")
    if status.st_size > FILE_BYTES:
        raise _too_large(name)


def _too_large(name: str) -> TooLarge:
    return TooLarge(f"larger than {FILE_BYTES // 1_000_000} MB", name, "split it into smaller files")


def _unreadable(path: str, name: str, fault: OSError | ValueError) -> UnreadableFile:
    if isinstance(fault, FileNotFoundError):
        return UnreadableFile("there is no such file", path, "check the path")
    if isinstance(fault, IsADirectoryError):
        return UnreadableFile("this is a directory", name, "name the files in it")
    if isinstance(fault, PermissionError):
        return UnreadableFile("no permission to read it", name, "ask its owner, or copy it to a folder of your own")
    reason = (fault.strerror if isinstance(fault, OSError) else None) or "the path is not usable"
    return UnreadableFile(reason.lower(), name, "copy the file to a local folder and try again")
