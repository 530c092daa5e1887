"""接缝: where, inside a line that has lost its breaks, title, addressees, signature and attached documents begin."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from gangmu.parse.genre import genre
from gangmu.parse.lines import BLANKS, Line
from gangmu.parse.markers import grammar

_NOTICE = 3000
_BEHIND = 160
_ABOUT = re.compile("关于[^。；：，]{4,60}?(?:意见|方案|办法|规定|纲要|规划|计划)")
_STOPPED = re.compile("(?<=[。；：！？])[ \u3000]+")
_GAP = re.compile("(?<=[^0-9A-Za-z])[ \u3000]+(?=[^0-9A-Za-z])")
_HEADING = re.compile("[ \u3000]*[^。；：，！？ \u3000]{2,40}[ \u3000]+")
_NOTE = re.compile("[（(]此件[^）)]{2,12}[）)]")


class Seams(msgspec.Struct, frozen=True):
    """接缝文法: masthead (title, number, addressees), signature behind a stop, signature behind the list of annexes."""

    masthead: re.Pattern[str]
    signed: re.Pattern[str]
    listed: re.Pattern[str]


@functools.cache
def _seams() -> Seams:
    forms = genre().forms
    blank, day, number = forms["blank"], forms["day"], forms["number"]
    title = f"[^。；：]{{4,120}}?{forms['title_ends']}(?:[（(][^（）()]{{1,16}}[）)])?"
    to = f"(?={forms['addressee_starts']})[^。：:]{{2,400}}[：:]"
    return Seams(
        masthead=re.compile(
            f"{title}{blank}(?P<number>[（(]?{number}[）)]?)(?:{blank}(?P<to>{to}))?"
            f"|{title}{blank}(?P<to2>{to})|{title}(?P<after>[（(]?(?:19|20)[0-9]{{2}}年[^。；]{{0,80}}?通过[）)]?)"
        ),
        signed=re.compile(
            f"(?<=[。）)]){blank}(?P<org>[^。；，：！？《》（）()]{{0,40}}?{forms['org_ends']}){blank}(?P<day>{day})(?:印发|发布)?"
        ),
        listed=re.compile(
            f"附{blank}件{blank}[：:][^。]{{2,300}}?{forms['title_ends']}"
            f"(?P<org>[^。；，：！？《》（）()0-9.．]{{2,40}}?{forms['org_ends']}){blank}(?P<day>{day})"
        ),
    )


def matter(text: str, line: Line, markers: Sequence[int]) -> Iterator[int]:
    """Where title, number, addressees, signature, date and an attached title begin inside ``line``."""
    first = markers[0] if markers else line.end
    yield from _masthead(text, line.start, first)
    for match in _closings(text, line):
        yield match.start("org")
        yield match.start("day")
        yield match.end("day")
        yield from _attached(text, line.start, match.end("day"), line.end)
    for match in _NOTE.finditer(text, line.start, line.end):
        yield match.start()
        yield match.end()


def _closings(text: str, line: Line) -> Iterator[re.Match[str]]:
    yield from _seams().signed.finditer(text, line.start, line.end)
    yield from _seams().listed.finditer(text, line.start, line.end)


def _masthead(text: str, start: int, end: int) -> Iterator[int]:
    head = _seams().masthead.match(text, start, end)
    if head is None:
        return
    for name in ("number", "after", "to", "to2"):
        if head[name]:
            yield head.start(name)
    yield head.end()


def _attached(text: str, start: int, behind: int, end: int) -> Iterator[int]:
    """Behind a signature: the title that the notice has announced in 《》, or any title that opens there."""
    following = text[behind : min(end, behind + _BEHIND)]
    for name in sorted(set(genre().quoted.findall(text, max(start, behind - _NOTICE), behind)), key=len, reverse=True):
        if following.lstrip(BLANKS).startswith(name):
            yield behind + following.index(name) + len(name)
            return
    bare = re.sub(r"[《》〈〉]", "", following)
    if len(bare) == len(following) and (match := _ABOUT.match(following)):
        yield behind + match.end()


def blank_seams(text: str, line: Line, markers: Sequence[int]) -> Iterator[int]:
    """Where paragraphs begin if each lost break left a blank: behind stops, behind headings, and in the masthead."""
    yield from (gap.end() for gap in _STOPPED.finditer(text, line.start, line.end))
    yield from (gap.end() for gap in _GAP.finditer(text, line.start, markers[0]))
    for start in markers:
        found = grammar().at.match(text, start, line.end)
        if found and (name := _HEADING.match(text, found.end(), line.end)):
            yield name.end()
