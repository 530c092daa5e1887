"""意见页: outcome first, then the clause that decides, the arithmetic, every other clause with its part, what is missing."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from gangmu.norms.contract import encode
from gangmu.screen import verdict_json
from gangmu.screen.reasons import word
from gangmu_console.gate.facts import project_in, shown, spoken
from gangmu_console.gate.law import outdated
from gangmu_console.gate.models import Refused, Screening
from gangmu_console.gate.page.arithmetic import sums
from gangmu_console.gate.page.cited import Cited
from gangmu_console.gate.page.history import steps
from gangmu_console.gate.page.questions import questions
from gangmu_console.gate.replaying import law_then, replayed
from gangmu_console.gate.words import COURSES, LEVELS
from gangmu_console.kit.phrases import in_row, run_on
from gangmu_console.people.regions import root_of

_SEALS = {
    "permitted": "ok",
    "encouraged": "ok",
    "replacement_required": "warn",
    "conditional": "warn",
    "needs_facts": "none",
}
_ORDER = ("decides", "agrees", "overridden", "released", "waits", "considered", "rehearsed")
FOLDED = ("considered",)


def drawn(request: HttpRequest, screening: Screening) -> dict[str, Any]:
    """Everything the page shows of ``screening``."""
    said = spoken_verdict(screening)
    cited = Cited(request, screening, said["matches"])
    clauses = _clauses(said, cited)
    decides = [one for one in clauses if one["part"] == "decides"]
    may_answer = screening.open and request.person.may("screenings", "add")
    return {
        "said": said,
        "seal": {"word": _seal(screening.outcome), "note": screening.as_of.isoformat(), "kind": _SEALS.get(screening.outcome, "")},
        "headline": _headline(screening.outcome, said, decides),
        "counted": _counted(clauses),
        "decides": decides,
        "others": [one for one in clauses if one["part"] not in ("decides", *FOLDED)],
        "folded": [one for one in clauses if one["part"] in FOLDED],
        "sums": [{**one, "why": cited.plain(one.get("why", ""))} for one in sums(said, spoken())],
        "facts": shown(project_in(screening)),
        "inferred": bool(said["project"]["inferred"]),
        "questions": questions(said, root_of(request.person, "screenings", "add"), answerable=may_answer),
        "procedure": _procedure(screening, said),
        "refusals": _refusals(screening, said),
        "refusal_basis": _refusal_basis(said, cited),
        "steps": steps(screening),
        "hashes": (_short(screening.packs_hash), _short(screening.facts_hash)),
        "law_changed": screening.open
        and outdated(screening.versions, screening.packs_hash, screening.as_of),
        "may_answer": may_answer,
        "reviewable": screening.outcome in REVIEWABLE,
    }  # fmt: skip


REVIEWABLE = ("permitted", "encouraged", "conditional", "replacement_required")


def spoken_verdict(screening: Screening) -> dict[str, Any]:
    """The verdict in the language of the page: the stored one is Chinese; another only where it is the same verdict."""
    if spoken() == "zh":
        return screening.said
    again = replayed(screening, law_then(screening))
    if not again.same:
        return screening.said
    said: dict[str, Any] = json.loads(encode(verdict_json(again.verdict, spoken())))
    return said


def _seal(outcome: str) -> str:
    short = {
        "replacement_required": _("须置换"),
        "conflict": _("待裁定"),
        "needs_facts": _("待补正"),
        "conditional": _("附条件"),
    }
    return short.get(outcome) or word(f"@outcome.{outcome}", spoken())


def _headline(outcome: str, said: dict[str, Any], decides: list[dict[str, Any]]) -> str:
    phrases = {
        "prohibited": _("不得核准、备案。"), "phase_out": _("应予淘汰，不得新建。"),
        "restricted": _("不得新建，现有能力可限期改造。"), "conflict": _("条款相互抵触，须由人裁定。"),
        "needs_facts": _("资料不足，暂不作结论。"), "replacement_required": _("须先落实产能置换。"),
        "conditional": _("证明符合要求后方可建设。"), "encouraged": _("属于鼓励范围，按程序办理。"),
        "permitted": _("没有禁止、限制或淘汰的规定，按程序办理。"),
    }  # fmt: skip
    if not decides:
        return phrases[outcome]
    return run_on(phrases[outcome], decides[0]["says"])


def _clauses(said: dict[str, Any], cited: Cited) -> list[dict[str, Any]]:
    """Every match as a clause of the page, by the part it plays."""
    clauses = [_clause(match, said["outcome"], cited) for match in said["matches"]]
    return sorted(clauses, key=lambda one: _ORDER.index(one["part"]))


def _clause(match: dict[str, Any], outcome: str, cited: Cited) -> dict[str, Any]:
    part = _part(match)
    stance = word(f"@stance.{match['stance']}", spoken())
    why = cited.plain(match["why"])
    first, mark, _rest = why.partition("。" if spoken() == "zh" else ". ")
    return {
        "part": part, "role": _role(part, outcome), "text": cited.text(match, stance), "url": cited.url(match["norm"]),
        "source": f"{match['document']} {match['clause']}".strip(), "title": cited.title(match["norm"]),
        "force": cited.rank(match["norm"]), "why": run_on(_met(match), why),
        "kind": "decides" if part == "decides" else "out" if part not in ("agrees", "waits") else "",
        "says": (first + mark).replace("本条", match["document"], 1),
    }  # fmt: skip


def _part(match: dict[str, Any]) -> str:
    """The role; of what was only considered, what still waits for a fact apart."""
    if match["role"] == "considered" and ("？" in match["why"] or "?" in match["why"]):
        return "waits" if match["stance"] not in ("encourage", "upgrade", "retain") else "considered"
    return str(match["role"])


def _role(part: str, outcome: str) -> str:
    if part == "decides" and outcome == "conflict":
        return _("抵触")
    return {
        "decides": _("裁定"), "agrees": _("同向"), "overridden": _("让位"), "released": _("例外"), "waits": _("待定"),
        "considered": _("不适用"), "rehearsed": _("草案"),
    }[part]  # fmt: skip


def _met(match: dict[str, Any]) -> str:
    if match["matched"] in ("", match["subject"]):
        return ""
    return _("“%(matched)s”归入“%(subject)s”。") % {"matched": match["matched"], "subject": match["subject"]}


def _counted(clauses: list[dict[str, Any]]) -> str:
    if not clauses:
        return _("没有规范涉及本项目。")
    roles: dict[str, int] = {}
    for one in clauses:
        roles[one["role"]] = roles.get(one["role"], 0) + 1
    parts = in_row(_("%(count)d 条%(role)s") % {"count": count, "role": role} for role, count in roles.items())
    return _("命中 %(count)d 条规范：%(parts)s。") % {"count": len(clauses), "parts": parts}


def _procedure(screening: Screening, said: dict[str, Any]) -> list[tuple[str, str]]:
    course = said["procedure"]
    way = str(COURSES.get(course["kind"], course["kind"]))
    if course["level"]:
        way += f"（{LEVELS.get(course['level'], course['level'])}）"
    refused = screening.outcome in ("prohibited", "phase_out", "restricted")
    held = screening.outcome in ("conflict", "needs_facts")
    taken = _("不予受理，书面告知理由") if refused else _("补正或裁定之后受理") if held else _("按程序受理")
    rows = [(_("方式"), way), (_("受理"), taken)]
    if course["basis"]:
        rows.insert(1, (_("依据"), course["basis"]))
    return rows


def _refusals(screening: Screening, said: dict[str, Any]) -> list[dict[str, Any]]:
    """The matters that must not be granted, with how their notices stand."""
    if not said["refusals"]:
        return []
    told = {notice.kind: notice for notice in screening.notices.all()}
    names = dict(Refused.choices)
    found = []
    for kind in said["refusals"]:
        notice = told.get(kind)
        state = notice.get_state_display() if notice else _("签发后通知")
        bad = notice is not None and notice.state == "breached"
        found.append({
            "name": names[kind], "kind": "seal" if bad else "bad", "word": _("不办"), "note": state, "breached": bad,
            "notice": notice.pk if notice else None,
        })  # fmt: skip
    return found


def _refusal_basis(said: dict[str, Any], cited: Cited) -> str:
    kinds = [
        match
        for match in said["matches"]
        if "过剩" in match["subject"] and match["role"] in ("decides", "agrees", "overridden")
    ]
    first = kinds[0] if kinds else next((match for match in said["matches"] if match["role"] == "decides"), None)
    return cited.places[first["norm"]] if first else ""


def _short(digest: str) -> str:
    return "·".join(digest[place : place + 4] for place in (0, 4, 8))
