"""No sentence of the seeds or of the corpus enters the repository: no 24 Chinese characters in a row are shared.

Blanks, punctuation, digits and letters do not count, so that hard wraps and changed figures hide nothing. Names of
documents and organisations are facts; the long ones stand in official_names.txt.
"""

import re
from pathlib import Path

import pytest

from gangmu.read import read
from tests.house.repository import ROOT, name, tracked, tracked_texts
from tests.seeds import CORPUS, SEEDS

RUN = 24
OFFICIAL = ROOT / "tests/house/official_names.txt"
NOT_HAN = re.compile(r"[^一-鿿]+")
NAMES = [line.strip() for line in OFFICIAL.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
READABLE = {".docx", ".pdf", ".html"}


def han(text: str) -> str:
    return NOT_HAN.sub("", text)


def runs(characters: str) -> set[str]:
    return {characters[at : at + RUN] for at in range(len(characters) - RUN + 1)}


def words_of(path: Path) -> str:
    """All words that ``path`` shows, its official names taken out."""
    document = path.suffix.lower() in READABLE and "templates" not in path.parts  # a template is text of our own
    words = han(read(path).text if document else path.read_text("utf-8", "replace"))
    for official in sorted(NAMES, key=len, reverse=True):
        words = words.replace(han(official), "#")
    return words


def sources() -> list[str]:
    return [han(path.read_text("utf-8-sig")) for folder in (SEEDS, CORPUS) for path in sorted(folder.glob("*.txt"))]


def borrowed(wordings: dict[str, str], texts: list[str]) -> list[str]:
    """``place: run`` for each run of ``wordings`` (by place) that a text has too."""
    named = {run for official in NAMES for run in runs(han(official))}
    where = {run: place for place, words in wordings.items() for run in runs(words) - named if "#" not in run}
    found = {text[at : at + RUN] for text in texts for at in range(len(text)) if text[at : at + RUN] in where}
    return sorted(f"{where[run]}: {run}" for run in found)


@pytest.mark.seeds
def test_no_sentence_of_the_seeds_or_the_corpus_is_in_the_repository() -> None:
    shown = {path for path in tracked() if path.suffix.lower() in READABLE}
    wordings = {name(path): words_of(path) for path in {*tracked_texts(), *shown} if path != OFFICIAL}
    found = borrowed(wordings, sources())
    assert not found, "\n".join(found[:40])


@pytest.mark.seeds
def test_a_sentence_taken_over_with_other_figures_and_line_breaks_is_found() -> None:
    text = sources()[0]
    taken = "，12.5%\n".join(text[1000 : 1000 + RUN])
    assert borrowed({"here": han(f"我们说：{taken}。")}, [text]) == [f"here: {text[1000 : 1000 + RUN]}"]


@pytest.mark.seeds
def test_every_official_name_is_needed_and_is_a_name() -> None:
    texts = sources()
    for official in NAMES:
        assert not re.search(r"[。；！？，]", official), f"{official} is more than a name"
        assert any(run in text for run in runs(han(official)) for text in texts), f"{official} need not be listed"
