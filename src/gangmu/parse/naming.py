"""名称: what a document is called, its number, who issued it and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.parse.blocks import Block
from gangmu.parse.closings import is_name, is_org, words
from gangmu.parse.genre import genre
from gangmu.parse.headings import clean
from gangmu.parse.zones import VERSION, Part, is_title

_ORDER = re.compile(
    r"(?:[一-鿿]{2,24}(?:令|公告))?[ \t\u3000]*[（(]?第?[ \t\u3000]*[0-9０-９〇零一二三四五六七八九十百]{1,5}"
    r"[ \t\u3000]*号[）)]?(?:令|公告)?"
)
_ABOUT = re.compile(r"(?P<issuer>[^《》。，：]{2,80}?)(?:关于|印发|转发|批转|发布)")
_MASTHEAD = re.compile(r"(?P<issuer>[一-鿿]{2,40}?)(?:办公[厅室])?(?:文件|令|公告|公报)")
_FIELD = re.compile("(?:发布机构|发布单位|发文机关|发文单位|制发机关|公布机关|制定机关)[：:](?P<issuer>[一-鿿]{2,40})")
_ASSEMBLY = re.compile(
    r"(?P<place>[一-鿿]{2,12}?)(?:第[一二三四五六七八九十百]+届)?人民代表大会(?P<standing>常务委员会)?"
)
_DATED = re.compile("^[（(]?[0-9〇○一二三四五六七八九十]{4}年[^日]{1,8}日")
_PLACE = re.compile("[一-鿿]{2,10}[省市县区州盟旗]")
_OPENING = re.compile("关于|印发|转发|批转|发布")
_UNFINISHED = ("关于", "印发", "转发", "批转", "的", "和", "与", "及")
_TOP = 14
_LONGEST = 160


def title(text: str, top: Sequence[Block]) -> str:
    """The title among the blocks ``top`` of the opening, its lines joined; empty where there is none."""
    for k, block in enumerate(top[:_TOP]):
        if text[block.end - 1] in "：:。":
            break
        if not is_title(text, block) or is_number(text, block) or _MASTHEAD.fullmatch(words(text, block)):
            continue
        lines = [words(text, block)]
        for above in reversed(top[:k]):
            if not _belongs(text, above, lines[0]):
                break
            lines.insert(0, words(text, above))
        below = words(text, top[k + 1]) if k + 1 < len(top) else ""
        if VERSION.fullmatch(below):
            lines.append(below)
        return clean(clean("".join(lines)))
    return ""


def _belongs(text: str, above: Block, below: str) -> bool:
    """Whether the line ``above`` begins the title that goes on with ``below``."""
    line = words(text, above)
    if not is_name(text, above) or is_number(text, above) or line.endswith("文件") or len(line) + len(below) > _LONGEST:
        return False
    if line.endswith(_UNFINISHED) or (_OPENING.match(line) and not is_title(text, above)) or _PLACE.fullmatch(line):
        return True
    return bool(_OPENING.match(below)) and is_org(text, above)


def is_number(text: str, block: Block) -> bool:
    """Whether a short ``block`` is a document number rather than words."""
    if block.end - block.start > 60:
        return False
    line = words(text, block)
    return bool(genre().number.search(line) and "《" not in line) or bool(_ORDER.fullmatch(line))


def number(text: str, top: Sequence[Block]) -> str:
    """The document number (辽政发〔2015〕24号, 辽宁省人民政府令第29号), without blanks; empty where there is none."""
    for block in top[:_TOP]:
        line = words(text, block)
        if len(line) > 120 or line[-1:] in "。：:；" or "《" in line:
            continue
        if found := genre().number.search(line):
            return re.sub(r"\s+", "", found.group())
    for k, block in enumerate(top[:_TOP]):
        line = words(text, block)
        if _ORDER.fullmatch(line):
            bare = re.sub(r"\s+", "", line).strip("（()）")
            above = words(text, top[k - 1]) if k else ""
            return above + bare if re.match("第", bare) and above.endswith(("令", "公告")) else bare
    return ""


def addressees(text: str, top: Sequence[Block]) -> tuple[str, ...]:
    """To whom the document is addressed: the line before its text that ends with a colon, cut at its commas."""
    for block in top:
        line = re.sub(r"\s+", "", words(text, block))
        if "。" in line:
            break
        if line[-1:] in "：:" and 2 < len(line) < 600:
            return tuple(name for name in re.split("[，,；;]", line[:-1]) if name)
    return ()


def issuer(text: str, main: Part, name: str, attached: bool) -> str:
    """Who issued the document: by its title, its signature, its masthead, or the assembly that passed it."""
    about = _ABOUT.match(name)
    if about and genre().org.fullmatch(about["issuer"].strip()):
        return about["issuer"].strip()
    signed = [found for block in main.closing if (found := _signed(text, block))]
    if signed:
        return " ".join(signed) if not attached else signed[0]
    top = (*main.title, *main.opening)[:_TOP]
    for block in top:
        line = re.sub(r"\s+", "", words(text, block))
        if head := _MASTHEAD.fullmatch(line):
            return head["issuer"]
    for block in top:
        line = re.sub(r"\s+", "", words(text, block))
        if field := _FIELD.match(line):
            return field["issuer"]
        if "通过" in line and (passed := _ASSEMBLY.search(_DATED.sub("", line))):
            return f"{passed['place']}人民代表大会{passed['standing'] or ''}"
    return ""


def _signed(text: str, block: Block) -> str:
    pieces = words(text, block).split()
    # 辽 宁 省 人 民 政 府 is one name set wide, 国家发展改革委　工业和信息化部 are two
    line = ("" if all(len(piece) <= 2 for piece in pieces) else " ").join(pieces)
    dated = genre().dated.fullmatch(line)
    if dated:
        return str(dated["org"]).strip()
    return line if is_org(text, block) else ""


def copied_to(text: str, found: Sequence[Part]) -> tuple[str, ...]:
    """The organisations of the copied-to block (抄送：…)."""
    for part in found:
        for block in part.closing:
            line = re.sub(r"\s+", "", text[block.start : block.end])
            if match := re.match("抄[送报][：:]", line):
                return tuple(name for name in re.split("[，,；;。]", line[match.end() :]) if name)
    return ()
