"""The demonstration documents as files: what is built is what is committed, small, marked, explained."""

import re

import pypdfium2
import pytest
from tools.samples.build import made

from gangmu.read import read_bytes
from tests.samples.expectations import FILES, SAMPLES

PATHS = sorted(path for path in SAMPLES.iterdir() if path.suffix not in (".md", ".yaml", ".csv"))
PROJECTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".yaml", ".csv"))
MARK = re.compile("示范文本[，·]非正式文件")


def words(name: str, content: bytes) -> str:
    return re.sub(r"\s+", "", read_bytes(name, content).text)


@pytest.mark.parametrize("name", list(made()))
def test_a_built_document_is_built_from_the_words_that_are_kept(name) -> None:
    assert words(name, made()[name]) == words(name, (SAMPLES / name).read_bytes()), "run tools.samples.build"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_sample_is_small_marked_as_a_demonstration_and_expected(path) -> None:
    assert path.stat().st_size < 300_000
    assert MARK.search(words(path.name, path.read_bytes()))
    assert path.name in {file["file"] for file in FILES.values()}
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.name)
def test_a_sample_of_projects_is_small_and_explained(path) -> None:
    assert path.stat().st_size < 300_000
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text("utf-8")


def test_the_pdf_carries_its_fonts_and_its_text() -> None:
    content = (SAMPLES / "02-plan.pdf").read_bytes()
    assert content.count(b"/FontFile3") >= 3
    pages = pypdfium2.PdfDocument(content)
    assert len(pages) >= 5
    assert "传统产业是全省工业的家底" in pages[1].get_textpage().get_text_bounded()
