"""Plans: nested numbering gives the ids that its numbers say, whatever the layout."""

from __future__ import annotations

import pytest
from tests.parse.plans import LAYOUTS, plan
from tests.parse.reading import labelled, parsed

PLANS = 60


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_number_of_a_plan_is_found_at_its_place(name: str) -> None:
    for seed in range(PLANS):
        made = plan(seed)
        found = [(place, label.replace(".", "．")) for place, label in labelled(parsed(LAYOUTS[name](made)))]
        assert found == list(made.labels), seed
