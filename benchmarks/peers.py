"""What stands beside our own figures: a floor (one bare Aho-Corasick pass) and a peer (jionlp)."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable

import ahocorasick_rs as ac

from benchmarks.corpus import sentences

TERMS = 5000


def aho_corasick(text: str) -> Callable[[], object]:
    """One pass over ``text`` with 5,000 terms of two to six characters taken from it: the least any term spotting costs."""
    dice = random.Random(5)
    places = [dice.randrange(max(1, len(text) - 6)) for _ in range(TERMS * 2)]
    terms = list(dict.fromkeys(text[k : k + dice.randint(2, 6)].strip() or "政策" for k in places))[:TERMS]
    spotter = ac.AhoCorasick(terms, matchkind=ac.MatchKind.LeftmostLongest)
    return lambda: spotter.find_matches_as_indexes(text)


def jionlp_extraction(text: str) -> Callable[[], object]:
    """jionlp's time and money extraction, sentence by sentence: what it offers nearest to reading targets and deadlines."""
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp  # noqa: PLC0415 - prints a banner and loads its dictionaries
    parts = sentences(text)
    return lambda: [(jionlp.ner.extract_time(part), jionlp.ner.extract_money(part)) for part in parts]
