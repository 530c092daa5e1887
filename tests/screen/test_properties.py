"""What holds of every verdict, whatever the law and the project."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screen.strategies import AS_OF, law, packed, projects, rules

from gangmu.pack import Pack
from gangmu.screen import Index, Project, Verdict, verdict_json
from gangmu.screen.resolution import GRAVITY

FAR_DIRECTIVE = {
    "id": "far/9#9",
    "subjects": ("真丝围巾",),
    "industry_codes": ((),),
    "stance": "prohibit",
    "activity": "any",
}


def screened(packs: tuple[Pack, ...], project: Project, *, rehearse: bool = False) -> Verdict:
    return Index(packs, AS_OF, rehearse=rehearse).screen(project)


def told(verdict: Verdict) -> dict[str, object]:
    """Everything but the hash of the packs."""
    return {name: value for name, value in verdict_json(verdict).items() if name != "packs_hash"}


@settings(max_examples=80, deadline=None)
@given(law(), projects())
def test_a_norm_that_does_not_touch_the_project_changes_nothing(norms, project) -> None:
    far = msgspec.structs.replace(norms[0], norm=msgspec.structs.replace(norms[0].norm, **FAR_DIRECTIVE))
    assert told(screened(packed(norms), project)) == told(screened(packed([*norms, far]), project))


@settings(max_examples=150, deadline=None)
@given(law(), rules(stances=("prohibit", "phase_out", "restrict")), projects())
def test_one_more_prohibition_never_makes_the_outcome_more_permissive(norms, more, project) -> None:
    more = msgspec.structs.replace(more, norm=msgspec.structs.replace(more.norm, id=f"{more.document}/9#9"))
    before, after = screened(packed(norms), project), screened(packed([*norms, more]), project)
    if before.outcome == "needs_facts":  # the new rule may settle what was open, but not in the project's favour
        assert after.outcome not in ("permitted", "encouraged")
    else:
        assert GRAVITY[after.outcome] >= GRAVITY[before.outcome]


@settings(max_examples=80, deadline=None)
@given(law(), projects(), st.randoms(use_true_random=False))
def test_the_order_of_norms_and_packs_does_not_matter(norms, project, chance: random.Random) -> None:
    shuffled = list(norms)
    chance.shuffle(shuffled)
    packs, other = packed(norms, parts=2), packed(shuffled, parts=2)
    assert verdict_json(screened(packs, project)) == verdict_json(screened(tuple(reversed(other)), project))


@settings(max_examples=60, deadline=None)
@given(law(drafts=True), projects())
def test_drafts_are_shown_and_never_bind(norms, project) -> None:
    plain, rehearsed = screened(packed(norms), project), screened(packed(norms), project, rehearse=True)
    assert plain.outcome == rehearsed.outcome
    binding = tuple(match for match in rehearsed.matches if match.role != "rehearsed")
    assert binding == plain.matches


@settings(max_examples=120, deadline=None)
@given(law(), projects())
def test_a_verdict_explains_itself(norms, project) -> None:
    verdict = screened(packed(norms), project)
    deciding = [match for match in verdict.matches if match.role == "decides"]
    refused = verdict.outcome in ("prohibited", "phase_out", "restricted", "replacement_required")
    assert len(deciding) >= (2 if verdict.outcome == "conflict" else int(refused or verdict.outcome == "encouraged"))
    assert verdict.missing or verdict.outcome not in ("needs_facts", "conditional")
    assert all(match.why for match in verdict.matches)
    if verdict.outcome in ("permitted", "encouraged"):
        assert project.region is not None


@settings(max_examples=60, deadline=None)
@given(law(), projects(), st.dates(dt.date(2010, 1, 1), dt.date(2014, 12, 31)))
def test_nothing_binds_before_it_is_issued(norms, project, day: dt.date) -> None:
    assert Index(packed(norms), day).screen(project).matches == ()
