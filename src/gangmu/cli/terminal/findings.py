"""What ``gangmu lint`` shows on the terminal: each finding with its places, the quotations of two places side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from gangmu.cli.terminal.wrap import cut, wrapped
from gangmu.lint import Finding, Place
from gangmu.norms import Paper
from gangmu.norms.citation import citations
from gangmu.report.phrases import one_line
from gangmu.report.words import Words

_FEW = 6
_BROAD = 100  # from here on two quotations stand side by side
_LONGEST = 240
_STYLES = {"error": "bold red", "warning": "yellow", "info": ""}
_SHAPES = {"error": "✗", "warning": "▲", "info": "·"}
_INDENT = "  "
_HANG = 7


@dataclass(frozen=True)
class Sight:
    """How findings are shown: ``clauses`` are citations by document and clause, ``cites`` those of a pack's norms."""

    words: Words
    width: int
    names: dict[str, str] = field(default_factory=dict)
    clauses: dict[tuple[str, str], str] = field(default_factory=dict)
    everything: bool = False

    def where(self, place: Place) -> str:
        """Document and clause as people cite them."""
        name = self.names.get(place.document, place.document)
        clause = self.clauses.get((place.document, place.clause), "")
        return f"{name} {clause}".strip()


def sight(papers: Sequence[Paper], cites: dict[str, str], words: Words, width: int, *, everything: bool) -> Sight:
    """How the findings of ``papers`` are shown; ``cites`` are the citations of norms of packs, by their ids."""
    names = {paper.key: paper.header.number or _titled(paper) for paper in papers}
    clauses = {
        (paper.key, clause): str(cited) for paper in papers for clause, cited in citations(paper.clauses).items()
    }
    for paper in papers:
        if not paper.clauses:
            clauses |= {(paper.key, norm.clause): cites[norm.id] for norm in paper.norms if norm.id in cites}
    return Sight(words, width, names, clauses, everything)


def _titled(paper: Paper) -> str:
    title = paper.header.title.strip("《》")
    return f"《{title}》" if title else paper.key


def shown(findings: Sequence[Finding], sight: Sight) -> list[Text]:
    """Errors and warnings with their places; notes in a line each, or all like the others; totals."""
    lines: list[Text] = []
    grave = [finding for finding in findings if finding.severity != "info" or sight.everything]
    notes = [finding for finding in findings if finding not in grave] if len(grave) < len(findings) else []
    for finding in grave:
        lines += _finding(finding, sight)
    if notes:
        lines += [Text(), Text(sight.words("lint.notes", count=len(notes)), "bold")]
        lines += [line for finding in notes for line in _note(finding, sight)]
    if not findings:
        lines.append(Text(sight.words("lint.nothing")))
    return [*lines, *_totals(findings, sight)]


def _finding(finding: Finding, sight: Sight) -> list[Text]:
    head = Text(f"{_SHAPES[finding.severity]} ", _STYLES[finding.severity])
    head.append(sight.words(f"severity.{finding.severity}"), _STYLES[finding.severity])
    head.append(f"  {finding.code}  {finding.name}", "dim")
    lines = [Text(), head, *_indented(finding.message(sight.words.language), sight, "bold")]
    places = finding.places if sight.everything else finding.places[:_FEW]
    if len(finding.places) == 2 and sight.width >= _BROAD and all(place.quote for place in places):
        lines += _beside(places[0], places[1], sight)
    else:
        lines += [line for place in places for line in _below(place, sight)]
    rest = len(finding.places) - len(places)
    return [*lines, *([Text(_INDENT + sight.words("lint.more_places", count=rest), "dim")] if rest else [])]


def _below(place: Place, sight: Sight) -> list[Text]:
    """The place on one line, the quotation under it; both on one line where there is room."""
    where, quote = sight.where(place), _quoted(place)
    if quote and cell_len(where) + cell_len(quote) + 2 * len(_INDENT) + 1 <= sight.width:
        return [Text.assemble(_INDENT, (where, "cyan"), _INDENT, quote)]
    lines = [Text(_INDENT + line, "cyan") for line in wrapped(where, sight.width - len(_INDENT))]
    return [*lines, *_indented(quote, sight, "", _INDENT * 2)] if quote else lines


def _beside(first: Place, second: Place, sight: Sight) -> list[Text]:
    """Two places with their quotations, side by side."""
    half = (sight.width - 2 * len(_INDENT)) // 2
    lines = []
    for parts, style in (
        ((sight.where(first), sight.where(second)), "cyan"), ((_quoted(first), _quoted(second)), ""),
    ):  # fmt: skip
        left, right = (wrapped(part, half - 2) for part in parts)
        for one, other in zip_longest(left, right, fillvalue=""):
            blank = " " * (half - cell_len(one))
            lines.append(Text.assemble(_INDENT, (one, style), blank, _INDENT, (other, style)))
    return lines


def _note(finding: Finding, sight: Sight) -> list[Text]:
    """A note in few words: what, and where, without quotations."""
    head, room = f"{finding.code}  ", sight.width - _HANG
    message = cut(finding.message(sight.words.language), 2 * room - 2)
    lines = [Text(" " * _HANG + line) for line in wrapped(message, room)]
    lines[0] = Text.assemble((head, "dim"), lines[0].plain[_HANG:])
    return [*lines, *(Text(" " * _HANG + line, "dim") for line in wrapped(_places(finding, sight, 2 * room - 4), room))]


def _places(finding: Finding, sight: Sight, room: int) -> str:
    """Where a note stands, document by document, as many places as there is room for."""
    cited: dict[str, dict[str, None]] = {}
    for place in finding.places:
        cited.setdefault(place.document, {})[sight.clauses.get((place.document, place.clause), "")] = None
    documents = [
        f"{sight.names.get(key, key)} {sight.words.among(clause for clause in clauses if clause)}".strip()
        for key, clauses in cited.items()
    ]
    return cut("；".join(documents), room)


def _quoted(place: Place) -> str:
    quote = one_line(place.quote)
    return f"“{quote if len(quote) <= _LONGEST else quote[:_LONGEST] + '…'}”" if quote else ""


def _indented(text: str, sight: Sight, style: str, indent: str = _INDENT) -> list[Text]:
    return [Text(indent + line, style) for line in wrapped(text, sight.width - len(indent))]


def _totals(findings: Sequence[Finding], sight: Sight) -> list[Text]:
    counts = Counter(finding.severity for finding in findings)
    sums = sight.words(
        "lint.sums", error=counts["error"], warning=counts["warning"], info=counts["info"], papers=len(sight.names)
    )
    return [Text(), Text.assemble((sight.words("lint.total"), "bold"), "  ", sums)]
