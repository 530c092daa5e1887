"""规划体系: which document cites which, what was promised and never came, which announced annexes are missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket
from gangmu.norms import Paper, Task
from gangmu_console.library.models import Document, Finding

# 制定/编制/出台 … 方案/规划/办法/细则/目录/计划: a task that promises a document
_PROMISE = re.compile(
    r"(?:制定|制订|编制|出台|起草|修订|研究提出).{0,40}?(?:实施方案|工作方案|方案|规划|计划|办法|细则|目录|清单|意见)"
)


@dataclass
class Cited:
    """引用: a name that was cited, the document it means where the library holds it, and where it was cited."""

    name: str
    document: Document | None
    clause: str


@dataclass
class Node:
    """文件节点: a ``document`` with what it cites, who cites it, what it promises, which annexes it lacks."""

    document: Document
    cites: list[Cited] = field(default_factory=list)
    cited_by: list[Document] = field(default_factory=list)
    promises: list[tuple[Task, Document | None]] = field(default_factory=list)
    missing: list[Finding] = field(default_factory=list)


def nodes(
    documents: Iterable[Document], papers: Iterable[Paper], annexes: Iterable[Finding], as_of: dt.date
) -> list[Node]:
    """Every document with its links, in the order given; ``annexes`` are the findings of missing annexes (GM104)."""
    by_key = {document.key: Node(document) for document in documents}
    held = {paper.key: paper for paper in papers}
    for key, cited in _cited(held, as_of):
        _link(by_key, key, cited, held)
    for key, paper in held.items():
        by_key[key].promises = [(task, _came(task, by_key, key)) for task in paper.norms if _promises(task)]
    for finding in annexes:
        for document in finding.documents.all():
            if document.key in by_key:
                by_key[document.key].missing.append(finding)
    return list(by_key.values())


def _cited(held: dict[str, Paper], as_of: dt.date) -> Iterable[tuple[str, tuple[str, str]]]:
    """Key of the citing document, and name and clause of what it cites; each name once a document."""
    seen = set()
    for citation in citations_in(Docket(held.values(), as_of).sentences):
        key = citation.sentence.paper.key
        if (key, citation.name) not in seen:
            seen.add((key, citation.name))
            yield key, (citation.name, citation.sentence.clause.id)


def _link(by_key: dict[str, Node], key: str, cited: tuple[str, str], held: dict[str, Paper]) -> None:
    name, clause = cited
    target = next((other for other in held if other != key and _means(name, held[other])), None)
    document = by_key[target].document if target else None
    if any(document is not None and one.document == document for one in by_key[key].cites):
        return
    by_key[key].cites.append(Cited(name, document, clause))
    if target:
        by_key[target].cited_by.append(by_key[key].document)


def _means(name: str, paper: Paper) -> bool:
    from_name = _Named(name)
    return names(from_name, paper)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Named:
    """What ``names`` asks of a citation."""

    name: str


def _promises(norm: object) -> bool:
    return isinstance(norm, Task) and _PROMISE.search(norm.action) is not None


def _came(task: Task, by_key: dict[str, Node], key: str) -> Document | None:
    """The document of the library whose title says what the task promised."""
    promised = _PROMISE.search(task.action)
    words = re.sub(r"^(?:制定|制订|编制|出台|起草|修订|研究提出)", "", promised[0]) if promised else ""
    found = (
        node.document
        for other, node in by_key.items()
        if other != key and len(words) > 5 and words in node.document.title
    )
    return next(found, None)
