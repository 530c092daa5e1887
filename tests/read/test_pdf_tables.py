from collections.abc import Sequence

from tests.read.printed import EM, LEFT, PITCH, TOP, Page, pdf

from gangmu.norms import SourceText
from gangmu.read import read_bytes

XS = (80.0, 150.0, 330.0, 400.0, 470.0)
ROW = 24.0
HEADER = ("序号", "重点任务", "牵头", "时限")


def read(*pages: Page) -> SourceText:
    return read_bytes("a.pdf", pdf(*pages))


def filled(page: Page, top: float, rows: Sequence[Sequence[str]], em: float = 12) -> Page:
    """``rows`` of cells at the places of XS, without borders."""
    for r, row in enumerate(rows):
        for x, words in zip(XS, row, strict=False):
            if words:
                page.text(x + 4, top + ROW * r + 5, words, em)
    return page


def ys(top: float, count: int) -> list[float]:
    return [top + ROW * r for r in range(count + 1)]


def check(source: SourceText) -> None:
    for table in source.tables:
        for cells, spans in zip(table.rows, table.spans, strict=True):
            assert tuple(source.text[a:b] for a, b in spans) == cells


def test_borders_part_cells_and_missing_borders_merge_them() -> None:
    page = Page().text(LEFT, TOP - 40, "主要指标")
    filled(
        page,
        TOP,
        [
            ("类别", "指标", "目标值"),
            ("", "", "2017年", "2020年"),
            ("规模", "增加值", "6", "7"),
            ("", "利润", "—", ">9"),
        ],
    )
    for x, start in ((80, 0), (150, 0), (330, 0), (400, 1), (470, 0)):
        page.rule(x, TOP + ROW * start, x, TOP + ROW * 4)
    for y, start in ((0, 80), (1, 330), (2, 80), (3, 150), (4, 80)):
        page.rule(start, TOP + ROW * y, 470, TOP + ROW * y)
    source = read(page.text(LEFT, TOP + 130, "表后正文。"))
    assert source.text == (
        "主要指标\n类别\t指标\t目标值\t\n\t\t2017年\t2020年\n规模\t增加值\t6\t7\n\t利润\t—\t>9\n表后正文。\n"
    )
    (table,) = source.tables
    assert table.header == ("类别", "指标", "目标值 2017年", "目标值 2020年")
    assert table.rows == (("规模", "增加值", "6", "7"), ("规模", "利润", "—", ">9"))
    check(source)


def test_lines_of_a_cell_are_joined() -> None:
    page = Page().grid(XS[:3], [TOP, TOP + ROW, TOP + 3 * ROW])
    filled(page, TOP, [("序号", "任务"), ("1", "推进示范产业技术改造工程建"), ("", "设，按月调度。")])
    source = read(page)
    assert source.tables[0].rows == (("1", "推进示范产业技术改造工程建设，按月调度。"),)


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    page = Page()
    rows = [HEADER, ("1", "改造", "甲局", "2020年"), ("2", "淘汰", "乙局", "2021年")]
    filled(page, TOP, rows)
    for y in ys(TOP, 3):
        page.rule(XS[0], y, XS[4], y)
    for x in XS[1:4]:
        page.rule(x, TOP, x, TOP + 3 * ROW)
    assert read(page).tables[0].rows == tuple(rows[1:])


def test_a_table_of_three_lines_is_a_table() -> None:
    page = Page().text(LEFT, TOP - 40, "指标如下。")
    rows = [("指标", "单位", "现值", "目标"), ("产值", "亿元", "12", "20")]
    filled(page, TOP, rows)
    for y in (TOP, TOP + ROW, TOP + 2 * ROW):
        page.rule(XS[0], y, XS[4], y)
    source = read(page)
    assert source.tables[0].header == rows[0]
    assert source.tables[0].rows == (rows[1],)


def test_columns_that_line_up_are_a_table_without_any_border() -> None:
    page = Page().text(LEFT + 2 * EM, TOP - 40, "指标如下，请遵照执行。")
    rows = [
        ("指标", "单位", "现值", "目标"),
        ("产值", "亿元", "12", "20"),
        ("利润", "亿元", "1", "2"),
        ("能耗", "吨", "9", "7"),
    ]
    filled(page, TOP, rows)
    source = read(page.text(LEFT + 2 * EM, TOP + 160, "表后正文。"))
    assert source.tables[0].rows == tuple(rows[1:])
    assert source.text.startswith("指标如下，请遵照执行。\n指标\t单位")
    assert source.text.endswith("表后正文。\n")


def test_gaps_in_a_title_or_a_signature_make_no_table() -> None:
    page = (
        Page().text(LEFT, TOP, "实").text(LEFT + 60, TOP, "施").text(LEFT + 120, TOP, "方").text(LEFT + 180, TOP, "案")
    )
    page.text(LEFT, TOP + PITCH, "联系人：张三").text(LEFT + 200, TOP + PITCH, "电话：12345")
    source = read(page)
    assert source.tables == ()
    assert source.text == "实 施 方 案\n联系人：张三 电话：12345\n"


def test_items_set_apart_from_their_numbers_are_no_table() -> None:
    page = Page()
    for k, number in enumerate(["（一）", "（二）", "（三）", "（四）"]):
        page.text(LEFT, TOP + PITCH * k, number).text(LEFT + 5 * EM, TOP + PITCH * k, "推进改造。")
    assert read(page).text.splitlines() == [f"（{n}） 推进改造。" for n in "一二三四"]


def test_a_box_around_words_is_no_table() -> None:
    page = (
        Page().grid((70, 520), (TOP - 10, TOP + 80)).text(LEFT, TOP, "框内文字。").text(LEFT, TOP + PITCH, "第二行。")
    )
    source = read(page)
    assert source.tables == ()
    assert source.text == "框内文字。\n第二行。\n"


def rows_of(first: int, last: int) -> list[tuple[str, ...]]:
    return [(str(n), f"任务第{n}项", "甲局", "2020年") for n in range(first, last)]


def test_a_table_goes_on_over_a_page_break_without_its_repeated_header() -> None:
    pages = []
    for first, last in ((1, 5), (5, 9)):
        page = Page().grid(XS, ys(TOP, 5))
        pages.append(filled(page, TOP, [HEADER, *rows_of(first, last)]))
    source = read(*pages)
    (table,) = source.tables
    assert table.header == HEADER
    assert table.rows == tuple(rows_of(1, 9))
    assert source.text.count("重点任务") == 1
    assert source.text[source.pages[1].start :].startswith("5\t任务第5项")
    check(source)


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    top = filled(
        Page().grid(XS, ys(TOP, 3)),
        TOP,
        [HEADER, *rows_of(1, 2), ("2", "推进示范产业技术改造工程建", "乙局", "2021年")],
    )
    rest = filled(Page().grid(XS, ys(TOP, 2)), TOP, [("", "设，按月调度。", "", ""), *rows_of(3, 4)])
    (table,) = read(top, rest).tables
    assert table.rows == (
        *rows_of(1, 2),
        ("2", "推进示范产业技术改造工程建设，按月调度。", "乙局", "2021年"),
        *rows_of(3, 4),
    )


def test_a_label_merged_over_a_page_break_reaches_down() -> None:
    pages = []
    for n, label in ((1, "规模"), (3, "")):
        page = filled(Page(), TOP, [(label, f"指标{n}", "1", "2"), ("", f"指标{n + 1}", "3", "4")])
        for x in XS:
            page.rule(x, TOP, x, TOP + 2 * ROW)
        page.rule(80, TOP, 470, TOP).rule(150, TOP + ROW, 470, TOP + ROW).rule(80, TOP + 2 * ROW, 470, TOP + 2 * ROW)
        pages.append(page)
    (table,) = read(*pages).tables
    assert [row[0] for row in table.rows] == ["规模"] * 3
    assert [row[1] for row in table.rows] == ["指标2", "指标3", "指标4"]


def test_tables_apart_by_words_are_two() -> None:
    pages = []
    for n in (1, 2):
        page = Page().text(LEFT, TOP - 40, f"附表{n}").grid(XS, ys(TOP, 2))
        pages.append(filled(page, TOP, [HEADER, *rows_of(n, n + 1)]))
    assert [table.id for table in read(*pages).tables] == ["t1", "t2"]
