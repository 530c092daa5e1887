"""A run on Spark, a real one, gives what a run on this machine gives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from benchmarks.screening_data import AS_OF, columns, law

from gangmu.errors import MissingTool
from gangmu.screen.batch import Law, run
from gangmu.screen.batch.spark import _task
from gangmu.screen.batch.work import Job

MANY = 2000
BROKEN = {7: ("region", "乌有市"), 1500: ("capacity", "很大"), 1999: ("activity", "瞎建")}


@pytest.fixture
def java() -> None:
    """Spark's Java: the machine's own, else Debian's where we may install it, else a skip that says so."""
    if shutil.which("java") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for step in (("update",), ("install", "-y", "--no-install-recommends", "openjdk-17-jre-headless")):
            subprocess.run(["apt-get", "-q", *step], capture_output=True, check=False, timeout=300)
    if shutil.which("java") is None:
        pytest.skip("Spark is NOT tested: no Java here; apt install openjdk-17-jre-headless, then run the tests again")


def filings(path: Path) -> Path:
    rows = columns(MANY)
    for at, (column, words) in BROKEN.items():
        rows[column][at] = words
    pl.DataFrame(rows).write_csv(path)
    return path


def read(out: Path) -> bytes:
    """The verdicts in the order of their rows, as bytes."""
    return pl.read_parquet(out / "*.parquet").sort("row").write_csv().encode()


def test_spark_gives_the_same_bytes(tmp_path, java):
    source = filings(tmp_path / "projects.csv")
    held = Law(sources=tuple(law()), as_of=AS_OF)
    here = run(held, source, tmp_path / "here.parquet", workers=1, size=900)
    there = run(held, source, tmp_path / "there.parquet", workers=2, size=900, engine="local[2]")
    assert (here.rows, here.verdicts, here.errors) == (MANY, MANY - len(BROKEN), len(BROKEN))
    assert (there.rows, there.verdicts, there.errors) == (here.rows, here.verdicts, here.errors)
    assert read(tmp_path / "there.parquet") == read(tmp_path / "here.parquet")
    assert (tmp_path / "there.errors.csv").read_bytes() == (tmp_path / "here.errors.csv").read_bytes()


def test_a_task_takes_over_the_parts_that_are_there(tmp_path):
    """What Spark calls in each task, called here: Arrow batches in, one line a part out."""
    source = filings(tmp_path / "projects.csv")
    work = _task(Law(sources=tuple(law()), as_of=AS_OF), Job(source, tmp_path, 700, 1))
    rows = pl.read_csv(source, infer_schema=False).with_row_index("place", 1).with_columns(broken=pl.lit(""))

    def told() -> list[tuple[int, int, bool]]:
        batches = rows.to_arrow().to_batches(max_chunksize=450)
        found = [batch.to_pylist()[0] for batch in work(batches)]
        return [(one["stretch"], one["rows"], one["kept"]) for one in found]

    assert told() == [(0, 700, False), (1, 700, False), (2, MANY - 1400, False)]
    (tmp_path / "part-00001-0.parquet").unlink()
    assert told() == [(0, 700, True), (1, 700, False), (2, MANY - 1400, True)]


def test_without_java_the_complaint_names_it(tmp_path):
    """In a process of its own: no other may have started a Java before it."""
    source = filings(tmp_path / "projects.csv")
    code = f"""
from pathlib import Path
from gangmu.screen.batch import Law, run
from gangmu.screen.batch.spark import _task
from gangmu.screen.batch.work import Job
from gangmu.errors import MissingTool
import datetime as dt
try:
    run(Law(sources=(), as_of=dt.date(2026, 1, 1)), Path({str(source)!r}), Path({str(tmp_path / "out.parquet")!r}), engine="local[1]")
except MissingTool as fault:
    print(fault.what, "|", fault.where, "|", fault.do)
"""
    bare = {"PATH": "/nowhere", "JAVA_HOME": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=bare)
    assert ran.stdout.startswith("Spark needs Java 17"), ran.stderr
    assert "openjdk-17-jre-headless" in ran.stdout


def test_without_pyspark_the_complaint_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    source = filings(tmp_path / "projects.csv")
    with pytest.raises(MissingTool, match=r"gangmu\[spark\]"):
        run(Law(sources=(), as_of=AS_OF), source, tmp_path / "out.parquet", engine="local[1]")
