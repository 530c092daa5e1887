"""The packs that come with Gangmu load, are clean, and say what their documents say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gangmu.pack import Pack, bundled, load_packs, merge, shipped
from gangmu.pack.facts import KeyRegion, Replacement
from gangmu.registry.regions import contains


@pytest.fixture(scope="module")
def national() -> Pack:
    (found,) = [pack for pack in load_packs(shipped()) if pack.name == "national"]
    return found


def ratio(
    pack: Pack, subject: str, region_class: str, day: dt.date, case: str = "ordinary"
) -> tuple[str, float | None]:
    """How much must be retired for each unit built, by the one rule that holds on ``day``."""
    rules = [rule for rule in merge([pack], day).facts.replacements if isinstance(rule, Replacement)]
    (rule,) = [
        rule for rule in rules
        if (rule.subject, rule.case, rule.effect) == (subject, case, "ratio") and rule.region_class in (region_class, "any")
    ]  # fmt: skip
    return rule.op, rule.ratio


def areas(pack: Pack, region: str, subject: str, day: dt.date) -> tuple[bool, bool]:
    """Whether ``region`` is a key region for ``subject``, and whether it may be one."""
    rows = [
        row for row in merge([pack], day).facts.key_regions if isinstance(row, KeyRegion) and subject in row.subjects
    ]
    sure = any(contains(code, region) for row in rows for code in row.regions)
    return sure, any(contains(code, region) for row in rows for code in row.within)


def test_the_shipped_packs_are_found_and_load_together() -> None:
    assert {pack.name for pack in load_packs(shipped())} >= {"national", "liaoning", "qinghai"}


def test_every_shipped_pack_says_what_it_is() -> None:
    assert not [folder.name for folder in shipped() if not (folder / "README.md").is_file()]


def test_an_installation_without_packs_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src/gangmu").mkdir(parents=True)
    monkeypatch.setattr(bundled.gangmu, "__file__", str(tmp_path / "src/gangmu/__init__.py"))
    assert shipped() == ()


def test_an_installed_package_has_its_packs_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gangmu/packs/demo"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: demo", "utf-8")
    monkeypatch.setattr(bundled.gangmu, "__file__", str(tmp_path / "gangmu/__init__.py"))
    assert shipped() == (folder,)


@pytest.mark.parametrize(
    ("subject", "region_class", "day", "expected"),
    [
        ("平板玻璃", "key", dt.date(2016, 9, 1), (">=", 1.25)),
        ("平板玻璃", "other", dt.date(2016, 9, 1), (">=", 1)),
        ("炼钢", "other", dt.date(2019, 1, 1), (">", 1)),
        ("炼钢", "key", dt.date(2021, 5, 31), (">=", 1.25)),
        ("炼钢", "key", dt.date(2021, 6, 1), (">=", 1.5)),
        ("炼钢", "other", dt.date(2021, 6, 1), (">=", 1.25)),
        ("水泥熟料", "other", dt.date(2021, 7, 31), (">=", 1.25)),
        ("水泥熟料", "other", dt.date(2021, 8, 1), (">=", 1.5)),
        ("水泥熟料", "key", dt.date(2024, 11, 1), (">=", 2)),
    ],
)  # fmt: skip
def test_the_ratio_of_replacement_is_that_of_the_day(
    national: Pack, subject: str, region_class: str, day: dt.date, expected: tuple[str, float]
) -> None:
    assert ratio(national, subject, region_class, day) == expected


def test_qinghai_replaces_steel_one_for_one_since_2021(national: Pack) -> None:
    rules = merge([national], dt.date(2022, 1, 1)).facts.replacements
    (rule,) = [rule for rule in rules if rule.case == "qinghai-tibet" and rule.subject == "炼钢"]
    assert ("630000" in rule.regions, rule.ratio) == (True, 1)


def test_plans_to_replace_steel_are_suspended_since_august_2024(national: Pack) -> None:
    held = [
        any(rule.effect == "suspended" for rule in merge([national], day).facts.replacements)
        for day in (dt.date(2024, 8, 22), dt.date(2024, 8, 23))
    ]
    assert held == [False, True]


def test_liaoning_is_no_key_region_since_there_are_lists_and_unknown_before(national: Pack) -> None:
    assert areas(national, "210100", "水泥熟料", dt.date(2024, 12, 1)) == (False, False)
    assert areas(national, "210100", "炼钢", dt.date(2022, 1, 1)) == (False, False)
    assert areas(national, "210100", "平板玻璃", dt.date(2016, 9, 1)) == (False, True)
    assert areas(national, "130200", "水泥熟料", dt.date(2024, 12, 1)) == (True, False)


def test_new_capacity_in_an_industry_of_serious_overcapacity_is_refused_since_2013(national: Pack) -> None:
    found = [
        norm.norm for norm in merge([national], dt.date(2016, 9, 1)).norms if norm.norm.id == "guofa-2013-41/3.1#1"
    ]
    assert [(norm.stance, norm.activity, "平板玻璃" in norm.subjects) for norm in found] == [
        ("prohibit", "new_capacity", True)
    ]  # type: ignore[union-attr]


def test_every_rule_names_a_document_by_number_or_is_marked_as_not_from_one(national: Pack) -> None:
    numbered = {document.key for document in national.documents if document.number}
    explained = {document.key for document in national.documents if document.note}
    assert not {row.document for row in national.facts.rows()} - numbered - explained


def test_what_is_remembered_and_not_read_decides_nothing(national: Pack) -> None:
    remembered = [
        row for row in national.facts.rows() if "凭记忆" in row.note or ("未核" in row.note and "条次" not in row.note)
    ]
    assert remembered
    decided = {row.id for row in merge([national], dt.date(2025, 6, 1)).facts.rows()}
    assert not {row.id for row in remembered if row.status == "unconfirmed"} & decided
