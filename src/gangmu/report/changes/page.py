"""对照页: a comparison as one HTML file without anything from elsewhere, to read, send and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from lxml import html
from lxml.html.builder import E

from gangmu.diff import ClauseChange, Diff, NormChange, Pair, Piece, Spot, words_between
from gangmu.norms import Norm
from gangmu.norms.contract import readable
from gangmu.report.changes.phrases import (
    Fact,
    about,
    clause_name,
    facts,
    places,
    said,
    shortened,
    sums,
    uncompared,
    where,
)
from gangmu.report.phrases import one_line
from gangmu.report.words import Words
from gangmu.report.write.clean import printable

_SHAPES = {"tightened": "▲", "loosened": "▽", "shifted": "◇"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_KINDRED = 0.35  # quotations that share less are set side by side without marks
_LONGEST = 300  # characters of a clause that came or went; the rest is in the document
Element = Any  # lxml has no types


def page(found: Diff, words: Words) -> bytes:
    """``found`` as a complete page in UTF-8; Chinese texts stay as they are, everything around them speaks ``words``."""
    parts = [_head(found, words), _documents(found, words), *_norms(found, words), _clauses(found, words)]
    if found.empty:
        parts.append(E.p(words("diff.nothing"), {"class": "note"}))
    main = E.main(*(part for part in parts if part is not None), E.footer(words("diff.made")))
    style = resources.files("gangmu.report.changes").joinpath("look.css").read_text("utf-8")
    title = f"{_title(found, words)} · {words('diff.heading')}"
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(printable(title)),
        E.style(style),
    )
    root = E.html(head, E.body(main), lang=_LANGUAGES[words.language])
    content: bytes = html.tostring(root, encoding="utf-8", doctype="<!doctype html>")
    return content + b"\n"


def _title(found: Diff, words: Words) -> str:
    """What the newest document is called; of several, that there are several."""
    names = [_name(pair.after or pair.before) for pair in found.pairs]
    return names[0] if len(names) == 1 and names[0] else words("diff.heading")


def _name(told: tuple[str, str, str] | None) -> str:
    if told is None:
        return ""
    key, number, title = told
    return readable("".join(title.split()) or number or key)


def _head(found: Diff, words: Words) -> Element:
    norms, clauses = sums(found, words)
    sections = _sections(found)
    links = [E.a(f"{words(f'diff.{key}')} {count}", href=f"#{key}") for key, count in sections if count]
    return E.div(
        {"class": "head"},
        E.div({"class": "crumb"}, words("diff.heading")),
        E.h1(printable(_title(found, words))),
        E.p(norms),
        E.p(clauses) if any(pair.compared for pair in found.pairs) else "",
        E.nav(*links) if len(links) > 1 else "",
    )


def _sections(found: Diff) -> list[tuple[str, int]]:
    fates = [change.fate for change in found.norms]
    return [
        ("in_force", fates.count("changed")),
        ("norms_added", fates.count("added")),
        ("norms_removed", fates.count("removed")),
        ("clauses", len(found.clauses)),
    ]


def _section(key: str, count: int, words: Words, *content: Element) -> Element:
    header = E.header(E.h2(words(f"diff.{key}")), E.span(str(count)))
    return E.section({"id": key}, header, *content)


def _table(heads: Sequence[str], rows: Iterable[Sequence[Element]], ruled: bool = False) -> Element:
    cells = E.tr(*(E.th(head, scope="col") for head in heads))
    body = E.tbody(*(E.tr(*row) for row in rows))
    return E.table({"class": "ruled"} if ruled else {}, E.thead(cells), body)


def _documents(found: Diff, words: Words) -> Element:
    """Which documents are held against each other, and what their headers say differently."""
    rows = [_pair(pair, words) for pair in found.pairs]
    heads = [words("diff.old"), words("diff.new"), words("diff.header")]
    missing = uncompared(found)
    note = E.p({"class": "note"}, printable(words("diff.no_text", names=words.among(missing)))) if missing else ""
    return E.div(_table(heads, rows, ruled=True), note)


def _pair(pair: Pair, words: Words) -> list[Element]:
    cells = [
        E.td({"data-head": words(f"diff.{side}")}, *_told(told, words))
        for side, told in (("old", pair.before), ("new", pair.after))
    ]
    shifts = [E.div(*_fact(fact)) for fact in facts(pair.shifts, None, words)]
    return [*cells, E.td(*shifts) if shifts else E.td("—")]


def _told(told: tuple[str, str, str] | None, words: Words) -> list[Element]:
    if told is None:
        return [words("diff.no_counterpart")]
    name, below = _name(told), readable(told[1] or told[0])
    return [printable(name), E.span({"class": "sub"}, printable(below)) if below != name else ""]


def _fact(fact: Fact) -> list[Element]:
    parts = [f"{fact.name} ", printable(fact.before), E.span({"class": "arrow"}, "→"), E.b(printable(fact.after))]
    return [*parts, E.em(fact.move)] if fact.move else parts


def _norms(found: Diff, words: Words) -> list[Element]:
    parts = []
    changed = [change for change in found.norms if change.fate == "changed"]
    if changed:
        parts.append(_section("in_force", len(changed), words, *(_change(change, found, words) for change in changed)))
    for fate in ("added", "removed"):
        alone = [change for change in found.norms if change.fate == fate]
        if alone:
            heads = [words(f"diff.{key}") for key in ("kind", "what", "quote", "where")]
            parts.append(
                _section(
                    f"norms_{fate}", len(alone), words, _table(heads, (_row(change, found, words) for change in alone))
                )
            )
    return parts


def _change(change: NormChange, found: Diff, words: Words) -> Element:
    """One norm that changed in force: both quotations side by side, then what changed in them."""
    old, new = change.both
    pieces = words_between(said(old, words), said(new, words))
    header = E.header(
        E.span({"class": "chip"}, _kind(change.norm, words)),
        E.h3(printable(about(change, found, words))),
        E.span({"class": "way"}, E.i(_SHAPES[change.move], {"aria-hidden": "true"}), words(f"move.{change.move}")),
    )
    side = E.div(
        {"class": "side"},
        _quotation(pieces, "gone", old.at, words),
        E.div({"class": "against", "aria-hidden": "true"}, words("diff.against")),
        _quotation(pieces, "new", new.at, words),
    )
    told = [E.div(E.dt(fact.name), E.dd(*_fact(fact)[1:])) for fact in facts(change.shifts, change, words)]
    return E.article({"class": "change"}, header, side, E.dl({"class": "facts"}, *told))


def _kind(norm: Norm, words: Words) -> str:
    return words(f"norm.{type(norm).__name__.lower()}")


def _quotation(pieces: Sequence[Piece], op: str, spot: Spot, words: Words) -> Element:
    """One side of the change; words that only this side has are marked."""
    caption = E.figcaption(E.b(words(f"diff.{'old' if op == 'gone' else 'new'}")), E.span(printable(where(spot))))
    own = [piece for piece in pieces if piece.op in ("same", op)]
    if sum(len(piece.text) for piece in pieces if piece.op == "same") < _KINDRED * sum(
        len(piece.text) for piece in own
    ):
        own = [Piece("same", "".join(piece.text for piece in own))]
    return E.figure(caption, E.blockquote({} if spot.quote else {"class": "bare"}, *_marked(own)))


def _marked(pieces: Iterable[Piece]) -> list[Element]:
    tags = {"gone": "del", "new": "ins"}
    return [E(tags[piece.op], printable(piece.text)) if piece.op in tags else printable(piece.text) for piece in pieces]


def _row(change: NormChange, found: Diff, words: Words) -> list[Element]:
    """A norm that came or went."""
    spot = change.now.at
    quote = E.td({"class": "q" if spot.quote else "q bare"}, printable(said(change.now, words)))
    kind = E.td({"class": "k"}, _kind(change.norm, words))
    return [kind, E.td(printable(about(change, found, words))), quote, E.td({"class": "w"}, printable(where(spot)))]


def _clauses(found: Diff, words: Words) -> Element | None:
    if not found.clauses:
        return None
    return _section("clauses", len(found.clauses), words, *(_clause(change, found, words) for change in found.clauses))


def _clause(change: ClauseChange, found: Diff, words: Words) -> Element:
    fates = words.among(words(f"fate.{fate}") for fate in change.fates)
    spot = change.after or change.before
    assert spot
    if change.pieces:
        text = E.p({"class": "words"}, *_marked(shortened(change.pieces)))
    else:
        quote = "" if change.fates == ("moved",) else one_line(spot.quote)
        text = E.p({"class": "words"}, printable(quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"))
    below = words("diff.below", count=change.below) if change.below else ""
    name, place = clause_name(change, words), " ".join(part for part in (places(change, found), below) if part)
    content = E.div(E.h3(printable(name)), E.p({"class": "where"}, printable(place)))
    if text.text not in (None, "", name):
        content.append(text)
    return E.article({"class": "clause"}, E.div({"class": "fate"}, fates), content)
