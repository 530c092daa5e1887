"""Statutes made up from a seed: a known number of articles, chapters, items and cross references, in several layouts."""

from __future__ import annotations

import random
from dataclasses import dataclass

HAN = "〇一二三四五六七八九"
SUBJECTS = (
    "县级以上人民政府",
    "市、县人民政府",
    "省工业主管部门",
    "建设单位",
    "从事生产的企业",
    "行业协会",
    "监督检查人员",
)
DUTIES = (
    "应当建立健全工作协调机制", "应当制定年度计划并组织实施", "应当向社会公布检查结果", "可以委托第三方开展评估",
    "应当加强对2025年度项目的跟踪管理", "不得超出核定的能力组织生产", "应当将有关情况报上一级机关备案", "鼓励采用先进适用技术",
)  # fmt: skip
REFERENCES = (
    "依照本条例第{n}条的规定处理", "违反第{n}条规定的，责令改正", "符合第{n}条第二款第（一）项所列条件的除外", "按照第{n}条、第{m}条执行",
    "本条例第{n}条所称设备包括附属设备", "比例提高到1.26%", "投资额在3.5亿元以上",
)  # fmt: skip
CHAPTERS = ("总则", "规划与布局", "生产管理", "技术改造", "监督检查", "法律责任", "附则")


def han(number: int) -> str:
    """``number`` (1 to 199) in Chinese numerals."""
    if number >= 100:
        rest = number - 100
        return "一百" + ("" if not rest else f"零{HAN[rest]}" if rest < 10 else ("一" if rest < 20 else "") + han(rest))
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


@dataclass(frozen=True)
class Statute:
    """A statute as paragraphs; ``headings`` are the indices of those that are no running text."""

    paragraphs: tuple[str, ...]
    headings: frozenset[int]
    articles: int
    chapters: int
    items: int


def statute(seed: int) -> Statute:
    """The statute of ``seed``: always the same."""
    dice = random.Random(seed)
    articles = dice.randint(5, 120)
    chapters = dice.choice((0, 0, 3, 5, 7))
    spaced = dice.choice((" ", "\u3000", ""))
    paragraphs = ["东海省工业发展条例", "（2024年3月1日东海省第十四届人民代表大会常务委员会第八次会议通过）"]
    headings = {0, 1}
    items = 0
    openings = {1 + round(k * articles / chapters): k for k in range(chapters)} if chapters else {}
    openings = {place: k for k, place in enumerate(sorted(openings))}
    for number in range(1, articles + 1):
        if number in openings:
            headings.add(len(paragraphs))
            paragraphs.append(
                f"第{han(openings[number] + 1)}章{dice.choice((' ', '　', '  '))}{CHAPTERS[openings[number]]}"
            )
        lines, listed = _article(dice, number, articles)
        paragraphs.append(f"第{han(number)}条{spaced}{lines[0]}")
        paragraphs.extend(lines[1:])
        items += listed
    return Statute(tuple(paragraphs), frozenset(headings), articles, len(openings), items)


def _article(dice: random.Random, number: int, last: int) -> tuple[list[str], int]:
    if number == last:
        return ["本条例自2024年7月1日起施行。"], 0
    lines = [_sentences(dice, last) for _ in range(dice.choice((1, 1, 1, 2, 3)))]
    listed = dice.choice((0, 0, 0, 2, 4))
    if listed:
        lines[-1] = f"{dice.choice(SUBJECTS)}有下列情形之一的，给予处分："
        lines.extend(
            f"（{han(k)}）{dice.choice(DUTIES)}的{'。' if k == listed else '；'}" for k in range(1, listed + 1)
        )
    return lines, listed


def _sentences(dice: random.Random, last: int) -> str:
    found = []
    for _ in range(dice.randint(1, 3)):
        words = [dice.choice(SUBJECTS) + dice.choice(DUTIES)]
        if dice.random() < 0.5:
            cited, other = sorted(dice.sample(range(1, last + 1), 2))
            words.append(dice.choice(REFERENCES).format(n=han(cited), m=han(other)))
        found.append("，".join(words) + "。")
    return "".join(found)


def whole(law: Statute) -> str:
    """One line a paragraph, indented as governments publish it."""
    return "\n".join(line if k in law.headings else "　　" + line for k, line in enumerate(law.paragraphs))


def spaced(law: Statute) -> str:
    """A blank line between paragraphs, no indentation."""
    return "\n\n".join(law.paragraphs)


def crlf(law: Statute) -> str:
    """Windows line ends and a byte order mark."""
    return "\ufeff" + "\r\n".join(law.paragraphs)


def markdown(law: Statute) -> str:
    """A collector's marks."""
    marked = []
    for line in law.paragraphs:
        if line.startswith("第") and "章" in line[:6]:
            line = "## " + line
        elif line.startswith("第"):
            head, _, rest = line.partition("条")
            line = f"**{head}条**{rest}"
        marked.append(line)
    return "# " + "\n\n".join(marked)


def wrapped(law: Statute, width: int = 28, indent: int = 2) -> str:
    """Hard-wrapped at ``width`` characters, paragraphs indented."""
    lines: list[str] = []
    for k, line in enumerate(law.paragraphs):
        if k not in law.headings:
            line = "　" * indent + line
        lines.extend(line[at : at + width] for at in range(0, len(line), width))
    return "\n".join(lines)


def flush(law: Statute) -> str:
    """Hard-wrapped, nothing indented, a blank line between paragraphs."""
    lines: list[str] = []
    for line in law.paragraphs:
        lines.extend(line[at : at + 30] for at in range(0, len(line), 30))
        lines.append("")
    return "\n".join(lines)


def paged(law: Statute, size: int = 24) -> str:
    """Whole paragraphs cut by page breaks: a blank line in the middle of a sentence every ``size`` paragraphs."""
    lines: list[str] = []
    for k, line in enumerate(law.paragraphs):
        if k % size == size - 1 and len(line) > 20 and k not in law.headings:
            place = next(
                (
                    at
                    for at in range(14, len(line) - 2)
                    if line[at - 1] not in "。；：，、" and line[at] not in "。；：，、（"
                ),
                0,
            )
            lines.extend([line[:place], "", line[place:]] if place else [line])
        else:
            lines.append(line)
        lines.append("")
    return "\n".join(lines)


def one_line(law: Statute) -> str:
    """All paragraph breaks lost."""
    return "".join(law.paragraphs)


LAYOUTS = {layout.__name__: layout for layout in (whole, spaced, crlf, markdown, wrapped, flush, paged, one_line)}
