"""Flowing text keeps every character's place in the source."""

from hypothesis import given
from hypothesis import strategies as st

from gangmu.text import flow, unify

PIECES = st.sampled_from(
    ["压减", "产能", "６０２", "万吨", "；", "。", "，", "级。", "\n", "\n\n", "\r\n", "　　", " ", "\t", "％", "(", ")", "5G", "PM", "2.5", ",", "1,000", "∶", "\ufeff"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(st.text(max_size=300))
def test_unified_text_is_as_long_as_it_was(text: str) -> None:
    assert len(unify(text)) == len(text)


@given(TEXTS | st.text(max_size=200))
def test_every_character_maps_back_to_itself_in_the_source(text: str) -> None:
    words = flow(text, 0, len(text))
    whole = unify(text)
    for k, character in enumerate(words.text):
        there = whole[words.at(k)]
        assert there == character or (there.isspace() and character == " ")


@given(TEXTS)
def test_offsets_only_grow_and_a_span_begins_and_ends_with_its_own_characters(text: str) -> None:
    words = flow(text, 0, len(text))
    offsets = [words.at(k) for k in range(len(words.text))]
    assert offsets == sorted(set(offsets))
    if words.text:
        start, end = words.span(0, len(words.text))
        assert (start, end) == (offsets[0], offsets[-1] + 1)


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_of_a_source_keeps_the_offsets_of_the_whole(before: str, text: str, after: str) -> None:
    alone = flow(text, 0, len(text))
    inside = flow(before + text + after, len(before), len(before) + len(text))
    assert inside.text == alone.text
    assert [inside.at(k) for k in range(len(inside.text))] == [
        alone.at(k) + len(before) for k in range(len(alone.text))
    ]


def test_gaps_go_and_one_blank_stays_between_latin_words() -> None:
    text = "新 型\n建材 Class A  型\n２０２０ 年"
    assert flow(text, 0, len(text)).text == "新型建材Class A型2020年"


def test_what_a_page_break_says_twice_is_said_once() -> None:
    text = "推动产业升级。\n级。二是强化服务。"
    assert flow(text, 0, len(text)).text == "推动产业升级。二是强化服务。"


def test_thousands_separators_stay_and_other_commas_become_chinese() -> None:
    assert unify("新增1,200家,其中50家") == "新增1,200家，其中50家"
