"""读用例: a test file becomes cases, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gangmu.errors import BrokenPack
from gangmu.norms import Directive, Measure, Target, Task
from gangmu.pack.complaint import Complaint, faults
from gangmu.pack.complaint import Path as Place
from gangmu.pack.shapes import misfits
from gangmu.pack.yaml_text import line_finder, parse_yaml
from gangmu.policytest.values import Case, CaseEntry, Expect, Given, Subject
from gangmu.policytest.words import in_english
from gangmu.screen import Project

_FIELDS = {name for kind in (Target, Task, Directive, Measure) for name in kind.__struct_fields__} | {"kind"}
# What can be expected of what is given.
_FITTING: dict[Subject, tuple[str, ...]] = {
    "observation": ("status", "norm", "targets"),
    "papers": ("findings", "no_findings", "norms", "no_norms"),
    "text": ("findings", "no_findings", "norms", "no_norms"),
    "project": ("outcome", "decides", "missing"),
}
_GIVE = "give an indicator, documents, packs, a text, or a project"


def load_cases(paths: Iterable[Path]) -> tuple[Case, ...]:
    """The cases of the test files at ``paths``, in order; raises BrokenPack with every fault found in any of them."""
    cases: list[Case] = []
    complaints: list[Complaint] = []
    for path in paths:
        cases += _cases(path, complaints)
    if complaints:
        raise BrokenPack(faults(complaints))
    return tuple(cases)


def _cases(path: Path, complaints: list[Complaint]) -> list[Case]:
    file = str(path)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = "the text is not UTF-8" if isinstance(error, UnicodeDecodeError) else "there is no such file"
        complaints.append(Complaint(file, (), what, "check the path"))
        return []
    raw, found = parse_yaml(text, file)
    complaints += found
    if raw is None:
        return []
    if not isinstance(raw, list):
        complaints.append(Complaint(file, (), "the file is not a list", "begin each entry with a dash"))
        return []
    line = line_finder(text)
    origin: dict[Place, Place] = {}
    cases = []
    for place, entry in enumerate(raw):
        meant = _answered(in_english(entry, "case", (place,), origin, (place,)))
        wrong = list(_wrong(meant, file, (place,)))
        complaints += (_at(complaint, origin, line(_written(complaint.path, origin))) for complaint in wrong)
        if not wrong:
            made = msgspec.convert(meant, CaseEntry)
            cases.append(Case(file, line((place,)), made.name, made.given, made.expect, str(path.parent)))
    return cases


def _wrong(meant: object, file: str, path: Place) -> Iterator[Complaint]:
    """Everything wrong with one entry, already in English."""
    found = list(_misfits(meant, file, path))
    yield from found
    if found:
        return
    entry = msgspec.convert(meant, CaseEntry)
    subjects = entry.given.subjects
    if len(subjects) != 1:
        what = f"{' and '.join(subjects)} are given at once" if subjects else "nothing is given"
        yield Complaint(file, (*path, "given"), what, _GIVE)
        return
    expected = [name for name in Expect.__struct_fields__ if getattr(entry.expect, name) not in (None, "", ())]
    if not set(expected) - {"norm"}:
        yield Complaint(file, (*path, "expect"), "nothing is expected", "say what must come of it")
    for name in expected:
        if name not in _FITTING[subjects[0]]:
            what = f"{name} cannot be expected of what is given ({subjects[0]})"
            yield Complaint(file, (*path, "expect", name), what, f"expect {', '.join(_FITTING[subjects[0]])}")
    for place, norm in enumerate(entry.expect.norms):
        for name in norm:
            if name not in _FIELDS:
                where = (*path, "expect", "norms", place, name)
                yield Complaint(file, where, f"a norm has no field {name}", "see docs/reference/norms.md")


def _misfits(meant: object, file: str, path: Place) -> Iterator[Complaint]:
    """Fields that are wrong, those inside the two blocks each for itself."""
    blocks: dict[str, type[msgspec.Struct]] = {"given": Given, "expect": Expect}
    found = meant if isinstance(meant, dict) else {}
    inside = sorted(name for name in blocks if isinstance(found.get(name), dict))
    for complaint in misfits(meant, CaseEntry, file, path):
        if len(complaint.path) < 2 or complaint.path[1] not in inside:
            yield complaint
    for name in inside:
        yield from misfits(found[name], blocks[name], file, (*path, name))
    project = found["given"].get("project") if "given" in inside else None
    if isinstance(project, dict):
        # a project of an application may have fields of its own; in a test a field that is not known is a mistake
        for complaint in misfits(project, Project, file, (*path, "given", "project")):
            if complaint.what.startswith("there is no field"):
                yield complaint


def _answered(meant: object) -> object:
    """The answers of a project, written as a block of ``words: true``, as the pairs that a project has."""
    given = meant.get("given") if isinstance(meant, dict) else None
    project = given.get("project") if isinstance(given, dict) else None
    if isinstance(project, dict) and isinstance(project.get("answers"), dict):
        project["answers"] = [list(answer) for answer in project["answers"].items()]
    return meant


def _written(path: Place, origin: dict[Place, Place]) -> Place:
    """``path`` as it is written in the file: with Chinese names where those are used."""
    for length in range(len(path), -1, -1):
        if path[:length] in origin:
            return (*origin[path[:length]], *path[length:])
    return path


def _at(complaint: Complaint, origin: dict[Place, Place], line: int) -> Complaint:
    return msgspec.structs.replace(complaint, path=_written(complaint.path, origin), line=line)
