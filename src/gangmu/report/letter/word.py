"""审查意见 .docx: the letter set into a Word template, which an office may replace by its own."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import jinja2.sandbox
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate

from gangmu.errors import BrokenTemplate
from gangmu.report.letter.placeholders import filled, placeholders
from gangmu.report.letter.values import Letter

TEMPLATES = Path(__file__).parent / "templates"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
_DO = "compare it with the template that comes with Gangmu (docs/howto/letter.md)"

_ENDS = "give each if its endif and each for its endfor, in a paragraph of its own"
_OPEN = "Unexpected end of template"
_ASKED = re.compile(r"'([^']+)' is undefined")


def content(letter: Letter, template: Path | None = None) -> bytes:
    """The bytes of ``letter`` in ``template`` (else that of its language); raises BrokenTemplate.

    The same letter in the same template gives the same bytes.
    """
    path = template or TEMPLATES / f"letter.{letter.language}.docx"
    word = DocxTemplate(_template(path))
    # a template may come from anywhere: it can place words and repeat parts, and reach nothing else
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    try:
        word.render(filled(letter), environment)
    except jinja2.UndefinedError as fault:
        asked = _ASKED.search(str(fault))
        what = f"a letter has nothing that the template asks for ({asked[1] if asked else fault})"
        raise BrokenTemplate(what, str(path), _like(asked[1]) if asked else _DO) from fault
    except jinja2.TemplateSyntaxError as fault:
        if _OPEN in str(fault):
            raise BrokenTemplate("a steering line of the template has no end", str(path), _ENDS) from fault
        raise BrokenTemplate(f"a placeholder of the template is written wrongly ({fault})", str(path), _DO) from fault
    except jinja2.TemplateError as fault:
        raise BrokenTemplate(f"a placeholder of the template is written wrongly ({fault})", str(path), _DO) from fault
    file = io.BytesIO()
    word.save(file)
    return even(file.getvalue())


def _like(name: str) -> str:
    """What to do about a placeholder ``name`` that no letter has."""
    known = [word for english, one in placeholders().items() for word in (one.zh, english)]
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f"write {near[0]}" if near else _DO


def _template(path: Path) -> Any:
    """The template as a file in memory, once it is known to be a Word document."""
    try:
        file = io.BytesIO(path.read_bytes())
        DocxTemplate(file).init_docx()
    except FileNotFoundError:
        raise BrokenTemplate("there is no such file", str(path), "check the path") from None
    except OSError:
        raise BrokenTemplate(
            "no permission to read it", str(path), "ask its owner, or copy it to a folder of your own"
        ) from None
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise BrokenTemplate("this is no Word document", str(path), "save the template as .docx") from None
    file.seek(0)
    return file


def even(packed: bytes) -> bytes:
    """A packed file with one date on all its parts: the day on which it was packed is not part of what it says."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as parts, zipfile.ZipFile(out, "w") as file:
        for part in parts.namelist():
            info = zipfile.ZipInfo(part, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, parts.read(part))
    return out.getvalue()
