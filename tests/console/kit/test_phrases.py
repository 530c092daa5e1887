"""Parts and sentences are joined as the language of the page joins them."""

from __future__ import annotations

from django.utils import translation

from gangmu_console.kit.phrases import in_row, run_on


def test_chinese_is_joined_without_spaces() -> None:
    assert in_row(["甲", "乙"]) == "甲，乙"
    assert in_row(["甲", "乙"], "；") == "甲；乙"
    assert run_on("不得备案。", "", "本条禁止。") == "不得备案。本条禁止。"


def test_english_is_joined_with_them() -> None:
    with translation.override("en"):
        assert in_row(["a", "b"]) == "a, b"
        assert in_row(["a", "b"], "；") == "a; b"
        assert run_on("No filing.", "", "It is banned.") == "No filing. It is banned."
