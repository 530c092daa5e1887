"""The demonstration documents compile to what a careful reader finds in them, and to nothing that is not there."""

from collections import Counter

import pytest

from tests.samples.comparing import differences, distance, overlaps, place
from tests.samples.expectations import FILES, KINDS, claims, close, compiled, facts, norms


@pytest.mark.parametrize(("name", "fact", "value"), facts("document"))
def test_the_particulars_of_the_document_are_found(name, fact, value) -> None:
    found = getattr(compiled(name).document.header, fact)
    if fact == "title":
        found, value = close(found).removesuffix("（征求意见稿）"), close(value)
    assert found == value


@pytest.mark.parametrize(("name", "fact", "value"), facts("tree"))
def test_the_tree_is_what_a_reader_sees(name, fact, value) -> None:
    document = compiled(name).document
    match fact:
        case "kinds":
            counted = Counter(clause.kind for clause in document.clauses)
            assert {kind: counted[kind] for kind in value} == value
        case "labels":
            counted = Counter(close(clause.label) for clause in document.clauses)
            assert {label: counted[label] for label in value} == value
        case "clauses":
            heads = {close(clause.label + clause.heading).rstrip("。") for clause in document.clauses}
            assert set(value) <= heads, f"missing: {sorted(set(value) - heads)}"
        case "tables":
            assert len(document.tables) == value
        case "header":
            assert list(document.tables[0].header) == value
        case "targets":
            assert [norm for norm in norms(name) if norm["kind"] == "target"][value:] == []


@pytest.mark.parametrize(("name", "fact", "value"), facts("text"))
def test_the_text_holds_the_words_of_the_document_and_nothing_around_it(name, fact, value) -> None:
    text = close(compiled(name).document.source.text)
    strayed = [words for words in value if (words in text) == (fact == "without")]
    assert not strayed


@pytest.mark.parametrize(("name", "kind", "claim"), claims(*KINDS))
def test_a_norm_that_any_reader_would_list_is_found(name, kind, claim) -> None:
    document = compiled(name).document
    near = [norm for norm in norms(name) if norm["kind"] == kind]
    if "says" in claim:
        span = place(document.source.text, claim["says"])
        near = [norm for norm in near if overlaps(norm, span)]
    tries = [(differences(claim, norm, document.header.region), norm) for norm in near]
    assert tries, f"{claim}: no {kind} here"
    wrong, nearest = min(tries, key=lambda found: distance(found[0]))
    assert not wrong, (
        f"{claim}: the nearest has { ({field: nearest.get(field) for field in wrong}) }: {nearest['quote']}"
    )


@pytest.mark.parametrize(("name", "kind", "claim"), claims("absent"))
def test_what_is_no_norm_is_not_found(name, kind, claim) -> None:
    document = compiled(name).document
    wrong = [norm for norm in norms(name) if norm["kind"] == claim["kind"]]
    for field in claim.keys() - {"kind", "says"}:
        wrong = [norm for norm in wrong if norm[field] == claim[field]]
    if "says" in claim:
        span = place(document.source.text, claim["says"])
        wrong = [norm for norm in wrong if overlaps(norm, span)]
    assert not wrong, f"{claim}: {[norm['quote'] for norm in wrong]}"


@pytest.mark.parametrize("name", list(FILES))
def test_every_quote_is_the_text_at_its_place(name) -> None:
    text = compiled(name).document.source.text
    assert all(text[norm["start"] : norm["end"]] == norm["quote"] for norm in norms(name))
