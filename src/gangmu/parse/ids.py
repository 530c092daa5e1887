"""条款编号: nodes become clauses with stable ids; what is wrong with the numbering becomes diagnostics.

An id joins numbers with dots: the number of the label (第十二条 → 12, （四） → 4, 三是 → 3), for annexes ``a2``, for boxes
(专栏3) ``b3``, for several attached documents ``d1``, ``d2``; clauses without a label count ``01``, ``02``, so that they never
shift the labelled ones. ``p`` is the opening of the document, ``s`` its signature; ``p2``, ``s2`` those of the next.
"""

from __future__ import annotations

import msgspec

from gangmu.norms import Clause, Diagnostic
from gangmu.parse.nodes import Node


class Numbering:
    """Gives out ids below one root and keeps what it notices."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clauses: list[Clause] = []
        self.faults: list[Diagnostic] = []
        # family -> number given last anywhere: 5． under （二） may go on with the 4． under （一）
        self.last: dict[str, int] = {}

    def run(self, root: Node) -> None:
        self._below(root, "", 1, None)

    def _below(self, node: Node, prefix: str, level: int, parent: str | None) -> None:
        siblings = _Siblings(self, level > 1 or parent is not None)
        for child in node.children:
            name = prefix + (child.key or siblings.number(child))
            marker = child.marker
            label = self.text[marker.start : marker.end] if marker else ""
            self.clauses.append(Clause(name, label, level, child.kind, child.heading, child.start, child.end, parent))
            self._below(child, name + ".", level + 1, name)


class _Siblings:
    """The numbers taken below one parent."""

    def __init__(self, numbering: Numbering, nested: bool) -> None:
        self.all = numbering
        self.nested = nested
        self.taken: set[str] = set()
        self.shift: dict[str, int] = {}
        self.before: dict[str, tuple[int, str]] = {}
        self.unlabelled = 0

    def number(self, node: Node) -> str:
        marker = node.marker
        if marker is None:
            self.unlabelled += 1
            return f"{self.unlabelled:02d}"
        if marker.number == 0:
            return self._free(self.before.get(marker.family, (0, ""))[0] + 1, marker.family)
        if marker.sub:
            return self._claim(f"{marker.number}-{marker.sub}")
        letter = {"box": "b", "annex": "a"}.get(marker.family, "")
        self._check(node, marker.family, marker.number)
        wanted = marker.number + self.shift.get(marker.family, 0)
        if f"{letter}{wanted}" in self.taken:
            if marker.number == 1:
                self.shift[marker.family] = max(self._numbers(), default=0)
            wanted = marker.number + self.shift.get(marker.family, 0)
            while f"{letter}{wanted}" in self.taken:
                wanted += 1
        return self._claim(f"{letter}{wanted}")

    def _numbers(self) -> list[int]:
        return [int(name) for name in self.taken if name.isdigit()]

    def _claim(self, name: str) -> str:
        while name in self.taken:
            name += "x"
        self.taken.add(name)
        return name

    def _free(self, number: int, family: str) -> str:
        while str(number) in self.taken:
            number += 1
        self.before[family] = (number, "")
        return self._claim(str(number))

    def _check(self, node: Node, family: str, number: int) -> None:
        marker = node.marker
        assert marker is not None
        label = self.all.text[marker.start : marker.end]
        before, written = self.before.get(family, (0, ""))
        if before == 0:
            right = number == 1 or number == self.all.last.get(family, 0) + 1 or family == "annex"
            code, written = "GM101", "0"
        elif number == before:
            right, code = False, "GM102"
        elif number < before:
            right, code = False, "GM103"
        else:
            right, code = number == before + 1, "GM101"
        if not right:
            self.all.faults.append(
                Diagnostic(code, "warning", marker.start, marker.end, "", {"before": written, "label": label})
            )
        self.before[family] = (number, label)
        self.all.last[family] = number


def placed(faults: list[Diagnostic], clauses: list[Clause]) -> tuple[Diagnostic, ...]:
    """``faults`` with the id of the innermost clause that each stands in."""
    result = []
    for fault in sorted(faults, key=lambda fault: fault.start):
        inside = [clause for clause in clauses if clause.start <= fault.start < clause.end]
        clause = max(inside, key=lambda clause: clause.level, default=None)
        result.append(msgspec.structs.replace(fault, clause=clause.id if clause else ""))
    return tuple(result)
