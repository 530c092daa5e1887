"""The header: title, number, issuer, dates and status as documents word them."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.parse.reading import parsed

from gangmu.norms import Header, message
from gangmu.parse.validity import day

BODY = "一、目标\n建成基地3个。\n二、任务\n推进建设。\n"


def _header(text: str, as_of: dt.date = dt.date(2022, 1, 1)) -> Header:
    return parsed(text, as_of).header


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("辽政发〔2015〕24号", "辽政发〔2015〕24号"),
        ("国发[2016]28号", "国发[2016]28号"),
        ("辽政办发【2018】 7 号", "辽政办发【2018】7号"),
        ("（皖政办秘〔2021〕82号）", "皖政办秘〔2021〕82号"),
        ("发文字号：京经信发〔2022〕87号", "京经信发〔2022〕87号"),
        ("第29号令", "第29号令"),
        ("辽宁省人民政府令第300号", "辽宁省人民政府令第300号"),
        ("公告（第12号）", ""),
    ],
)
def test_document_numbers_in_all_their_brackets(line: str, number: str) -> None:
    found = _header(f"{line}\n关于加快发展的意见\n各市人民政府：\n{BODY}").number
    assert found == number or (not number and "12" in found)


def test_a_number_cited_in_the_text_is_not_the_documents_own() -> None:
    assert (
        _header(
            f"关于加快发展的意见\n为贯彻《国务院关于加快发展的意见》（国发〔2016〕28号），制定本意见。\n{BODY}"
        ).number
        == ""
    )


@pytest.mark.parametrize(
    ("sentence", "effective", "expires"),
    [
        ("本意见自2016年5月1日起施行，有效期至2018年12月31日。", dt.date(2016, 5, 1), dt.date(2018, 12, 31)),
        ("本意见自2016年5月1日起施行，有效期5年。", dt.date(2016, 5, 1), dt.date(2021, 4, 30)),
        ("本意见自公布之日起施行，有效期为三年。", dt.date(2016, 8, 15), dt.date(2019, 8, 14)),
        ("本意见有效期自2016年9月1日至2020年12月31日。", None, dt.date(2020, 12, 31)),
        ("本意见自２０１６年９月１日起实施，有效期至2020年底。", dt.date(2016, 9, 1), dt.date(2020, 12, 31)),
        ("本意见自2016年9月1日起试行，试行期18个月。", None, dt.date(2018, 2, 14)),
        ("自2008年1月1日起施行的《企业所得税法》继续适用。", None, None),
    ],
)
def test_since_when_and_until_when_a_document_holds(
    sentence: str, effective: dt.date | None, expires: dt.date | None
) -> None:
    found = _header(f"关于加快发展的意见\n{BODY}　　{sentence}\n辽宁省人民政府\n2016年8月15日\n")
    assert (found.effective, found.expires) == (effective, expires)


def test_a_document_expires_the_day_after_its_last() -> None:
    text = f"关于加快发展的意见\n{BODY}　　本意见自2016年5月1日起施行，有效期至2018年12月31日。\n"
    assert _header(text, dt.date(2018, 12, 31)).status == "in_force"
    assert _header(text, dt.date(2019, 1, 1)).status == "expired"


@pytest.mark.parametrize(
    ("closing", "issuer", "issued"),
    [
        ("辽宁省人民政府\n2016年8月15日", "辽宁省人民政府", dt.date(2016, 8, 15)),
        ("辽宁省人民政府　2016年8月15日", "辽宁省人民政府", dt.date(2016, 8, 15)),
        ("国家发展改革委　工业和信息化部\n二〇一六年八月十五日", "国家发展改革委 工业和信息化部", dt.date(2016, 8, 15)),
        ("辽宁省人民政府办公厅2016年8月16日印发", "辽宁省人民政府办公厅", dt.date(2016, 8, 16)),
        ("2016年13月45日", "", None),
    ],
)
def test_who_signed_and_when(closing: str, issuer: str, issued: dt.date | None) -> None:
    found = _header(f"关于加快发展的意见\n{BODY}{closing}\n")
    assert (found.issuer, found.issued) == (issuer, issued)


def test_a_law_is_issued_by_the_assembly_that_passed_it_last() -> None:
    found = _header(
        "辽宁省节约能源条例\n2006年1月13日辽宁省第十届人民代表大会常务委员会第二十三次会议通过\n"
        "2020年3月30日辽宁省第十三届人民代表大会常务委员会第十七次会议修正\n第一条　为了节约能源，制定本条例。\n"
    )
    assert found.issuer == "辽宁省人民代表大会常务委员会"
    assert found.issued == dt.date(2020, 3, 30)
    assert found.region == "210000"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("辽宁省工业条例（草案）", "draft"),
        ("辽宁省工业条例（征求意见稿）", "draft"),
        ("辽宁省工业条例（已废止）", "repealed"),
        ("辽宁省工业条例", "in_force"),
    ],
)
def test_the_title_says_whether_it_is_a_draft_or_repealed(title: str, status: str) -> None:
    assert _header(f"{title}\n第一条　为了促进工业，制定本条例。\n").status == status


def test_without_issuer_or_title_the_region_is_what_the_text_speaks_of() -> None:
    document = parsed("各市人民政府：\n一、目标\n把四川建成工业强省，全省增长8%。\n二、任务\n四川各地推进建设。\n")
    assert document.header.region == "510000"
    (inferred,) = [fault for fault in document.diagnostics if fault.code == "GM108"]
    assert "四川省" in message(inferred)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2016年8月15日", dt.date(2016, 8, 15)), ("二○○五年六月七日", dt.date(2005, 6, 7)), ("２０１６年８月１５日", dt.date(2016, 8, 15)),
        ("2021-07-08", dt.date(2021, 7, 8)), ("2016 年 8 月 15 日", dt.date(2016, 8, 15)), ("2021年 月 日", None), ("2021年2月30日", None),
    ],
)  # fmt: skip
def test_dates_as_documents_write_them(written: str, found: dt.date | None) -> None:
    assert day(written) == found


def test_every_diagnostic_of_parse_has_words_in_both_languages() -> None:
    document = parsed(
        "（一）甲\n（三）乙\n（三）丙\n（二）丁\n附件：1．表\n2．图\n沈阳市人民政府\n2020年1月1日\n附件2\n图\n自2021年 月 日起施行\n"
    )
    assert {"GM101", "GM102", "GM103", "GM104", "GM106", "GM107"} <= {fault.code for fault in document.diagnostics}
    for fault in document.diagnostics:
        assert message(fault, "zh") != message(fault, "en")
