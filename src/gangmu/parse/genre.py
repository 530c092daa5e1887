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
    """公文用语: expressions to be matched at the beginning of a paragraph (``title`` and ``org`` against all of it).

    ``forms`` are uncompiled, to be put into larger ones: title_ends, org_ends, addressee_starts, number, blank, day.
    """

    forms: dict[str, str]

    title: re.Pattern[str]
    org: re.Pattern[str]
    closing: re.Pattern[str]
    farewell: re.Pattern[str]
    date: re.Pattern[str]
    dated: re.Pattern[str]
    annex: re.Pattern[str]
    number: re.Pattern[str]
    quoted: re.Pattern[str]
    classes: re.Pattern[str]
    duty: re.Pattern[str]


@functools.cache
def genre() -> Genre:
    """The words of ``data/genre.toml``, compiled once."""
    words = tomllib.loads((resources.files("gangmu.parse") / "data" / "genre.toml").read_text("utf-8"))
    one = {name: "(?:" + "|".join(forms) + ")" for name, forms in words.items()}
    day = f"[{_DIGITS}]{{4}}{_BLANK}年{_BLANK}[{_DIGITS}]{{0,3}}{_BLANK}月{_BLANK}[{_DIGITS}]{{0,3}}{_BLANK}日"
    code = "(?:(?!的|通知|意见|办法|方案|决定|关于|文号|字号|号)[一-鿿]){1,12}"
    year = f"[〔\\[【（(﹝〈]{_BLANK}(?:19|20|１９|２０)[0-9０-９]{{2}}{_BLANK}[〕\\]】）)﹞〉]"
    number = f"{code}{_BLANK}{year}{_BLANK}第?{_BLANK}[0-9０-９]{{1,5}}{_BLANK}号"
    written = f"[{_DIGITS}]{{4}}{_BLANK}年{_BLANK}[{_DIGITS}]{{1,3}}{_BLANK}月{_BLANK}[{_DIGITS}]{{1,3}}{_BLANK}日"
    return Genre(
        forms=one | {"number": number, "blank": _BLANK, "day": written},
        title=re.compile(
            r"[^。；，！？：]{2,120}(?<!等)" + one["title_ends"] + r"[》”]?(?:[（(][^（()）]{1,24}[）)]){0,2}[*]*"
        ),
        org=re.compile(r"[^。；，！？：:《》\d]{1,60}" + one["org_ends"]),
        classes=re.compile(one["classes"]),
        duty=re.compile(one["duty"]),
        closing=re.compile(one["closing"]),
        farewell=re.compile(one["farewell"]),
        date=re.compile(f"(?P<day>{day})(?:{_BLANK}(?:印|印发|发布|公布))?"),
        dated=re.compile(
            f"(?P<org>[^。；，！？]{{2,60}}?)[ \t\u3000]*(?P<day>{day})(?:{_BLANK}(?:印|印发|发布|公布))?"
        ),
        annex=re.compile(
            f"[#*【〔\\[]*(?P<label>附{_BLANK}[件表录图](?:{_BLANK}(?P<n>[{_DIGITS}]{{1,3}})(?:[-－—][{_DIGITS}]{{1,3}})?)?)"
            f"[】〕\\]]?[*]*(?P<colon>{_BLANK}[：:])?(?:{_BLANK}[．.、])?(?P<gap>{_BLANK})"
            r"(?P<rest>(?(n)|(?(colon)|(?:(?<=[ \t\u3000])|$)))[^。]*)"
        ),
        number=re.compile(number),
        quoted=re.compile("《([^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?)》"),
    )
