"""Sentences name clauses as people cite them, set as Chinese is set."""

from __future__ import annotations

import pytest
from django.utils import translation

from gangmu_console.gate.page.cited import Cited

ID = "liaoning/layout#12"


@pytest.fixture
def cited() -> Cited:
    made = Cited.__new__(Cited)
    made.places = {ID: "辽政发〔2015〕68号 附件2·二（四）1", "national/x#1": "国发〔2013〕41号 三（一）"}
    return made


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (f"与决定性条款 {ID} 结论一致。", "与决定性条款辽政发〔2015〕68号 附件2·二（四）1 结论一致。"),
        (f"{ID} 更严，从严适用。", "辽政发〔2015〕68号 附件2·二（四）1 更严，从严适用。"),
        ("与 national/x#1 相抵触", "与国发〔2013〕41号 三（一）相抵触"),
        ("没有提到条款", "没有提到条款"),
    ],
)
def test_a_clause_is_named_without_spaces_between_chinese(cited: Cited, said: str, read: str) -> None:
    assert cited.plain(said) == read


def test_in_english_the_spaces_stay(cited: Cited) -> None:
    with translation.override("en"):
        assert cited.plain("It agrees with national/x#1 , which decides.").startswith("It agrees with 国发")
