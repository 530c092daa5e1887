"""Build the demonstration documents that are not kept as plain text: ``.venv/bin/python -m tools.samples.build``.

The built files are committed, so that a newcomer needs neither fonts nor typst. The PDF wants Noto Serif CJK SC and Noto
Sans CJK SC (Debian: fonts-noto-cjk) and embeds what it uses of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.samples.markup import blocks
from tools.samples.page import page
from tools.samples.word import word
from tools.samples.wrap import wrapped

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
WORDS = {"01-opinion.docx": "01-opinion.txt", "05-catalogue.docx": "05-catalogue.txt", "07-tasks.docx": "07-tasks.txt"}


def made() -> dict[str, bytes]:
    """Every built document but the PDF, by file name."""
    return {
        **{name: word(blocks(text)) for name, text in WORDS.items()},
        "03-layout.html": page(blocks("03-layout.txt")).encode(),
        "08-wrapped.txt": wrapped(blocks("08-wrapped.txt")).encode(),
    }


def pdf() -> bytes:
    """The implementation plan; needs typst and the fonts."""
    import typst  # noqa: PLC0415  the other documents are built without it

    return typst.compile(HERE / "02-plan.typ")


def main() -> int:
    for name, content in {**made(), "02-plan.pdf": pdf()}.items():
        (SAMPLES / name).write_bytes(content)
        print(f"{name}  {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
