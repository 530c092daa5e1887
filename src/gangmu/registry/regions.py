"""行政区划: the country, its provinces, prefectures, counties and zones, by six-digit code (GB/T 2260).

Current divisions as of 2023-06, with those that ended since about 2016 and what succeeded them; see
docs/reference/registries.md for the sources. Names resolve by context: a city is first looked for inside the document's
province, a district right after the city that is named before it.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from gangmu.registry.datafile import keyed, rows
from gangmu.registry.spotter import Hit, Spotter

RegionKind = Literal["country", "province", "prefecture", "county", "zone"]
NATION = "100000"
_NUMBER = re.compile(r"[^〔\[（(【0-9]{1,16}[〔\[（(【]\s*[12]\d{3}")
# A number quoted without its year: a place, an organ, and a word for the kind of paper (辽政发, 皖政办秘, 京经信发).
_BARE_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,6}(?:发|函|字|令|规|秘|办|政|府|改)")
_ORGAN = re.compile(r".[政府工经发科财环商国人自住农交市质金审安应统教卫委党能]")


class Region(msgspec.Struct, frozen=True):
    """行政区划: ``code``, full ``name``, ``short`` name, ``kind``, code of its ``parent`` (None for the country).

    ``successor`` is the code that took over a division that has ended (``神木县`` → ``神木市``), else None. A zone
    (开发区, 新区, 管理区) has a statistical code of its own but is no division in law.
    """

    code: str
    name: str
    short: str
    kind: RegionKind
    parent: str | None
    successor: str | None


@functools.cache
def regions() -> dict[str, Region]:
    """Every region by code, parents before children."""
    columns = ("code", "name", "short", "kind", "parent", "successor", "source")
    return keyed(
        "regions.csv",
        columns,
        lambda row: Region(row[0], row[1], row[2], row[3], row[4] or None, row[5] or None),  # type: ignore[arg-type]
    )


@functools.cache
def _aliases() -> dict[str, dict[str, str]]:
    """Kind of alias → name → code (empty where a name is known to be no place, or to be two)."""
    kinds: dict[str, dict[str, str]] = {}
    for name, code, kind, _ in rows("region_aliases.csv", ("name", "code", "kind", "source")):
        kinds.setdefault(kind, {})[name] = code
    return kinds


def region(code: str) -> Region | None:
    """The region of ``code``, None where there is none."""
    return regions().get(code)


@functools.lru_cache(maxsize=20_000)
def parents(code: str) -> tuple[str, ...]:
    """Codes of what contains ``code``, nearest first, the country last; empty for the country and for unknown codes."""
    chain: list[str] = []
    here = regions().get(code)
    while here is not None and here.parent is not None:
        chain.append(here.parent)
        here = regions().get(here.parent)
    return tuple(chain)


def contains(outer: str, inner: str) -> bool:
    """Whether ``inner`` is ``outer`` or lies in it."""
    return outer == inner or outer in parents(inner)


def current(code: str) -> str:
    """The code that stands for ``code`` today: itself, or what succeeded it."""
    here = regions().get(code)
    while here is not None and here.successor is not None:
        code, here = here.successor, regions().get(here.successor)
    return code


@functools.cache
def _full_names() -> dict[str, tuple[str, ...]]:
    """Full name → codes; a division that ended is left out where its name lives on under the new code."""
    names: dict[str, list[str]] = {}
    for place in regions().values():
        names.setdefault(place.name, []).append(place.code)
    return {
        name: tuple(c for c in codes if current(c) == c or current(c) not in codes) for name, codes in names.items()
    }


@functools.cache
def region_terms() -> dict[str, tuple[str, ...]]:
    """Every name to be spotted → codes: full names, short names of provinces and prefectures, aliases, shadow phrases."""
    terms = {name: codes for name, codes in _full_names().items() if name != "全国"}
    for place in regions().values():
        if place.kind in ("province", "prefecture") and place.code == current(place.code) and len(place.short) > 1:
            known = terms.get(place.short, ())
            # 吉林, 海南: the province is meant unless context says otherwise; it comes first and wins.
            terms[place.short] = known if place.code in known else (*known, place.code)
    aliases = _aliases()
    for kind in ("short", "special", "former", "weak"):
        terms.update((name, (code,)) for name, code in aliases[kind].items() if code not in terms.get(name, ()))
    terms.update(dict.fromkeys(aliases["word"], ()))
    return terms


@functools.cache
def _spotter() -> Spotter:
    return Spotter(region_terms())


def _inside(codes: tuple[str, ...], outer: str) -> tuple[str, ...]:
    return tuple(code for code in codes if contains(outer, code))


def _choose(name: str, codes: tuple[str, ...], within: str | None, before: str | None) -> tuple[str, ...]:
    """Which of ``codes`` the name means: one, several where context does not settle it, none where it is no place."""
    near = _inside(codes, before) if before else ()
    if len(near) == 1 and near[0] != before:
        return near
    around = () if within is None or within == NATION else (within, *parents(within)[:-1])
    for outer in around:
        inside = _inside(codes, outer)
        if len(inside) == 1:
            return inside
    aliases = _aliases()
    if name in aliases["near"]:
        return ()
    if name in aliases["weak"] or (len(name) == 2 and regions()[codes[0]].kind == "county"):
        return ()
    first = regions()[codes[0]]
    return codes[:1] if first.kind == "province" else codes


def regions_in(text: str, within: str | None = None) -> tuple[Hit, ...]:
    """Places named in ``text``, longest match, resolved inside ``within`` (code of the document's region) first.

    A name that context does not settle (``和平区`` in a national document) has ``id`` None and its ``candidates``. Names
    that are also words (``朝阳``, ``大同``, ``白银``) count only inside their own province; names as general as ``郊区``
    or ``新城区`` only inside their own city or province, or right after its name.
    """
    found: list[Hit] = []
    last: Hit | None = None
    for hit in _spotter().hits(text):
        before = last.id if last is not None and last.end == hit.start else None
        codes = _choose(text[hit.start : hit.end], hit.candidates, within, before)
        if codes:
            last = Hit(hit.start, hit.end, codes[0] if len(codes) == 1 else None, codes)
            found.append(last)
    return tuple(found)


def region_named(name: str, within: str | None = None) -> Region | None:
    """The region that is called ``name``, in full or for short, None where there is none or more than one."""
    codes = _full_names().get(name) or region_terms().get(name) or _county_shorts().get(name, ())
    chosen = _choose(name, codes, within, within) if codes else ()
    if not chosen and len(codes) == 1:
        chosen = codes
    return regions()[chosen[0]] if len(chosen) == 1 else None


@functools.cache
def _county_shorts() -> dict[str, tuple[str, ...]]:
    shorts: dict[str, tuple[str, ...]] = {}
    for place in regions().values():
        if place.kind == "county" and current(place.code) == place.code:
            shorts[place.short] = (*shorts.get(place.short, ()), place.code)
    return shorts


def _numbered(text: str, bare: bool) -> Region | None:
    """The region whose organs number their papers like ``text``: the longest prefix that is known."""
    prefixes = _aliases()["number"]
    for length in range(min(6, len(text)), 0, -1):
        code = prefixes.get(text[:length])
        if code is None or (bare and length == 1 and code != NATION and not _ORGAN.match(text)):
            continue
        return regions().get(code)
    return None


def find_region(text: str) -> Region | None:
    """The region that a title, an issuer or a document number speaks for; None where it says none or leaves it open.

    ``辽宁省人民政府`` → 210000, ``辽政发〔2015〕24号`` → 210000, ``沈阳市优化…`` → 210100, ``国务院关于…`` → 100000,
    ``吉林省长春市…`` → 220100 (a place right after a larger one narrows it).
    """
    text = text.strip(" \u3000\n\r\t（(《")
    if _NUMBER.match(text):
        by_number = _numbered(text, bare=False)
        if by_number is not None:
            return by_number
    if _state(text):
        return regions()[NATION]
    deepest: Hit | None = None
    for hit in regions_in(text):
        if hit.id is None:
            continue
        if deepest is not None and not (hit.start == deepest.end and contains(deepest.id or "", hit.id)):
            break
        deepest = hit
    if deepest is not None and deepest.id is not None:
        return regions()[deepest.id]
    if _BARE_NUMBER.fullmatch(text) and (by_number := _numbered(text, bare=True)):
        return by_number
    # 滦县人民政府: a name of two characters counts where the text opens with it.
    return region_named(text[:2]) if text[:2] in _full_names() else None


def _state(text: str) -> bool:
    """Whether ``text`` opens with an organ of the state."""
    names = _aliases()["state"]
    return any(text[:length] in names for length in range(3, 15))
