"""Documents of a pack are papers; a compiled paper is the proposal of a pack."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from gangmu.norms import Paper, Task
from gangmu.pack import cites, from_paper, in_force, joined, load_pack, papers, save_pack
from tests.made import CLAUSES, HEADER, NORMS, SOURCE
from tests.pack.made import DOCUMENTS, FULL

PAPER = Paper(
    "示范.txt", HEADER, tuple(msgspec.structs.replace(norm, region="210000") for norm in NORMS), CLAUSES, SOURCE
)


def test_each_document_is_a_paper_with_its_own_norms() -> None:
    first, second = papers(FULL)
    assert (first.key, first.header.issued, first.header.region_name) == ("plan-2015", dt.date(2015, 7, 27), "辽宁省")
    assert [norm.id for norm in second.norms] == ["plan-2016/1#1"]


def test_what_nobody_confirmed_is_in_no_paper_unless_asked_for() -> None:
    assert [norm.id for norm in papers(FULL, unconfirmed=True)[1].norms] == ["plan-2016/1#1", "plan-2016/3#1"]


def test_a_document_binds_from_its_issue_to_its_end() -> None:
    days = [dt.date(2016, 8, 14), dt.date(2016, 8, 15), dt.date(2020, 12, 31), dt.date(2021, 1, 1)]
    assert [in_force(DOCUMENTS[1], day) for day in days] == [False, True, True, False]


def test_every_norm_is_cited_as_people_cite_it() -> None:
    assert cites(FULL)["plan-2015/2#1"] == "一（一）"


def test_a_proposal_names_documents_clauses_and_ids() -> None:
    proposal = from_paper(PAPER, "demo-2016")
    document = proposal.documents[0]
    assert (document.key, document.number, document.sha256) == ("demo-2016", HEADER.number, SOURCE.sha256)
    assert proposal.precedence == "provincial"
    assert {norm.norm.id: norm.cite for norm in proposal.norms}["demo-2016/2.1.1#3"] == "二（一）1"
    assert len(proposal.norms) == len(NORMS)


def test_a_proposal_keeps_no_word_of_the_text_unless_asked_to() -> None:
    assert {(norm.norm.start, norm.norm.end, norm.norm.quote) for norm in from_paper(PAPER, "demo").norms} == {
        (0, 0, "")
    }
    quoted = from_paper(PAPER, "demo", quotes=True).norms[0].norm
    assert SOURCE.text[quoted.start : quoted.end] == quoted.quote != ""


def test_a_proposal_is_a_pack_that_saves_and_loads(tmp_path: Path) -> None:
    known = tuple(norm for norm in PAPER.norms if norm.clause != "a1.1.1")
    proposal = from_paper(msgspec.structs.replace(PAPER, norms=known), "demo-2016", quotes=True)
    save_pack(proposal, tmp_path)
    assert load_pack(tmp_path, {"demo-2016": SOURCE.text}) == proposal


def test_details_follow_their_task_into_the_pack() -> None:
    main = next(norm for norm in PAPER.norms if isinstance(norm, Task))
    detail = msgspec.structs.replace(main, id=f"{main.clause}#9", parent=main.id)
    proposal = from_paper(msgspec.structs.replace(PAPER, norms=(main, detail)), "demo")
    parents = [norm.norm.parent for norm in proposal.norms if isinstance(norm.norm, Task)]
    assert parents == [None, f"demo/{main.id}"]


def test_proposals_join_into_one_pack_kind_by_kind(tmp_path: Path) -> None:
    other = from_paper(msgspec.structs.replace(PAPER, norms=PAPER.norms[:2]), "other-2016")
    first = from_paper(msgspec.structs.replace(PAPER, norms=PAPER.norms[:4]), "demo-2016")
    both = joined([first, other], "both", "1", "两份文件")
    assert [document.key for document in both.documents] == ["demo-2016", "other-2016"]
    save_pack(both, tmp_path)
    assert load_pack(tmp_path) == both
