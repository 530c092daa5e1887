"""落盘: a file appears whole or not at all, whatever stops the writer; the old one stays until the new one is complete."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from gangmu.errors import UnwritableOutput

_REASONS = {
    errno.ENOSPC: ("no space is left on the disk", "free some space, or choose another place"),
    errno.EDQUOT: ("the disk quota is used up", "free some space, or choose another place"),
    errno.EFBIG: ("the file would be larger than allowed", "choose another place"),
    errno.EACCES: ("no permission to write there", "choose a folder of your own"),
    errno.EPERM: ("no permission to write there", "choose a folder of your own"),
    errno.EROFS: ("the disk is read-only", "choose another place"),
    errno.ENOENT: ("the folder does not exist", "create it first, or choose another place"),
    errno.ENOTDIR: ("what should be a folder is a file", "choose another place"),
    errno.EEXIST: ("a file of this name is in the way", "choose another place"),
    errno.ENAMETOOLONG: ("the file name is too long", "choose a shorter one"),
}


def unwritable(path: Path, fault: OSError) -> UnwritableOutput:
    """The error that says why ``path`` could not be written."""
    what, do = _REASONS.get(fault.errno or 0, ("the file could not be written", "choose another place"))
    return UnwritableOutput(what, str(path), do)


def make_folder(folder: Path) -> None:
    """Create ``folder`` and those above it where they are missing; raises UnwritableOutput."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise unwritable(folder, fault) from None


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one stroke; raises UnwritableOutput and leaves what was there."""
    try:
        if path.is_dir():
            raise UnwritableOutput("this is a directory", str(path), "give a file name")
        if path.exists() and not path.is_file():
            raise UnwritableOutput("this is a pipe or device, not a file", str(path), "give a file name")
        _write(Path(os.path.realpath(path)), content)  # a link stays a link, its target is replaced
    except OSError as fault:
        raise unwritable(path, fault) from None


def _write(path: Path, content: bytes) -> None:
    temporary = path.parent / f".gangmu-{os.getpid()}-{os.urandom(4).hex()}"
    handle, named = _opened(temporary)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if not named:
                os.link(f"/proc/self/fd/{file.fileno()}", temporary, follow_symlinks=True)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _opened(temporary: Path) -> tuple[int, bool]:
    """A file to write, and whether it has the name ``temporary`` yet.

    Where the system can, it has none until it is complete: then even a killed process leaves nothing behind.
    """
    unnamed = getattr(os, "O_TMPFILE", 0)
    if unnamed and Path("/proc/self/fd").is_dir():
        with contextlib.suppress(OSError):
            return os.open(temporary.parent, unnamed | os.O_WRONLY, 0o666), False
    return os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), True
