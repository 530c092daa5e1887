"""机构名称识别: from the words of a document (``省经济和信息化委``, ``各市人民政府``) to an organisation, and back to the text."""

from __future__ import annotations

import functools
import re

import msgspec

from gangmu.registry.organisations import (
    LETTERS,
    Group,
    Level,
    Organisation,
    Prefix,
    Title,
    organisation_kinds,
    organisation_prefixes,
    organisation_titles,
    titles_of,
)
from gangmu.registry.regions import NATION, Region, parents, region, region_named, region_terms, regions
from gangmu.registry.spotter import Hit, Spotter

_OFFICE = re.compile(r"(?:有关|相关)?(?:行政主管|行政管理|主管|管理|行政|监督管理|监管)?(?:部门|机关|机构)")
_OFFICE_ENDS = ("部门", "主管部门", "行政主管部门", "管理部门", "行政管理部门", "行政部门", "监督管理部门", "监管部门")
_TAIL = re.compile(r"(?:（[^）]*）|等(?:有关|相关)?(?:部门|单位)?)$")
_BRANCH = re.compile(r"(?:省|市|区)?(?:分行|中心支行|支行|营业管理部|监管局|监管办|监管分局|分公司|分局|供电公司)$")
_GROUPS: dict[Level, Group] = {"province": "provinces", "prefecture": "cities", "county": "counties", "local": "local"}
_RANK: dict[str, int] = {"country": 0, "province": 1, "prefecture": 2, "county": 3, "zone": 3}
_LEVELS: tuple[Level, ...] = ("state", "province", "prefecture", "county")
_LONGEST_PLACE = 12
# The characters that words for a level end in (省, 各市, 县级, 地方, 当地, 县（市、区）).
_MARKS = "省市州盟县区旗级方地）"


def organisation(name: str, region_code: str) -> Organisation | None:
    """The organisation that ``name`` means in a document of region ``region_code``.

    None where the name is no organ of a known kind, or none in particular (``有关部门``). ``省`` in a city's document is
    the city's province; ``市`` in a province's document is all its cities; without a prefix the title's own level decides
    (``厅`` is a province's), else the document's region.
    """
    home = region(region_code)
    text = name.strip().replace("(", "（").replace(")", "）")
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    if home is None or not text:
        return None
    titles = organisation_titles()
    if text in titles:
        return _placed(titles[text], None, home)
    return _branch(text) or _of_place(text) or _of_prefix(text, home) or _unprefixed(text, home)


def _titled(text: str) -> tuple[Title, str] | None:
    """The title that ``text`` is, with the name of its own if the kind has one (``稀土高新区``管委会)."""
    for lead in ("", "人民政府", "政府", "党委", "委"):
        title = _plain(text[len(lead) :]) if text.startswith(lead) else None
        if title is not None:
            return title, ""
    for start in range(len(text) - 2, 0, -1):
        title = organisation_titles().get(text[start:])
        if title is not None and organisation_kinds()[title.kind].named:
            return title, text[:start].removesuffix("工作")
    return None


def _plain(text: str) -> Title | None:
    """The title that ``text`` is as it stands, or the field of work before a word for an office (``市场监管``部门)."""
    titles = organisation_titles()
    if text in titles:
        return titles[text]
    if not text.endswith(("部门", "机关", "机构")):
        return None
    for end in range(len(text) - 2, 1, -1):
        title = titles.get(text[:end])
        if title is not None and title.use == "field" and _OFFICE.fullmatch(text, end):
            return title
    return None


def _unprefixed(text: str, home: Region) -> Organisation | None:
    found = _titled(text)
    return _placed(found[0], None, home, found[1]) if found else None


def _of_place(text: str) -> Organisation | None:
    """An organ after the name of its place: ``辽宁省科技厅``, ``沈阳市人民政府``, ``大连海关``."""
    for length in range(min(_LONGEST_PLACE, len(text) - 1), 1, -1):
        place = region_named(text[:length]) if text[:length] in region_terms() else None
        if place is None:
            continue
        found = _titled(text[length:])
        if found:
            return _made(found[0].kind, place, _LEVELS[_RANK[place.kind]], "one", found[1])
    return None


def _branch(text: str) -> Organisation | None:
    """A local branch named after its head office: ``中国人民银行沈阳分行``, ``国家税务总局辽宁省税务局``."""
    titles = organisation_titles()
    for length in range(min(14, len(text) - 3), 1, -1):
        head = titles.get(text[:length])
        if head is None or "s" not in head.levels or head.use == "field":
            continue
        rest = text[length:]
        own = _of_place(rest)
        if own is not None:
            return own
        if not _BRANCH.search(rest):
            continue
        place = region_named(_BRANCH.sub("", rest))
        if place is not None:
            made = _made(head.kind, place, _LEVELS[_RANK[place.kind]], "one", "")
            return msgspec.structs.replace(made, name=text)
        # 国家能源局东北监管局: the branch covers several provinces, it stays with its head office under its own name.
        made = _made(head.kind, regions()[NATION], "state", "one", rest)
        return msgspec.structs.replace(made, name=text)
    return None


def _of_prefix(text: str, home: Region) -> Organisation | None:
    """An organ after a word for its level: ``省财政厅``, ``各市人民政府``, ``县级以上人民政府科技主管部门``."""
    prefixes = organisation_prefixes()
    for length in range(min(_LONGEST_PLACE, len(text)), 0, -1):
        prefix = prefixes.get(text[:length])
        if prefix is None:
            continue
        rest = text[length:]
        if not rest:
            return _placed(organisation_titles()["人民政府"], prefix, home)
        found = _titled(rest)
        if found:
            return _placed(found[0], prefix, home, found[1])
        # 所在地县级以上人民政府: the second word says more.
        second = _of_prefix(rest, home) if prefix.level == "local" else None
        if second is not None:
            return second
    return None


def _placed(title: Title, prefix: Prefix | None, home: Region, own: str = "") -> Organisation:
    """Which region's organ a title is: by its prefix, by the only level that has it, or by the document's region."""
    if prefix is not None:
        level: Level = prefix.level
    elif len(title.levels) == 1 and title.levels != "c":
        level = LETTERS[title.levels]
    else:
        level = _own_level(title, home)
    if level == "local":
        return _made(title.kind, home, level, "local", own)
    if level == "state":
        return _made(title.kind, _ancestor(home, 0), level, "one", own)
    wanted = _LEVELS.index(level)
    rank = _RANK[home.kind]
    # 市 in the document of a municipality is the municipality; in that of a county-level city, the city itself.
    if level == "prefecture" and (home.kind == "province" and home.name.endswith("市")):
        wanted, level = rank, "province"
    if prefix is not None and prefix.group == "all":
        return _made(title.kind, home, level, _GROUPS[level], own)
    if prefix is not None and prefix.text == "市" and home.kind == "county" and home.name.endswith("市"):
        return _made(title.kind, home, "county", "one", own)
    if wanted > rank:
        return _made(title.kind, home, level, _GROUPS[level], own)
    return _made(title.kind, _ancestor(home, wanted), level, "one", own)


def _own_level(title: Title, home: Region) -> Level:
    """The level of a title that several have, in a document of ``home`` without a prefix."""
    if home.code == NATION:
        return "state" if "s" in title.levels else "province"
    level = _LEVELS[_RANK[home.kind]]
    return "province" if level == "province" or "c" not in title.levels else level


def _ancestor(home: Region, rank: int) -> Region:
    """``home`` or what contains it at ``rank`` (the nearest above, where a level is missing)."""
    chain = [home, *(place for code in parents(home.code) if (place := region(code)) is not None)]
    return next((place for place in chain if _RANK[place.kind] <= rank), chain[-1])


def _made(kind: str, place: Region, level: Level, group: Group, own: str) -> Organisation:
    member = f"{kind}:{own}" if own else kind
    path = f"{place.code}/{member}" if group == "one" else f"{place.code}/{group}/{member}"
    return Organisation(path, kind, place.code, level, group, _full_title(kind, place, level, group, own))


def _full_title(kind: str, place: Region, level: Level, group: Group, own: str) -> str:
    """The usual full title, for people to read: ``辽宁省工业和信息化厅``, ``辽宁省各市人民政府``."""
    known = organisation_kinds()[kind]
    municipal = place.kind == "province" and place.name.endswith("市") and group == "one"
    letter = "s" if level == "state" else "p" if level == "province" and not municipal else "c"
    title = own + _usual(kind, letter)
    if known.named and own and level == "state":
        return title
    word = {"one": "", "provinces": "各省", "cities": "各市", "counties": "各县（市、区）", "local": "各级"}[group]
    return ("" if place.code == NATION else place.name) + word + title


@functools.cache
def _usual(kind: str, letter: str) -> str:
    """The title of ``kind`` at a level: today's full one, else the first of that level, else the first there is."""
    known = organisation_kinds()[kind]
    official = {"s": known.state, "p": known.province, "c": known.city}[letter]
    titles = [title for title in titles_of(kind) if title.use != "field"]
    fitting = [title.title for title in titles if letter in title.levels]
    return official or (fitting or [titles[0].title])[0]


@functools.cache
def organisation_terms() -> dict[str, tuple[str, ...]]:
    """Every name of an organ to be spotted in running text → its kind; without the place or level before it.

    Prefixed titles come with each character that ends a prefix (``省政府``); a field of work with the words for an office
    (``科技主管部门``). ``财政部分`` shadows 财政部, ``省委托`` 省委.
    """
    terms: dict[str, tuple[str, ...]] = {}
    for title in organisation_titles().values():
        kind = (title.kind,)
        if title.use == "field":
            terms.update((title.title + office, kind) for office in _OFFICE_ENDS)
        elif title.use == "prefixed":
            names = [mark + title.title for mark in _MARKS]
            terms.update(dict.fromkeys(names, kind))
            if title.title.endswith("委"):
                terms.update((name + more, ()) for name in names for more in ("托", "员", "派", "任"))
        elif title.use != "exact":
            terms[title.title] = kind
            if title.title.endswith("部"):
                terms[title.title + "分"] = ()
                terms.setdefault(title.title + "门", kind)
    return terms


@functools.cache
def _spotter() -> Spotter:
    return Spotter(organisation_terms())


def organisations_in(text: str, region_code: str) -> tuple[Hit, ...]:
    """Organs named in ``text``, with the place or level before them; ``id`` is None where the name resolves to none."""
    found: list[Hit] = []
    end = 0
    for hit in _spotter().hits(text):
        # A prefixed title was found with the last character of its prefix.
        start = min(_widened(text, hit.start, end), _widened(text, hit.start + 1, end), hit.start)
        known = organisation(text[start : hit.end], region_code)
        if known is None and start == hit.start and text[start] in _MARKS:
            continue  # 上级政府: the mark belongs to a word that says no level
        found.append(Hit(start, hit.end, known.id if known else None, (known.id,) if known else hit.candidates))
        end = hit.end
    return tuple(found)


def _widened(text: str, start: int, floor: int) -> int:
    """Where the name that has its title at ``start`` begins: before 人民政府, a level or the name of a place."""
    for lead in ("人民政府", "政府", "委"):
        if text.endswith(lead, floor, start) and start - len(lead) > floor:
            before = _prefixed(text, start - len(lead), floor)
            if before < start - len(lead):
                return before
    return _prefixed(text, start, floor)


def _prefixed(text: str, start: int, floor: int) -> int:
    for length in range(min(_LONGEST_PLACE, start - floor), 0, -1):
        before = text[start - length : start]
        if before in organisation_prefixes() or region_terms().get(before):
            return start - length
    return start
