"""The words of a clause are those of its document, recognised by its hash; without it nothing is quoted."""

import datetime as dt

import msgspec
from tests.pack.made import directive, document, pack

from gangmu.norms import Clause, Header, Paper
from gangmu.norms.source import SourceText
from gangmu.report.letter import quotes_of

HASH = "a" * 64
TEXT = "一、要求\n（一）严禁新建平板玻璃、水泥项目；限制焦炭。\n"
BAN = directive("layout-2015/1.1#1", "prohibit", "平板玻璃")
DOCUMENT = msgspec.structs.replace(document("layout-2015", dt.date(2015, 12, 12)), sha256=HASH)

HEADER = Header("关于玻璃的意见", "", "", "210000", "辽宁省", (), (), None, None, None, "in_force")


def paper(sha256: str) -> Paper:
    source = SourceText("意见.txt", "txt", TEXT, sha256)
    clause = Clause(id="1.1", label="（一）", level=2, kind="item", heading="", start=5, end=len(TEXT) - 1, parent="1")
    return Paper(key="意见", header=HEADER, norms=(), clauses=(clause,), source=source)


def test_a_norm_of_a_pack_is_quoted_from_the_document_with_its_hash() -> None:
    rules = pack(BAN, documents=(DOCUMENT,))
    assert quotes_of((rules,), (paper(HASH),)) == {BAN.norm.id: "严禁新建平板玻璃、水泥项目；限制焦炭。"}


def test_another_document_is_never_quoted() -> None:
    assert quotes_of((pack(BAN, documents=(DOCUMENT,)),), (paper("b" * 64),)) == {}
