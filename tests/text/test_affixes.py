"""Words at the head and the end of a text are found by one character as they would be one by one."""

from hypothesis import given
from hypothesis import strategies as st

from gangmu.text import by_first, by_last, closes, head, opens

WORDS = st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=8)
TEXTS = st.text("甲乙丙", max_size=6)


@given(TEXTS, WORDS)
def test_a_text_opens_and_closes_with_what_stands_at_its_ends(text: str, words: list[str]) -> None:
    assert opens(text, by_first(words)) == any(text.startswith(word) for word in words)
    assert closes(text, by_last(words)) == any(text.endswith(word) for word in words)


@given(TEXTS, st.integers(0, 7), WORDS)
def test_the_longest_word_at_a_place_is_its_head(text: str, at: int, words: list[str]) -> None:
    standing = [word for word in words if at < len(text) and text.startswith(word, at)]
    assert head(text, at, by_first(words)) == max(standing, key=len, default="")
