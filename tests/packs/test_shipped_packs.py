"""What holds for the reviewed packs of Liaoning and Qinghai alike."""

import datetime as dt

import pytest

from gangmu.pack import Pack, in_force, load_pack, pack_files, shipped

REVIEWED = [folder for folder in shipped() if folder.name in ("liaoning", "qinghai")]
PACKS = [load_pack(folder) for folder in REVIEWED]


def test_both_are_shipped() -> None:
    assert sorted(pack.name for pack in PACKS) == ["liaoning", "qinghai"]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_no_quotation_and_no_place_in_a_text_is_shipped(pack: Pack) -> None:
    assert not [norm.norm.id for norm in pack.norms if norm.norm.quote or norm.norm.start or norm.norm.end]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_every_norm_is_cited_as_people_cite_it(pack: Pack) -> None:
    assert not [norm.norm.id for norm in pack.norms if not norm.cite]


@pytest.mark.parametrize("place", range(len(PACKS)), ids=[pack.name for pack in PACKS])
def test_the_files_are_as_saving_writes_them(place: int) -> None:
    for name, text in pack_files(PACKS[place]).items():
        path = REVIEWED[place] / name
        assert (path.read_text("utf-8") if path.exists() else "") == text


def test_nothing_of_qinghai_holds_before_may_2016_or_after_2018() -> None:
    (pack,) = (pack for pack in PACKS if pack.name == "qinghai")
    (document,) = pack.documents
    days = [dt.date(2016, 4, 30), dt.date(2016, 5, 1), dt.date(2018, 12, 31), dt.date(2019, 1, 1)]
    assert [in_force(document, day) for day in days] == [False, True, True, False]


def test_the_documents_of_liaoning_come_into_force_one_after_another() -> None:
    (pack,) = (pack for pack in PACKS if pack.name == "liaoning")
    held = [
        sum(in_force(document, day) for document in pack.documents)
        for day in (
            dt.date(2014, 6, 1),
            dt.date(2015, 8, 1),
            dt.date(2016, 1, 1),
            dt.date(2016, 9, 1),
            dt.date(2026, 1, 1),
        )
    ]
    assert held == [0, 1, 2, 3, 3]
