"""What every test shares: seeds and corpus are optional, their absence is said out loud."""

from __future__ import annotations

import pytest

from tests.seeds import CORPUS, SEEDS


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, folder in (("seeds", SEEDS), ("corpus", CORPUS)):
        if item.get_closest_marker(marker) and not folder.is_dir():
            pytest.skip(f"../shared/{folder.name} is not beside this repository")
