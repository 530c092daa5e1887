"""The templates that come with Gangmu are what the builder builds, and what the page about them explains."""

import io
import re
import zipfile

import docx
import pytest
from tests.seeds import ROOT

from gangmu.report.letter.placeholders import placeholders
from gangmu.report.letter.values import Ground, Group, Letter, Line
from gangmu.report.letter.word import TEMPLATES

PAGE = (ROOT / "docs/howto/letter.md").read_text("utf-8")
FIELDS = {field for kind in (Letter, Line, Ground, Group) for field in kind.__struct_fields__} - {"language"}


def parts(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_committed_template_is_what_the_builder_builds(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.syspath_prepend(ROOT)
    from tools.letter.build import template  # noqa: PLC0415

    committed = (TEMPLATES / f"letter.{language}.docx").read_bytes()
    assert parts(template(language)) == parts(committed), "run .venv/bin/python -m tools.letter.build"


def test_every_field_of_a_letter_is_a_placeholder_and_no_other_is() -> None:
    assert set(placeholders()) == FIELDS
    names = [one.zh for one in placeholders().values()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_names_only_placeholders_of_its_language(language: str) -> None:
    document = docx.Document(str(TEMPLATES / f"letter.{language}.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    controls = " ".join(re.findall(r"\{[{%][^}%]*", " ".join([*(p.text for p in document.paragraphs), *cells])))
    controls = re.sub(r"'[^']*'", "", controls)
    loops = set(re.findall(r"for (\w+) in", controls))
    words = set(re.findall(r"[^\W\d]\w*", controls)) - {"p", "tr", "if", "for", "in", "endif", "endfor", "or"} - loops
    known = {one.zh if language == "zh" else name for name, one in placeholders().items()}
    assert words <= known
    assert known - words == ({"导向", "对象", "对应内容"} if language == "zh" else {"stance", "subject", "matched"})


@pytest.mark.parametrize("name", placeholders())
def test_every_placeholder_is_explained_on_the_page(name: str) -> None:
    one = placeholders()[name]
    assert re.search(rf"^\| `{one.zh}` \| `{name}` \| .*{re.escape(one.about['en'])}", PAGE, re.M)
