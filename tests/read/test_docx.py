import io
import struct

import docx
import pytest
from tests.read.word import MAIN, p, r, table, tc, tr, unzipped, word, zipped

from gangmu.errors import DamagedFile, TooLarge
from gangmu.read import read_bytes


def text(body: str, **parts: str) -> str:
    return read_bytes("a.docx", word(body, **parts)).text


def test_paragraphs_headings_and_tables_come_in_document_order() -> None:
    document = docx.Document()
    document.add_heading("关于推进试点的意见", 0)
    document.add_paragraph("为加快发展，提出以下意见。")
    grid = document.add_table(2, 2)
    for cell, words in zip(grid._cells, ["指标", "2020年", "产值（亿元）", "50"], strict=True):
        cell.text = words
    document.add_heading("一、总体要求", 1)
    saved = io.BytesIO()
    document.save(saved)
    source = read_bytes("a.docx", saved.getvalue())
    assert (
        source.text == "关于推进试点的意见\n为加快发展，提出以下意见。\n指标\t2020年\n产值（亿元）\t50\n一、总体要求\n"
    )
    assert source.tables[0].rows == (("产值（亿元）", "50"),)
    assert source.format == "docx"


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        f"<w:p>{r('增速')}<w:ins>{r('达到')}</w:ins><w:del><w:r><w:delText>约</w:delText></w:r></w:del>{r('8%')}</w:p>"
    )
    assert text(body) == "增速达到8%\n"


def test_moved_words_stand_only_in_their_new_place() -> None:
    assert text(f"<w:p><w:moveFrom>{r('旧')}</w:moveFrom>{r('正文')}<w:moveTo>{r('新')}</w:moveTo></w:p>") == "正文新\n"


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next() -> None:
    marked = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('加快')}</w:p>"
    assert text(marked + p("建设。")) == "加快建设。\n"


def test_hidden_words_field_codes_and_phonetics_are_not_read() -> None:
    hidden = (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    )
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{r('gang')}</w:rt><w:rubyBase>{r('纲')}</w:rubyBase></w:ruby></w:r>"
    assert text(f"<w:p>{hidden}{field}{ruby}</w:p>") == "显纲\n"


def test_content_controls_and_links_are_looked_through() -> None:
    inside = f"<w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>"
    inline = f"<w:p><w:sdt><w:sdtContent>{r('行')}</w:sdtContent></w:sdt><w:hyperlink>{r('内')}</w:hyperlink></w:p>"
    assert text(inside + inline) == "块\n行内\n"


def test_text_boxes_are_read_once_although_they_are_written_twice() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text(f"<w:p>{r('正文')}<w:r>{twice}</w:r></w:p>") == "正文\n框内\n"


def test_notes_referred_to_follow_the_text_and_others_do_not() -> None:
    body = f'<w:p>{r("产值")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("增长。")}</w:p>'
    notes = f'<w:footnote w:id="1">{p("无人引用")}</w:footnote><w:footnote w:id="2">{p("按可比价计算。")}</w:footnote>'
    assert text(body, footnotes=notes) == "产值增长。\n注1：按可比价计算。\n"


def test_an_automatic_table_of_contents_is_left_out() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('一、总则 1')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    assert text(contents + p("二、目标 2", style="T1") + p("正文"), styles=styles) == "正文\n"


def test_breaks_end_lines_and_tabs_are_blanks() -> None:
    assert (
        text("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>")
        == "甲 乙\n丙-\n"
    )


def test_merged_cells_are_written_once_and_repeated_in_the_table() -> None:
    body = table(
        tr(tc("类别", merge="start"), tc("指标", merge="start"), tc("目标值", span=2)),
        tr(tc(merge="on"), tc(merge="on"), tc("2017年"), tc("2020年")),
        tr(tc("规模", merge="start"), tc("增加值", "（亿元）"), tc("10"), tc("20")),
        tr(tc(merge="on"), tc("利润"), tc("—"), tc(">3")),
    )
    source = read_bytes("a.docx", word(body))
    assert source.text == "类别\t指标\t目标值\t\n\t\t2017年\t2020年\n规模\t增加值 （亿元）\t10\t20\n\t利润\t—\t>3\n"
    (found,) = source.tables
    assert found.header == ("类别", "指标", "目标值 2017年", "目标值 2020年")
    assert found.rows == (("规模", "增加值 （亿元）", "10", "20"), ("规模", "利润", "—", ">3"))
    for cells, spans in zip(found.rows, found.spans, strict=True):
        assert tuple(source.text[a:b] for a, b in spans) == cells


def test_rows_marked_to_repeat_are_the_header() -> None:
    mark = "<w:tblHeader/>"
    body = table(tr(tc("甲"), tc("乙"), more=mark), tr(tc("丙"), tc("丁"), more=mark), tr(tc("1"), tc("2")))
    (found,) = read_bytes("a.docx", word(body)).tables
    assert found.header == ("甲 丙", "乙 丁")


def test_a_name_over_the_whole_table_is_no_header() -> None:
    body = table(tr(tc("主要指标表", span=2)), tr(tc("指标"), tc("数值")), tr(tc("产值"), tc("5")))
    source = read_bytes("a.docx", word(body))
    assert source.tables[0].header == ("指标", "数值")
    assert source.text.startswith("主要指标表\t\n指标\t数值\n")


def test_deleted_rows_and_empty_columns_are_left_out() -> None:
    body = table(
        tr(tc("甲"), tc(), tc("乙")), tr(tc("旧"), tc(), tc("旧"), more="<w:del/>"), tr(tc("1"), tc(), tc("2"))
    )
    assert text(body) == "甲\t乙\n1\t2\n"


@pytest.mark.parametrize(
    "body", [table(tr(tc("甲", "乙"))), table(tr(tc("甲")), tr(tc("乙"))), table(tr(tc("甲"), tc("乙")))]
)
def test_a_table_of_one_row_or_column_only_places_words(body: str) -> None:
    source = read_bytes("a.docx", word(body))
    assert source.text == "甲\n乙\n"
    assert source.tables == ()


def test_a_table_inside_a_placing_table_is_a_table() -> None:
    inner = table(tr(tc("指标"), tc("值")), tr(tc("产值"), tc("5")))
    outer = f"<w:tbl><w:tr><w:tc>{p('附表')}{inner}{p()}</w:tc></w:tr></w:tbl>"
    source = read_bytes("a.docx", word(outer))
    assert source.text == "附表\n指标\t值\n产值\t5\n"
    assert len(source.tables) == 1


def test_two_tables_in_a_row_stay_two() -> None:
    one = table(tr(tc("甲"), tc("乙")), tr(tc("1"), tc("2")))
    source = read_bytes("a.docx", word(one + one))
    assert source.text == "甲\t乙\n1\t2\n\n甲\t乙\n1\t2\n"
    assert [found.id for found in source.tables] == ["t1", "t2"]
    assert source.text[source.tables[1].start : source.tables[1].end] == "甲\t乙\n1\t2"


def test_a_strict_file_reads_like_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = unzipped(word(p("正文")))
    assert read_bytes("a.docx", zipped({k: v.replace(MAIN, strict) for k, v in parts.items()})).text == "正文\n"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10)),
        '<!ENTITY l9 SYSTEM "file:///etc/hostname">',
    ],
)
def test_expanding_or_fetching_entities_are_refused(entities: str) -> None:
    parts = unzipped(word(p("正&l9;文").replace("&amp;", "&")))
    parts["word/document.xml"] = f"<!DOCTYPE d [{entities}]>" + parts["word/document.xml"]
    with pytest.raises(DamagedFile):
        read_bytes("a.docx", zipped(parts))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(share: float) -> None:
    whole = word(p("正文" * 500))
    with pytest.raises(DamagedFile):
        read_bytes("a.docx", whole[: int(len(whole) * share)])


def test_a_zip_of_other_things_under_a_word_name_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="spreadsheet"):
        read_bytes("a.docx", zipped({"xl/workbook.xml": "<x/>"}))


def test_a_word_file_without_its_document_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="no Word document"):
        read_bytes("a.docx", zipped({"word/styles.xml": "<x/>"}))


def test_a_zip_bomb_is_refused_by_its_claims() -> None:
    bomb = word("<w:p/>" * 10_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(TooLarge, match="unpacks to far more"):
        read_bytes("a.docx", bomb)


def test_a_zip_bomb_with_lying_headers_is_refused_all_the_same() -> None:
    inside = "<w:p/>" * 10_000_000
    bomb = word(inside)
    size = len(unzipped(bomb)["word/document.xml"])
    lying = bomb.replace(struct.pack("<I", size), struct.pack("<I", 1000))
    assert lying != bomb
    with pytest.raises((TooLarge, DamagedFile)):
        read_bytes("a.docx", lying)
