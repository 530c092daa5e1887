"""Language primitives: unified text with offsets, numerals, quantities, dates, terms."""

from gangmu.text.affixes import Affixes, by_first, by_last, closes, head, opens
from gangmu.text.dates import Due, Timeline, due
from gangmu.text.flow import Flow, flow, unify
from gangmu.text.numerals import number
from gangmu.text.quantities import Quantity, Ratio, quantities, ratios

__all__ = [
    "Affixes", "Due", "Flow", "Quantity", "Ratio", "Timeline", "by_first", "by_last", "closes", "due", "flow", "head",
    "number", "opens", "quantities", "ratios", "unify",
]  # fmt: skip
