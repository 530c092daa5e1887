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
    try:
        if not _appeared(temporary, content):
            _fill(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), content)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _appeared(temporary: Path, content: bytes) -> bool:
    """Whether the system could write a file that has no name before it is complete (Linux).

    Even a process that is killed leaves nothing behind then. Where that fails, for whatever reason, the plain way is
    tried, and says why it fails.
    """
    if not hasattr(os, "O_TMPFILE"):
        return False
    with contextlib.suppress(OSError):
        handle = os.open(temporary.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
        _fill(handle, content, name=temporary)
        return True
    return False


def _fill(handle: int, content: bytes, name: Path | None = None) -> None:
    """Write ``content`` to the disk itself; then give the file its ``name``, where it has none yet."""
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
        if name:
            # a directory handle, unused here, makes Python follow the link (linkat with AT_SYMLINK_FOLLOW)
            os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=handle, follow_symlinks=True)
