"""Tables of data: a broken one is named with its line, never read half."""

from pathlib import Path

import pytest

from gangmu.errors import DataFault
from gangmu.registry import datafile
from gangmu.registry.spotter import Hit, Spotter


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(datafile.resources, "files", lambda _: tmp_path)
    return tmp_path / "data" / "t.csv"


def test_a_wrong_head_is_said(table: Path) -> None:
    table.write_text("name,code\n", "utf-8")
    with pytest.raises(DataFault, match=r"t\.csv: the first line is not code,name"):
        datafile.rows("t.csv", ("code", "name"))


def test_a_row_of_the_wrong_width_is_named_by_its_line(table: Path) -> None:
    table.write_text("code,name\n1,甲\n2\n", "utf-8")
    with pytest.raises(DataFault, match=r"t\.csv:3: 1 cells instead of 2"):
        datafile.rows("t.csv", ("code", "name"))


def test_a_key_that_repeats_is_said(table: Path) -> None:
    table.write_text("code,name\n1,甲\n1,乙\n", "utf-8")
    with pytest.raises(DataFault, match="1 is there twice"):
        datafile.keyed("t.csv", ("code", "name"), tuple)


def test_the_longest_term_wins_and_a_shadow_hides_what_it_covers() -> None:
    spotter = Spotter({"水泥": ("a",), "水泥熟料": ("b",), "朝阳": ("c", "d"), "朝阳产业": ()})
    assert spotter.hits("水泥熟料水泥朝阳朝阳产业") == [
        Hit(0, 4, "b", ("b",)),
        Hit(4, 6, "a", ("a",)),
        Hit(6, 8, None, ("c", "d")),
    ]
