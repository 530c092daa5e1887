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
NOT_HAN = re.compile(r"[^一-鿿]+")
NAMES = [
    line.strip()
    for line in (ROOT / "tests/house/official_names.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
READABLE = {".docx", ".pdf", ".html"}


def han(text: str) -> str:
    return NOT_HAN.sub("", text)


def runs(characters: str) -> set[str]:
    return {characters[at : at + RUN] for at in range(len(characters) - RUN + 1)}


def words_of(path: Path) -> str:
    """All words that ``path`` shows, its official names taken out."""
    words = han(read(path).text if path.suffix.lower() in READABLE else path.read_text("utf-8", "replace"))
    for official in NAMES:
        words = words.replace(han(official), "#")
    return words


def sources() -> list[str]:
    return [han(path.read_text("utf-8-sig")) for folder in (SEEDS, CORPUS) for path in sorted(folder.glob("*.txt"))]


@pytest.mark.seeds
def test_no_sentence_of_the_seeds_or_the_corpus_is_in_the_repository() -> None:
    own = ROOT / "tests/house/official_names.txt"
    paths = [
        path for path in {*tracked_texts(), *(p for p in tracked() if p.suffix.lower() in READABLE)} if path != own
    ]
    where = {run: name(path) for path in paths for run in runs(words_of(path)) if "#" not in run}
    shared = {
        (where[text[at : at + RUN]], text[at : at + RUN])
        for text in sources()
        for at in range(len(text))
        if text[at : at + RUN] in where
    }
    assert not shared, "\n".join(f"{path}: {run}" for path, run in sorted(shared)[:40])


@pytest.mark.seeds
def test_every_official_name_is_needed_and_is_a_name() -> None:
    texts = sources()
    for official in NAMES:
        assert not re.search(r"[。；！？，]", official), f"{official} is more than a name"
        assert any(run in text for run in runs(han(official)) for text in texts), f"{official} need not be listed"
