"""``gangmu letter``: a letter appears whole or not at all, and rests on clauses that can be shown."""

import io
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from tests.cli.running import complaint, environment, gangmu, names
from tests.cli.verdicts import kept, saved
from tests.report.letter.test_typeset import needs_fonts
from tests.screen.rulebook import GLASS, PRAISE, ROBOTS, with_norms


def words(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_letter_is_chinese_unless_asked_for_otherwise(tmp_path: Path) -> None:
    packs, verdicts = saved(tmp_path), kept(tmp_path, GLASS)
    ran = gangmu(
        "letter", verdicts, "--out", tmp_path / "new" / "意见.docx", "--packs", packs, "--office", "某市工信局"
    )
    assert ran.returncode == 0, ran.stderr
    assert "letter written to" in ran.stdout.decode()
    assert "某市工信局" in words(tmp_path / "new" / "意见.docx")
    assert "审查结论" in words(tmp_path / "new" / "意见.docx")
    gangmu("letter", verdicts, "--out", tmp_path / "e.docx", "--packs", packs, "--lang", "en")
    assert "Conclusion" in words(tmp_path / "e.docx")


@needs_fonts
def test_the_extension_decides_what_is_written(tmp_path: Path) -> None:
    out = tmp_path / "意见.PDF"
    ran = gangmu("letter", kept(tmp_path, GLASS), "--out", out, "--packs", saved(tmp_path), "--to", "某玻璃厂")
    assert ran.returncode == 0, ran.stderr
    assert "某玻璃厂" in pdfium.PdfDocument(out)[0].get_textpage().get_text_range()


def test_each_verdict_of_a_file_has_its_letter(tmp_path: Path) -> None:
    verdicts, packs = kept(tmp_path, GLASS, ROBOTS), saved(tmp_path)
    gangmu("letter", verdicts, "--out", tmp_path / "out" / "意见.docx", "--packs", packs)
    assert names(tmp_path / "out") == ["意见-1.docx", "意见-2.docx"]
    assert "鼓励" in words(tmp_path / "out" / "意见-2.docx")


def test_no_letter_rests_on_packs_that_say_something_else(tmp_path: Path) -> None:
    out = tmp_path / "意见.docx"
    other = saved(tmp_path, with_norms(PRAISE))
    assert "another" in complaint("letter", kept(tmp_path, GLASS), "--out", out, "--packs", other)
    assert not out.exists()


@pytest.mark.parametrize("arguments", [
    ("--out", "a.txt"), ("--out", "a"), ("--out", "a.pdf", "--template", "b.docx"), ("--out", "a.docx", "--template", "b.docx"),
], ids=" ".join)  # fmt: skip
def test_what_cannot_be_written_is_refused_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    verdicts, packs = kept(tmp_path, GLASS), saved(tmp_path)
    before = names(tmp_path)
    complaint("letter", verdicts, "--packs", packs, *arguments, cwd=tmp_path)
    assert names(tmp_path) == before


def test_the_template_of_an_office_is_used(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("本局意见：{{ 结论 }}")
    own.save(str(tmp_path / "own.docx"))
    out = tmp_path / "意见.docx"
    gangmu(
        "letter", kept(tmp_path, GLASS), "--out", out, "--template", tmp_path / "own.docx", "--packs", saved(tmp_path)
    )
    assert words(out) == "本局意见：禁止"


def test_a_full_disk_leaves_the_letter_that_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out" / "意见.docx"
    out.parent.mkdir()
    out.write_bytes(b"old")
    program = Path(sys.executable).parent / "gangmu"
    ran = subprocess.run(
        [program, "letter", kept(tmp_path, GLASS), "--out", out, "--packs", saved(tmp_path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 2, ran.stderr
    assert out.read_bytes() == b"old"
    assert names(out.parent) == ["意见.docx"]


def test_a_kill_in_the_middle_of_writing_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out" / "意见.docx"
    code = (
        "import os, signal, sys\n"
        "from gangmu.cli import main\n"
        "def kill(handle): os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.fsync = kill\n"
        "main()\n"
    )
    arguments = ["letter", kept(tmp_path, GLASS), "--out", out, "--packs", saved(tmp_path)]
    ran = subprocess.run([sys.executable, "-c", code, *map(os.fsdecode, arguments)], env=environment(), check=False)
    assert ran.returncode == -signal.SIGKILL
    assert names(out.parent) == []
