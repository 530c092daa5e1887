"""条款编号: nodes become clauses with stable ids; what is wrong with the numbering becomes diagnostics.

An id joins numbers with dots: the number of the label (第十二条 → 12, 第十二条之一 → 12-1, （四） → 4, 三是 → 3), for annexes
``a2``, for boxes (专栏3) ``b3``, for several attached documents ``d1``, ``d2``; dashes count 1, 2, …; clauses without a label
count ``01``, ``02``, so that they never shift the labelled ones. ``p`` is the opening of the document, ``s`` its signature;
``p2``, ``s2`` those of the document attached to it. A number that a sibling has taken becomes the next free one.
"""

from __future__ import annotations

from gangmu.norms import Clause, Diagnostic
from gangmu.parse.markers import Marker
from gangmu.parse.nodes import Node

_LETTERS = {"box": "b", "annex": "a"}


class Numbering:
    """Gives out ids below one root and keeps what it notices."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clauses: list[Clause] = []
        self.faults: list[Diagnostic] = []
        # family -> number given last anywhere: 5． under （二） may go on from the 4． under （一）
        self.last: dict[str, int] = {}

    def run(self, root: Node) -> None:
        """Number everything below ``root``, in reading order."""
        self._below(root, "", 1, None)

    def _below(self, node: Node, prefix: str, level: int, parent: str | None) -> None:
        siblings = _Siblings(self)
        for child in node.children:
            marker = child.marker
            name = prefix + (child.key or siblings.number(marker, prefix))
            label = self.text[marker.start : marker.end] if marker else ""
            self.clauses.append(Clause(name, label, level, child.kind, child.heading, child.start, child.end, parent))
            if child.children:
                self._below(child, name + ".", level + 1, name)


class _Siblings:
    """The numbers taken below one parent."""

    def __init__(self, numbering: Numbering) -> None:
        self.all = numbering
        self.taken: set[str] = set()
        self.shift: dict[str, int] = {}
        self.before: dict[str, tuple[int, str]] = {}
        self.unlabelled = 0
        self.highest = 0
        # what is taken -> a number from which to look for the next free one
        self.onward: dict[str, int] = {}

    def number(self, marker: Marker | None, prefix: str) -> str:
        """The last part of the id of the next child."""
        if marker is None:
            self.unlabelled += 1
            return f"{self.unlabelled:02d}"
        if marker.number == 0:
            if marker.family == "annex":
                return self._claim("a", 1)
            self.shift[marker.family] = self.shift.get(marker.family, 0) + 1
            return self._claim("", self.shift[marker.family])
        letter = _LETTERS.get(marker.family, "")
        if marker.sub:
            return self._claim(letter, marker.number, f"-{marker.sub}")
        self._check(marker, prefix)
        if marker.number == 1 and f"{letter}1" in self.taken:
            self.shift[marker.family] = self.highest
        return self._claim(letter, marker.number + self.shift.get(marker.family, 0))

    def _claim(self, letter: str, number: int, tail: str = "") -> str:
        passed = []
        while (wanted := f"{letter}{number}{tail}") in self.taken:
            passed.append(wanted)
            number = self.onward.get(wanted, number + 1)
        self.onward.update(dict.fromkeys(passed, number + 1))
        name = f"{letter}{number}{tail}"
        self.taken.add(name)
        self.highest = max(self.highest, number)
        return name

    def _check(self, marker: Marker, prefix: str) -> None:
        """Keep a diagnostic where ``marker`` does not go on from the one before."""
        family, number = marker.family, marker.number
        label = self.all.text[marker.start : marker.end]
        before, written = self.before.get(family, (0, ""))
        code = ""
        if before == 0:
            code = "" if number in (1, self.all.last.get(family, 0) + 1) or family == "annex" else "GM101"
        elif number <= before:
            code = "GM102" if number == before else "GM103"
        elif number != before + 1:
            code = "GM101"
        if code:
            place = (marker.start, max(marker.end, marker.start + 1))
            args = {"before": written or "…", "label": label or str(number)}
            self.all.faults.append(Diagnostic(code, "warning", *place, prefix.rstrip("."), args))
        self.before[family] = (number, label)
        self.all.last[family] = number
