"""职责: the duties that one sentence lays down, as stretches of a passage with those responsible.

A sentence whose subject is an authority is a duty as a whole. Without one, its phrases are looked at: orders to build, run,
clear or check something, and numbers of things to be done. Phrases of one sentence are one duty; each with a number of its
own is a duty of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from gangmu.extract.tasks.agencies import Actors, behind_by, subject
from gangmu.extract.tasks.lexicon import agencies, orders
from gangmu.extract.tasks.orders import acts, counted, dated_order, order, recurring
from gangmu.extract.tasks.phrases import Phrase
from gangmu.norms.norm import Certainty
from gangmu.text import Due, Quantity, Timeline, due, head, opens

_SHORT = 14
_NEAR = 8
_MODAL = ("应当", "应", "必须", "要")
_DATED = re.compile(r"[0-9〇○零一二三四五六七八九十]年|[0-9]月|年[底末内前]|[今当明本]年|五”|五[末期]|月底|世纪")
_RANK: dict[Certainty, int] = {"sure": 0, "likely": 1, "doubtful": 2}


class Duty(msgspec.Struct, frozen=True):
    """职责: ``flow.text[start:end]`` is to be done; ``act`` is where the verb phrase begins, behind the one who acts;
    ``before`` the stretch in front of 由 that belongs to the action."""

    start: int
    end: int
    act: int
    lead: tuple[str, ...]
    cooperate: tuple[str, ...]
    rule: str
    certainty: Certainty
    quantity: Quantity | None = None
    when: Due | None = None
    before: tuple[int, int] | None = None


class Part(msgspec.Struct, frozen=True):
    """短语所言: a phrase, who acts in it (behind 由 at ``by``, else -1), and its date."""

    phrase: Phrase
    actors: Actors | None
    by: int
    when: Due | None

    @property
    def setting(self) -> bool:
        """Whether the phrase only sets the scene."""
        return self.actors is None and opens(self.phrase.text, orders().setting)


def parts(found: list[Phrase], timeline: Timeline, *, statute: bool) -> list[Part]:
    """``found`` with the actors and the date that each names; in a ``statute`` only authorities act."""
    read: list[Part] = []
    for k, phrase in enumerate(found):
        text = phrase.text
        actors, by = subject(text, units=not statute), -1
        if actors is not None and actors.rest >= len(text) and not _goes_on(found[k + 1 : k + 2]):
            actors = None
        if actors is None and "由" in text:
            behind = behind_by(text)
            if behind:
                actors, by = behind
        when = None
        if ("年" in text or "月" in text or "期" in text) and _DATED.search(text):
            when = next((one for one in due(text, timeline) if one.kind in ("due", "plain")), None)
        if actors is not None and text[actors.rest :] in agencies().helps and _helped(read, actors):
            actors = None
        read.append(Part(phrase, actors, by, when))
    return read


def _helped(read: list[Part], helping: Actors) -> bool:
    """Whether somebody was named before whom ``helping`` only help (由甲牵头，乙配合); they are noted there."""
    for k in range(len(read) - 1, max(-1, len(read) - _NEAR), -1):
        actors = read[k].actors
        if actors is not None:
            joined = msgspec.structs.replace(actors, cooperate=(*actors.cooperate, *helping.lead))
            read[k] = msgspec.structs.replace(read[k], actors=joined)
            return True
    return False


def _goes_on(following: list[Phrase]) -> bool:
    """Whether a duty follows a phrase that is nothing but names: a modal, a verb of doing, or a scene."""
    if not following:
        return False
    text = following[0].text
    begins = acts(text) or opens(text, orders().adverbs) or text.startswith("负责")
    return begins or agencies().modal.match(text) is not None or opens(text, orders().setting)


def named_duties(read: list[Part]) -> list[Duty]:
    """The duties of a sentence in which authorities act, one for each subject."""
    heads = [k for k, part in enumerate(read) if part.actors is not None]
    found: list[Duty] = []
    for n, k in enumerate(heads):
        stop = heads[n + 1] if n + 1 < len(heads) else len(read)
        first = k
        if n == 0 and k > 0 and all(part.when or part.setting for part in read[:k]):
            first = next((j for j in range(k) if read[j].when), k)
        if read[k].by == 0 and k > 0 and read[k - 1].actors is None and first == k:
            first = k - 1
        found += _named(read[first:stop], k - first)
    return found


def _named(group: list[Part], k: int) -> list[Duty]:
    grammar = agencies()
    acting = group[k]
    actors = acting.actors
    assert actors is not None
    words = acting.phrase.text[actors.rest :]
    words = words or "".join(part.phrase.text for part in group[k + 1 : k + 2])
    said = "，".join(part.phrase.text for part in group)
    free = grammar.free.match(words) or (grammar.allowed.search(said) and not grammar.bound.search(said))
    if not words or free or grammar.punish.search(said) or orders().formal.search(said):
        return []
    act = acting.phrase.start + actors.rest
    before = (group[0].phrase.start, acting.phrase.start + acting.by) if acting.by > 0 or (acting.by == 0 < k) else None
    whole = Duty(
        group[0].phrase.start, group[-1].phrase.end, act, actors.lead, actors.cooperate, "named", "sure",
        when=next((part.when for part in group if part.when), None), before=before,
    )  # fmt: skip
    first = msgspec.structs.replace(acting.phrase, text=acting.phrase.text[actors.rest :])
    return _by_numbers(whole, [first, *(part.phrase for part in group[k + 1 :])])


def _by_numbers(whole: Duty, said: list[Phrase]) -> list[Duty]:
    """``whole``, cut where a second and further number of things begins (培育10家…，建成5个…)."""
    numbers = [(phrase, number) for phrase in said if (number := counted(phrase.text)) is not None]
    if not numbers:
        return [whole]
    cuts = [whole.start, *(phrase.start for phrase, _ in numbers[1:]), whole.end + 1]
    found = []
    for k, (start, stop) in enumerate(pairwise(cuts)):
        act = whole.act if k == 0 else start
        found.append(msgspec.structs.replace(whole, start=start, end=stop - 1, act=act, quantity=numbers[k][1]))
    return found


def ordered_duties(read: list[Part], *, carried: Due | None, aims: bool) -> list[Duty]:
    """The orders and the numbers of things in a sentence that names nobody; in a list of ``aims`` only what is dated or
    counted."""
    found: list[Duty] = []
    run: list[tuple[Phrase, str, Certainty]] = []
    when, follows, soft = carried, False, False
    for k, part in enumerate(read):
        text = part.phrase.text
        when = part.when or when
        number = counted(text, follows=follows)
        follows = number is not None
        if number is not None:
            found += _closed(run, when)
            run = []
            found.append(_counted(read, k, number, when))
            continue
        soft = _soft(text) or (soft and not part.phrase.fresh)
        if soft:
            continue
        rule = order(text)
        if rule is not None and (not aims or (when and rule.certainty == "sure")):
            run.append((part.phrase, f"order-{rule.name}", rule.certainty))
        elif part.when and part.when.kind == "due" and dated_order(text, part.when.end):
            run.append((part.phrase, "dated", "likely"))
        elif not aims and recurring(text):
            run.append((part.phrase, "recurring", "likely"))
    return [*found, *_closed(run, when)]


def _closed(run: list[tuple[Phrase, str, Certainty]], when: Due | None) -> list[Duty]:
    if not run:
        return []
    best = min(run, key=lambda one: _RANK[one[2]])
    first, last = run[0][0], run[-1][0]
    return [Duty(first.start, last.end, first.start, (), (), best[1], best[2], when=when)]


def _counted(read: list[Part], k: int, number: Quantity, when: Due | None) -> Duty:
    phrase = read[k].phrase
    start = phrase.start
    if k > 0 and when is not None and read[k - 1].when is when and len(read[k - 1].phrase.text) < _SHORT:
        start = read[k - 1].phrase.start
    return Duty(start, phrase.end, phrase.start, (), (), "counted", "sure", number, when)


def _soft(text: str) -> bool:
    lexicon = orders()
    soft = text.startswith(lexicon.soft)
    return soft and (text.startswith(lexicon.mild) or lexicon.soft_object.search(text) is not None)


def binds_others(read: list[Part]) -> bool:
    """Whether the sentence binds somebody who is no authority (企业应当…), or only encourages them."""
    lexicon = orders()
    for k, part in enumerate(read):
        if part.setting or (part.when and len(part.phrase.text) < _SHORT):
            continue
        text = part.phrase.text
        here = 0
        while adverb := head(text, here, lexicon.adverbs):
            here += len(adverb)
        others = k + 1 < len(read) and not acts(text) and read[k + 1].phrase.text.startswith(_MODAL)
        return (others and here == 0) or bool(lexicon.bound_others.match(text[here:])) or _soft(text[here:])
    return False


def falls_to(read: list[Part]) -> bool:
    """Whether the sentence binds whoever was named before: a modal stands where its subject would (对…的，应当奖励)."""
    for part in read:
        if part.phrase.text.startswith(_MODAL):
            return True
        if not part.setting:
            return False
    return False
