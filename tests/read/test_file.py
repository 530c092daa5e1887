import hashlib
import os
from pathlib import Path

import pytest

from gangmu.errors import DamagedFile, EncryptedFile, TooLarge, UnknownFormat, UnreadableFile
from gangmu.read import file, read, read_bytes

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def test_a_file_is_known_by_its_name_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "意见.md"
    path.write_bytes("# 意见\n".encode())
    source = read(path)
    assert (source.name, source.format) == ("意见.md", "md")
    assert source.sha256 == hashlib.sha256("# 意见\n".encode()).hexdigest()


def test_a_directory_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="directory"):
        read(tmp_path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "没有.txt")


def test_a_path_no_system_can_open_is_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        read(Path("a\x00b.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="pipe"):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_an_endless_device_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="device"):
        read(Path("/dev/zero"))


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="permission"):
        read(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as sparse:
        sparse.truncate(300_000_000)
    with pytest.raises(TooLarge, match="200 MB"):
        read(path)


def test_bytes_have_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "FILE_BYTES", 10)
    with pytest.raises(TooLarge):
        read_bytes("a.txt", b"x" * 11)


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", PNG), ("a", PNG), ("a.txt", PNG), ("a.exe", b"MZ\x90\x00\x03"), ("a.ppt", OLE)]
)
def test_an_unknown_kind_names_what_we_read(name: str, data: bytes) -> None:
    with pytest.raises(UnknownFormat, match=r"\.txt .*\.docx .*\.pdf .*\.html .*\.doc"):
        read_bytes(name, data)


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.doc"])
def test_a_name_that_promises_a_document_with_other_content_is_damage(name: str) -> None:
    with pytest.raises(DamagedFile, match="promises"):
        read_bytes(name, PNG)


def test_words_that_begin_like_a_picture_are_still_words() -> None:
    assert read_bytes("a.txt", b"BM and MZ are letters").text == "BM and MZ are letters"


def test_a_word_file_under_a_password_says_so() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        read_bytes("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_every_error_can_be_read_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "x.txt", Path("/dev/null")):
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        assert "\n" not in str(caught.value)
        assert caught.value.what
        assert caught.value.do
