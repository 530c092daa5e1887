import pytest

from gangmu.errors import DamagedFile, EmptyText
from gangmu.read import read_bytes

TOP = (
    '<div class="top"><a href="/">首页</a><a href="/zw">政务公开</a><a href="/fw">办事服务</a></div>'
    '<div class="weizhi">您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>'
)
BODY = (
    "<p>各市工业和信息化局：</p><p>　　为推进示范项目建设，制定本办法，请遵照执行。</p>"
    "<p>　　<strong>一、</strong>建立项目库，每年更新一次。<br>　　二、完善服务，缩短审批时间。</p>"
)
BOTTOM = (
    '<div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>'
    '<p>【<a href="javascript:print()">打印本页</a>】【<a>关闭窗口</a>】</p>'
    "<div><h3>相关解读</h3><ul><li><a href=1>图解示范项目管理办法，一图看懂</a></li><li><a href=2>专家解读，这样看示范项目</a></li>"
    "<li><a href=3>问答示范项目</a></li></ul></div>"
    "<div class=bottom><p>指导单位：某省办公厅</p><p>违法和不良信息举报电话：12345</p><p>主办：某市人民政府办公室</p><p>某ICP备05000001号 网站标识码2100000001</p></div>"
)
LINES = [
    "各市工业和信息化局：", "为推进示范项目建设，制定本办法，请遵照执行。", "一、建立项目库，每年更新一次。", "二、完善服务，缩短审批时间。",
]  # fmt: skip


def lines(html: str, encoding: str = "utf-8", name: str = "a.html") -> list[str]:
    return read_bytes(name, html.encode(encoding)).text.splitlines()


def site(body: str, title: str = "某市示范项目管理办法_政策文件_某市人民政府网站") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def test_the_text_stays_and_what_surrounds_it_goes() -> None:
    page = site(f'{TOP}<div class="main"><h1>某市示范项目管理办法</h1><div id="zoom">{BODY}</div>{BOTTOM}</div>')
    assert lines(page) == ["某市示范项目管理办法", *LINES]


@pytest.mark.parametrize(
    "frame",
    [
        "<div><div><div>{}</div></div></div>",
        "<table><tr><td><a href=1>栏目</a><br><a href=2>栏目</a></td><td>{}</td></tr></table>",
        "<form><article>{}</article></form>",
        "{}",
        '<div style="display:none">手机版，隐藏的摘要，不应出现。</div><section>{}</section>',
        "<script>document.write('<div>')</script>{}<style>p{{}}</style><!-- <p>注释，不是正文。</p> -->",
    ],
)
def test_the_text_is_found_in_whatever_frame_it_hangs(frame: str) -> None:
    assert [line for line in lines(site(TOP + frame.format(BODY) + BOTTOM)) if line in LINES] == LINES
    assert len(lines(site(TOP + frame.format(BODY) + BOTTOM))) <= len(LINES) + 1


def test_a_title_and_a_signature_beside_the_heaviest_part_stay() -> None:
    words = "为推进示范项目建设，制定本办法。<br>　　" * 30
    page = (
        "<table><tr><td colspan=2><a href=1>首页</a>|<a href=2>机构</a>|<a href=3>政务</a></td></tr><tr><td><a href=4>动态</a></td>"
        f"<td><table><tr><td>某市示范项目管理办法</td></tr><tr><td>发布时间：2018-03-05 点击：12</td></tr><tr><td>{words}</td></tr>"
        "<tr><td>某市人民政府</td></tr><tr><td>2018年3月2日</td></tr></table></td></tr></table>"
    )
    found = lines(site(page + "<p>版权所有 某市</p>", title="某市政府网"))
    assert (found[0], found[-2:]) == ("某市示范项目管理办法", ["某市人民政府", "2018年3月2日"])
    assert len(found) == 33


def test_parts_of_one_text_in_several_sections_all_stay() -> None:
    first, second, third = (f"<div><p>　　第{n}部分，内容如下，其余从略。</p></div>" for n in "一二三")
    assert lines(site(TOP + f"<div>{first * 9}{second}{third}</div>" + BOTTOM))[-2:] == [
        "第二部分，内容如下，其余从略。", "第三部分，内容如下，其余从略。",
    ]  # fmt: skip


def test_steering_lines_inside_the_text_part_go() -> None:
    info = "<p>发布时间：2016-05-01 10:20 来源：省工业和信息化委 浏览次数：12</p><p>字体：[大 中 小] 打印</p><p>责任编辑：张三</p><p>【我要纠错】【打印】</p>"
    assert lines(site(f"<div>{info}{BODY}{info}</div>"))[1:] == LINES


def test_links_to_files_are_part_of_the_text() -> None:
    files = "".join(f'<p><a href="/f/{n}.docx?id=1">附件{n}：分工表第{n}册</a></p>' for n in range(1, 5))
    assert lines(site(f"<div>{BODY}<div>{files}</div></div>"))[-1] == "附件4：分工表第4册"


@pytest.mark.parametrize(
    ("title", "meta", "first"),
    [
        ("某市示范项目管理办法_某市人民政府", "", "某市示范项目管理办法"),
        ("某市人民政府门户网站", "", LINES[0]),
        ("首页", '<meta name="ArticleTitle" content="某市示范项目扶持办法">', "某市示范项目扶持办法"),
        ("政策文件 - 某市示范项目管理办法（试行） - 某市政府网", "", "某市示范项目管理办法（试行）"),
    ],
)
def test_a_title_that_the_text_lacks_is_put_before_it(title: str, meta: str, first: str) -> None:
    assert lines(f"<html><head><title>{title}</title>{meta}</head><body>{BODY}</body></html>")[0] == first


def test_a_title_that_the_text_begins_with_is_not_repeated() -> None:
    heading = "<p>某市示范项目<br>管理办法</p>"
    assert lines(site(heading + BODY)) == ["某市示范项目", "管理办法", *LINES]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ("", "gb18030"),
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="gbk">', "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="big5">', "big5hkscs"),
    ],
)
def test_the_charset_is_found_even_where_the_page_declares_another(head: str, encoding: str) -> None:
    assert lines(f"<html><head>{head}</head><body><p>一、加快技改。</p></body></html>", encoding) == ["一、加快技改。"]


def test_a_page_is_known_by_its_content_under_any_name() -> None:
    source = read_bytes("a.txt", site(BODY).encode())
    assert source.format == "html"


def test_spans_of_a_table_are_kept() -> None:
    source = read_bytes("a.html", site(
        BODY + "<table><caption>主要指标</caption><thead><tr><th rowspan=2>指标</th><th colspan=2>目标值</th></tr>"
        "<tr><th>2017年</th><th>2020年</th></tr></thead><tbody><tr><td>产值<br>（亿元）</td><td rowspan=2>5</td><td>6</td></tr>"
        "<tr><td>利润</td><td>&nbsp;</td></tr></tbody></table>"
    ).encode())  # fmt: skip
    assert source.text.splitlines()[-5:] == [
        "主要指标",
        "指标\t目标值\t",
        "\t2017年\t2020年",
        "产值 （亿元）\t5\t6",
        "利润\t\t",
    ]
    (table,) = source.tables
    assert table.header == ("指标", "目标值 2017年", "目标值 2020年")
    assert table.rows == (("产值 （亿元）", "5", "6"), ("利润", "5", ""))


def test_a_page_that_is_all_table_stays_a_table() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>推进第{n}批项目建设，按月调度。</td><td>市发改委</td></tr>" for n in range(1, 9)
    )
    source = read_bytes("a.html", site(f"{TOP}<table>{rows}</table>{BOTTOM}").encode())
    assert len(source.tables[0].rows) == 7


def test_numbers_of_a_list_are_drawn() -> None:
    page = '<ol start="3"><li>甲，如下。</li><li>（四）乙，如下。</li></ol><ol type="a"><li>丙</li></ol><ul><li>丁</li><li>— 戊</li></ul>'
    assert lines(page) == ["3. 甲，如下。", "（四）乙，如下。", "a. 丙", "• 丁", "— 戊"]


def test_line_ends_of_the_source_are_no_line_ends_of_the_text() -> None:
    assert lines("<p>加快\n  发展，\r\n提升 GDP\n growth。</p><pre>甲\n乙</pre>") == [
        "加快发展，提升 GDP growth。",
        "甲",
        "乙",
    ]


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyText):
        read_bytes("a.html", site("<script>var a = 1</script><img src=a.png>").encode())


@pytest.mark.parametrize("tag", ["<div>", "<div><table></div></table>", "<p><button>", "<ul><li>", "<td><span>"])
def test_tags_nested_beyond_reason_are_refused_at_once(tag: str) -> None:
    with pytest.raises(DamagedFile, match="nested"):
        read_bytes("a.html", ("<html>" + tag * 100_000 + "甲").encode())


def test_many_tags_left_open_in_turn_do_no_harm() -> None:
    assert lines("<html>" + "<p>甲<o:p/></p><td>乙<li>" * 3000)[0] == "甲"


def test_bytes_of_no_charset_are_damaged() -> None:
    with pytest.raises(DamagedFile):
        read_bytes("a.html", b"<html><body>" + b"\xff\xfe\x80" * 100)
