"""公文要素: title, number, issuer, addressees, dates and status of a document, read from its parts."""

from __future__ import annotations

import datetime as dt
import re

from gangmu.norms import Header
from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.validity import day, validity
from gangmu.parse.zones import Part, is_title, words
from gangmu.registry.regions import find_region

_NUMBER = re.compile(
    r"(?P<number>[一-鿿]{1,16}(?:字|规)?\s*[〔\[【（(﹝]\s*(?:19|20)\d\d\s*[〕\]】）)﹞]\s*第?\s*\d{1,5}\s*号)"
)
_ORDER = re.compile(r"(?:[一-鿿]{2,20})?(?:令|公告)?\s*第\s*[0-9０-９〇零一二三四五六七八九十百]+\s*号(?:令|公告)?")
_ABOUT = re.compile(r"(?P<issuer>[^《》。，]{2,80}?)(?:关于|印发|转发|批转)")
_DRAFT = re.compile(r"草\s*案|征求意见稿|送审稿|讨论稿|审议稿|公开征求意见|初稿|修订稿征求")
_REPEALED = re.compile(
    r"(?:本|该)(?:文件|意见|办法|规定|方案|通知|条例)(?:已|自[^。]{4,20}起)(?:废止|失效)|[（(【\[]\s*(?:已废止|已失效|全文废止|失效)\s*[）)】\]]"
)


def header(text: str, found: list[Part], as_of: dt.date) -> Header:
    """The facts about the document of ``found`` parts, as they stand on ``as_of``."""
    main = found[0] if found else Part("main", None, (), (), (), ())
    top = [block for block in (*main.title, *main.opening) if block.table < 0]
    attached = [part for part in found if part.kind == "document"]
    title = _title(text, top) or (words(text, main.title[-1]) if main.title else "")
    number = _number(text, top)
    addressees = _addressees(text, top)
    issuer, issued = _signed(text, main, title)
    titles = [title, *(words(text, block) for part in attached for block in part.title)]
    issued = issued or _passed(text, top)
    effective, expires = validity(text, found, issued)
    draft = any(_DRAFT.search(name) for name in titles if name) or _blank(text, found)
    status = "draft" if draft else "expired" if expires and as_of > expires else "in_force"
    if status == "in_force" and _REPEALED.search(text, 0, 600):
        status = "repealed"
    place = next(
        (place for name in (issuer, number, title, *addressees) if name and (place := find_region(name))), None
    )
    copied = _copied(text, found)
    return Header(
        title=title, number=number, issuer=issuer, region=place.code if place else "", region_name=place.name if place else "",
        addressees=addressees, copied_to=copied, issued=issued, effective=effective, expires=expires, status=status,
    )  # fmt: skip


def _title(text: str, top: list[Block]) -> str:
    for block in top:
        if text[block.end - 1] in "：:":
            break
        if is_title(text, block) and not _NUMBER.search(text, block.start, block.end):
            return re.sub(r"\s+", " ", words(text, block)).strip()
    return ""


def _number(text: str, top: list[Block]) -> str:
    for block in top[:12]:
        if block.end - block.start < 120 and text[block.end - 1] not in "。：:":
            match = _NUMBER.search(text, block.start, block.end)
            if match and "《" not in text[block.start : match.start()]:
                return re.sub(r"\s+", "", match["number"])
    return ""


def _addressees(text: str, top: list[Block]) -> tuple[str, ...]:
    for block in top:
        line = words(text, block)
        if line[-1:] in "：:" and len(line) < 400 and "。" not in line:
            return tuple(name.strip() for name in re.split("[，,；;]", line[:-1]) if name.strip())
    return ()


def _signed(text: str, main: Part, title: str) -> tuple[str, dt.date | None]:
    issuer, issued = "", None
    for block in main.closing:
        line = words(text, block)
        dated = genre().dated.fullmatch(line)
        if match := genre().date.fullmatch(line):
            issued = issued or day(match["day"])
        elif dated:
            issuer, issued = issuer or dated["org"].strip(), issued or day(dated["day"])
        elif not issuer and genre().org.fullmatch(line):
            issuer = line
    about = _ABOUT.match(title)
    if about:
        issuer = about["issuer"].strip()
    return issuer, issued


def _passed(text: str, top: list[Block]) -> dt.date | None:
    days = [found for block in top for found in _days(words(text, block))]
    return days[0] if days else None


def _days(line: str) -> list[dt.date]:
    if len(line) > 200 or line[-1:] in "。：:":
        return []
    match = re.search(genre().date.pattern, line)
    found = day(match["day"]) if match else None
    return [found] if found else []


def _blank(text: str, found: list[Part]) -> bool:
    return bool(re.search(r"(?:19|20)\d\d\s*年\s{0,4}月\s{0,4}日(?:起)?(?:施行|实施|执行)", text))


def _copied(text: str, found: list[Part]) -> tuple[str, ...]:
    for part in found:
        for block in part.closing:
            match = re.match(r"抄\s*[送报]\s*[：:]\s*", text[block.start : block.end])
            if match:
                line = text[block.start + match.end() : block.end].strip("。 \n")
                return tuple(name.strip() for name in re.split("[，,；;]", line) if name.strip())
    return ()
