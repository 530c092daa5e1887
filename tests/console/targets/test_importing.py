"""Import of observations: every error is told before anything is saved; then all good rows are saved, or none."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.console.targets.conftest import DAY, upload, xlsx

from gangmu_console.kit.versions import Stale
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry
from gangmu_console.targets.actions.importing import HEADS, Wrong, confirm, drop, preview
from gangmu_console.targets.models import ImportRun, Observation

pytestmark = pytest.mark.django_db
NAME = "第二产业增加值占比"
GOOD = [NAME, "210100", "2018年6月", 47.9, "%", "市统计局"]


def looked_at(clerk, *rows, day=DAY):
    return preview(clerk, upload(xlsx(rows)), day)


def errors(run):
    return [row["errors"] for row in run.rows]


def test_a_good_table_is_previewed_saved_once_and_audited(clerk, indicators) -> None:
    run = looked_at(clerk, GOOD, [NAME, "大连市", "2018-06", "缺报", "%", "市统计局"])
    assert (run.good, run.bad, Observation.objects.count()) == (2, 0, 0)
    assert confirm(clerk, run, DAY) == 2
    found = {one.region: one for one in Observation.objects.all()}
    assert (found["210100"].value, found["210100"].every, found["210100"].source) == (47.9, "monthly", "市统计局")
    assert found["210200"].value is None
    assert {one.run_id for one in found.values()} == {run.pk}
    with pytest.raises(Stale):
        confirm(clerk, run, DAY)
    assert AuditEntry.objects.get(action="import").after["saved"] == 2
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        (0, "没有的指标", "没有这个指标"), (0, "", "没有这个指标"), (1, "999999", "没有这个地区"), (1, "铁西区", "几个同名"),
        (2, "去年", "看不懂观测期"), (2, "2018年13月", "看不懂观测期"), (2, "2018年", "还没有结束"), (3, "", "数值不是数"),
        (3, "四十七", "数值不是数"), (3, "4_7", "数值不是数"), (3, "nan", "有限"), (3, "1e999", "有限"), (4, "某某", "没有这个单位"),
        (4, "万吨", "换算不成"), (5, "来" * 301, "超过 300 字"), (1, "630100", "您的岗位不报送"),
    ],
)  # fmt: skip
def test_every_kind_of_mistake_is_told_in_its_row_and_not_saved(clerk, indicators, place, cell, said) -> None:
    wrong = list(GOOD)
    wrong[place] = cell
    run = looked_at(clerk, wrong, [NAME, "210200", "2018年6月", 45])
    assert [any(said in error for error in row) for row in errors(run)] == [True, False]
    assert confirm(clerk, run, DAY) == 1
    assert list(Observation.objects.values_list("region", flat=True)) == ["210200"]


def test_all_mistakes_of_a_row_are_told_at_once(clerk, indicators) -> None:
    (told,) = errors(looked_at(clerk, ["没有", "没有", "没有", "没有", "没有"]))
    assert len(told) == 5


def test_a_row_that_stands_twice_in_the_table_is_told_with_the_first(clerk, indicators) -> None:
    run = looked_at(clerk, GOOD, [NAME, "沈阳", "2018年6月", 50])
    assert errors(run)[1] == ["与本表第 2 行重复"]


def test_a_formula_is_no_value_whatever_it_shows(clerk, indicators) -> None:
    run = looked_at(clerk, [NAME, "210100", "2018年6月", "=40+7.9", "%", "市统计局"])
    assert "公式" in errors(run)[0][0]
    text = f"{','.join(HEADS)}\n{NAME},210100,2018年6月,=1+1,%,局,,\n"
    assert "公式" in errors(preview(clerk, upload(text.encode(), "表.csv"), DAY))[0][0]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_csv_is_read_in_the_codings_that_offices_use(clerk, indicators, coding) -> None:
    text = f'数值,地区,观测期,指标\n"1,047.5",沈阳市,2018年上半年,{NAME}\n'
    run = preview(clerk, upload(text.encode(coding), "表.CSV"), DAY)
    assert run.rows[0]["meant"]["value"] == 1047.5
    assert run.rows[0]["meant"]["every"] == "half_year"
    assert list(run.rows[0]["said"]) == list(HEADS)


def test_a_day_or_month_that_the_spreadsheet_made_a_date_is_read_as_shown(clerk, indicators) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        for number, shown in enumerate(("yyyy-mm", 'yyyy"年"m"月"', "mmm-yy"), 1):
            sheet.write_row(number, 0, [NAME, 210100 + 100 * number])
            sheet.write_datetime(number, 2, dt.date(2018, 6, 1), book.add_format({"num_format": shown}))
            sheet.write_number(number, 3, 4.9)
    run = preview(clerk, upload(file.getvalue()), DAY)
    assert [row["meant"]["period_end"] for row in run.rows] == ["2018-06-30"] * 3
    assert errors(run) == [[], [], []]


def test_a_value_on_record_is_revised_with_a_reason_and_left_without_one(clerk, indicators) -> None:
    confirm(clerk, looked_at(clerk, GOOD), DAY)
    assert "理由" in errors(looked_at(clerk, [*GOOD[:3], 48.5, "%"]))[0][0]
    again = looked_at(clerk, [*GOOD[:3], 48.5, "%", "局", "", "核算修订"])
    assert confirm(clerk, again, DAY) == 1
    assert list(Observation.objects.order_by("revision").values_list("value", "current")) == [
        (47.9, False),
        (48.5, True),
    ]


def test_the_same_table_twice_saves_nothing_new(clerk, indicators) -> None:
    for expected in (1, 0):
        assert confirm(clerk, looked_at(clerk, GOOD), DAY) == expected
    assert Observation.objects.count() == 1


def test_what_was_reported_meanwhile_stops_the_whole_table(clerk, indicators) -> None:
    run = looked_at(clerk, GOOD, [NAME, "210200", "2018年6月", 45])
    confirm(clerk, looked_at(clerk, [*GOOD[:3], 40]), DAY)
    with pytest.raises(Wrong, match="预览之后"):
        confirm(clerk, run, DAY)
    assert list(Observation.objects.values_list("value", flat=True)) == [40]


def test_what_is_dropped_is_saved_no_more(clerk, indicators) -> None:
    run = looked_at(clerk, GOOD)
    drop(clerk, run)
    with pytest.raises(Stale):
        confirm(clerk, run, DAY)
    assert Observation.objects.count() == 0


def test_the_import_takes_as_many_queries_for_many_rows_as_for_few(clerk, indicators) -> None:
    counts = []
    for first, number in ((1960, 12), (1980, 336)):
        rows = [[NAME, 210000, f"{first + n // 12}年{n % 12 + 1}月", n] for n in range(number)]
        with CaptureQueriesContext(connection) as queries:
            assert confirm(clerk, looked_at(clerk, *rows), DAY) == number
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 10  # SQLite takes some sixty rows a statement


def test_upload_preview_and_confirmation_on_the_pages(office, indicators) -> None:
    city = office("city", "210100")
    table = [HEADS, GOOD, [NAME, "210200", "2018年6月", "45"], ["=cmd()", "210100", "2018年5月", "1"]]
    text = "\n".join(",".join(map(str, row)) for row in table)
    answer = city.post("/observations/import/", {"file": upload(text.encode(), "表.csv")}, follow=True)
    run = ImportRun.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/imports/{run.pk}/"
    assert ("您的岗位不报送" in page, "保存 1 行" in page) == (True, True)
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(b"".join(city.get(f"/imports/{run.pk}/errors/").streaming_content))
    )
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [NAME, "=cmd()"]
    saved = city.post(f"/imports/{run.pk}/save/", {"act": "save"}, follow=True)
    assert "已保存 1 行" in saved.content.decode()
    assert list(Observation.objects.values_list("region", flat=True)) == ["210100"]


def test_a_table_is_seen_and_saved_by_its_region_and_by_who_brought_it(office, indicators) -> None:
    office("city", "210100").post("/observations/import/", {"file": upload(xlsx([GOOD]))})
    run = ImportRun.objects.get()
    other = office("city", "210200")
    assert other.get(f"/imports/{run.pk}/").status_code == 404
    assert other.post(f"/imports/{run.pk}/save/").status_code == 404


@pytest.mark.parametrize("role", ["province", "policy", "department", "city"])
def test_whoever_may_report_goes_from_their_table_to_its_errors_and_saves_it(office, indicators, role) -> None:
    person = office(role, "210100")
    wrong = ["没有的指标", *GOOD[1:]]
    opened = person.post("/observations/import/", {"file": upload(xlsx([GOOD, wrong]))}, follow=True)
    place = opened.redirect_chain[-1][0]
    assert (opened.status_code, "没有这个指标" in opened.content.decode()) == (200, True)
    assert person.get(f"{place}errors/").status_code == 200
    assert place in person.get("/imports/").content.decode()
    saved = person.post(f"{place}save/", {"act": "save"}, follow=True)
    assert "已保存 1 行" in saved.content.decode()
    assert person.get(place).status_code == 200


def test_the_template_can_be_filled_and_read_back(office, clerk, indicators) -> None:
    content = b"".join(office("city", "210100").get("/observations/template/").streaming_content)
    run = preview(clerk, upload(content, "观测值导入模板.xlsx"), DAY)
    assert errors(run) == [[]]
