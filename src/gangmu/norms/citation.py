"""出处: a clause as people cite it (``三（一）2``, ``第十二条第二款``, ``附件2·沈阳市·二（四）2``).

Articles are cited without their chapter, since their numbers run through the whole statute; within an article the
unnumbered paragraphs count as 款, the items as 项, the points below as 目, without brackets (the drafting rules of the
National People's Congress, 立法技术规范（试行）（一）). In other documents the markers stand one after the other as written,
without their stops; an unmarked paragraph is cited by its place among its unmarked siblings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from gangmu.norms.document import Clause

_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_MARK = re.compile(r"^[\s#*]+|[\s、.，,：:]+$")
_BRACKETS = "（）()〔〕 "
_DIGITS = "〇一二三四五六七八九"
_NUMERAL = "零〇一二三四五六七八九十百"
_PLACE = re.compile(r".{2,9}?(?:省|自治区|市|县|区|州|盟|旗)")
_LONG = 12


class Citation(msgspec.Struct, frozen=True):
    """出处: ``roots`` are the annex and the document inside it, ``path`` the markers below them.

    Both are empty for a clause that is the whole document. ``in_article`` tells how the clauses below are counted.
    """

    roots: tuple[str, ...] = ()
    path: str = ""
    in_article: bool = False

    def __str__(self) -> str:
        return "·".join([*self.roots, self.path] if self.path else self.roots)

    @property
    def root(self) -> str:
        """Annex and document alone."""
        return "·".join(self.roots)


def citations(clauses: Iterable[Clause]) -> dict[str, Citation]:
    """Clause id -> how the clause is cited; ``clauses`` in reading order, parents before children."""
    clauses = tuple(clauses)
    unmarked = Counter((clause.parent, clause.kind) for clause in clauses if not _marker(clause))
    met: Counter[tuple[str | None, str]] = Counter()
    cited: dict[str | None, Citation] = {None: Citation()}
    for clause in clauses:
        above = cited.get(clause.parent, cited[None])
        key = (clause.parent, clause.kind)
        met[key] += not _marker(clause)
        cited[clause.id] = _below(above, clause, met[key] if unmarked[key] > 1 else 0)
    return {clause.id: cited[clause.id] for clause in clauses}


def _below(above: Citation, clause: Clause, place: int) -> Citation:
    """The path of ``clause`` under ``above``; ``place`` among unmarked siblings, 0 where it is the only one."""
    marker = _marker(clause)
    if clause.kind in ("annex", "document"):
        name = marker or _short(clause.heading)
        return Citation((*above.roots, name) if name else above.roots)
    if clause.kind == "article":
        return Citation(above.roots, marker, True)
    if clause.kind in ("preamble", "signature") and not marker:
        return Citation(above.roots, above.path + ("引言" if clause.kind == "preamble" else "落款"))
    if not marker:
        word = f"第{numeral(place)}款" if above.in_article else f"第{place}段"
        return Citation(above.roots, above.path + word if place else above.path, above.in_article)
    if above.in_article and clause.kind in ("item", "subitem"):
        inner = marker.strip(_BRACKETS)
        return Citation(above.roots, f"{above.path}第{inner}{'项' if clause.kind == 'item' else '目'}", True)
    path = above.path.removesuffix(marker.rpartition(".")[0])  # 1.2 says the 1 above it again
    return Citation(above.roots, path + _joint(path, marker) + marker, above.in_article)


def _marker(clause: Clause) -> str:
    """The label without the stop after it, digits half-width; a dash is no marker."""
    marker = _MARK.sub("", clause.label.translate(_HALF)).replace("(", "（").replace(")", "）")
    return "" if clause.kind == "dash" else marker


def _joint(path: str, marker: str) -> str:
    """A dot where two markers would run into one number, or before ``一是``."""
    if not path:
        return ""
    both_digits = path[-1].isdecimal() and marker[0].isdecimal()
    both_numerals = path[-1] in _NUMERAL and marker[0] in _NUMERAL
    return "·" if both_digits or both_numerals or marker.endswith("是") else ""


def _short(heading: str) -> str:
    """The name of a document inside a document: the place it is for where its title is long."""
    if len(heading) <= _LONG:
        return heading
    place = _PLACE.match(heading)
    return place[0] if place else f"{heading[:_LONG]}…"


def numeral(number: int) -> str:
    """``number`` (1 to 99) in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
