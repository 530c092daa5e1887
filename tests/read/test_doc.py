import shutil
import sys
from pathlib import Path

import pytest
from tests.read.word import abstract, level, num, p, table, tc, tr, word

from gangmu.errors import DamagedFile, EncryptedFile, MissingTool
from gangmu.read import doc, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD = OLE + bytes(504) + b"\xec\xa5" + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)
RTF = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\uc1 "
    + "".join(rf"\u{ord(character)}?" for character in "一、加快技改。")
    + r"\par "
    + "".join(rf"\u{ord(character)}?" for character in "二、淘汰落后。")
    + r"\par}"
).encode()
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed here"
)


def office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program called soffice, which runs ``script``, where programs are looked for."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_without_libreoffice_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("a.doc", "a.wps"):
        with pytest.raises(MissingTool, match=r"install LibreOffice.*\.docx"):
            read_bytes(name, OLD)


def test_what_libreoffice_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(word(p("正文")))
    copy = "out = sys.argv[sys.argv.index('--outdir') + 1]\n"
    copy += f"pathlib.Path(out, 'file.docx').write_bytes(pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes())"
    office(tmp_path, monkeypatch, copy)
    source = read_bytes("a.doc", OLD)
    assert (source.text, source.format) == ("正文\n", "doc")


def test_a_file_libreoffice_cannot_read_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office(tmp_path, monkeypatch, "sys.exit(1)")
    with pytest.raises(DamagedFile, match="LibreOffice cannot read it"):
        read_bytes("a.doc", OLD)


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "CONVERSION_SECONDS", 1)
    office(tmp_path, monkeypatch, "time.sleep(600)")
    with pytest.raises(DamagedFile, match="did not read it in 1 seconds"):
        read_bytes("a.doc", OLD)


def test_a_program_that_does_not_start_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_bytes(b"\x7fELF")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="does not start"):
        read_bytes("a.doc", OLD)


def test_a_password_is_asked_for() -> None:
    locked = bytearray(OLD)
    locked[523] |= 1
    with pytest.raises(EncryptedFile):
        read_bytes("a.doc", bytes(locked))


@needs_office
def test_rich_text_under_the_name_of_a_word_file_is_read() -> None:
    assert read_bytes("a.doc", RTF).text.splitlines() == ["一、加快技改。", "二、淘汰落后。"]


@needs_office
def test_an_old_word_file_keeps_its_numbers_and_tables(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    body = p("总则", (1, 0)) + p("目标", (1, 0)) + table(tr(tc("指标"), tc("值")), tr(tc("产值"), tc("5"))) + p("完。")
    modern = read_bytes("a.docx", word(body, numbering=numbering))
    (tmp_path / "a.docx").write_bytes(word(body, numbering=numbering))
    program = shutil.which("soffice") or shutil.which("libreoffice") or ""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    doc._run(
        [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        "a",
    )
    old = read_bytes("a.doc", (tmp_path / "a.doc").read_bytes())
    assert old.text == modern.text
    assert old.tables == modern.tables
