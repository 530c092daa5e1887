"""``.csv``: UTF-8 with a byte order mark, so that Excel reads the Chinese, and no cell that Excel would execute."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from gangmu.report.sheet import Sheet

# OWASP, «CSV Injection»: a cell that begins so is taken for a formula; the full-width forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def content(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a file with the one sheet of ``sheets``: heads, then rows."""
    (sheet,) = sheets
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(_safe(head) for head in sheet.heads)
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return lines.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: str | int) -> str | int:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
