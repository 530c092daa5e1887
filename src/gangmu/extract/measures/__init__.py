"""措施: instruments that someone is given: money, tax relief, credit, land, power prices, insurance, orders, talent, approvals.

One Aho-Corasick pass finds the words of instruments; a phrase is a measure where a giving word stands beside one. Phrases of
one sentence that give the same instrument are one measure.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from gangmu.extract.measures.beneficiaries import beneficiaries
from gangmu.extract.measures.lexicon import lexicon
from gangmu.extract.passages import Passage, Sentence
from gangmu.extract.tasks.phrases import Phrase, phrases
from gangmu.norms import Document, Measure
from gangmu.norms.norm import Certainty, Instrument

__all__ = ["measures"]

_BEHIND = 24
_LEADS = ("同时", "此外", "另外", "并", "要")


class _Given(msgspec.Struct, frozen=True):
    """A stretch of phrases, ``first`` to ``last``, in which ``instrument`` is given."""

    first: int
    last: int
    instrument: Instrument
    certainty: Certainty


def measures(document: Document, read: tuple[Passage, ...]) -> list[Measure]:
    """The measures of ``document``, by start."""
    words = lexicon()
    found: list[Measure] = []
    for passage in read:
        if passage.is_table or passage.clause.kind == "signature" or words.silent.search(" ".join(passage.headings)):
            continue
        hits = [hit for hit in words.machine.find_matches_as_indexes(passage.flow.text) if hit[1] >= passage.body]
        if hits:
            found += _in_passage(document, passage, hits)
    return found


def _in_passage(document: Document, passage: Passage, hits: list[tuple[int, int, int]]) -> list[Measure]:
    starts = [sentence.start for sentence in passage.sentences]
    spoken: dict[int, list[tuple[int, int, int]]] = {}
    for hit in hits:
        spoken.setdefault(bisect_right(starts, hit[1]) - 1, []).append(hit)
    found: list[Measure] = []
    for k, some in spoken.items():
        if k == 0 and passage.clause.heading and passage.flow.at(0) == passage.clause.start:
            continue
        found += _in_sentence(document, passage, passage.sentences[k], some)
    return found


def _in_sentence(
    document: Document, passage: Passage, sentence: Sentence, hits: list[tuple[int, int, int]]
) -> list[Measure]:
    skip = max(0, passage.body - sentence.start)
    cut = phrases(sentence.text[skip:].rstrip("。；！？"), sentence.start + skip)
    runs: list[_Given] = []
    first = 0
    for k, phrase in enumerate(cut):
        last = first
        while last < len(hits) and hits[last][1] < phrase.end:
            last += 1
        given = _given(phrase, hits[first:last], k)
        first = last
        if given is None:
            continue
        if runs and runs[-1].instrument == given.instrument and runs[-1].last >= k - 2:
            given = _Given(runs.pop().first, k, given.instrument, given.certainty)
        runs.append(given)
    return [_measure(document, passage, cut, run) for run in runs]


def _given(phrase: Phrase, hits: list[tuple[int, int, int]], k: int) -> _Given | None:
    """What the phrase gives: the first instrument in it beside which a giving word stands, sure where that word governs it."""
    words = lexicon()
    if not hits or words.against.search(phrase.text):
        return None
    likely = None
    for which, start, end in hits:
        instrument = words.instruments[which]
        if instrument is None:
            continue
        here, stop = start - phrase.start, end - phrase.start
        gives = [mark.start() for mark in words.giving[instrument].finditer(phrase.text)]
        if any(at < here for at in gives):
            return _Given(k, k, instrument, "sure")
        if likely is None and (
            any(at < stop + _BEHIND for at in gives) or words.promising.search(phrase.text, 0, here)
        ):
            likely = _Given(k, k, instrument, "likely")
    return likely


def _measure(document: Document, passage: Passage, cut: list[Phrase], run: _Given) -> Measure:
    first = run.first
    to = beneficiaries(cut[run.first : run.last + 1])
    if not to and first > 0 and cut[first - 1].text.startswith(("对", "为", "向")):
        to = beneficiaries(cut[first - 1 : first])
        first -= bool(to)
    start, end = passage.span(cut[first].start, cut[run.last].end)
    action = passage.flow.text[cut[first].start : cut[run.last].end]
    for lead in _LEADS:
        action = action.removeprefix(lead).lstrip("，")
    return Measure(
        clause=passage.clause.id, start=start, end=end, quote=document.source.text[start:end], region=passage.region,
        region_name=passage.region_name, rule=f"measure-{run.instrument}", certainty=run.certainty,
        instrument=run.instrument, beneficiaries=to, action=action,
    )  # fmt: skip
