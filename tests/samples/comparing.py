"""Whether a norm found is the one that was expected."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.samples.expectations import Claim, close

Norm = dict[str, Any]


def place(text: str, words: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, whatever gaps the text has between them."""
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    words = close(words)
    at = close(text).find(words)
    assert at >= 0, f"the document does not say {words}"
    return offsets[at], offsets[at + len(words) - 1] + 1


def overlaps(norm: Norm, span: tuple[int, int]) -> bool:
    """Whether ``norm`` and ``span`` share at least half of the shorter one."""
    shared = min(norm["end"], span[1]) - max(norm["start"], span[0])
    return shared * 2 >= min(norm["end"] - norm["start"], span[1] - span[0])


def alike(one: str, other: str) -> bool:
    """The measure of the scorer: one contains the other, or their characters agree (Dice >= 0.6)."""
    one, other = close(one), close(other)
    if not one or not other:
        return False
    shared = sum((Counter(one) & Counter(other)).values())
    return one in other or other in one or 2 * shared >= 0.6 * (len(one) + len(other))


def distance(wrong: list[str]) -> int:
    """How far a norm with the ``wrong`` fields is from the claim; what it is about counts most."""
    return sum(4 if field in ("subject", "indicator", "value") else 1 for field in wrong)


def differences(claim: Claim, norm: Norm, document_region: str) -> list[str]:
    """The fields of ``norm`` that are not as ``claim`` wants them."""
    wanted = {"region": document_region, **claim}
    return [field for field, value in wanted.items() if field != "says" and not _agrees(field, value, norm)]


def held(norm: Norm, wrong: list[str]) -> dict[str, Any]:
    """What ``norm`` holds in the ``wrong`` fields."""
    names = {"subject": "subjects", "threshold": "thresholds"}
    return {field: norm[names.get(field, field)] for field in wrong}


def _agrees(field: str, wanted: Any, norm: Norm) -> bool:
    match field:
        case "subject":
            return any(alike(wanted, subject) for subject in norm["subjects"])
        case "indicator":
            return alike(wanted, norm["indicator"])
        case "exception":
            return close(wanted) in close(norm["exception"] or "")
        case "threshold":
            return any(all(limit[key] == value for key, value in wanted.items()) for limit in norm["thresholds"])
        case "lead" | "cooperate":
            return {close(name) for name in norm[field]} == set(wanted)
        case "deadline":
            return str(norm["deadline"]) == str(wanted)
        case _:
            return norm.get(field) in (wanted if isinstance(wanted, list) else [wanted])
