"""Files of projects: nothing stops the run, nothing is lost, what is done is not done again."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import polars as pl
import pytest
from tests.screen.batch.made_law import AS_OF

from gangmu.errors import DamagedFile, EmptyText, UnknownFormat
from gangmu.norms import Directive, Paper
from gangmu.norms.document import Header
from gangmu.registry.units import convert
from gangmu.screen import project_from_record
from gangmu.screen.batch import Law, run
from gangmu.screen.batch import cuts as cutting
from gangmu.screen.batch.facts import industry_codes, product_words

HEADS = ("项目名称", "建设地点", "建设性质", "产品", "产能", "总投资")
GOOD = ("某玻璃项目", "沈阳市", "新建", "平板玻璃", "600 吨/日", "1.2亿元")
BROKEN = {
    "no region": ("甲", "乌有市", "新建", "平板玻璃", "600 吨/日", ""),
    "no number": ("乙", "210100", "新建", "平板玻璃", "很大", ""),
    "no unit": ("丙", "210100", "新建", "平板玻璃", "600", ""),
    "no activity": ("丁", "210100", "瞎建", "平板玻璃", "", ""),
    "negative": ("戊", "210100", "新建", "平板玻璃", "-5 吨/日", ""),
    "empty": ("", "", "", "", "", ""),
    "too many cells": (*GOOD, "多", "余"),
}


@pytest.fixture
def law() -> Law:
    header = Header("题", "1号", "", "210000", "", (), (), None, None, None, "in_force")
    norm = Directive(
        id="d1", clause="c", start=0, end=0, quote="", region="210000", region_name="", rule="made", stance="prohibit",
        subjects=("平板玻璃",), industry_codes=(("3041",),), activity="new",
    )  # fmt: skip
    return Law(sources=(Paper("p", header, (norm,)),), as_of=AS_OF)


def write(path: Path, rows: list[tuple[str, ...]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_in_are_verdicts_and_errors(tmp_path, law, encoding):
    rows = [GOOD, *BROKEN.values(), GOOD]
    tally = run(law, write(tmp_path / "in.csv", rows, encoding), tmp_path / "out.csv", workers=1)
    assert (tally.rows, tally.verdicts, tally.errors) == (len(rows), 2, len(BROKEN))
    errors = pl.read_csv(tmp_path / "out.errors.csv")
    assert errors["row"].to_list() == list(range(2, 2 + len(BROKEN)))
    assert all(errors["reason"].to_list())
    verdicts = pl.read_csv(tmp_path / "out.csv")
    assert verdicts["row"].to_list() == [1, len(rows)]
    assert verdicts["outcome"].to_list() == ["prohibited"] * 2


def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path, law):
    rows = [("=cmd|' /C calc'!A0", *GOOD[1:]), ("@SUM(1)", "乌有市", *GOOD[2:])]
    run(law, write(tmp_path / "in.csv", rows), tmp_path / "out.csv", workers=1)
    written = [path.read_text("utf-8-sig") for path in (tmp_path / "out.csv", tmp_path / "out.errors.csv")]
    cells = [cell for text in written for row in csv.reader(text.splitlines()) for cell in row]
    assert len(cells) > 10
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_part_that_is_done_is_taken_over_and_gives_the_same(tmp_path, law):
    source = write(tmp_path / "in.csv", [GOOD] * 25)
    out = tmp_path / "out.parquet"
    whole = run(law, source, out, workers=1, size=10)
    before = pl.read_parquet(out / "*.parquet").sort("row")
    (out / "part-00001-0.parquet").unlink()
    again = run(law, source, out, workers=1, size=10)
    assert (whole.taken, again.taken) == (0, 15)
    assert pl.read_parquet(out / "*.parquet").sort("row").equals(before)


def test_parts_of_other_law_are_not_taken_over(tmp_path, law):
    source = write(tmp_path / "in.csv", [GOOD] * 5)
    run(law, source, tmp_path / "out.parquet", workers=1)
    other = Law(sources=(), as_of=AS_OF)
    assert run(other, source, tmp_path / "out.parquet", workers=1).taken == 0
    assert set(pl.read_parquet(tmp_path / "out.parquet" / "*.parquet")["outcome"]) == {"permitted"}


def test_two_workers_give_what_one_gives(tmp_path, law):
    rows = [(*GOOD[:3], good, *GOOD[4:]) for good in ("平板玻璃", "机器人", "水泥", "浮法玻璃") * 6]
    source = write(tmp_path / "in.csv", rows)
    for workers in (1, 2):
        run(law, source, tmp_path / f"{workers}.csv", workers=workers, size=7)
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_a_workbook_holds_verdicts_and_an_error_sheet(tmp_path, law):
    source = write(tmp_path / "in.csv", [GOOD, BROKEN["no unit"], GOOD])
    run(law, source, tmp_path / "out.xlsx", workers=1)
    verdicts = run(law, tmp_path / "out.xlsx", tmp_path / "again.csv", workers=1)
    assert verdicts.rows == 2  # the sheet of verdicts is itself a table with names and regions


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [("a.txt", "x", UnknownFormat), ("a.csv", "", EmptyText), ("b.csv", "x,y\n1,2\n", DamagedFile), ("a.xlsx", "x", DamagedFile),
     ("a.parquet", "x", DamagedFile)],
)  # fmt: skip
def test_what_is_no_table_of_projects_is_said(tmp_path, law, name, content, fault):
    (tmp_path / name).write_text(content)
    with pytest.raises(fault):
        run(law, tmp_path / name, tmp_path / "out.csv", workers=1)


@pytest.mark.parametrize(
    ("given", "unit", "span"), [("吨/日", "万吨/年", 365.0), ("吨/日", "万吨/年", 300.0), ("吨", "万吨", 365.0)]
)
@pytest.mark.parametrize("limit", [0.0, 0.1, 21.9, 1000.0, 1e-9])
def test_a_cut_is_the_first_figure_that_reaches_the_limit(given, unit, span, limit):
    reached, passed = cutting.cuts_of(given, unit, limit, span)
    assert convert(reached, given, unit, span) >= limit
    assert convert(passed, given, unit, span) > limit
    if reached:
        assert convert(math.nextafter(reached, 0), given, unit, span) < limit
    assert convert(math.nextafter(passed, 0), given, unit, span) <= limit


def test_codes_of_industries_are_parted_by_any_comma_and_products_not_inside_a_name():
    assert industry_codes("3041,3042") == ("3041", "3042")
    assert product_words("1,4-丁二醇,乙二醇") == ("1,4-丁二醇", "乙二醇")
    told = {"name": "甲", "products": "1,4-丁二醇,乙二醇", "industries": "3041,3042"}
    project = project_from_record(told)
    assert (project.products, project.industries) == (("1,4-丁二醇", "乙二醇"), ("3041", "3042"))
