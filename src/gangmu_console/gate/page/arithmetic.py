"""算式: the arithmetic of a verdict as rows: operator, words, figure."""

from __future__ import annotations

import functools
import re
from typing import Any

from django.utils.translation import gettext as _

from gangmu.norms.diagnostic import Language, wordings
from gangmu.registry.units import comparable
from gangmu_console.gate.facts import number

_HOLE = re.compile(r"\{(\w+)\}")


@functools.cache
def _sentence(language: Language) -> re.Pattern[str]:
    parts = _HOLE.split(wordings()["GM651"][language])
    plain = [re.escape(part).replace(r"\ ", " ?") for part in parts]  # what fills a hole may take the space away
    return re.compile("".join(f"(?P<{parts[k]}>.+?)" if k % 2 else plain[k] for k in range(len(parts))))


def sums(said: dict[str, Any], language: Language) -> list[dict[str, Any]]:
    """The comparisons of all matches, each once, and the replacement."""
    found: dict[str, dict[str, Any]] = {}
    for match in said["matches"]:
        for line in _sentence(language).finditer(match["arithmetic"] or ""):
            found.setdefault(line[0], _comparison(line, match))
    swap = _replacement(said)
    return [*found.values(), *([swap] if swap else [])]


def _comparison(line: re.Match[str], match: dict[str, Any]) -> dict[str, Any]:
    left, _equals, right = line["line"].partition(" = ")
    first, *factors = left.split(" × ")
    rows = [{"op": "", "words": _("申报") + line["of"], "value": first}]
    rows += [{"op": "×", "words": _("年运行天数"), "value": factor} for factor in factors]
    if right:
        rows.append({"op": "=", "words": _("折算"), "value": right})
    sign, _space, limit = line["limit"].partition(" ")
    rows.append({"op": sign, "words": _("门槛"), "value": limit})
    rows.append({"op": "", "words": _("是否落入"), "value": line["state"], "total": True})
    return {"title": _("门槛核算"), "note": f"{match['document']} {match['clause']}".strip(), "rows": rows}


def _replacement(said: dict[str, Any]) -> dict[str, Any] | None:
    """What has to be retired; what is offered is not known, and is not taken for nothing."""
    swap, project = said.get("replacement"), said["project"]
    if not swap or swap["ratio"] is None:
        return None
    built = _output(project.get("added_capacity")) or _output(project.get("capacity"))
    ratio = number(swap["ratio"])
    rows: list[dict[str, Any]] = [
        {"op": "", "words": _("置换比例"), "value": f"{_SIGNS.get(swap['op'], '')}{ratio} : 1"}
    ]
    if built:
        need = f"{swap['ratio'] * built['value']:,.6g} {built['unit']}"
        words = _("需退出：%(built)s × %(ratio)s") % {"built": number(built["value"]), "ratio": ratio}
        rows.insert(0, {"op": "", "words": _("新建产能"), "value": f"{built['value']:,.6g} {built['unit']}"})
        rows.append({"op": "=", "words": words, "value": need})
    else:
        rows.append({"op": "=", "words": _("需退出"), "value": _("产能未提供，不能算")})
    rows.append({"op": "−", "words": _("已列退出产能"), "value": _("未提供")})
    rows.append({"op": "=", "words": _("置换缺口"), "value": _("待申报退出产能"), "total": True})
    return {
        "title": _("置换算式"),
        "note": f"{swap['document']} {swap['clause']}".strip(),
        "rows": rows,
        "why": swap["why"],
    }


def _output(amount: dict[str, Any] | None) -> dict[str, Any] | None:
    """``amount`` where it is an output: the volume of a furnace is none, and no ratio is taken of it."""
    if amount is None or not any(comparable(unit, amount["unit"]) for unit in _OUTPUTS):
        return None
    return amount


_OUTPUTS = ("吨", "吨/年", "吨/日", "重量箱", "重量箱/年")
_SIGNS = {">=": "≥ ", ">": "> "}
