"""Small PDF files written by hand: lines set where a test wants them, in a font that need not be installed.

The font is one of Adobe's Chinese collection by name only; every PDF reader knows which characters it holds. Places are
points from the upper left corner, downwards. Chinese characters are an em wide, the others half an em.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, EM, PITCH = 80.0, 512.0, 100.0, 16.0, 28.0
CLOSING = "，。、；：！？）》”"
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000"
    b"/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass
class Page:
    """A page to be filled."""

    parts: list[str] = field(default_factory=list)
    rotate: int = 0
    picture: bool = False

    def text(self, x: float, y: float, words: str, em: float = EM) -> Page:
        """``words`` with their upper left corner at ``x``, ``y``."""
        code = words.encode("utf-16-be").hex()
        self.parts.append(f"BT /F {em} Tf 1 0 0 1 {x:.2f} {HEIGHT - y - 0.88 * em:.2f} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.parts.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """All borders of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def centred(self, y: float, words: str, em: float = EM) -> Page:
        return self.text((LEFT + RIGHT - width(words, em)) / 2, y, words, em)

    def drawing(self, commands: str) -> Page:
        self.parts.append(commands)
        return self


def width(words: str, em: float = EM) -> float:
    return sum(em if ord(character) > 0x2E7F else em / 2 for character in words)


def broken(words: str, indent: float = 2 * EM, right: float = RIGHT, left: float = LEFT) -> list[tuple[float, str]]:
    """The lines of a paragraph with their left edges; a closing mark hangs over the margin rather than begin a line."""
    lines: list[tuple[float, str]] = []
    x, line = left + indent, ""
    for word in re.findall(rf"(?:[!-~]+|.)[{CLOSING}]*", words):
        if x + width((line + word).rstrip(CLOSING)) > right + 0.1:
            lines.append((x, line))
            x, line = left, ""
        line += word
    return [*lines, (x, line)]


def set_text(paragraphs: Iterable[str], lines: int = 22, **breaks: float) -> list[Page]:
    """Pages of running text, ``lines`` to a page."""
    pages: list[Page] = []
    y = 0
    for paragraph in paragraphs:
        for x, line in broken(paragraph, **breaks):
            if y % lines == 0:
                pages.append(Page())
            pages[-1].text(x, TOP + PITCH * (y % lines), line)
            y += 1
    return pages


def pdf(*pages: Page, extra: bytes = b"", font: bytes = FONT) -> bytes:
    """The file of ``pages``; ``extra`` goes into its trailer."""
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(), font]
    for k, page in enumerate(pages):
        shown = "<</Font<</F 3 0 R>>>>"
        content = "\n".join(page.parts)
        if page.picture:
            content += "\nq 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
        stream = content.encode("latin-1")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {page.rotate}/Resources{shown}"
            f"/Contents {5 + 2 * k} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return _file(objects, extra)


def _file(objects: Sequence[bytes], extra: bytes) -> bytes:
    content = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    count = len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    content += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, extra, start)
    return bytes(content)
