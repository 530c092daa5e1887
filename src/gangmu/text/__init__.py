"""Language primitives: unified text with offsets, numerals, quantities, dates, terms."""

from gangmu.text.flow import Flow, flow, unify

__all__ = ["Flow", "flow", "unify"]
