"""受益对象: whom a measure is given to, as the phrase names them."""

from __future__ import annotations

from gangmu.extract.measures.lexicon import lexicon
from gangmu.extract.tasks.phrases import Phrase


def beneficiaries(cut: list[Phrase]) -> tuple[str, ...]:
    """Those named behind 对, 为, 向, 支持 … in the phrases ``cut``; a list of them is taken apart where each is a name."""
    words = lexicon()
    for phrase in cut:
        for mark in words.who.finditer(phrase.text):
            who = mark["who"].rstrip("等的")
            if words.noun.search(who):
                return _apart(who)
    return ()


def _apart(who: str) -> tuple[str, ...]:
    parts = who.split("、")
    whole = all(lexicon().apart.search(part) for part in parts)
    return tuple(parts) if whole else (who,)
