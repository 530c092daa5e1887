"""标题导向: headings that promote what stands below them, and the industries that are headings themselves."""

from __future__ import annotations

import re

from gangmu.extract.directives.stances import industrial
from gangmu.extract.directives.verbs import hits
from gangmu.norms.norm import Stance

# a heading that says what to do, not what it is about
_DOES = re.compile(
    r"大力|加快|努力|积极|推|整合|优化|提质|提升|发展|结合|加强|完善|建|构|打造|改善|做|强化|促进|培育|实施|开展|鼓励|支持|严|禁|限|淘汰|退出|[^，]*[，；]"
)


def title(text: str, headings: tuple[str, ...]) -> tuple[Stance, str] | None:
    """The stance and the name where ``text`` is an industry, the whole innermost heading, below a promoting heading.

    ``1．巩固提升传统优势产业`` above ``（1）纺织服装业。`` upgrades the latter. A project (工程) is no industry.
    """
    name = text.rstrip("。：")
    if len(headings) < 2 or name != headings[-1].rstrip("。：") or name.endswith("工程"):
        return None
    if _DOES.match(name) or not industrial(name):
        return None
    stance = _promoting(headings[-2])
    return (stance, name) if stance else None


def promoted(headings: tuple[str, ...]) -> bool:
    """Whether the innermost heading promotes what stands below it (做优做强五大优势产业)."""
    heading = headings[-1] if headings else ""
    return any(reading.stance == "encourage" for hit in hits(heading) if hit.start == 0 for reading in hit.readings)


def _promoting(heading: str) -> Stance | None:
    """The stance of a heading that begins by promoting something."""
    first = next((hit for hit in hits(heading) if hit.start == 0), None)
    stance = first.readings[0].stance if first else None
    return stance if stance in ("encourage", "upgrade") else None
