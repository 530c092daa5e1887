"""A newcomer's way through the console, in a real Chromium, on SQLite and on PostgreSQL: upload, review, publish, screen,
take the letter, record an observation, see where the target stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as Paper
from playwright.sync_api import Browser, Page, expect
from tests.console.browser.conftest import sign_in
from tests.console.browser.server import Served, serving

TITLE = "辽宁省示范产业布局若干意见"
PARAGRAPHS = (
    TITLE,
    "辽示政发〔2018〕9号",
    "各市人民政府，省政府各厅委、各直属机构：",
    "为优化产业布局，现提出如下意见。",
    "一、总体目标",
    "（一）到2020年，示范玻璃精深加工率达到60%。",
    "（二）到2020年，全省研发经费投入强度达到2.5%。",
    "二、产业导向",
    "（三）禁止新建平板玻璃项目。",
    "（四）鼓励发展石墨烯制备。",
    "三、工作任务",
    "（五）由省工业和信息化委牵头，于2019年底前完成玻璃企业排查。",
    "辽宁省人民政府",
    "2018年9月1日",
)


def written(folder: Path) -> Path:
    """The made-up document as a .docx."""
    paper = Paper()
    for line in PARAGRAPHS:
        paper.add_paragraph(line)
    path = folder / "示范意见.docx"
    paper.save(str(path))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    """A console of its own on either database."""
    database = "" if request.param == "sqlite" else request.getfixturevalue("postgres")
    with serving(tmp_path / "home", database) as served:
        yield served


def test_a_newcomer_goes_from_a_document_to_a_verdict_and_a_target(
    fresh: Served, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, fresh, "zhou")
    upload(page, fresh, written(tmp_path))
    review(page)
    publish(page)
    page.context.close()

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, fresh, "xu")
    screen(page, fresh)
    page.context.close()

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, fresh, "zhou")
    observe(page, fresh)
    found(page, fresh)
    page.context.close()


def upload(page: Page, served: Served, path: Path) -> None:
    """The file goes up; the page tells of the compiling and opens the text by itself when it is done."""
    page.goto(served.url)
    page.get_by_role("link", name="上传文件").first.click()
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="上传并编译").click()
    expect(page.locator("article.gm-text")).to_be_visible(timeout=60_000)
    expect(page.locator("h1")).to_contain_text(TITLE)


def review(page: Page) -> None:
    """By the keyboard: one accepted, one edited, one rejected; one added from words selected in the text; the rest accepted."""
    page.keyboard.press("j")
    expect(page.locator("aside blockquote")).to_be_visible()
    page.keyboard.press("a")
    decided(page, 1)
    page.locator("aside [data-key=e]").click()
    page.get_by_role("button", name="保存修改").click()
    decided(page, 2)
    reader = page.url.split("?")[0]
    page.goto(reader)
    page.locator(".gm-para").filter(has_text="（五）").locator(".gm-glyph").first.click()
    page.locator("aside [data-key=r]").click()
    decided(page, 3)
    page.goto(reader)
    selected(page, "石墨烯制备")
    page.locator("[data-select-bar] button[value=measure]").click()
    page.get_by_role("button", name="补录").click()
    expect(page.locator("main .gm-err, main .gm-note.is-bad")).to_have_count(0)
    decided(page, 4)
    page.goto(reader)
    page.get_by_role("button", name="采纳全部有把握的").click()
    expect(page.locator("#gm-messages")).to_contain_text("已采纳")


def decided(page: Page, number: int) -> None:
    """So many norms are decided."""
    expect(page.locator(".gm-head")).to_contain_text(f"{number} 已审")


def publish(page: Page) -> None:
    """What was accepted becomes a version that counts."""
    page.get_by_role("link", name="发布为规范包").click()
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("#gm-messages")).to_contain_text("发布")


def screen(page: Page, served: Served) -> None:
    """The project is judged by the clause that was published a moment ago, and the letter says so."""
    page.goto(f"{served.url}/screenings/new/")
    page.fill("[name=name]", "沈阳市新建平板玻璃生产线项目")
    page.get_by_role("button", name="筛查", exact=True).click()
    expect(page.locator("h1")).to_contain_text("平板玻璃")
    expect(page.locator("main")).to_contain_text("辽示政发〔2018〕9号")
    with page.expect_download() as letter:
        page.locator("a[href*='letter.docx']").first.click()
    told = "\n".join(_lines(Path(letter.value.path())))
    assert "平板玻璃" in told
    answer = page.request.get(page.url + "letter.pdf")
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")


def _lines(path: Path) -> list[str]:
    paper = Paper(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs] + cells


def observe(page: Page, served: Served) -> None:
    """A value for a target, and the target's page shows it and where it stands."""
    page.goto(f"{served.url}/targets/?q=研发")
    page.locator("#rows tbody a").first.click()
    target = page.url
    page.get_by_role("link", name="报送观测值").first.click()
    page.fill("[name=period]", "2017")
    page.fill("[name=value]", "1.97")
    page.fill("[name=source]", "统计公报")
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", "新手流程")
    page.get_by_role("button", name="保存").click()
    page.goto(target)
    expect(page.locator("#observations")).to_contain_text("1.97")
    expect(page.locator("main .gm-st").first).to_be_visible()


def found(page: Page, served: Served) -> None:
    """The search finds the new clause by its words, in either database."""
    page.goto(f"{served.url}/search/?q=石墨烯")
    expect(page.locator("main")).to_contain_text(TITLE)


def selected(page: Page, words: str) -> None:
    """Select ``words`` with the mouse, as a person draws over them."""
    place = page.locator("p[data-clause]").filter(has_text=words)
    place.scroll_into_view_if_needed()
    box = place.evaluate(
        """(p, words) => {
            const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + words.length);
                const box = range.getBoundingClientRect();
                return [box.left + 1, box.right - 1, box.top + box.height / 2];
            }
        }""",
        words,
    )
    page.mouse.move(box[0], box[2])
    page.mouse.down()
    page.mouse.move(box[1], box[2], steps=5)
    page.mouse.up()
