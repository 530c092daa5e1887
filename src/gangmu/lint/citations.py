"""引用: documents that a text cites, by number or by title in 《》."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.lint.passages import Spoken
from gangmu.norms import Paper

_NUMBER = re.compile(r"[一-鿿]{2,8}[〔\[]\d{4}[〕\]]\d{1,4}号")
_TITLE = re.compile(r"《([^《》]{4,60})》")
_KINDS = (
    "意见", "办法", "规定", "条例", "通知", "方案", "规划", "计划", "目录", "纲要", "决定", "法", "细则", "标准",
    "指南", "政策", "措施",
)  # fmt: skip
_LEAD = re.compile(r"^(?:按照|根据|依据|落实|贯彻|执行|以及|关于|同时|将|和|与|及|对|在|由|以|原)+(?=[一-鿿]{2})")
_BRACKETS = str.maketrans("[]", "〔〕")
_MARKS = str.maketrans("", "", "《》（）() 　\n")


class Citation(NamedTuple):
    """引用: the document called ``name`` is cited at ``start:end`` of ``sentence``."""

    sentence: Spoken
    start: int
    end: int
    name: str


def citations_in(sentences: Iterable[Spoken]) -> Iterator[Citation]:
    """The documents that ``sentences`` cite; the number in brackets after a title is part of it."""
    for sentence in sentences:
        if "《" not in sentence.text and "号" not in sentence.text:
            continue
        for found in _TITLE.finditer(sentence.text):
            if found[1].rstrip("》（）()").removesuffix("（试行）").endswith(_KINDS):
                yield Citation(sentence, found.start(), found.end(), found[1])
        for found in _NUMBER.finditer(sentence.text):
            start = found.start() + (lead.end() if (lead := _LEAD.match(found[0])) else 0)
            yield Citation(sentence, start, found.end(), sentence.text[start : found.end()])


def names(citation: Citation, paper: Paper) -> bool:
    """Whether ``citation`` means ``paper``: its number, its title, or the thing that its title forwards."""
    cited = citation.name.translate(_MARKS)
    header = paper.header
    number, title = header.number.translate(_MARKS), header.title.translate(_MARKS)
    if number and cited.endswith(number.translate(_BRACKETS)):
        return True
    return bool(title) and (cited == title or (len(cited) > 7 and cited in _forwarded(title)))


@functools.lru_cache(maxsize=1024)
def _forwarded(title: str) -> str:
    """What a notice forwards: …关于印发《…》的通知."""
    found = re.search(r"关于(?:印发|转发|发布|公布)(.+?)的通知$", title)
    return found[1] if found else title
