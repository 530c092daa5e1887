"""The commands do what they promise, whatever the files are called and however many they are."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import OPINION, PROGRAM, gangmu, names


@pytest.fixture
def opinion(tmp_path: Path) -> Path:
    path = tmp_path / "意见.txt"
    path.write_text(OPINION, "utf-8")
    return path


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("c.txt", "a.txt", "b.txt")]
    for number, path in enumerate(paths, 1):
        path.write_text(OPINION.replace("20%", f"{number}0%"), "utf-8")
    return paths


def test_read_prints_the_text_exactly(tmp_path: Path) -> None:
    data = "\ufeff一、目标\r\n到2020年，达到20%。".encode()
    (tmp_path / "a.txt").write_bytes(data)
    ran = gangmu("read", tmp_path / "a.txt", LANG="zh_CN.GBK", PYTHONIOENCODING="gbk")
    assert (ran.returncode, ran.stdout) == (0, data)


def test_read_prints_the_maps_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("指标\t目标\n产能\t20\n", "utf-8")
    maps = json.loads(gangmu("read", tmp_path / "a.txt", "--tables", "--pages").stdout)
    assert maps["tables"][0]["rows"] == [["产能", "20"]]
    assert maps["pages"] == []


def test_json_is_one_object_whose_quotes_are_the_text(opinion: Path) -> None:
    ran = gangmu("compile", opinion, "--json")
    assert ran.stderr == b""
    assert ran.stdout.count(b"\n") == 1
    whole = json.loads(ran.stdout)
    assert whole["document"]["source"] == "意见.txt"
    assert whole["norms"]
    text = gangmu("read", opinion).stdout.decode()
    assert all(text[norm["start"] : norm["end"]] == norm["quote"] for norm in whole["norms"])


def test_json_is_utf_8_in_any_locale(opinion: Path) -> None:
    plain = gangmu("compile", opinion, "--json").stdout
    assert plain == gangmu("compile", opinion, "--json", LANG="zh_CN.GBK", PYTHONIOENCODING="ascii").stdout


def test_several_files_are_json_lines_in_the_order_given(three: list[Path]) -> None:
    lines = gangmu("compile", *three, "--json").stdout.splitlines()
    assert [json.loads(line)["document"]["source"] for line in lines] == ["c.txt", "a.txt", "b.txt"]


def test_out_holds_a_file_for_each_named_with_its_extension(three: list[Path], tmp_path: Path) -> None:
    ran = gangmu("compile", *three, "--out", tmp_path / "deep" / "out")
    assert ran.returncode == 0
    assert names(tmp_path / "deep" / "out") == ["a.txt.json", "b.txt.json", "c.txt.json"]
    assert (tmp_path / "deep" / "out" / "b.txt.json").read_bytes() == gangmu("compile", three[2], "--json").stdout


def test_two_files_of_one_name_do_not_overwrite_each_other(three: list[Path], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / "a.txt"
    twin.write_text(OPINION, "utf-8")
    ran = gangmu("compile", three[1], twin, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert "same name" in ran.stderr.decode()
    assert json.loads((tmp_path / "out" / "a.txt.json").read_bytes())["document"]["sha256"]


def test_the_summary_has_a_row_a_file_and_a_total(three: list[Path]) -> None:
    printed = gangmu("compile", *three, "--lang", "zh").stdout.decode()
    assert [name for name in ("c.txt", "a.txt", "b.txt", "合计 3 份") if name not in printed] == []


@pytest.mark.parametrize(("changes", "word"), [
    ({"LANG": "zh_CN.UTF-8"}, "重点任务"), ({"LC_ALL": "zh_TW.UTF-8", "LANG": "C"}, "产业导向"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "Outline"), ({}, "Outline"),
])  # fmt: skip
def test_the_words_follow_the_locale(opinion: Path, changes, word: str) -> None:
    assert word in gangmu("compile", opinion, **changes).stdout.decode()


def test_lang_goes_before_the_locale_on_either_side_of_the_command(opinion: Path) -> None:
    before = gangmu("--lang", "en", "compile", opinion, LANG="zh_CN.UTF-8").stdout
    after = gangmu("compile", opinion, "--lang", "en", LANG="zh_CN.UTF-8").stdout
    assert before == after
    assert b"Outline" in before


def test_only_shows_the_parts_asked_for(opinion: Path) -> None:
    printed = gangmu("compile", opinion, "--only", "targets,tasks", "--lang", "zh").stdout.decode()
    assert "目标指标" in printed
    assert "条款纲目" not in printed
    ran = gangmu("compile", opinion, "--only", "nonsense")
    assert (ran.returncode, b"targets" in ran.stderr) == (2, True)


def test_a_terminal_without_chinese_gets_question_marks_not_a_traceback(opinion: Path) -> None:
    ran = gangmu("compile", opinion, PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("name", [
    "-x.txt", "--tree.txt", "a b'\"$(x).txt", "换\n行.txt", "𠮷.txt", "%s{0}.txt", "[bold]x[bold].txt",
])  # fmt: skip
def test_a_file_may_bear_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(OPINION, "utf-8")
    ran = gangmu("compile", name, "--out", "out", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert names(tmp_path / "out") == [f"{name}.json"]


def test_a_file_name_need_not_be_utf_8(tmp_path: Path) -> None:
    name = "意见.txt".encode("gb18030")
    with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:  # noqa: PTH118, PTH123
        file.write(OPINION.encode())
    for arguments in (["compile", name], ["compile", name, name, "--lang", "zh"], ["compile", name, "--json"]):
        ran = gangmu(*arguments, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (0, b"")
    gangmu("compile", name, "--out", "out", cwd=tmp_path)
    assert names(tmp_path / "out") == [os.fsdecode(name) + ".json"]


@pytest.mark.parametrize("extension", ["xlsx", "csv", "docx"])
def test_export_writes_every_table(opinion: Path, tmp_path: Path, extension: str) -> None:
    outs = {form: tmp_path / "表" / f"{form}.{extension}" for form in ("tasks", "targets", "directives", "measures")}
    ran = gangmu("export", opinion, *(word for form, out in outs.items() for word in (f"--{form}", out)))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert all(out.stat().st_size > 50 for out in outs.values())
    assert len(ran.stdout.decode().splitlines()) == 4


def test_several_files_are_exported_into_one_table(three: list[Path], tmp_path: Path) -> None:
    gangmu("export", *three, "--targets", "t.csv", cwd=tmp_path)
    rows = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()
    shares = [row.split(",")[2] for row in rows if "占比" in row.split(",")[1]]
    assert shares == ["≥10", "≥20", "≥30"]


@pytest.mark.parametrize(("asked", "head"), [([], "序号,指标"), (["--lang", "en"], "No.,Indicator")])
def test_exported_tables_are_chinese_in_any_locale_unless_asked_for(opinion: Path, tmp_path: Path, asked, head) -> None:
    gangmu("export", opinion, "--targets", tmp_path / "t.csv", *asked, LANG="en_GB.UTF-8")
    assert (tmp_path / "t.csv").read_text("utf-8-sig").startswith(head)


def test_export_without_a_table_to_write_is_told_what_there_is(opinion: Path) -> None:
    ran = gangmu("export", opinion)
    assert ran.returncode == 2
    assert b"--tasks" in ran.stderr


def test_help_names_every_command_and_loads_none() -> None:
    assert all(word in gangmu("--help").stdout for word in (b"read", b"compile", b"export"))
    code = "import sys; from gangmu.cli.app import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([PROGRAM.parent / "python", "-c", code], capture_output=True, text=True, check=True)
    heavy = {"rich", "msgspec", "docx", "selectolax", "pypdfium2", "gangmu.pipeline", "xlsxwriter", "multiprocessing"}
    assert not heavy & set(ran.stderr.split())


@pytest.mark.parametrize("command", ["read", "compile", "export"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_each_of_its_options(command: str, language: str) -> None:
    printed = gangmu(command, "--lang", language, "--help", COLUMNS="100").stdout.decode()
    options = [line.strip() for line in printed.splitlines() if line.startswith("  --")]
    assert len(options) >= 4
    assert all(len(line.split("  ")) > 1 for line in options), printed


def test_the_version_is_that_of_the_package() -> None:
    assert gangmu("--version").stdout.decode().startswith("gangmu 0.")
