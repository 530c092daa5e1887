"""``gangmu diff`` as people run it."""

import json
import re
from pathlib import Path

import pytest
from tests.cli.running import OPINION, complaint, gangmu

NEW = OPINION.replace("达到20%以上", "达到25%以上").replace("（二）禁止新建", "（二）限制新建")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OPINION, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


def test_what_changed_in_force_is_shown_with_both_quotations(files: tuple[Path, Path]) -> None:
    said = gangmu("diff", *files, "--lang", "zh").stdout.decode()
    assert "目标值 20% → 25%（收紧）" in said
    assert "导向 禁止 → 限制（放宽）" in said
    assert said.index("效力变化") < said.index("条款变化")
    assert "占比达到20%以上”" in said
    assert "占比达到25%以上”" in said


def test_no_difference_is_said_in_one_line(files: tuple[Path, Path]) -> None:
    assert "没有实质变化" in gangmu("diff", files[0], files[0], "--lang", "zh").stdout.decode()


def test_json_is_one_object(files: tuple[Path, Path]) -> None:
    found = json.loads(gangmu("diff", *files, "--format", "json").stdout)
    assert found["summary"]["norms"]["changed"] == 2
    assert {change["kind"]: change["move"] for change in found["norms"]} == {
        "target": "tightened",
        "directive": "loosened",
    }


def test_the_page_needs_nothing_from_elsewhere(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "pages" / "changes.html"
    ran = gangmu("diff", *files, "--format", "html", "--out", out)
    assert (ran.returncode, ran.stdout) == (0, b"")
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert 'lang="zh-CN"' in page
    assert not re.findall(r"(?:src|href)=\"(?!#)|url\(|@import|https?:", page)


def test_the_page_shows_markup_in_a_document_as_text(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OPINION, "utf-8")
    new.write_text(OPINION.replace("示范产业", "<script>alert(1)</script>产业"), "utf-8")
    page = gangmu("diff", old, new, "--format", "html").stdout.decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_side_that_cannot_be_read_is_said_in_one_line(files: tuple[Path, Path], tmp_path: Path) -> None:
    assert "no such file" in complaint("diff", files[0], tmp_path / "missing.txt")
