"""A refusal binds five authorities, each sees its own, and nobody goes ahead unseen; the others review side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.console.gate.test_screening import GLASS, screened

from gangmu_console.gate.models import Notice, Permit, Review, Screening
from gangmu_console.people.models import Organisation

Office = Callable[..., Client]


@pytest.fixture
def refused(office: Office) -> Screening:
    window = office("window")
    made = screened(window, GLASS, applicant="沈水玻璃有限公司", enterprise="91210100MA0DEMO777")
    window.post(f"/screenings/{made.pk}/issue/", {"version": "1"})
    return Screening.objects.get(pk=made.pk)


def test_an_authority_sees_its_notice_and_acknowledges_it(office: Office, refused: Screening) -> None:
    authority = office("department", "210100", "sy/environment")
    notice = Notice.objects.get(screening=refused, kind="environmental_review")
    other = Notice.objects.get(screening=refused, kind="land_or_sea")
    assert authority.get(f"/notices/{notice.pk}/").status_code == 200
    assert authority.get(f"/notices/{other.pk}/").status_code == 404
    authority.post(f"/notices/{notice.pk}/acknowledge/", {"version": "1", "remark": "不予受理环评"})
    assert Notice.objects.get(pk=notice.pk).state == "acknowledged"
    assert authority.post(f"/notices/{other.pk}/acknowledge/", {"version": "1"}).status_code == 404


def test_a_notice_without_an_authority_is_given_one(office: Office, refused: Screening) -> None:
    window = office("window")
    notice = Notice.objects.get(screening=refused, kind="credit")
    assert notice.organisation is None
    unit = Organisation.objects.get(code="ln/industry")
    window.post(f"/notices/{notice.pk}/assign/", {"version": "1", "organisation": str(unit.pk)})
    assert Notice.objects.get(pk=notice.pk).organisation == unit


@pytest.mark.parametrize(("told", "breach", "sure"), [
    ({"number": "2018-0914-01"}, True, True),
    ({"enterprise": "91210100MA0DEMO777"}, True, False),
    ({"applicant": "沈水玻璃有限公司", "name": "沈阳市于洪区新建600吨／日浮法玻璃生产线"}, True, True),
    ({"applicant": "沈水玻璃有限公司", "name": "办公楼"}, False, False),
    ({"applicant": "别的公司"}, False, False),
    ({"number": "2018-0914-01", "granted_on": "2018-09-13"}, False, False),
])  # fmt: skip
def test_what_was_granted_all_the_same_is_found(
    office: Office, refused: Screening, told: dict[str, str], breach: bool, sure: bool
) -> None:
    window = office("window")
    response = window.post("/permits/new/", {"kind": "environmental_review", "reference": "沈环审1号", **told})
    assert response.status_code == 302, response.content.decode()
    permit = Permit.objects.get()
    assert (permit.notice is not None, permit.sure) == (breach, sure)
    state = Notice.objects.get(screening=refused, kind="environmental_review").state
    assert (state == "breached") is sure
    page = window.get("/permits/").content.decode()
    assert ("违规办理</span>" in page) is sure
    if sure:
        assert "is-seal-t" in window.get(f"/screenings/{refused.pk}/").content.decode()


def test_a_table_of_permits_is_taken_whole_or_not_at_all(office: Office, refused: Screening) -> None:
    window = office("window")
    head = "事项,准入意见编号,项目,申报单位,办件编号,办理日期\n"
    bad = head + f"环评,{refused.number},,,1,2018-10-01\n违建,,x,y,2,\n"
    response = window.post("/permits/import/", {"file": SimpleUploadedFile("p.csv", bad.encode())})
    assert response.status_code == 422
    assert not Permit.objects.exists()
    good = head + f"环评,{refused.number},,,1,2018-10-01\n土地,,别的,别的公司,2,2018-10-02\n"
    response = window.post(
        "/permits/import/", {"file": SimpleUploadedFile("p.csv", good.encode("gb18030"))}, follow=True
    )
    assert Permit.objects.count() == 2
    assert "1 项与不予办理通知相符" in response.content.decode()


def test_departments_review_side_by_side_and_the_late_one_is_named(office: Office) -> None:
    window = office("window")
    made = screened(window, "沈阳新建工业机器人生产项目")
    units = Organisation.objects.filter(code__in=("sy/environment", "sy/land"))
    told = {"organisations": [str(one.pk) for one in units], "due": "2018-09-20", "matter": "选址和环境"}
    window.post(f"/screenings/{made.pk}/review/", told)
    assert Review.objects.count() == 2
    authority = office("department", "210100", "sy/environment")
    review = Review.objects.get(organisation__code="sy/environment")
    bare = authority.post(f"/reviews/{review.pk}/opinion/", {"version": "1", "state": "objected"})
    assert bare.status_code == 422
    authority.post(f"/reviews/{review.pk}/opinion/", {"version": "1", "state": "conditions", "opinion": "另行论证"})
    assert Review.objects.get(pk=review.pk).state == "conditions"
    late = window.get(f"/screenings/{made.pk}/review/?as_of=2018-09-24").content.decode()
    assert "逾期 4 天" in late
    assert "1 / 2 个部门已反馈" in late
    assert "1 个逾期" in late


def test_a_refused_project_is_not_reviewed(office: Office, refused: Screening) -> None:
    window = office("window")
    unit = Organisation.objects.get(code="sy/land")
    window.post(f"/screenings/{refused.pk}/review/", {"organisations": [str(unit.pk)], "due": "2018-09-20"})
    assert not Review.objects.exists()


def test_the_dashboard_shows_what_waits_and_the_verdicts_of_the_week(office: Office, refused: Screening) -> None:
    made = screened(office("window"), "沈阳新建工业机器人生产项目")
    page = office("window").get("/").content.decode()
    assert made.name in page
    assert "签发" in page
    assert "违" not in page
    authority = office("department", "210100", "sy/environment").get("/").content.decode()
    assert "环评审批" in authority
    reader = office("reader").get("/").content.decode()
    assert "本周准入意见" in reader
    assert made.name in reader
