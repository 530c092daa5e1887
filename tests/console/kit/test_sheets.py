"""导出: what a spreadsheet would run stays text, in .csv by a quote before it and in .xlsx by its type."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gangmu_console.kit.export import harmless
from gangmu_console.library.models import Document

Person = Callable[..., Client]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","x")', "=cmd|' /C calc'!A0", "＝1+1"]


@given(st.text(max_size=20))
def test_no_cell_of_a_csv_begins_as_a_formula(text: str) -> None:
    assert not harmless(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert harmless(text).endswith(text)


@pytest.fixture
def titled(db: None) -> None:
    for number, title in enumerate(FORMULAS):
        Document.objects.create(key=f"k{number}", title=title, region="210000", stage="published")


def test_a_csv_holds_every_row_with_its_formulas_quoted(person: Person, titled: None) -> None:
    content = person("province").get("/documents/?export=csv").getvalue().decode("utf-8-sig")
    titles = [row[0] for row in csv.reader(io.StringIO(content, newline=""))][1:]
    assert sorted(titles) == sorted(f"'{title}" for title in FORMULAS)


def test_an_xlsx_holds_formulas_as_text(person: Person, titled: None) -> None:
    content = person("province").get("/documents/?export=xlsx").getvalue()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert len(re.findall(r"<row ", sheet)) == len(FORMULAS) + 1


def test_who_may_not_export_gets_the_page(person: Person, titled: None) -> None:
    response = person("enterprise").get("/documents/?export=csv")
    assert response["Content-Type"].startswith("text/html")
