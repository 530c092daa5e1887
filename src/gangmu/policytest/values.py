"""用例: one sentence of a policy test, as it is written, and what came of running it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec

from gangmu.norms.diagnostic import Severity
from gangmu.progress import PathStatus
from gangmu.screen import Project

Kind = Literal["target", "task", "directive", "measure"]
Subject = Literal["observation", "papers", "text", "project"]
Outcome = Literal[
    "prohibited", "phase_out", "restricted", "replacement_required", "conditional", "conflict", "needs_facts", "encouraged",
    "permitted",
]  # fmt: skip
Verdict = Literal["passed", "failed", "skipped", "broken"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all blocks of a test file: a field that is not there is a mistake."""


class Given(Entry, frozen=True, kw_only=True):
    """已知: the ``date`` and what is given on it; ``as_of``, where it is looked at on a later day.

    An observation: ``indicator`` (name or id), ``value`` (none: nothing was reported), ``unit`` ("" is the target's own),
    and, where the indicator alone does not tell the target, its ``year``, ``region`` and ``documents``. Or papers:
    ``documents`` (keys of packs, or files beside the test) and ``packs`` (names of packs at hand, or folders beside the
    test). Or the ``text`` of a document. Or a ``project`` to be screened.
    """

    date: dt.date
    as_of: dt.date | None = None
    indicator: str = ""
    value: float | None = None
    unit: str = ""
    year: int | None = None
    region: str = ""
    documents: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    text: str = ""
    project: Project | None = None

    @property
    def day(self) -> dt.date:
        """The day on which things are looked at."""
        return self.as_of or self.date

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What is given; a good case gives one thing."""
        found: list[Subject] = ["observation"] if self.indicator else []
        found += ["papers"] if self.packs or (self.documents and not self.indicator) else []
        found += ["text"] if self.text else []
        return (*found, "project") if self.project is not None else tuple(found)


class ExpectedStatus(Entry, frozen=True, kw_only=True):
    """预期状态: the target ``norm`` (its id) stands at ``status``."""

    norm: str
    status: PathStatus


class ExpectedPlace(Entry, frozen=True, kw_only=True):
    """预期出处: ``document`` as findings name it; its clause, and words of its quotation, where they matter."""

    document: str = ""
    clause: str = ""
    quote: str = ""


class ExpectedFinding(Entry, frozen=True, kw_only=True):
    """预期问题: a finding of ``code`` at all of ``places``, perhaps at more, whose message ``says`` these words."""

    code: str
    severity: Severity | None = None
    places: tuple[ExpectedPlace, ...] = ()
    says: str = ""


class Expect(Entry, frozen=True, kw_only=True):
    """预期: what must come of it.

    Of an observation ``status`` (of ``norm``, where several targets fit), or ``targets`` one by one. Of papers or a text
    ``findings``, and codes (or findings) of which there are none; ``norms`` by the fields that matter, and kinds of which
    there are none. Of a project its ``outcome``, the norms (ids) that decide it, the facts that are ``missing``.
    """

    status: PathStatus | None = None
    norm: str = ""
    targets: tuple[ExpectedStatus, ...] = ()
    norms: tuple[dict[str, Any], ...] = ()
    no_norms: tuple[Kind, ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()
    no_findings: tuple[str | ExpectedFinding, ...] = ()
    outcome: Outcome | None = None
    decides: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class CaseEntry(Entry, frozen=True, kw_only=True):
    """用例: as written in the file."""

    name: str
    given: Given
    expect: Expect
    note: str = ""


class Case(msgspec.Struct, frozen=True):
    """用例: a sentence of the test file ``file`` at ``line``; ``folder`` is where its relative names start."""

    file: str
    line: int
    name: str
    given: Given
    expect: Expect
    folder: str = ""


class Problem(msgspec.Struct, frozen=True):
    """不符: one expectation that does not hold.

    ``kind`` keys the sentence (group ``test`` of the reports' words); ``expected`` and ``actual`` fill it; ``norm`` is the id
    of the norm concerned and ``place`` how its clause is cited, ``about`` what it lays down; "" where there is none.
    """

    kind: Literal[
        "status", "other_indicator", "no_target", "several_targets", "no_norm", "norm_differs", "norm_unwanted",
        "no_finding", "finding_differs", "finding_unwanted", "outcome", "decides", "missing", "no_document", "unreadable",
    ]  # fmt: skip
    expected: str = ""
    actual: str = ""
    norm: str = ""
    place: str = ""
    about: str = ""


class Result(msgspec.Struct, frozen=True):
    """结果: what came of ``case``; ``broken`` where it could not be run at all, ``reason`` of a skipped one."""

    case: Case
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    reason: str = ""
