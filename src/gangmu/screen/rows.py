"""项目表: records of projects out of a file's bytes: YAML, JSON, JSON lines, .xlsx, .csv, or titles, one a line.

A row that cannot be read is a row with its fault; it never stops the others.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gangmu.errors import DamagedFile, EmptyText, GangmuError, UnknownFormat, UnusableProject
from gangmu.pack.complaint import faults
from gangmu.pack.yaml_text import parse_yaml
from gangmu.screen.project import Project
from gangmu.screen.record import field_names, project_from_record, unknown_fields
from gangmu.screen.workbook import check_area

_SEARCHED = 20  # rows at the top of a sheet among which the headings stand
_SAVE = "open it in its own program and save it again"


class Row(msgspec.Struct, frozen=True):
    """行: ``number`` as the file counts (rows of a sheet, entries of a list, lines; from 1), its project or its fault.

    ``unread`` are the fields of a record that nobody reads.
    """

    number: int
    project: Project | None = None
    fault: GangmuError | None = None
    unread: tuple[str, ...] = ()


def rows_of(name: str, content: bytes, region: str | None = None) -> Iterator[Row]:
    """The projects in ``content``, the bytes of the file ``name``; ``region`` (code) holds for those that name none.

    Raises UnknownFormat, EmptyText, DamagedFile where the file as a whole is of no use.
    """
    if not content.strip():
        raise EmptyText("the file is empty", name, "check that it was saved or downloaded completely")
    kind = name.lower().rpartition(".")[2]
    if kind not in _KINDS:
        raise UnknownFormat("a table of projects is .yaml, .json, .xlsx, .csv or .txt", name, "save it as one of these")
    empty = True
    for number, record in _KINDS[kind](name, content):
        empty = False
        yield _row(number, record, region, sheet=kind in ("xlsx", "xls", "csv"))
    if empty:
        raise EmptyText("there is no project in it", name, "give a table with one project a row")


def _row(number: int, record: object, region: str | None, *, sheet: bool) -> Row:
    if isinstance(record, str):
        record = {"name": record}
    if not isinstance(record, Mapping):
        return Row(number, fault=UnusableProject("this is no record of a project", "", "write fields and values"))
    named = {str(field): value for field, value in record.items()}
    try:
        project = project_from_record(named, region)
    except UnusableProject as fault:
        return Row(number, fault=fault)
    if not (project.name or project.products or project.industries):
        do = "write at least the name of the project"
        return Row(number, fault=UnusableProject("it has neither a name nor a product", "", do))
    return Row(number, project, unread=() if sheet else unknown_fields(named))


def _yaml(name: str, content: bytes) -> Iterator[tuple[int, object]]:
    value, wrong = parse_yaml(_text(name, content), name)
    if wrong:
        fault = faults(wrong)[0]
        raise DamagedFile(fault.what, fault.where or name, fault.do)
    yield from _listed(name, value)


def _json(name: str, content: bytes) -> Iterator[tuple[int, object]]:
    text = _text(name, content)
    whole = _decoded(text)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if whole is not None:
        yield from _listed(name, whole)
    elif len(lines) < 2:
        raise DamagedFile("this is not JSON", name, "mend it, or write one record a line")
    else:
        yield from ((number, _decoded(line)) for number, line in lines)


def _decoded(text: str) -> object:
    """The value of JSON ``text``, None where it is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None


def _listed(name: str, value: object) -> Iterator[tuple[int, object]]:
    """A list of records, one record, or a map that holds a list as ``projects``."""
    if isinstance(value, Mapping):
        held = value.get("projects")
        value = held if isinstance(held, list) else [value.get("project", value)]
    if not isinstance(value, list):
        raise DamagedFile("there is no list of projects in it", name, "write a list of records")
    yield from enumerate(value, 1)


def _sheet(name: str, content: bytes) -> Iterator[tuple[int, object]]:
    import python_calamine  # noqa: PLC0415  only for spreadsheets

    check_area(name, content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(title, book.get_sheet_by_name(title).to_python(skip_empty_area=False)) for title in book.sheet_names]
    except Exception as fault:  # calamine raises errors of its own and of the archive below it
        raise DamagedFile(f"the content is broken ({type(fault).__name__})", name, _SAVE) from fault
    headed = [(title, cells) for title, cells in sheets if _heading(cells) is not None]
    if len(headed) > 1:
        named = ", ".join(title for title, _ in headed)
        do = "put all projects on one sheet, or each sheet into a file of its own"
        raise DamagedFile(f"projects stand on several sheets ({named})", name, do)
    yield from _table(name, (headed or sheets)[0][1] if sheets else [])


def _csv(name: str, content: bytes) -> Iterator[tuple[int, object]]:
    yield from _table(name, list(csv.reader(io.StringIO(_text(name, content), newline=""))))


def _heading(cells: Sequence[Sequence[object]]) -> int | None:
    """The row of the headings: the one among the topmost in which most known fields stand."""
    known = field_names()
    told = [sum(str(cell).strip() in known for cell in row) for row in cells[:_SEARCHED]]
    return told.index(max(told)) if any(told) else None


def _table(name: str, cells: Sequence[Sequence[object]]) -> Iterator[tuple[int, object]]:
    """The rows below the headings."""
    top = _heading(cells)
    if top is None:
        raise DamagedFile("no column of it is known", name, "head a column with name, or with its Chinese word")
    heads = [str(cell).strip() for cell in cells[top]]
    for number, row in enumerate(cells[top + 1 :], top + 2):
        record = {head: _cell(value) for head, value in zip(heads, row, strict=False) if head}
        if any(value not in (None, "") for value in record.values()):
            yield number, record


def _cell(value: object) -> object:
    """Whole numbers of a sheet are written as such: a code read as 3041.0 is 3041."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.strip() if isinstance(value, str) else value


def _titles(name: str, content: bytes) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(_text(name, content).splitlines(), 1):
        if line.strip():
            yield number, line.strip()


def _text(name: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DamagedFile("the text is neither UTF-8 nor GB18030", name, "save the text again as UTF-8")


_KINDS = {
    "yaml": _yaml, "yml": _yaml, "json": _json, "jsonl": _json, "xlsx": _sheet, "xls": _sheet, "csv": _csv, "txt": _titles,
}  # fmt: skip
