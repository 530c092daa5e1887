"""``gangmu screen TABLE --out``: counts in = verdicts + errors, a table at the end, nothing lost when it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from tests.cli.running import complaint, environment, gangmu, names
from tests.cli.verdicts import saved

HEADS = "项目名称,建设地点,建设性质,产品,产能"
GOOD = ["浮法玻璃项目,沈阳市,新建,平板玻璃,600吨/日", "机器人项目,大连市,新建,工业机器人,", "某项目,鞍山市,技改,钢铁,"]
BROKEN = [
    "甲,乌有市,新建,平板玻璃,",
    "乙,沈阳市,新建,平板玻璃,很大",
    "丙,沈阳市,新建,平板玻璃,600吨/日,多,余",
    ",,,,",
    "丁,沈阳市,瞎建,,",
]


def table(folder: Path, rows: list[str], encoding: str = "utf-8") -> Path:
    path = folder / "项目.csv"
    path.write_text("\n".join([HEADS, *rows, ""]), encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_rows_that_cannot_be_read_are_in_the_error_sheet_and_counted(tmp_path: Path, encoding: str) -> None:
    rows = [GOOD[0], *BROKEN, *GOOD]
    out = tmp_path / "裁定.csv"
    ran = gangmu("screen", table(tmp_path, rows, encoding), "--out", out, "--packs", saved(tmp_path), "--lang", "zh")
    assert ran.returncode == 2, ran.stderr
    shown = ran.stdout.decode()
    assert "共 9 行 = 4 个裁定 + 5 行有误" in shown
    assert "结论" in shown
    faults = pl.read_csv(tmp_path / "裁定.errors.csv")
    assert faults["row"].to_list() == [2, 3, 4, 5, 6]
    assert all(faults["reason"].to_list())
    assert pl.read_csv(out)["row"].to_list() == [1, 7, 8, 9]
    assert not [name for name in names(tmp_path) if name.endswith(".parts")]


@pytest.mark.parametrize("name", ["out.parquet", "out.xlsx"])
def test_other_forms_hold_the_same(tmp_path: Path, name: str) -> None:
    ran = gangmu("screen", table(tmp_path, GOOD), "--out", tmp_path / name, "--packs", saved(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert "3 rows = 3 verdicts + 0 errors" in ran.stdout.decode()
    assert (tmp_path / name).exists()


def test_what_cannot_be_done_is_one_clear_line(tmp_path: Path) -> None:
    rows = table(tmp_path, GOOD)
    packs = ("--packs", saved(tmp_path))
    assert "there is no such file" in complaint("screen", tmp_path / "none.csv", "--out", tmp_path / "o.csv", *packs)
    assert ".parquet, .csv or .xlsx" in complaint("screen", rows, "--out", tmp_path / "o.txt", *packs)
    (tmp_path / "file").write_text("")
    assert "a file" in complaint("screen", rows, "--out", tmp_path / "file" / "o.csv", *packs)
    for arguments, changes in (((rows, rows), {}), ((rows,), {"GANGMU_ENGINE": "abacus"})):
        ran = gangmu("screen", *arguments, "--out", tmp_path / "o.csv", *packs, **changes)
        assert ran.returncode == 2
        assert b"Traceback" not in ran.stderr


def test_a_run_that_was_killed_goes_on_and_gives_the_same(tmp_path: Path) -> None:
    rows = [f"第{at}号,沈阳市,新建,{('平板玻璃', '水泥', '机器人', '钢铁')[at % 4]},{at}吨/日" for at in range(40_000)]
    source = table(tmp_path, rows)
    code = f"""
import datetime as dt
from pathlib import Path
from gangmu.pack import load_packs, shipped
from gangmu.screen.batch import Law, run
if __name__ == "__main__":
    law = Law(sources=load_packs(shipped()), as_of=dt.date(2026, 1, 1))
    print(run(law, Path({str(source)!r}), Path(__import__("sys").argv[1]), workers=2, size=2000).taken)
"""
    script = tmp_path / "runs.py"
    script.write_text(code)
    begun = subprocess.Popen([sys.executable, script, tmp_path / "out.parquet"], env=environment())
    for _ in range(600):
        if len(list((tmp_path / "out.parquet").glob("part-*.parquet"))) > 3:
            break
        time.sleep(0.05)
    workers = _children(begun.pid)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    assert workers
    for _ in range(200):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers), "workers outlive the run"
    parts = len(list((tmp_path / "out.parquet").glob("part-*.parquet")))
    assert 3 < parts < 40
    again = subprocess.run([sys.executable, script, tmp_path / "out.parquet"], capture_output=True, check=True)
    assert 0 < int(again.stdout) < len(rows)
    subprocess.run([sys.executable, script, tmp_path / "whole.parquet"], capture_output=True, check=True)
    broken, whole = (
        pl.read_parquet(tmp_path / name / "*.parquet").sort("row").write_csv()
        for name in ("out.parquet", "whole.parquet")
    )
    assert broken == whole


def _children(parent: int) -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid():
            try:
                if int((process / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                    found.append(int(process.name))
            except OSError:
                continue
    return found
