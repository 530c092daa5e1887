"""A stored verdict is computed again, and every difference is told."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pack.made import changed
from tests.screen.rulebook import BAN, DAY, GLASS, KILN, PRAISE, PROJECTS, ROBOTS, RULES, with_norms

from gangmu.errors import DamagedFile
from gangmu.norms.contract import encode
from gangmu.screen import Amount, Equipment, Limit, Parameter, Project, project_json, screen, verdict_json
from gangmu.screen.replay import Replay, project_of, replay, replay_json, stored

Json = dict[str, object]


def written(of: Project = GLASS, language: str = "zh", *, rehearse: bool = False, **fields: object) -> bytes:
    verdict = screen((RULES,), of, DAY, rehearse=rehearse)
    return encode({**verdict_json(verdict, language), **fields})


def again(line: bytes, *packs: object) -> Replay:
    return replay(stored(line, "v.json"), packs or (RULES,))


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: f"{project.name} {project.region}")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_packs_give_the_same_bytes_in_either_language(project: Project, language: str) -> None:
    line = written(project, language)
    found = again(line)
    assert found.same
    assert encode(found.content) == line


def test_other_packs_are_named_before_what_they_change() -> None:
    found = again(written(), with_norms(PRAISE))
    fields = {one.field: (one.before, one.now) for one in found.differences}
    assert fields["outcome"] == ("prohibited", "permitted")
    assert "packs_hash" in fields
    assert "facts_hash" not in fields
    assert [(match.norm, match.fate) for match in found.matches] == [(BAN.norm.id, "vanished")]


def test_a_norm_that_says_something_else_is_a_changed_match() -> None:
    found = again(written(), with_norms(changed(BAN, stance="restrict"), PRAISE))
    (match,) = found.matches
    assert (match.norm, match.fate) == (BAN.norm.id, "changed")
    assert {one.field: (one.before, one.now) for one in match.fields}["stance"] == ("prohibit", "restrict")


def test_a_norm_that_was_not_there_appears() -> None:
    found = again(written(KILN), with_norms(BAN, PRAISE))
    assert [match.fate for match in found.matches] == ["vanished"]
    line = encode(verdict_json(screen((with_norms(PRAISE),), GLASS, DAY)))
    assert [match.fate for match in again(line).matches] == ["appeared"]


def test_facts_that_somebody_changed_are_told_by_their_hash() -> None:
    content = msgspec.json.decode(written())
    content["project"]["capacity"]["value"] = 700
    found = again(encode(content))
    assert [one.field for one in found.differences] == ["facts_hash"]


def test_an_outcome_that_somebody_changed_is_told() -> None:
    found = again(written(outcome="permitted"))
    assert [(one.field, one.before, one.now) for one in found.differences] == [("outcome", "permitted", "prohibited")]
    assert replay_json(found)["same"] is False


def test_matches_in_another_order_are_told() -> None:
    rules = with_norms(BAN, changed(BAN, id="layout-2015/2.1#2"))
    content = msgspec.json.decode(encode(verdict_json(screen((rules,), GLASS, DAY))))
    content["matches"].reverse()
    found = again(encode(content), rules)
    assert [one.field for one in found.differences] == ["matches"]
    assert found.matches == ()


def test_a_rehearsal_is_replayed_as_one() -> None:
    line = written(ROBOTS, rehearse=True)
    assert b"rehearsed" in line
    assert again(line).same


def test_an_order_for_a_region_that_the_verdict_holds_is_obeyed_again() -> None:
    order = Limit(id="order-1", region="210000", document="示限〔2016〕1号", since=dt.date(2016, 1, 1))
    verdict = screen((RULES,), ROBOTS, DAY, limits=(order,))
    line = encode({**verdict_json(verdict), "limits": [order]})
    given = stored(line, "v.json")
    assert given.limits == (order,)
    assert replay(given, (RULES,)).verdict.outcome == "prohibited"
    assert replay(stored(encode(verdict_json(verdict)), "v"), (RULES,), (order,)).verdict == verdict


@pytest.mark.parametrize(("line", "what"), [
    (b"{", "no JSON"), (b"[1]", "project is missing"), (b"7", "project is missing"), (b"{}", "project is missing"),
    (b"[" * 5000, "no JSON"), (written(as_of="2016"), "no verdict"), (written(matches=7), "no verdict"),
    (written(matches=[7]), "no verdict"), (written(project=None), "no verdict"),
    (written(project={"activity": "dance"}), "no verdict"), (written(project={"answers": {"甲": "maybe"}}), "no verdict"),
])  # fmt: skip
def test_what_is_no_verdict_is_refused_with_a_reason(line: bytes, what: str) -> None:
    with pytest.raises(DamagedFile, match=what):
        stored(line, "v.json")


words = st.text(max_size=6)
amounts = st.builds(Amount, st.floats(0, 1e9, allow_nan=False), words)
projects = st.builds(
    Project, name=words, applicant=words, region=st.none() | words, park=st.none() | words,
    activity=st.none() | st.sampled_from(["new", "expand"]), industries=st.tuples(words), products=st.tuples(words, words),
    equipment=st.tuples() | st.tuples(st.builds(Equipment, words, st.integers(1, 9), st.tuples(amounts))),
    capacity=st.none() | amounts, added_capacity=st.none() | amounts, energy=st.none() | st.floats(0, 1e9),
    parameters=st.tuples() | st.tuples(st.builds(Parameter, words, st.floats(0, 1e6), words)), date=st.none() | st.dates(),
    answers=st.dictionaries(words, st.booleans()).map(lambda told: tuple(told.items())), inferred=st.tuples(words),
)  # fmt: skip


@given(projects)
@settings(max_examples=60)
def test_a_project_comes_back_from_what_a_verdict_shows_of_it(project: Project) -> None:
    assert project_of(msgspec.json.decode(encode(project_json(project)))) == project
