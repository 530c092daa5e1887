"""读包: a folder of YAML becomes a Pack, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from gangmu.errors import BrokenPack
from gangmu.pack.check import pack_complaints, shared_complaints
from gangmu.pack.codes import region_name
from gangmu.pack.complaint import Complaint, faults
from gangmu.pack.draft import Draft, Placed
from gangmu.pack.entries import PackHead, entry_type, fact_tables, from_entry, norm_kinds
from gangmu.pack.facts import Fact, Facts
from gangmu.pack.shapes import misfits
from gangmu.pack.values import Pack, PackNorm
from gangmu.pack.yaml_text import MOST_CHARACTERS, line_finder, parse_yaml

HEAD = "pack.yaml"
_MISSING = "there is no such file"
Row = TypeVar("Row", bound=msgspec.Struct)


def load_pack(folder: Path, sources: Mapping[str, str] = {}) -> Pack:
    """The pack in ``folder``; raises BrokenPack with every fault found.

    ``sources`` are texts of its documents by key, where they are at hand: quotations are then held against them.
    """
    return load_packs((folder,), sources)[0]


def load_packs(folders: Iterable[Path], sources: Mapping[str, str] = {}) -> tuple[Pack, ...]:
    """The packs in ``folders``, which may share no name, document key or id; raises BrokenPack with every fault found."""
    drafts = [_draft(folder) for folder in folders]
    complaints = [complaint for draft in drafts for complaint in (*draft.complaints, *pack_complaints(draft, sources))]
    complaints += shared_complaints(drafts)
    if complaints:
        raise BrokenPack(faults(_with_lines(complaints, drafts)))
    return tuple(_pack(draft) for draft in drafts)


def _draft(folder: Path) -> Draft:
    """Whatever of ``folder`` can be understood, with the complaints about the rest."""
    texts: dict[str, str] = {}
    complaints: list[Complaint] = list(_strangers(folder))
    known = (HEAD, *norm_kinds(), *fact_tables())
    raw = {name: _raw(folder, name, texts, complaints) for name in known if name == HEAD or (folder / name).exists()}
    head = _head(raw.pop(HEAD), f"{folder.name}/{HEAD}", complaints)
    homes = {document.key: document.region for document in head.documents} if head else {}
    norms: list[Placed[PackNorm]] = []
    facts: list[Placed[Fact]] = []
    for name, rows in raw.items():
        file = f"{folder.name}/{name}"
        if name in norm_kinds():
            kind = norm_kinds()[name]
            for place, entry in _rows(rows, entry_type(kind), file, complaints):
                region = entry.region or homes.get(entry.document or entry.id.partition("/")[0], "")  # type: ignore[attr-defined]
                norms.append(Placed(file, place, from_entry(entry, kind, region, region_name(region))))
        else:
            found = _rows(rows, fact_tables()[name], file, complaints)
            facts += [Placed(file, place, row) for place, row in found]  # type: ignore[arg-type]
    return Draft(folder.name, texts, tuple(complaints), head, tuple(norms), tuple(facts))


def _strangers(folder: Path) -> Iterable[Complaint]:
    """Files of the folder that look like a pack's and would be passed over in silence."""
    if not folder.is_dir():
        return
    known = {HEAD, *norm_kinds(), *fact_tables()}
    for path in sorted((*folder.glob("*.y*ml"), *folder.glob("facts/*.y*ml"))):
        name = path.relative_to(folder).as_posix()
        if name not in known:
            names = ", ".join(sorted(other for other in known if ("/" in other) == ("/" in name)))
            yield Complaint(
                f"{folder.name}/{name}", (), "a pack has no file of this name", f"rename it to one of {names}"
            )


def _raw(folder: Path, name: str, texts: dict[str, str], complaints: list[Complaint]) -> object:
    """The YAML of one file, None where there is none to be had; ``texts`` and ``complaints`` are added to."""
    file = f"{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()[: 4 * MOST_CHARACTERS + 4]
        texts[file] = content.decode("utf-8")
    except FileNotFoundError:
        do = f"a pack is a folder with a {HEAD} in it"
        complaints.append(Complaint(file, (), _MISSING, do))
    except OSError as error:
        complaints.append(Complaint(file, (), f"the file cannot be read ({error.strerror})", "check its permissions"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        complaints.append(Complaint(file, (), "the text is not UTF-8", "save the text again as UTF-8", line))
    if file not in texts:
        return None
    value, found = parse_yaml(texts[file], file)
    complaints += found
    if value is None and not found and name == HEAD:
        complaints.append(Complaint(file, (), "the file is empty", "write name, version, region, title, precedence"))
    return value


def _head(raw: object, file: str, complaints: list[Complaint]) -> PackHead | None:
    if raw is None:
        return None
    try:
        return msgspec.convert(raw, PackHead)
    except msgspec.ValidationError:
        complaints += misfits(raw, PackHead, file, ())
        return None


def _rows(raw: object, kind: type[Row], file: str, complaints: list[Complaint]) -> list[tuple[int, Row]]:
    """The rows of a file that fit, each with its place; ``complaints`` is added to for the others."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        complaints.append(Complaint(file, (), "the file is not a list", "begin each entry with a dash"))
        return []
    try:
        return list(enumerate(msgspec.convert(raw, list[kind])))  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return [found for place, row in enumerate(raw) for found in _row(row, place, kind, file, complaints)]


def _row(row: object, place: int, kind: type[Row], file: str, complaints: list[Complaint]) -> list[tuple[int, Row]]:
    try:
        return [(place, msgspec.convert(row, kind))]
    except msgspec.ValidationError:
        complaints += misfits(row, kind, file, (place,))
        return []


def _with_lines(complaints: Iterable[Complaint], drafts: Iterable[Draft]) -> Iterable[Complaint]:
    """The complaints with the lines they are about; a file that could not be read has none."""
    texts = {file: text for draft in drafts for file, text in draft.texts.items()}
    lines = {file: line_finder(texts[file]) for file in {complaint.file for complaint in complaints} if file in texts}
    for complaint in complaints:
        if complaint.line or not complaint.path or complaint.file not in lines:
            yield complaint
        else:
            yield msgspec.structs.replace(complaint, line=lines[complaint.file](complaint.path))


def _pack(draft: Draft) -> Pack:
    """The pack of a draft without faults."""
    head = draft.head
    assert head is not None
    tables = {name.removeprefix("facts/").removesuffix(".yaml"): [] for name in fact_tables()}  # type: ignore[var-annotated]
    for fact in draft.facts:
        tables[fact.file.rpartition("/")[2].removesuffix(".yaml")].append(fact.value)
    facts = Facts(**{name: tuple(rows) for name, rows in tables.items()})
    norms = tuple(norm.value for norm in draft.norms)
    return Pack(**msgspec.structs.asdict(head), norms=norms, facts=facts)
