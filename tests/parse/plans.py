"""Plans made up from a seed: 一、（一）1．（1） nested to known ids, laid out whole, wrapped or without breaks."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.parse.statutes import han

NAMES = (
    "优化产业布局",
    "提升创新能力",
    "培育优势企业",
    "推进绿色转型",
    "强化要素保障",
    "扩大开放合作",
    "加强质量建设",
    "推动数字赋能",
)
RUNNING = (
    "到2025年，规模以上工业增加值年均增长6%以上", "按照第（一）项要求，加快建设一批重点项目", "研发投入强度提高到1.26%，新增企业3.5万家",
    "支持龙头企业牵头组建创新联合体", "完善一、二、三产业融合发展机制", "严格执行能耗、环保等标准，依法依规淘汰落后产能", "推广2项先进技术，形成10个示范园区",
)  # fmt: skip
FAMILIES = ("han", "hanparen", "digit", "digitparen")


@dataclass(frozen=True)
class Plan:
    """A plan as paragraphs, and the id and label of every numbered clause in reading order."""

    paragraphs: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]


def plan(seed: int) -> Plan:
    """The plan of ``seed``: always the same."""
    dice = random.Random(seed)
    depth = dice.choice((1, 2, 2, 3, 3, 4))
    families = ["han", *sorted(dice.sample(FAMILIES[1:], depth - 1), key=FAMILIES.index)]
    paragraphs: list[str] = []
    labels: list[tuple[str, str]] = []
    running_on = dice.random() < 0.3
    counter = [0]

    def level(depth: int, prefix: str) -> None:
        size = dice.randint(2, 6)
        first = counter[0] if running_on and depth == 1 else 0
        for number in range(first + 1, first + size + 1):
            label = _label(families[depth], number)
            labels.append((f"{prefix}{number}", label))
            below = depth + 1 < len(families) and dice.random() < 0.7
            if depth == 0 or (below and dice.random() < 0.5):
                paragraphs.append(label + dice.choice(NAMES) + ("。" if depth else ""))
                if not below:
                    paragraphs.append(dice.choice(RUNNING) + "。")
            else:
                paragraphs.append(f"{label}{dice.choice(NAMES)}。{dice.choice(RUNNING)}。")
            if below:
                level(depth + 1, f"{prefix}{number}.")
        if running_on and depth == 1:
            counter[0] = first + size

    level(0, "")
    return Plan(tuple(paragraphs), tuple(labels))


def _label(family: str, number: int) -> str:
    forms = {
        "han": f"{han(number)}、",
        "hanparen": f"（{han(number)}）",
        "digit": f"{number}．",
        "digitparen": f"（{number}）",
    }
    return forms[family]


def whole(made: Plan) -> str:
    """One line a paragraph, indented."""
    return "\n".join("　　" + line for line in made.paragraphs)


def flat(made: Plan) -> str:
    """One line a paragraph, half-width digits and stops, nothing indented."""
    return "\r\n".join(made.paragraphs).replace("．", ".")


def wrapped(made: Plan) -> str:
    """Hard-wrapped at 26 characters."""
    return "\n".join(
        line[at : at + 26]
        for paragraph in made.paragraphs
        for line in ["　　" + paragraph]
        for at in range(0, len(line), 26)
    )


def one_line(made: Plan) -> str:
    """All paragraph breaks lost."""
    return "".join(made.paragraphs)


LAYOUTS = {layout.__name__: layout for layout in (whole, flat, wrapped, one_line)}
