"""旧版文档: ``.doc``, ``.wps`` and RTF, made into ``.docx`` by LibreOffice where it is installed, and read as such."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from gangmu.errors import DamagedFile, EncryptedFile, MissingTool, TooLarge
from gangmu.read.blocks import Composed
from gangmu.read.docx import compose_file as compose_docx
from gangmu.read.limits import CONVERSION_SECONDS, FILE_BYTES

_PROGRAMS: Final = ("soffice", "libreoffice")
_DO: Final = "open it in Word or WPS and save it as .docx"
# The header of a Word 97 document (MS-DOC 2.5.1): its mark, and the bit that says it is encrypted.
_FIB: Final = 512
_FIB_MARK: Final = b"\xec\xa5"
_FIB_FLAGS: Final = _FIB + 11
_ENCRYPTED: Final = 0x01


def compose_file(name: str, data: bytes) -> Composed:
    """The text and tables of the old office file ``data``.

    Raises MissingTool without LibreOffice, EncryptedFile for a password, DamagedFile where LibreOffice cannot read it in
    CONVERSION_SECONDS, and what reading a Word file raises.
    """
    if data[_FIB : _FIB + 2] == _FIB_MARK and data[_FIB_FLAGS : _FIB_FLAGS + 1] and data[_FIB_FLAGS] & _ENCRYPTED:
        raise EncryptedFile("a password is needed", name, "save it without a password")
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        do = "install LibreOffice (its program soffice), or open the file in Word or WPS and save it as .docx"
        raise MissingTool("old office files are read with LibreOffice, which is not installed", name, do)
    return compose_docx(name, _converted(program, name, data))


def _converted(program: str, name: str, data: bytes) -> bytes:
    """``data`` as .docx. Nothing of the user's own LibreOffice is touched: profile and files live in a folder that goes."""
    with tempfile.TemporaryDirectory(prefix="gangmu-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / ("file.rtf" if data.startswith(b"{\\rtf") else "file.doc")
        source.write_bytes(data)
        _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
                "--convert-to", "docx", "--outdir", str(folder), str(source),
            ],
            name,
        )  # fmt: skip
        target = folder / "file.docx"
        if not target.is_file():
            raise DamagedFile("LibreOffice cannot read it", name, _DO)
        if target.stat().st_size > FILE_BYTES:
            raise TooLarge("becomes far larger than a document when converted", name, _DO)
        return target.read_bytes()


def _run(command: list[str], name: str) -> None:
    quiet = subprocess.DEVNULL
    try:
        # a session of its own, so that the whole family of processes ends with it
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        raise MissingTool("LibreOffice is installed, but does not start", name, _DO) from None
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        raise DamagedFile(f"LibreOffice did not read it in {CONVERSION_SECONDS} seconds", name, _DO) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
