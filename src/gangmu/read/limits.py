"""限度: how much a single file may hold before reading it would harm the machine rather than serve the reader."""

from __future__ import annotations

from typing import Final

# The longest policy collections (whole yearbooks as PDF) stay below 100 MB; a document is read whole into memory.
FILE_BYTES: Final = 200_000_000
# Word documents of that kind unpack to a few times their size; more is a mistake or a zip bomb.
UNPACKED_BYTES: Final = 500_000_000
# DEFLATE reaches 1 : 1032 on constant data; WordprocessingML of real documents stays below 1 : 60.
UNPACKED_RATIO: Final = 200
# Small archives may compress well without harm: the ratio is only asked above this size.
RATIO_FLOOR: Final = 10_000_000
# A document has a dozen parts and a picture a page; an archive with more names is not a document.
ZIP_MEMBERS: Final = 20_000
# Word allows 63 columns in a table, HTML 1000 in a span: whoever asks for more wants our memory, not a table.
TABLE_COLUMNS: Final = 256
# Empty cells that spans may add to each written cell before a table is taken for a memory bomb.
TABLE_FILL: Final = 64
# A conversion by LibreOffice takes seconds; a document that takes longer hangs it.
CONVERSION_SECONDS: Final = 120
# A parsed XML tree takes ten to twenty times its file; a thousand pages of Word are some 30 MB of XML.
XML_BYTES: Final = 64_000_000
# The longest plans have a thousand pages and a few million characters; each costs some microseconds.
PDF_PAGES: Final = 5_000
PDF_CHARACTERS: Final = 20_000_000
