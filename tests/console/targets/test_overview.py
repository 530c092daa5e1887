"""What the dashboard and the page of a divided target tell: counts that open, the row of the whole, one's own region."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.console.targets.conftest import user

from gangmu_console.targets import demonstration
from gangmu_console.targets.models import Target
from gangmu_console.targets.standings import in_force

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)


@pytest.fixture
def shown(targets) -> None:
    demonstration.load({"zhou": user("policy")})


def test_each_count_of_the_dashboard_opens_onto_just_those_targets(shown, office) -> None:
    client = office("policy")
    page = LexborHTMLParser(client.get("/").content.decode())
    counts = {node.attributes["href"]: int(node.css_first("b").text()) for node in page.css(".gm-counts a")}
    assert len(counts) > 4
    assert sum(counts.values()) == in_force(Target.objects.filter(region__startswith="21"), DAY).count()
    for address, count in counts.items():
        assert f"共 {count} 条" in client.get(address).content.decode(), address


def test_the_cities_of_a_target_stand_above_the_row_of_the_province(shown, office) -> None:
    divided = Target.objects.get(indicator__code="high_end_equipment_share_of_equipment", region="210000", year=2020)
    page = LexborHTMLParser(office("policy").get(f"/targets/{divided.pk}/").content.decode())
    rows = [[cell.text(strip=True) for cell in row.css("td")] for row in page.css("#cities tbody tr")]
    whole = [cell.text(strip=True) for cell in page.css("#cities tfoot td")]
    assert len(rows) == 14
    assert whole[:6] == ["辽宁省", "1", "25.0", "20.0", "18.7", "−1.3"]
    for name, _weight, _goal, expected, actual, gap, *_ in rows:
        if gap != "—":
            difference = float(actual) - float(expected)
            assert float(gap.replace("−", "-")) == pytest.approx(difference, abs=0.11), name


def test_the_dashboard_of_a_province_tells_of_no_other(shown, office) -> None:
    for region, other in (("210000", "63"), ("630000", "21")):
        page = LexborHTMLParser(office("policy", region).get("/").content.decode())
        told = [node.attributes["href"].rstrip("/").split("/")[-1] for node in page.css(".gm-stand td.full a")]
        assert told
        assert not Target.objects.filter(pk__in=told, region__startswith=other).exists()


def test_the_dashboard_opens_on_a_leap_day(shown, office) -> None:
    assert office("policy").get("/?as_of=2020-02-29", follow=True).status_code == 200


def test_a_city_sees_where_its_neighbours_stand_and_counts_only_its_own(shown, office) -> None:
    page = LexborHTMLParser(office("city", "210100").get("/").content.decode())
    counts = [int(node.text()) for node in page.css(".gm-counts b")]
    assert sum(counts) == in_force(Target.objects.filter(region="210100"), DAY).count()
    kinds = {node.attributes["class"] for node in page.css(".gm-map a")}
    assert {"t-ok", "t-warn", "t-bad"} <= kinds


def test_a_province_whose_cities_have_no_targets_shows_no_map(shown, office) -> None:
    assert not LexborHTMLParser(office("policy", "630000").get("/").content.decode()).css(".gm-map")


def test_what_another_province_has_to_rule_on_is_not_counted_on_the_rail(shown, office) -> None:
    counted = {}
    for region in ("210000", "630000"):
        page = LexborHTMLParser(office("policy", region).get("/").content.decode())
        counted[region] = [node.text(strip=True) for node in page.css(".gm-loop a") if "测" in node.text()]
    assert counted["210000"] != counted["630000"]


def test_what_the_dashboard_counts_of_documents_and_norms_is_what_opens(shown, office) -> None:
    client = office("policy")
    page = LexborHTMLParser(client.get("/").content.decode())
    (norms,) = (node for node in page.css(".gm-band a") if "定" in node.text())
    (documents,) = (node for node in page.css(".gm-head a") if "份文件有效" in node.text())
    for node in (norms, documents):
        count = re.search(r"[\d,]+", node.text().replace("定", ""))[0]
        assert count != "0"
        assert f"共 {count} 条" in client.get(node.attributes["href"]).content.decode(), node.attributes["href"]


def test_what_only_links_narrow_by_is_said_and_can_be_taken_away(shown, office) -> None:
    page = LexborHTMLParser(office("policy").get("/norms/?concerns=210000&counted=yes&kind=target").content.decode())
    chips = {
        node.text(strip=True).rstrip("×").strip(): node.css_first("a").attributes["href"]
        for node in page.css(".gm-chip")
    }
    assert chips == {
        "适用于 辽宁省": "?counted=yes&kind=target", "未驳回": "?concerns=210000&kind=target",
    }  # fmt: skip
    kept = {node.attributes["name"]: node.attributes["value"] for node in page.css("#gm-filter input[type=hidden]")}
    assert kept == {"concerns": "210000", "counted": "yes"}
