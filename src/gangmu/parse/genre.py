"""公文用语: the genre's words, compiled (``data/genre.toml``): what a title, an organisation, a closing looks like."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

_DIGITS = "0-9０-９〇○零一二三四五六七八九十"
_BLANK = r"[ \t\u3000\u00a0]*"


class Genre(msgspec.Struct, frozen=True):
    """公文用语: expressions to be matched at the beginning of a paragraph (``title`` and ``org`` against all of it)."""

    title: re.Pattern[str]
    org: re.Pattern[str]
    closing: re.Pattern[str]
    farewell: re.Pattern[str]
    date: re.Pattern[str]
    dated: re.Pattern[str]
    annex: re.Pattern[str]


@functools.cache
def genre() -> Genre:
    """The words of ``data/genre.toml``, compiled once."""
    words = tomllib.loads((resources.files("gangmu.parse") / "data" / "genre.toml").read_text("utf-8"))
    one = {name: "(?:" + "|".join(forms) + ")" for name, forms in words.items()}
    day = f"[{_DIGITS}]{{4}}{_BLANK}年{_BLANK}[{_DIGITS}]{{0,3}}{_BLANK}月{_BLANK}[{_DIGITS}]{{0,3}}{_BLANK}日"
    return Genre(
        title=re.compile(
            r"[^。；，！？：]{2,120}" + one["title_ends"] + r"[》”]?(?:[（(][^（()）]{1,24}[）)]){0,2}[*]*"
        ),
        org=re.compile(r"[^。；，！？：:《》\d]{1,60}" + one["org_ends"]),
        closing=re.compile(one["closing"]),
        farewell=re.compile(one["farewell"]),
        date=re.compile(f"(?P<day>{day})(?:{_BLANK}(?:印|印发|发布|公布))?"),
        dated=re.compile(
            f"(?P<org>[^。；，！？]{{2,60}}?)[ \t\u3000]*(?P<day>{day})(?:{_BLANK}(?:印|印发|发布|公布))?"
        ),
        annex=re.compile(
            f"[#*【〔\\[]*(?P<label>附{_BLANK}(?:件|表|录|图)(?:{_BLANK}[{_DIGITS}]{{1,3}}(?:[-－—]{_BLANK}[{_DIGITS}]{{1,3}})?)?)"
            f"[】〕\\]]?[*]*(?P<colon>{_BLANK}[：:])?(?:{_BLANK}[．.、])?{_BLANK}(?P<rest>[^。；]*)"
        ),
    )
