"""Every exception of Gangmu.

GangmuError                    base: one clear line for a person, never a traceback
├── UnreadableFile             读不出: the file cannot become text; says why and what to do
│   ├── UnknownFormat          neither the name nor the content is of a kind we read
│   ├── EmptyText              nothing to read: empty file, or a scan without a text layer
│   ├── EncryptedFile          a password is needed
│   ├── DamagedFile            truncated, or not what its name says
│   ├── TooLarge               larger than the stated limit, packed or unpacked
│   └── MissingTool            needs a program that is not installed (LibreOffice for .doc, .wps)
├── UnusableProject            项目资料有误: a record of a project cannot be read: which field, what, what to do
├── UnwritableOutput           写不出: the place for the output cannot be written
├── BrokenTemplate             模板有误: a template of a letter cannot be used
├── PackFault                  包内一处有误: one mistake in a pack: file, line, field, what, what to do
├── BrokenPack                 规范包有误: a pack, or several together, cannot be used; holds all their faults
└── DataFault                  our own data files are broken: a mistake of ours, not of the user

A user's mistake inside a document is never an exception: it is a Diagnostic (norms/diagnostic.py).
"""

from __future__ import annotations


class GangmuError(Exception):
    """Base of all: ``what`` went wrong, ``where``, and what to ``do``; each a short plain phrase."""

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(": ".join(part for part in (where, what) if part) + (f"; {do}" if do else ""))

    def __reduce__(self) -> tuple[type[GangmuError], tuple[str, str, str]]:
        # exceptions cross process borders when several files are compiled at once
        return type(self), (self.what, self.where, self.do)


class UnreadableFile(GangmuError):
    """读不出: a file that cannot become text."""


class UnknownFormat(UnreadableFile):
    """Neither the name nor the content is of a kind that Gangmu reads."""


class EmptyText(UnreadableFile):
    """There is nothing to read."""


class EncryptedFile(UnreadableFile):
    """A password is needed."""


class DamagedFile(UnreadableFile):
    """The content is cut short, or is not what its name says."""


class TooLarge(UnreadableFile):
    """Larger than the stated limit, packed or unpacked."""


class MissingTool(UnreadableFile):
    """Reading needs a program that is not installed here."""


class UnusableProject(GangmuError):
    """项目资料有误: ``where`` is the field of the record, as the user wrote it."""


class UnwritableOutput(GangmuError):
    """写不出: the place for the output cannot be written."""


class BrokenTemplate(GangmuError):
    """模板有误: a template of a letter that is missing, is no Word document, or asks for what a letter does not have."""


class PackFault(GangmuError):
    """包内一处有误: ``file`` as the pack names it, ``line`` from 1 (0: the file as a whole), dotted ``field``."""

    def __init__(self, what: str, file: str, do: str = "", line: int = 0, field: str = "") -> None:
        self.file, self.line, self.field = file, line, field
        place = f"{file}:{line}" if line else file
        super().__init__(what, f"{place}: {field}" if field else place, do)

    def __reduce__(self) -> tuple[type[PackFault], tuple[str, str, str, int, str]]:  # type: ignore[override]
        return type(self), (self.what, self.file, self.do, self.line, self.field)


class BrokenPack(GangmuError):
    """规范包有误: all ``faults`` that were found, one line each."""

    def __init__(self, faults: tuple[PackFault, ...]) -> None:
        self.faults = faults
        super().__init__(faults[0].what, faults[0].where, faults[0].do)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    def __reduce__(self) -> tuple[type[BrokenPack], tuple[tuple[PackFault, ...]]]:  # type: ignore[override]
        return type(self), (self.faults,)


class DataFault(GangmuError):
    """A data file of Gangmu itself is broken: our mistake."""
