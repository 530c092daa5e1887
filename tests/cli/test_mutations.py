"""However a file is damaged, it compiles or is refused with a reason: nothing else ever escapes."""

import datetime as dt
import io
import json
import os
import tempfile
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.broken import encrypted_pdf, scanned_pdf
from tests.cli.running import OPINION
from tests.seeds import ROOT

from gangmu.cli.crew import compiled_each
from gangmu.norms.contract import encode
from gangmu.pipeline import Compiled

DAY = dt.date(2020, 1, 1)
EXAMPLES = 400 if os.environ.get("GANGMU_SOAK") else 60
PAGE = f"<!DOCTYPE html><html><body><p>{OPINION.replace(chr(10) * 2, '</p><p>')}</p></body></html>"


def word() -> bytes:
    document = docx.Document()
    for line in OPINION.split("\n\n"):
        document.add_paragraph(line)
    document.add_table(2, 3).cell(0, 0).text = "指标"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def whole(suffix: str) -> bytes:
    """A good file of each kind, and two that are refused."""
    samples = {path.suffix: path for path in sorted((ROOT / "samples").glob("*")) if path.suffix in (".pdf", ".html")}
    made = {
        ".txt": OPINION.encode, ".md": ("# " + OPINION).encode, ".docx": word, ".html": PAGE.encode,
        ".gbk": lambda: OPINION.encode("gb18030"), ".scan": scanned_pdf, ".locked": encrypted_pdf,
    }  # fmt: skip
    return made[suffix]() if suffix in made else samples[suffix].read_bytes()


SUFFIXES = (".txt", ".gbk", ".md", ".docx", ".html", ".pdf", ".scan", ".locked")
STRETCH = st.tuples(st.floats(0, 1), st.floats(0, 0.3), st.binary(max_size=40))


def mutated(data: bytes, changes: list[tuple[float, float, bytes]]) -> bytes:
    """``data`` with stretches replaced: (where it begins, how long it is, what stands there instead)."""
    for place, share, new in changes:
        start = int(place * len(data))
        data = data[:start] + new + data[start + int(share * len(data)) :]
    return data


def line(compiled: Compiled) -> dict[str, list[dict[str, object]]]:
    return json.loads(encode(compiled.as_json())) | {"text": compiled.document.source.text}


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(changes=st.lists(STRETCH, min_size=1, max_size=4))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_damaged_file_compiles_or_is_refused(suffix: str, changes: list[tuple[float, float, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(mutated(whole(suffix), changes))
        (outcome,) = compiled_each([path], line, DAY)
    if outcome.fault:
        assert outcome.fault.error, outcome.fault.trace
        assert outcome.fault.error.what
        assert outcome.fault.error.do
    else:
        text = outcome.result["text"]
        assert all(text[norm["start"] : norm["end"]] == norm["quote"] for norm in outcome.result["norms"])


@given(
    text=st.text(
        alphabet="一二三、（）1．。第条章到2020年达20%以上禁止新建压减产能附件—\n\t \r", min_size=1, max_size=400
    )
)
@settings(max_examples=4 * EXAMPLES, deadline=None)
def test_any_text_made_of_the_marks_of_the_genre_compiles(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode())
        (outcome,) = compiled_each([path], line, DAY)
    assert outcome.result or outcome.fault.error, outcome.fault.trace
