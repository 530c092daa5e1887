"""Language primitives: unified text with offsets, numerals, quantities, dates, terms."""

from gangmu.text.dates import Due, Timeline, due
from gangmu.text.flow import Flow, flow, unify
from gangmu.text.numerals import number
from gangmu.text.quantities import Quantity, Ratio, quantities, ratios

__all__ = [
    "Due", "Flow", "Quantity", "Ratio", "Timeline", "due", "flow", "number", "quantities", "ratios", "unify",
]  # fmt: skip
