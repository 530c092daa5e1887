"""审查意见 .pdf: the letter typeset with what Chinese fonts the system has; without any there is no PDF, never boxes."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import typst

from gangmu.errors import UnwritableOutput
from gangmu.norms.diagnostic import Language
from gangmu.report.letter.placeholders import Filled, clean
from gangmu.report.letter.title import balanced
from gangmu.report.letter.values import Letter

_TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"
_TRIAL = b"#set text(font: json(bytes(sys.inputs.faces)))\n#sys.inputs.words"
Face = dict[str, str] | str
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same letter gives the same bytes
_NO_FONT = "a PDF needs a Chinese font, and none is installed"
_INSTALL = "install one (Debian and Ubuntu: apt install fonts-noto-cjk), or write .docx"


def content(letter: Letter) -> bytes:
    """The bytes of ``letter`` as a PDF; raises UnwritableOutput where a Chinese font or a glyph is missing."""
    fonts = typst.Fonts()
    faces = chosen(frozenset(fonts.families()), letter.language)
    words = clean(msgspec.to_builtins(letter))
    assert isinstance(words, dict)
    words["lines"] = [*balanced(letter.title)] if letter.language == "zh" else [letter.title]
    inputs = {"letter": msgspec.json.encode(words).decode(), "faces": msgspec.json.encode(faces).decode()}
    made = typst.compile(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts, sys_inputs=inputs, timestamp=_EPOCH)
    _check_glyphs(set(_same("".join(_texts(words)))) - _drawn(bytes(made)), fonts, faces["text"])
    return bytes(made)


def _check_glyphs(unseen: set[str], fonts: typst.Fonts, face: list[Face]) -> None:
    """Raise where one of ``unseen`` cannot be drawn: a character that no font has becomes a box, and has no text.

    A letter may leave out what a field holds, so each character that was not seen in it is tried by itself.
    """
    tried = sorted(unseen - {" "})
    if not tried:
        return
    inputs = {"faces": msgspec.json.encode(face).decode(), "words": " ".join(tried)}
    made = typst.compile(_TRIAL, font_paths=fonts, sys_inputs=inputs, timestamp=_EPOCH)
    lacking = [character for character in tried if character not in _drawn(bytes(made))]
    if lacking:
        code = f"{ord(lacking[0]):04X}"
        raise UnwritableOutput(f"no font that is installed has the character {lacking[0]} (U+{code})", "", _INSTALL)


def _drawn(pdf: bytes) -> set[str]:
    """The characters that can be read off ``pdf``."""
    document = pdfium.PdfDocument(pdf)
    found = {character for page in document for character in _same(page.get_textpage().get_text_range())}
    document.close()
    return found


def _same(text: str) -> str:
    """``text`` with one form for what a reader takes for one character."""
    return unicodedata.normalize("NFKC", text)


def _texts(words: Filled) -> Iterator[str]:
    if isinstance(words, str):
        yield words
        return
    for part in words.values() if isinstance(words, dict) else words:
        yield from _texts(part)


def chosen(families: frozenset[str], language: Language = "zh") -> dict[str, list[Face]]:
    """The faces of a letter out of the ``families`` that are installed; raises UnwritableOutput where none is Chinese.

    What is lacking falls back to the face of the text, else to that of the headings: the letter stays legible.
    """
    wanted = _wanted()
    found = {part: next((name for name in names if name in families), "") for part, names in wanted.items()}
    ground = found["text"] or found["song"] or found["head"]
    if not ground:
        raise UnwritableOutput(_NO_FONT, "", _INSTALL)
    # in a Chinese text quotation marks and dashes are as wide as characters, in an English one they are not
    first: Face = {"name": found["latin"], "covers": "latin-in-cjk"} if language == "zh" else found["latin"]
    latin = [first] if found["latin"] else []
    parts = ("text", "head", "kai", "title", "song")
    return {part: [*latin, *dict.fromkeys([found[part] or ground, ground])] for part in parts}


@functools.cache
def _wanted() -> dict[str, list[str]]:
    faces: dict[str, list[str]] = tomllib.loads(
        (resources.files("gangmu.report.letter") / "data" / "faces.toml").read_text("utf-8")
    )["faces"]
    return faces
