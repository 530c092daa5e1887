"""表格的边界: whether a workbook reaches so far that reading it would take all memory.

Readers lay out the whole rectangle that the cells span; one cell at the last corner makes it 17,000 million cells out of a
file of five kilobytes. The addresses are looked through as they stand, piece by piece, nothing is laid out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from gangmu.errors import DamagedFile

MOST_CELLS, MOST_BYTES = 40_000_000, 4 * 2**30
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_PIECE, _LONGEST = 2**20, 20


def check_area(name: str, content: bytes) -> None:
    """Nothing where the workbook ``content`` can be laid out; raises DamagedFile where it spans too much, or is cut short.

    The older .xls is no archive and cannot name a cell so far off; it passes.
    """
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            for part in bundle.infolist():
                if _SHEET.fullmatch(part.filename) and _cells(bundle, part) > MOST_CELLS:
                    raise DamagedFile(
                        "a cell far outside the table makes the sheet too large",
                        name,
                        "delete what stands outside, save again",
                    )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise DamagedFile(
            "the workbook cannot be unpacked", name, "open it in its own program and save it again"
        ) from fault


def _cells(bundle: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The cells of the rectangle from A1 to the farthest addresses of the sheet."""
    column = row = size = 0
    with bundle.open(part) as sheet:
        rest = b""
        while piece := sheet.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                return MOST_CELLS + 1
            for letters, digits in _ADDRESS.findall(rest + piece):
                column, row = max(column, _number(letters)), max(row, int(digits))
            rest = piece[-_LONGEST:]
    return column * row


def _number(letters: bytes) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
