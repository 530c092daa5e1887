"""Clauses that came, went, stand elsewhere, or are worded otherwise."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.diff.texts import OLD, between, edited, paper

from gangmu.diff import Diff, diff


def fates(found: Diff) -> dict[str, tuple[str, ...]]:
    """What became of each clause, by how it is cited now (before, where it went)."""
    return {(change.after or change.before).cite: change.fates for change in found.clauses}  # type: ignore[union-attr]


def test_the_same_text_has_no_difference() -> None:
    assert diff([paper(OLD)], [paper(OLD, "b.txt")]).empty


def test_other_blanks_and_widths_are_no_difference() -> None:
    found = between(("规模以上工业增加值年均增长6%，", "　规模以上工业增加值年均 增长６％,"))
    assert found.empty
    assert found.restated == 0


def test_a_reworded_clause_shows_its_words() -> None:
    (change,) = between(("鼓励发展工业机器人、集成电路", "鼓励发展工业机器人、新型显示、集成电路")).clauses
    assert change.fates == ("reworded",)
    assert [(piece.op, piece.text) for piece in change.pieces][1] == ("new", "新型显示、")


def test_an_inserted_clause_renumbers_the_others_and_changes_nothing_else() -> None:
    found = between(
        ("（三）到2018", "（四）到2018"), ("（二）鼓励发展", "（二）支持企业上云用数。\n\n（三）鼓励发展")
    )  # fmt: skip
    assert fates(found) == {"二（二）": ("added",)}
    assert found.renumbered == 2


def test_a_clause_that_went_is_removed_where_it_stood() -> None:
    found = between(("（二）鼓励发展工业机器人、集成电路。\n\n", ""))
    assert fates(found) == {"二（二）": ("removed",)}
    assert found.clauses[0].after is None


def test_a_chapter_that_came_is_one_change_that_counts_what_is_below() -> None:
    found = between(
        ("三、政策措施", "三、组织领导\n\n（一）成立工作小组。\n\n（二）定期开展督查。\n\n四、政策措施")
    )  # fmt: skip
    assert [(change.heading, change.below) for change in found.clauses] == [("组织领导", 2)]


def test_a_clause_that_went_over_to_another_chapter_is_moved_not_lost() -> None:
    moved = "（二）鼓励发展工业机器人、集成电路。\n\n"
    found = between((moved, ""), ("（三）到2018", "（二）到2018"), ("给予贷款贴息。\n", "给予贷款贴息。\n\n" + moved))
    assert fates(found) == {"三（二）": ("moved",)}
    assert found.norms == ()


def test_two_clauses_that_change_places_are_one_move() -> None:
    first, second = (line for line in OLD.split("\n\n") if line.startswith(("（一）限制", "（二）鼓励")))
    swapped = edited((first, "#"), (second, "（二）" + first[3:]), ("#", "（一）" + second[3:]))
    (change,) = diff([paper(OLD)], [paper(swapped, "b.txt")]).clauses
    assert change.fates == ("moved",)


def test_a_moved_chapter_does_not_move_its_clauses() -> None:
    chapter = "三、政策措施\n\n（一）对工业机器人企业给予贷款贴息。\n"
    text = edited(
        (chapter, ""), ("一、主要目标", "一、政策措施\n\n（一）对工业机器人企业给予贷款贴息。\n\n二、主要目标")
    )
    found = diff([paper(OLD)], [paper(edited(("二、重点任务", "三、重点任务"), text=text), "b.txt")])
    assert [change.heading for change in found.clauses if "moved" in change.fates] == ["政策措施"]


def test_a_clause_under_its_old_number_is_found_though_most_of_it_is_new() -> None:
    (change,) = between(
        ("市工业和信息化局牵头建立企业监测平台，市财政局配合", "市统计局会同有关部门建立企业监测和预警平台，按季通报")
    ).clauses
    assert change.fates == ("reworded",)


BLOCKS = OLD.strip().split("\n\n")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12),
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12),
)
def test_every_clause_of_both_texts_is_accounted_for(old: list[str], new: list[str]) -> None:
    before, after = paper("\n\n".join(old)), paper("\n\n".join(new), "b.txt")
    found = diff([before], [after])
    gone = sum(1 + change.below for change in found.clauses if change.fates == ("removed",))
    came = sum(1 + change.below for change in found.clauses if change.fates == ("added",))
    assert len(before.clauses) - gone == len(after.clauses) - came
