import pytest
from tests.read.printed import EM, HEIGHT, LEFT, PITCH, RIGHT, TOP, Page, pdf, set_text

from gangmu.errors import DamagedFile, EmptyText, EncryptedFile, TooLarge
from gangmu.norms import SourceText
from gangmu.read import read_bytes
from gangmu.read.pdf import document

LONG = (
    "（一）改造提升传统产业。支持企业实施技术改造，每年滚动实施项目100项以上，推动装备更新、工艺优化和产品升级，到2018年完成"
    "重点企业改造全覆盖，培育一批示范工厂，形成可复制推广的经验做法并在全市推开。（市工信局牵头，市发改委、市财政局配合）"
)


def read(*pages: Page) -> SourceText:
    return read_bytes("a.pdf", pdf(*pages))


def lines(*pages: Page) -> list[str]:
    return read(*pages).text.splitlines()


def test_broken_lines_become_paragraphs_again() -> None:
    paragraphs = [
        "一、重点任务",
        LONG,
        "（二）淘汰落后产能。",
        "1．关停示范窑炉。",
        "2．压减示范产能5万吨以上，并于2017年底前拆除设备，不得转移到其他地区。",
    ]
    assert lines(*set_text(paragraphs)) == paragraphs


def test_a_sentence_cut_by_a_page_break_is_one_paragraph() -> None:
    paragraphs = [LONG] * 9
    pages = set_text(paragraphs)
    assert len(pages) > 1
    source = read(*pages)
    assert source.text.splitlines() == paragraphs
    assert [page.number for page in source.pages] == list(range(1, len(pages) + 1))
    assert source.pages[0].end == source.pages[1].start
    assert source.text[source.pages[1].start - 1] not in "\n。"


def test_a_paragraph_that_ends_at_the_margin_is_ended_by_the_indent_of_the_next() -> None:
    exact = "一" * 24 + "。"
    paragraphs = [exact, exact, LONG, "二、标题", exact]
    assert lines(*set_text(paragraphs)) == paragraphs


def test_later_lines_of_a_hanging_item_belong_to_it() -> None:
    page = Page().text(LEFT, TOP, "（一）" + "甲" * 24).text(LEFT + 2 * EM, TOP + PITCH, "乙" * 24 + "。")
    page.text(LEFT + 2 * EM, TOP + 2 * PITCH, "丙" * 25).text(LEFT + 2 * EM, TOP + 3 * PITCH, "丁。")
    page.text(LEFT, TOP + 4 * PITCH, "（二）" + "戊" * 24).text(LEFT + 2 * EM, TOP + 5 * PITCH, "己。")
    assert lines(page) == ["（一）" + "甲" * 24 + "乙" * 24 + "。" + "丙" * 25 + "丁。", "（二）" + "戊" * 24 + "己。"]


def test_lines_of_a_centred_title_stay_apart_from_the_text() -> None:
    page = Page().centred(TOP, "某市人民政府关于推进示范产业", 22).centred(TOP + 40, "转型升级的实施意见", 22)
    page.text(LEFT + 2 * EM, TOP + 90, "现提出以下意见。")
    assert lines(page) == ["某市人民政府关于推进示范产业", "转型升级的实施意见", "现提出以下意见。"]


@pytest.mark.parametrize(
    "number", ["— {} —", "- {} -", "－{}－", "{}/9", "第 {} 页", "第{}页 共9页", "{}", "·{}·", "~{}~"]
)
def test_page_numbers_are_dropped(number: str) -> None:
    paragraphs = [LONG] * 9
    pages = set_text(paragraphs)
    for k, page in enumerate(pages, 3):
        page.centred(HEIGHT - 60, number.format(k), 12)
    assert lines(*pages) == paragraphs


def test_running_heads_of_left_and_right_pages_are_dropped() -> None:
    paragraphs = [f"{words}类。{LONG}" for words in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    pages = set_text(paragraphs)
    for k, page in enumerate(pages):
        page.text(LEFT, 40, f"{k + 1} 某市政策汇编", 10) if k % 2 else page.text(
            RIGHT - 100, 40, f"示范产业文件 {k + 1}", 10
        )
        page.text(LEFT, 58, "内部资料", 9)
    assert lines(*pages) == paragraphs


def test_a_figure_that_is_text_stays() -> None:
    page = Page().text(LEFT + 2 * EM, TOP, "目标值如下：").text(LEFT + 2 * EM, TOP + PITCH, "2020")
    assert lines(page) == ["目标值如下：", "2020"]


def test_a_line_that_begins_every_page_by_chance_at_other_heights_stays() -> None:
    pages = [
        Page().text(LEFT + 2 * EM, TOP + 9 * k, "注意事项。").text(LEFT + 2 * EM, 300, "其余从略。") for k in range(3)
    ]
    assert lines(*pages).count("注意事项。") == 3


def test_a_line_of_a_list_that_begins_several_pages_stays() -> None:
    paragraphs = [
        "（责任单位：市工信局）",
        *[f"{words}" * 4 for words in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌"],
    ] * 3
    pages = set_text(paragraphs)
    assert len(pages) == 3
    assert lines(*pages) == paragraphs


def test_words_and_figures_of_latin_letters_keep_their_blanks() -> None:
    page = (
        Page()
        .text(LEFT, TOP, "GDP growth 6.5% in 2020")
        .text(LEFT, TOP + PITCH * 2, "到")
        .text(LEFT + EM + 4, TOP + PITCH * 2, "2020")
    )
    assert lines(page) == ["GDP growth 6.5% in 2020", "到2020"]


def test_words_drawn_twice_to_look_bold_are_read_once() -> None:
    page = Page().text(LEFT, TOP, "总则——要求").text(LEFT + 0.4, TOP, "总则——要求")
    assert lines(page)[0].startswith("总则——")
    assert lines(page)[0].endswith("要求")
    assert lines(page)[0].count("总") == 1


def test_the_order_of_drawing_does_not_matter() -> None:
    page = Page().text(LEFT, TOP + PITCH, "乙。").text(LEFT + EM, TOP, "一。").text(LEFT, TOP, "甲")
    assert lines(page) == ["甲一。", "乙。"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_set_sideways_is_read_upright(quarters: int) -> None:
    turned = {1: "0 1 -1 0 300 100", 2: "-1 0 0 -1 500 700", 3: "0 -1 1 0 300 700"}[quarters]
    step = {1: "0 1 -1 0 328 100", 2: "-1 0 0 -1 500 728", 3: "0 -1 1 0 272 700"}[quarters]
    code, other = "一、目标".encode("utf-16-be").hex(), "二、任务".encode("utf-16-be").hex()
    page = Page(rotate=90 * quarters).drawing(f"BT /F 16 Tf {turned} Tm <{code}> Tj {step} Tm <{other}> Tj ET")
    assert lines(page) == ["一、目标", "二、任务"]


def test_a_watermark_written_aslant_is_left_out() -> None:
    code = "内部征求意见".encode("utf-16-be").hex()
    page = set_text([LONG])[0].drawing(f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{code}> Tj ET")
    assert lines(page) == [LONG]


def test_radicals_that_fonts_give_for_characters_are_read_as_these() -> None:
    assert lines(Page().text(LEFT, TOP, "⻓江⼤⺠")) == ["长江大民"]


def test_notes_at_the_foot_follow_the_paragraph_that_runs_on() -> None:
    pages = set_text([LONG] * 9)
    pages[0].rule(LEFT, 730, LEFT + 144, 730).text(LEFT, 736, "①按可比价格计算，下同。", 10)
    assert lines(*pages)[:7].count(LONG) == 6
    assert "①按可比价格计算，下同。" in lines(*pages)[:7]
    assert lines(*pages).count(LONG) == 9


def test_a_table_of_contents_is_left_out() -> None:
    page = Page().centred(TOP, "目 录", 18)
    for k, words in enumerate(["一、总则", "二、目标", "三、任务"], 1):
        page.text(LEFT, TOP + 10 + PITCH * k, words + "." * 40 + str(k))
    assert lines(page, *set_text([LONG])) == [LONG]


def test_two_columns_are_read_one_after_the_other() -> None:
    middle = (LEFT + RIGHT) / 2
    page = Page().centred(60, "某市人民政府公报", 22)
    for left, words in ((LEFT, "甲"), (middle + 15, "乙")):
        for k in range(24):
            indent = 24 if k % 8 == 0 else 0
            count = 15 if k % 8 == 7 else 16 - indent // 12
            page.text(left + indent, TOP + 20 * k, words * count + ("。" if k % 8 == 7 else ""), 12)
    found = lines(page)
    assert [line[0] for line in found] == ["某", "甲", "甲", "甲", "乙", "乙", "乙"]


def test_a_scan_says_that_its_text_must_be_recognised_first() -> None:
    with pytest.raises(EmptyText, match=r"scan.*OCR"):
        read(Page(picture=True), Page(picture=True))


def test_a_scan_with_a_typed_cover_is_a_scan() -> None:
    with pytest.raises(EmptyText, match="5 of 6 pages"):
        read(Page().text(LEFT, TOP, "封面"), *[Page(picture=True)] * 5)


def test_pages_without_words_are_empty() -> None:
    with pytest.raises(EmptyText):
        read(Page(), Page())


def test_a_password_is_asked_for() -> None:
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<"
        + b"11" * 32
        + b">/U<"
        + b"22" * 32
        + b">>>/ID[<00><00>]"
    )
    with pytest.raises(EncryptedFile, match="password"):
        read_bytes("a.pdf", pdf(Page().text(LEFT, TOP, "甲"), extra=lock))


def test_a_pdf_cut_short_is_damaged() -> None:
    with pytest.raises((DamagedFile, EmptyText)):
        read_bytes("a.pdf", pdf(*set_text([LONG]))[:400])


def test_a_pdf_under_the_name_of_a_text_is_a_pdf() -> None:
    assert read_bytes("a.txt", pdf(*set_text([LONG]))).format == "pdf"


def test_fonts_that_do_not_name_their_characters_are_reported() -> None:
    private = "".join(chr(0xE100 + k) for k in range(40))
    with pytest.raises(DamagedFile, match=r"fonts.*OCR"):
        read(Page().text(LEFT, TOP, private))


def test_too_many_pages_or_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = set_text([LONG] * 9)
    monkeypatch.setattr(document, "PDF_CHARACTERS", 100)
    with pytest.raises(TooLarge):
        read(*pages)
    monkeypatch.setattr(document, "PDF_PAGES", 1)
    with pytest.raises(TooLarge, match="pages"):
        read(*pages)
