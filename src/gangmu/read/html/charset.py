"""字符集: the characters of a page from its bytes: by byte order mark, else by what its head declares, else by trying."""

from __future__ import annotations

import codecs
import re
from typing import Final

from gangmu.errors import DamagedFile

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
_HEAD: Final = 8192
# Browsers read GB2312 and GBK as the larger set that contains them (WHATWG Encoding, 10.1).
_ALIASES: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "utf-8": "utf-8"}
# A page of ten thousand characters may have lost a few; more means that the encoding is another.
_BAD_SHARE: Final = 0.001


def decoded(data: bytes, name: str) -> str:
    """The characters of the page ``data``; raises DamagedFile where too many bytes fit no encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding, name)
    found = _DECLARED.search(data[:_HEAD])
    declared = _ALIASES.get(found[1].decode().lower(), "utf-8") if found else "utf-8"
    for encoding in dict.fromkeys((declared, "utf-8", "gb18030")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _leniently(data, declared, name)


def _leniently(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > max(3, _BAD_SHARE * len(text)):
        raise DamagedFile(f"the page is not valid {encoding.upper()}", name, "save the page again from the browser")
    return text
