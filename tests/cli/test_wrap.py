"""Lines are broken as printers break them, and every table lines up."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gangmu.cli.terminal.table import Column, row, table
from gangmu.cli.terminal.wrap import cut, wrapped

PROSE = st.text(alphabet="示范产能压减到年底前，。、；（）“”《》20.5%abc ", max_size=80)


@given(PROSE, st.integers(8, 60))
def test_no_line_is_wider_than_allowed_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrapped("到年底前，压减（示范）产能。力争“多减”一些，不少于百分之十。", 10)
    assert not [line for line in lines if line[0] in "，。）”" or line[-1] in "（“"]
    assert len(lines) > 4


def test_a_figure_with_its_unit_sign_is_never_cut() -> None:
    assert wrapped("压减到1234.56%为止", 10) == ["压减到", "1234.56%为", "止"]


def test_a_line_that_fits_is_left_alone() -> None:
    assert wrapped("压减产能", 8) == ["压减产能"]
    assert wrapped("", 8) == [""]
    assert cut("压减产能", 8) == "压减产能"


def test_what_is_cut_ends_with_an_ellipsis_and_fits() -> None:
    assert cut("压减产能，关停窑炉", 11) == "压减产能…"
    assert cell_len(cut("压减产能关停窑炉", 11)) <= 11


COLUMNS = [Column("指标", 8, 40, grow=True), Column("数", 4, 12, right=True), Column("备注", 4, 20, always=False)]


@given(st.lists(st.tuples(PROSE, PROSE, PROSE, PROSE), min_size=1, max_size=4), st.integers(60, 140))
def test_a_table_is_as_wide_as_its_rules_and_never_wider_than_allowed(rows, width: int) -> None:
    lines = table(COLUMNS, [row(a, b, c, quote=d) for a, b, c, d in rows], width)
    assert all(cell_len(line.plain) <= width for line in lines)
    assert {cell_len(line.plain) for line in (lines[0], lines[-1])} == {cell_len(lines[0].plain)}


def test_columns_line_up_under_chinese_and_latin_text() -> None:
    lines = [line.plain for line in table(COLUMNS[:2], [row("产能", "10"), row("GDP capacity", "1234")], 40)]
    ends = {cell_len(line) for line in lines if line[0] not in "━─"}
    assert ends == {40}


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    assert "备注" not in table(COLUMNS, [row("产能", "10", "")], 60)[1].plain
    assert "备注" in table(COLUMNS, [row("产能", "10", "注")], 60)[1].plain


def test_a_quotation_is_cut_to_a_line_or_set_in_full() -> None:
    long = "压减示范产能" * 30
    short = table(COLUMNS, [row("产能", "10", "", quote=long)], 60)
    full = table(COLUMNS, [row("产能", "10", "", quote=long)], 60, full_quotes=True)
    assert "…”" in short[-2].plain
    assert "".join(line.plain.strip() for line in full[4:-1]) == f"“{long}”"
