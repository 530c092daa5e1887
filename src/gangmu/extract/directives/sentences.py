"""句中导向: the directives that one sentence speaks."""

from __future__ import annotations

import re

from gangmu.extract.directives.actors import is_office, without_actors
from gangmu.extract.directives.exceptions import kept, parted, unless
from gangmu.extract.directives.focus import in_focus
from gangmu.extract.directives.headings import promoted, title
from gangmu.extract.directives.segments import Segment
from gangmu.extract.directives.stances import Stance, economic, industrial, stances
from gangmu.extract.directives.subjects import Subjects, subjects
from gangmu.extract.directives.verbs import lexicon
from gangmu.extract.directives.where import places
from gangmu.extract.passages import Passage
from gangmu.norms import Directive, Document
from gangmu.norms.norm import Activity, Certainty
from gangmu.norms.norm import Stance as StanceName
from gangmu.registry.regions import Region

_ABOUT = re.compile(r"^(?:另外|同时|此外|其中)?(?:对于|对|凡是|凡属|凡)(.{2,})$")
_TOPIC = re.compile(
    r"(?:(?<![主重必需])要|应当|应|必须|全部|逐步|一律|坚决|依法依规|依法|下决心|严格|近期|加快|积极|有序|继续|原则上|限期|按规定|予以|都将|将"
    r"|通过一次性|一次性|综合运用.*)+$"
)
# what the list after it puts in focus: 围绕五条产业链，即…
_AROUND = re.compile(r"^(?:重点|着力)?(?:围绕|聚焦|突出|抓好)[^、]{2,16}$")
_SUCH_AS = ("如", "例如", "包括")
_IN_WHICH = re.compile(r"在[^，]{2,30}(?:方面|时|中)$")
_THAT_IS = re.compile(r"^(?:即|包括|主要包括|分别是|主要是|如)[：:]?(?=.{2,})")
_OFFICE_FIRST = ("土地", "海域", "能评", "环评", "授信", "手续", "业务", "许可", "用地", "贷款", "供地", "相关")
_OFFICE_LAST = ("许可", "许可证", "贷款", "授信")
_LISTED = re.compile(r"[、和]")
_PURPOSE = re.compile(r"^(?:打造|实现|带动|促进|形成)")
_AMBITION = re.compile(r"^(?:全国|国家级|世界|国内|国际|重要|特色|在全国|区域性|具有)")
_PLAIN = re.compile(
    r"^(?:企业)?(?:跨[^、]{2,5}[、和]?)*(?:升级改造|技术改造|改造升级|改造|重组|兼并|兼并重组|联合重组|转型升级|转型|升级|结构调整|优化|产品|[、和或与，])*$"
)
_GENERAL = re.compile(r"^(?:部分|各类|一切|全部)?(?:过剩|落后|新增|富余)?(?:过剩)?产能(?:项目|工作力度|工作|规模)?$")
_LED = re.compile(r"^(?:积极引导|引导|推动|支持|鼓励|促进|推进|加快|有序推进|将|把)+")
_SAYS_NOTHING = frozenset({"项目", "产业", "行业", "企业", "工程", "总量", "领域", "项目都将", "调整"})
# 禁止新建下列项目：, the things stand below
_BELOW = ("下列", "以下", "如下", "下述")
# 政府投资项目不符合节能标准的，…不得批准建设
_FAILING = re.compile(
    r"^(?P<what>[^，。]{2,20}?(?:项目|企业|产品|设备|煤矿|机组|生产线))(?P<how>(?:不符合|未|不具备|违反|达不到|没有)[^，。]{2,40})的$"
)
_INSIDE = re.compile(r"新建|新增|扩产|扩能|新上")
_LEAD = re.compile(r"^[^，。；、：\d（]{2,10}$")


_AGAINST = frozenset({"prohibit", "phase_out", "restrict", "control"})


class Reader:
    """Reads one sentence, segment by segment, remembering what it was about."""

    def __init__(
        self, document: Document, passage: Passage, parts: list[Segment], told: Subjects | None = None
    ) -> None:
        self.document, self.passage, self.segments, self.told = document, passage, parts, told
        self.found: list[Directive] = []
        self.said: list[list[Stance]] = []
        self.focus: Subjects | None = None

    def read(self) -> list[Directive]:
        """The directives of the sentence, in order."""
        told = self.said = [stances(segment) if segment.hits else [] for segment in self.segments]
        for place, segment in enumerate(self.segments):
            if self.found and unless(segment.text):
                break
            said = told[place]
            if said and self.found:
                said = [stance for stance in said if not self._aside(stance)]
            for stance in said:
                self._take(stance, segment, place, said[0])
            if not said and (self.found or "、" in segment.text or "和" in segment.text):
                self._unsaid(segment, place)
        first = self.segments[0]
        if not self.found and self._leads(first) and promoted(self.passage.headings):
            self._plain(first, subjects(first.text), "heading/encourage", "likely")
        return self.found

    def entitled(self) -> list[Directive]:
        """The industry that is the whole heading of a clause below a heading that promotes."""
        first = self.segments[0] if len(self.segments) == 1 else None
        titled = title(first.text, self.passage.headings) if first else None
        if first and titled:
            stance, name = titled
            right = first.start + len(name)
            self._append(stance, subjects(name), first.start, right, f"heading/{stance}", "likely")
        return self.found

    def _aside(self, stance: Stance) -> bool:
        """A purpose that follows what is promoted (…，打造…基地) is not one more stance."""
        if stance.verb.stance not in ("encourage", "upgrade"):
            return False
        if stance.verb.word.endswith("建设") and _AMBITION.match(stance.object):
            return True
        return bool(_PURPOSE.match(stance.verb.word))

    def _take(self, stance: Stance, segment: Segment, place: int, first: Stance) -> None:
        named = self._named(stance, segment, place, first)
        listed = None if named and named.names else self._listed(place)
        named = listed or named
        if named is None or not named.names or (not named.condition and set(named.names) <= _SAYS_NOTHING):
            return
        if named.names[0].startswith(_BELOW):
            return
        last = self.found[-1] if self.found else None
        if last and last.stance == stance.verb.stance and set(named.names) <= set(last.subjects):
            return
        self.told = named
        left = stance.start if first.start < stance.start else 0
        right = segment.start + max(stance.right, stance.start + len(stance.verb.word))
        if listed:
            right = self.segments[place + 1].start + len(self.segments[place + 1].text)
        self._add(stance, named, segment.start + left, right, self._exception(stance, segment, place))

    def _listed(self, place: int) -> Subjects | None:
        """What the next segment lists where the object only counts it (五大产品，即甲、乙、丙)."""
        after = self.segments[place + 1].text if place + 1 < len(self.segments) else ""
        goes_on = _THAT_IS.match(after)
        named = subjects(after[goes_on.end() :]) if goes_on else None
        return named if named and len(named.names) > 1 else None

    def _named(self, stance: Stance, segment: Segment, place: int, first: Stance) -> Subjects | None:
        """The subjects of ``stance``: its object; where that names none, what stands before the verb."""
        if stance.verb.word.startswith("打造") and segment.text.startswith(("将", "把")):
            return subjects(segment.text[1 : stance.start])
        empty = lexicon().empty
        words = _object(stance)
        named = Subjects(()) if stance.verb.stance == "upgrade" and _PLAIN.match(words) else subjects(words)
        names = tuple([name for name in named.names if not empty.match(name)])
        if names and self.focus and all(_GENERAL.match(name) for name in names):
            return Subjects(self.focus.names, "、".join(names))
        office = bool(names) and (names[0].startswith(_OFFICE_FIRST) or names[0].endswith(_OFFICE_LAST))
        prior = stance.verb.word.startswith("优先") and not any(industrial(name) for name in names)
        if names and not office and not prior:
            return Subjects(names, named.condition, named.thresholds)
        about = self._about(_TOPIC.sub("", segment.text[: first.start].strip("，、")), place)
        if about:
            return subjects(about)
        if names:
            return Subjects(names, named.condition, named.thresholds)
        return self._before(stance, segment, place) or (
            named if named.names and stance.verb.stance in _AGAINST else None
        )

    def _before(self, stance: Stance, segment: Segment, place: int) -> Subjects | None:
        """The subject that stands before the verb, in the segment before, or in what the sentence has told so far."""
        topic = _LED.sub("", _TOPIC.sub("", segment.text[: stance.start]).strip("，、"))
        if (not topic or is_office(topic)) and place and not self.said[place - 1]:
            topic = self.segments[place - 1].text
        topic = parted(topic)[0]
        failing = _FAILING.match(topic)
        if failing:
            return Subjects(subjects(failing["what"]).names, failing["how"])
        if topic and len(topic) < 60 and (industrial(topic) or economic(topic)) and not is_office(topic):
            return subjects(topic)
        return self.told if stance.verb.stance not in ("encourage", "upgrade") else None

    def _about(self, before: str, place: int) -> str | None:
        """What a sentence says it is about (``对…行业``), in this segment or just before it."""
        if before and place and self.segments[place - 1].text.endswith(_SUCH_AS):
            return before
        texts = [before, *(segment.text for segment in reversed(self.segments[max(0, place - 2) : place]))]
        about = next((match[1] for text in texts if (match := _ABOUT.match(text))), None)
        return _IN_WHICH.sub("", _TOPIC.sub("", about)) if about else None

    def _exception(self, stance: Stance, segment: Segment, place: int) -> str | None:
        aside = parted(stance.object)[1] or parted(segment.text[: stance.start])[1]
        if aside is not None or stance.verb.stance not in _AGAINST:
            return aside
        before = segment.text[: stance.start].rstrip("，、 ")
        earlier = self.segments[place - 1].text if place else ""
        after = self.segments[place + 1].text if place + 1 < len(self.segments) else ""
        return kept(before) or kept(earlier) or unless(after)

    def _unsaid(self, segment: Segment, place: int) -> None:
        """A segment without a stance word: a list that goes on, or one that is put in focus."""
        goes_on = _THAT_IS.match(segment.text) if self.found else None
        if goes_on:
            named = subjects(segment.text[goes_on.end() :])
            if len(named.names) > 1 and not set(named.names) <= set(self.found[-1].subjects):
                self._like(self.found[-1], named, segment)
            return
        if not _LISTED.search(segment.text):
            return
        listed = _THAT_IS.match(segment.text)
        if listed and place and _AROUND.match(self.segments[place - 1].text):
            self._plain(segment, subjects(segment.text[listed.end() :]), "sentence/focus", "likely")
            return
        focus = in_focus(segment.text)
        if focus is not None:
            self.focus = focus
            if not any(stance.verb.stance in _AGAINST for said in self.said for stance in said):
                self._plain(segment, focus, "sentence/focus", "likely")

    def _leads(self, segment: Segment) -> bool:
        """Whether the sentence opens with the bare name of an industry and a comma (泳装产业，…)."""
        after = segment.start + len(segment.text)
        comma = self.passage.flow.text[after : after + 1] == "，"
        return comma and bool(_LEAD.match(segment.text)) and industrial(segment.text)

    def _plain(self, segment: Segment, named: Subjects, rule: str, certainty: Certainty) -> None:
        if named.names:
            self._append("encourage", named, segment.start, segment.start + len(segment.text), rule, certainty)

    def _like(self, model: Directive, named: Subjects, segment: Segment) -> None:
        self._append(model.stance, named, segment.start, segment.start + len(segment.text), model.rule, model.certainty)

    def _add(self, stance: Stance, named: Subjects, left: int, right: int, exception: str | None) -> None:
        rule = f"sentence/{stance.verb.stance}"
        before = self.passage.flow.text[left : left + stance.start] if left + stance.start < right else ""
        for place in places(before, self.passage.region):
            self._append(
                stance.verb.stance, named, left, right, rule, _certainty(stance, named), _activity(stance), exception,
                place,
            )  # fmt: skip

    def _append(
        self, stance: StanceName, named: Subjects, left: int, right: int, rule: str, certainty: Certainty,
        activity: Activity = "any", exception: str | None = None, place: Region | None = None,
    ) -> None:  # fmt: skip
        start, end = self.passage.span(left, right)
        self.found.append(
            Directive(
                clause=self.passage.clause.id, start=start, end=end, quote=self.document.source.text[start:end],
                region=place.code if place else self.passage.region,
                region_name=place.name if place else self.passage.region_name, rule=rule, certainty=certainty,
                stance=stance, subjects=named.names, activity=activity, condition=named.condition,
                thresholds=named.thresholds, exception=exception, industry_codes=((),) * len(named.names),
            )
        )  # fmt: skip


def _object(stance: Stance) -> str:
    """The object phrase: without the actor who is to do it, without the direction in which it is to change."""
    words = parted(stance.object)[0]
    if stance.verb.soft:
        words = without_actors(words)
    if stance.verb.tail == "swap":
        return lexicon().tails["swap"].split(words, maxsplit=1)[0]
    if stance.verb.stance == "upgrade":
        words = _CHANGE.split(words, maxsplit=1)[0] or words
    return words


_CHANGE = re.compile(r"(?<=..)(?:由|向(?!日葵)|从|[\u4e00-\u9fff]{2}化(?=[、和与发改转]|$)|总体水平)")


def _activity(stance: Stance) -> Activity:
    """The activity named after the verb, or inside the object (…行业新增产能项目)."""
    if stance.activity is not None:
        return stance.activity
    inside = _INSIDE.search(stance.object)
    return "any" if inside is None else "new" if inside[0] == "新建" else "new_capacity"


def _certainty(stance: Stance, named: Subjects) -> Certainty:
    verb = stance.verb
    for name in named.names:
        if industrial(name):
            return "likely" if verb.soft or verb.need == "industrial" or verb.tail == "upgrade" else "sure"
    return "doubtful"
