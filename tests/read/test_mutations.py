"""Whatever the bytes, reading gives text or one clear line: nothing but a GangmuError ever escapes."""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.printed import LEFT, TOP, Page, pdf, set_text
from tests.read.word import abstract, level, num, p, table, tc, tr, unzipped, word, zipped

from gangmu.errors import UnreadableFile
from gangmu.norms import SourceText
from gangmu.read import read_bytes

MANY = 4000 if os.environ.get("GANGMU_SOAK") else 120
WORDS = "一、到2020年，规模以上工业增加值年均增长7%以上，单位能耗比2015年下降12%。（市工信局牵头，市发改委配合）"
WORD = word(
    p("总则", (1, 0)) + p("目标", (1, 1), style="A") + f"<w:p><w:ins>{p(WORDS)}</w:ins><w:footnoteReference w:id='1'/></w:p>"
    + table(tr(tc("指标", merge="start"), tc("值", span=2)), tr(tc(merge="on"), tc("1"), tc(table(tr(tc("甲"), tc("乙")))))),
    numbering=abstract(0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2")) + num(1, 0),
    styles='<w:style w:styleId="A"><w:name w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>',
)  # fmt: skip
PAGES = set_text([WORDS] * 12)
PDF = pdf(
    *PAGES,
    Page().grid((80, 200, 400), (100, 130, 160, 190)).text(90, 105, "指标").text(210, 105, "值").text(90, 135, "产值"),
    Page(rotate=90).text(LEFT, TOP, "横排"),
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>办法_政府网</title></head><body><div class='nav'><a href=1>首页</a></div>"
    f"<div id=zoom><p>{WORDS}</p><ol start=3><li>甲<li>乙</ol><table><tr><th rowspan=2>指标<th colspan=2>值<tr><td>1<td>2"
    f"</table><pre>丙\n丁</pre></div><!-- x --><script>'<p>'</script></body></html>"
).encode()
TEXT = f"{WORDS}\r\n类别\t指标\t2017年\n规模\t增加值\t6\n\t利润\t—\n".encode()
FILES = {
    "a.docx": WORD, "a.pdf": PDF, "a.html": HTML, "a.txt": TEXT, "b.txt": TEXT.decode().encode("gb18030"),
    "c.txt": TEXT.decode().encode("utf-16"), "a.md": TEXT,
}  # fmt: skip
PARTS = unzipped(WORD)

Mutation = Callable[[bytes], bytes]


def mutations() -> st.SearchStrategy[list[Mutation]]:
    """Bytes flipped, cut out, put in, or copied from one place to another."""
    place, length, junk = st.floats(0, 1, exclude_max=True), st.integers(1, 60), st.binary(min_size=1, max_size=12)
    digits = st.sampled_from([b"0", b"-1", b"99999999999", b"1e400", b"nan", b"\xff\xff\xff\xff"])
    one = st.one_of(
        st.builds(lambda at, new: _put(at, len(new), new), place, junk),
        st.builds(lambda at, new: _put(at, 0, new), place, junk | digits),
        st.builds(lambda at, size: _put(at, size, b""), place, length),
        st.builds(lambda at: lambda data: data[: int(at * len(data))], place),
        st.builds(_copied, place, place, st.integers(1, 400)),
    )
    return st.lists(one, min_size=1, max_size=6)


def _put(at: float, size: int, new: bytes) -> Mutation:
    def mutate(data: bytes) -> bytes:
        start = int(at * len(data))
        return data[:start] + new + data[start + size :]

    return mutate


def _copied(source: float, target: float, size: int) -> Mutation:
    def mutate(data: bytes) -> bytes:
        start, end = int(source * len(data)), int(target * len(data))
        return data[:end] + data[start : start + size] + data[end:]

    return mutate


def hold(name: str, data: bytes) -> None:
    """Read, or be refused in one line."""
    try:
        source = read_bytes(name, data)
    except UnreadableFile as fault:
        refusal = fault
    else:
        _check(source)
        return
    assert "\n" not in str(refusal)
    assert refusal.where


def _check(source: SourceText) -> None:
    assert source.text.strip()
    for found in source.tables:
        assert 0 <= found.start <= found.end <= len(source.text)
        assert all(len(row) == len(found.header) for row in found.rows)
    ends = [page.end for page in source.pages]
    assert ends == sorted(ends)


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Bytes that look like an old office file must not start LibreOffice a hundred times."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("name", sorted(FILES))
@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=mutations())
def test_a_mutated_file_is_read_or_refused(name: str, changes: list[Mutation]) -> None:
    data = FILES[name]
    for change in changes:
        data = change(data)
    hold(name, data)


@pytest.mark.parametrize("part", sorted(PARTS))
@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=mutations())
def test_a_word_file_with_a_mutated_part_is_read_or_refused(part: str, changes: list[Mutation]) -> None:
    data = PARTS[part].encode()
    for change in changes:
        data = change(data)
    hold("a.docx", zipped({**PARTS, part: data}))


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*FILES, "a.doc", "a.xlsx", "a", "a.rtf"]), head=st.sampled_from([
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf",
]), data=st.binary(max_size=300))  # fmt: skip
def test_any_bytes_under_any_name_are_read_or_refused(name: str, head: bytes, data: bytes) -> None:
    hold(name, head + data)
