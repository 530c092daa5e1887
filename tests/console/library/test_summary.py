"""A norm in one line: what it says, with its unit, its year and, where findings need it, its base."""

from __future__ import annotations

from gangmu.norms import Target
from gangmu_console.library.summary import gist, summary

SAID = {
    "id": "x/1", "clause": "", "start": 0, "end": 0, "quote": "", "region": "210000", "region_name": "", "rule": "test",
    "indicator": "化工产品精细化率", "value": 55.0, "unit": "%", "year": 2017,
}  # fmt: skip


def test_a_target_is_told_with_its_unit_and_year() -> None:
    assert summary(Target(**SAID)) == "化工产品精细化率 55%（2017）"


def test_the_gist_of_a_target_tells_its_base_too() -> None:
    assert gist(Target(**SAID, baseline_year=2014, baseline_value=54.1)) == (
        "化工产品精细化率 55%（2017），基期 2014年 54.1%"
    )
    assert gist(Target(**SAID, baseline_year=2014)).endswith("基期 2014年")
    assert gist(Target(**SAID)) == summary(Target(**SAID))
