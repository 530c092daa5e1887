"""What stands beside screening in columns: two plain loops over all directives, and a GoRules ZEN decision table.

One loop does the same work: each directive is held against each project, who prevails is settled, every reason is worded. The
other loop and the table only list the directives that bear on a project by product, region and threshold; neither resolves
conflicts, exceptions or activities, nor words a reason: they are given more than their due.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import zen

from benchmarks.screening_data import project
from gangmu.registry.products import broader
from gangmu.registry.regions import parents
from gangmu.registry.units import convert
from gangmu.screen import Index, Project, verdict_json
from gangmu.screen.finding import weigh
from gangmu.screen.measure import met
from gangmu.screen.touch import things_of

Row = dict[str, str | None]


def _facts(row: Row) -> dict[str, Any]:
    good, region = row["products"] or "", row["region"] or ""
    return {
        "product": [good, *broader(good)], "region": [region, *parents(region)], "activity": row["activity"],
        "capacity": float(row["capacity"] or 0), "unit": row["capacity_unit"],
    }  # fmt: skip


def loop(index: Index, rows: list[Row]) -> Callable[[], object]:
    """Each project against each directive, one after the other."""
    rules = index.shelf.rules

    def work() -> object:
        return [[rule.norm for rule in rules if _bears(rule, facts)] for facts in map(_facts, rows)]

    return work


def verdicts(index: Index, rows: list[Row]) -> Callable[[], object]:
    """The whole verdict as JSON, without any index over the directives."""

    def work() -> object:
        return [_verdict(index, project(row)) for row in rows]

    return work


def _verdict(index: Index, one: Project) -> bytes:
    things = things_of(one)
    found = [said for rule in index.shelf.rules if (said := weigh(rule, one, things))]
    return msgspec.json.encode(verdict_json(index.conclude(one, things, found, ())))


def _bears(rule: Any, facts: dict[str, Any]) -> bool:
    if rule.region not in facts["region"]:
        return False
    if not any(name in facts["product"] for name in rule.scope.products):
        return False
    for test in rule.tests:
        value = convert(facts["capacity"], facts["unit"], test.unit)
        if value is None or not met(value, test.op, test.value):
            return False
    return True


def table(index: Index, rows: list[Row]) -> Callable[[], object]:
    """The same as a decision table of one row a directive, which collects every hit."""
    fields = {"p": "product", "r": "region", "c": "capacity"}
    rules = [
        {"_id": f"r{number}", "p": _some("product", rule.scope.products), "r": _some("region", (rule.region,)),
         "c": f"{rule.tests[0].op} {rule.tests[0].value}" if rule.tests else "", "o": json.dumps(rule.norm)}
        for number, rule in enumerate(index.shelf.rules)
    ]  # fmt: skip
    inputs = [{"id": key, "name": name, "field": "" if key != "c" else name} for key, name in fields.items()]
    content = {
        "hitPolicy": "collect",
        "inputs": inputs,
        "outputs": [{"id": "o", "name": "norm", "field": "norm"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [{"id": "1", "sourceId": "in", "targetId": "table"}, {"id": "2", "sourceId": "table", "targetId": "out"}]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda: [decision.evaluate(_facts(row)) for row in rows]


def _some(field: str, names: tuple[str, ...]) -> str:
    return f"some({field}, # in {json.dumps(names, ensure_ascii=False)})"
