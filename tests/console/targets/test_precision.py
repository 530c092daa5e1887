"""Figures that were worked out are told as exactly as what they were worked out from, and no more."""

from __future__ import annotations

import pytest

from gangmu_console.targets.precision import decimals, told


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (19.99, 1, "20.0"),
        (-1.29, 1, "−1.3"),
        (0.004, 1, "0.004"),
        (None, 1, "—"),
        (0.0, 1, "0.0"),
        (2502.0, 0, "2,502"),
    ],
)
def test_figures_worked_out_have_the_decimals_of_those_given_and_never_seem_nothing(value, places, words) -> None:
    assert told(value, places) == words


def test_decimals_are_those_of_the_figure_with_most() -> None:
    assert (decimals(15.0, 18.7, None, 25.0), decimals(7.98, 7), decimals(800), decimals()) == (1, 2, 0, 0)
