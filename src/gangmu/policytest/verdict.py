"""项目用例: what screening says of a project, as the object of the data contract, against what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gangmu.policytest.values import Expect, Problem


def verdict_problems(expect: Expect, verdict: Mapping[str, object]) -> Iterator[Problem]:
    """What ``verdict`` says otherwise: its outcome, the norms that decide it, the facts that are missing."""
    outcome = str(verdict.get("outcome", ""))
    if expect.outcome not in (None, outcome):
        yield Problem("outcome", str(expect.outcome), outcome)
    deciding = [str(match["norm"]) for match in _blocks(verdict, "matches") if match.get("role") == "decides"]
    for norm in expect.decides:
        if norm not in deciding:
            yield Problem("decides", norm, ", ".join(deciding), norm)
    asked = [str(fact["fact"]) for fact in _blocks(verdict, "missing")]
    if expect.missing and set(expect.missing) != set(asked):
        yield Problem("missing", ", ".join(expect.missing), ", ".join(asked))


def _blocks(verdict: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = verdict.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []
