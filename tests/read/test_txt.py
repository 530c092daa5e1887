import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.errors import DamagedFile, EmptyText, UnknownFormat
from gangmu.read import read_bytes

POLICY = "关于加快发展的意见\r\n\r\n一、总体要求。\n到2020年，产值达到５００亿元。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    source = read_bytes("a.txt", POLICY.encode(encoding))
    assert source.text.removeprefix("\ufeff") == POLICY
    assert source.format == "txt"


def test_byte_order_mark_and_line_ends_stay_in_the_text() -> None:
    source = read_bytes("a.txt", codecs.BOM_UTF8 + POLICY.encode())
    assert source.text == "\ufeff" + POLICY


def test_utf8_cut_inside_a_character_is_damaged_and_not_taken_for_gb18030() -> None:
    with pytest.raises(DamagedFile, match="UTF-8 at byte"):
        read_bytes("a.txt", POLICY.encode()[:-3])


def test_utf16_cut_inside_a_character_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="UTF-16"):
        read_bytes("a.txt", POLICY.encode("utf-16")[:-1])


def test_bytes_of_a_program_are_not_text() -> None:
    with pytest.raises(UnknownFormat, match=r"\.docx"):
        read_bytes("a.txt", bytes(range(256)) * 4)


@pytest.mark.parametrize(
    "blank", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u3000\n".encode("gb18030"), "\n".encode("utf-16")]
)
def test_a_blank_file_is_empty(blank: bytes) -> None:
    with pytest.raises(EmptyText):
        read_bytes("a.txt", blank)


@given(st.text(alphabet="标题一二三2020年，。\n\t ", min_size=1).filter(str.strip))
def test_cells_stand_where_their_spans_say(text: str) -> None:
    source = read_bytes("a.txt", text.encode())
    assert source.text == text
    for table in source.tables:
        places = list(zip([table.header, *table.rows], [table.header_spans, *table.spans], strict=True))
        for cells, spans in places:
            assert len(cells) == len(spans) == len(table.header)
        for cells, spans in places[1:]:
            assert all(text[a:b] == cell for cell, (a, b) in zip(cells, spans, strict=True))


def test_lines_with_tabs_are_a_table_and_an_empty_label_continues_the_one_above() -> None:
    text = "主要指标\n类别\t指标\t2015年\n规模\t增加值（亿元）\t20\n\t利润（亿元）\t—\n绿色\t能耗\t\n\n完。"
    (table,) = read_bytes("a.txt", text.encode()).tables
    assert table.id == "t1"
    assert table.header == ("类别", "指标", "2015年")
    assert table.rows == (("规模", "增加值（亿元）", "20"), ("规模", "利润（亿元）", "—"), ("绿色", "能耗", ""))
    assert text[table.start : table.end].startswith("类别")
    assert text[table.start : table.end].endswith("能耗\t")
    start, end = table.spans[1][0]
    assert text[start:end] == "规模"


def test_two_header_lines_are_folded_into_one() -> None:
    text = "指标\t目标值\t\t属性\n\t2017年\t2020年\t\n研发强度\t1.2\t1.5\t预期\n"
    (table,) = read_bytes("a.txt", text.encode()).tables
    assert table.header == ("指标", "目标值 2017年", "目标值 2020年", "属性")
    assert table.rows == (("研发强度", "1.2", "1.5", "预期"),)


@pytest.mark.parametrize("text", ["\t第一段。\n\t第二段。\n", "甲\t乙\n正文", "只有\t一行"])
def test_indented_paragraphs_and_single_lines_are_no_table(text: str) -> None:
    assert read_bytes("a.txt", text.encode()).tables == ()
