"""达到: an indicator and the level or the change it shall reach (达到 20%, 由 5% 提高到 8%, 下降 12%, 90%以上)."""

from __future__ import annotations

from gangmu.extract.targets.found import Found, Item
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.phrases import indicator, opens_noun, without
from gangmu.extract.targets.scene import Scene
from gangmu.norms.norm import Certainty, Change
from gangmu.text import Quantity

_NAME_LIMIT = 60


def reached(scene: Scene, item: Item, prior: Found | None) -> Found | None:
    """水平: the number is the level that an indicator shall have."""
    words, text, quantity = lexicon(), scene.text, item.quantity
    verb_from = item.base.end if item.base else item.left
    verb_to = scene.before_date(quantity.start)
    verb = words.reach_end.search(text, max(verb_from, verb_to - 8), verb_to)
    compares = quantity.start < quantity.number and not patterns().about.match(text, quantity.start)
    if verb is None and not compares:
        return None
    if attributive(text, quantity, item.stop) or text.startswith("了", quantity.start - 1):
        return None
    crossed = patterns().crossed.match(text, quantity.start)
    weak = verb["verb"] in words.weak if verb else not crossed
    if weak and not (scene.aims(quantity.number) or item.base or (compares and quantity.kind == "share")):
        return None
    stop = item.from_ if item.base else verb.start() if verb else quantity.start
    return _level(scene, item, stop, prior, "sentence/from-to" if item.base else "sentence/reach")


def bare(scene: Scene, item: Item, prior: Found | None) -> Found | None:
    """裸数: an indicator followed by its number without a verb, where goals stand (``覆盖率90%以上``)."""
    text, quantity = scene.text, item.quantity
    along = prior is not None and scene.start <= prior.at < quantity.number and item.left > 0
    if attributive(text, quantity, item.stop) or not (along or scene.aims(quantity.number)):
        return None
    words = without(text, item.left, quantity.start, scene.dues)
    if along and (not words or patterns().total.fullmatch(words)):
        return _level(scene, item, quantity.start, prior, "sentence/bare")
    name = indicator(words)
    spoken = along or quantity.comparator != "=" or quantity.kind == "share"
    if not name or not spoken or quantity.kind in ("bare", "time", "grade"):
        return None
    listed = along and (name.endswith("”") or (text[item.left - 1] in "、（" and quantity.kind == "measure"))
    if not listed and not lexicon().measured_end.search(name):
        return None
    return _level(scene, item, quantity.start, prior, "sentence/bare")


def _level(scene: Scene, item: Item, stop: int, prior: Found | None, rule: str) -> Found | None:
    quantity = item.quantity
    words = without(scene.text, item.left, stop, scene.dues)
    name, certainty = _named(scene, item, "" if patterns().total.fullmatch(words) else indicator(words), prior)
    if not name or not _fits(name, quantity, item):
        return None
    growth = patterns().growth_end.search(name)
    yearly = scene.yearly(quantity.number) and quantity.kind != "share"
    change: Change = "growth_rate" if growth else "annual" if yearly else "cumulative" if "累计" in words else "level"
    year, value = _baseline(scene, item)
    return Found(
        start=_begin(scene, item), end=quantity.end, at=quantity.number, indicator=name,
        subject=name[: growth.start()] if growth else name, value=quantity.value, value_to=quantity.value_to,
        unit=unit_of(quantity, name), comparator=quantity.comparator, change=change, rule=rule, certainty=certainty,
        baseline_year=year, baseline_value=value, annual=yearly,
    )  # fmt: skip


def changed(scene: Scene, item: Item, prior: Found | None) -> Found | None:
    """变化: the number is by how much an indicator shall grow or fall."""
    text, quantity = scene.text, item.quantity
    verb = lexicon().change_end.search(text, max(item.left, quantity.start - 16), quantity.start)
    if verb is None or quantity.kind in ("bare", "grade") or attributive(text, quantity, item.stop):
        return None
    if quantity.kind == "count" and patterns().uncounted.fullmatch(verb["verb"]):
        return None
    change, suffix = _rate(verb["how"], verb["verb"], quantity)
    subject, certainty = _named(scene, item, indicator(without(text, item.left, verb.start(), scene.dues)), prior)
    if not subject or (quantity.kind == "time" and not lexicon().timed.search(subject)):
        return None
    name = subject if patterns().growth_end.search(subject) else subject + suffix
    year, value = _baseline(scene, item)
    return Found(
        start=_begin(scene, item), end=quantity.end, at=quantity.number, indicator=name, subject=subject,
        value=quantity.value, value_to=quantity.value_to, unit=quantity.unit, comparator=quantity.comparator,
        change=change, rule="sentence/change", certainty=certainty, baseline_year=year, baseline_value=value,
    )  # fmt: skip


def _rate(how: str, verb: str, quantity: Quantity) -> tuple[Change, str]:
    """The change that ``how`` (年均, 每年, 累计) and ``verb`` say, and what a growth adds to the indicator's name."""
    change = lexicon().changes[verb]
    mean = "年均" in how or "年均" in verb
    if (mean and quantity.kind != "share") or ("每年" in how and change != "growth_rate"):
        return "annual", ""
    if mean and change == "increase":
        change = "growth_rate"
    if change != "growth_rate":
        return change, ""
    return change, verb if "年均" in verb or not mean else "年均" + verb


def attributive(text: str, quantity: Quantity, stop: int) -> bool:
    """Whether the number belongs to a noun that follows (``达到30%以上的企业``, ``超100亿元产业``), and so sets no level."""
    here = quantity.end
    if text.startswith("的", here):
        return not lexicon().attribute_ok.match(text, here + 1)
    return opens_noun(text, here, stop) and not lexicon().attribute_ok.match(text, here)


def unit_of(quantity: Quantity, name: str) -> str:
    """The unit as written; a bare number of a 系数 counts in 系数."""
    return quantity.unit or ("系数" if "系数" in name else "")


def _fits(name: str, quantity: Quantity, item: Item) -> bool:
    if len(name) > _NAME_LIMIT:
        return False
    if quantity.kind == "time":
        return bool(lexicon().timed.search(name))
    if quantity.kind == "bare":
        return bool(item.base or lexicon().measured_end.search(name))
    return True


def _named(scene: Scene, item: Item, name: str, prior: Found | None) -> tuple[str, Certainty]:
    """``name``, completed from the target before it or from the topic of the sentence where it is empty or opens with 占."""
    if name and not patterns().lacking.match(name):
        return name, "sure"
    if prior is not None and prior.at < item.left + 1 and (not name or scene.start <= prior.at):
        if not name:
            return prior.subject, "likely"
        return (prior.subject + name if name.startswith("占") else name), "likely"
    topic = _topic(scene, item.left)
    if topic:
        return topic + name.removeprefix("其"), "likely"
    return name, "likely"


def _topic(scene: Scene, position: int) -> str:
    """What the sentence was speaking of before ``position``: the words before the verb of the segment before."""
    for segment in reversed(scene.segments):
        if segment.end < position and not segment.quantities:
            words = indicator(without(scene.text, segment.start, segment.end, scene.dues))
            verb = patterns().topic_end.search(words)
            words = words[: verb.start()] if verb else words
            if 2 <= len(words) <= 20:
                return words
    return ""


def _baseline(scene: Scene, item: Item) -> tuple[int | None, float | None]:
    """The year and the value that the number is compared with."""
    bases = [
        due for due in scene.dues if due.kind == "base" and item.left <= due.start and due.end <= item.quantity.number
    ]
    year = bases[-1].year if bases else None
    if item.base is None:
        return year, None
    dated = [due for due in scene.dues if item.from_ <= due.start and due.end <= item.base.number]
    return (dated[-1].year if dated else year), item.base.value


def _begin(scene: Scene, item: Item) -> int:
    """Where the quotation begins: after the date and the words that open the segment."""
    here = item.left
    for due in scene.dues:
        if due.start <= here + 4 and here < due.end <= item.quantity.start and due.kind in ("due", "plain"):
            here = due.end
    lead = lexicon().lead_start.match(scene.text, here, item.quantity.start)
    return lead.end() if lead and lead.end() < item.quantity.number else min(here, item.quantity.start)
