"""签名: which rows the law cannot tell apart, found column by column; equal signature, equal verdict but for the figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import polars as pl

from gangmu.screen.batch.aspect import Aspects
from gangmu.screen.batch.cuts import FIGURES, Cuts, cuts_for
from gangmu.screen.batch.facts import SPLIT, product_words, told
from gangmu.screen.batch.places import Places
from gangmu.screen.rule import Rule, firm_names
from gangmu.screen.scope import MARKS, bare
from gangmu.screen.screening import Index
from gangmu.screen.touch import Things

# Python counts four control characters as blanks that Rust does not.
_BARE = MARKS.pattern[:-2] + r"\x1c-\x1f]+"
_UNITS = ("aspect", "reach", "capacity_unit", "investment_unit", "with_energy", "operating_days")
_TRAITS = ("activity", "adds", "efficiency", "answers", "park", "firm", "own")
_KIND = ("bounds", "traits", *(f"side_{figure}" for figure in FIGURES))
Lies = tuple[tuple[bool, bool], ...]


class Numbers:
    """编号: numbers for values, in the order in which they are first met."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, value: Hashable) -> int:
        """The number of ``value``."""
        return self._known.setdefault(value, len(self._known))


class Signatures:
    """签名的全部: numbers every row's signature; the same for equal rows of any table."""

    def __init__(self, aspects: Aspects, places: Places) -> None:
        self._aspects = aspects
        self._places = places
        self._said = _named_firms(aspects.index)
        self._firms = sorted({name for rule in _all_rules(aspects.index) for name in firm_names(rule.firms)})
        self._starts = sorted({said[at : at + 2] for said in self._said for at in range(len(said))})
        self._reaches = Numbers()
        self._cuts: list[Cuts] = []
        self._bounds, self._traits, self._kinds = Numbers(), Numbers(), Numbers()
        self._narrow: dict[tuple[int, int], Index] = {}
        self._reach: dict[tuple[int, int], int] = {}

    def of(self, facts: pl.DataFrame) -> pl.DataFrame:
        """``signature``, ``aspect``, ``place_kind`` and ``own`` of each row, in order."""
        frame = facts.with_columns(_derived()).with_columns(_own().alias("own"), self._hits(facts).alias("hits"))
        frame = frame.with_columns(self._firm(frame).alias("firm"))
        frame = _numbered(frame, ("products", "industries", "equipment", "hits"), "aspect", self._aspect)
        frame = _numbered(frame, ("region",), "place_kind", lambda row: self._places.of(row[0]))
        frame = _numbered(frame, ("aspect", "place_kind"), "reach", self._reaching)
        frame = _numbered(frame, ("aspect",), "placed", lambda row: int(self._aspects.by_number[row[0]].placed))
        frame = frame.with_columns(pl.when(pl.col("placed") == 1).then("park").alias("park"))
        frame = self._bound(frame)
        frame = _numbered(frame, ("aspect", "place_kind"), "quiet", self._quiet)
        told = pl.when((pl.col("quiet") == 0) | pl.col("efficiency").is_not_null())
        frame = frame.with_columns(told.then(trait).alias(trait) for trait in ("activity", "adds", "firm", "park"))
        frame = _numbered(frame, _TRAITS, "traits", self._traits.of)
        frame = self._sided(frame)
        frame = _numbered(frame, _KIND, "signature", self._kinds.of)
        return frame.select("signature", "aspect", "place_kind", "own")

    def narrowed(self, aspect: int, place: int) -> Index:
        """The index for projects of this aspect at this place."""
        if (aspect, place) not in self._narrow:
            self._narrow[aspect, place] = self._aspects.narrowed(
                self._aspects.by_number[aspect], self._lies(aspect, place)
            )
        return self._narrow[aspect, place]

    def things(self, aspect: int) -> Things:
        """What projects of this aspect are about, with those of their words that are ever looked for."""
        return self._aspects.by_number[aspect].things

    def _lies(self, aspect: int, place: int) -> dict[str, tuple[bool, bool]] | None:
        where = self._places.by_number[place]
        if not where.known:
            return None
        return {area: where.lies(area) for area in self._aspects.by_number[aspect].areas}

    def _hits(self, facts: pl.DataFrame) -> pl.Expr:
        """The words of the law that occur in the words of a project, in one pass over all of them."""
        terms = list(self._aspects.terms)
        if not terms:
            return pl.lit("")
        said = [pl.col("name").fill_null(""), pl.col("products").fill_null("").str.replace_all(SPLIT.pattern, "")]
        if facts["equipment"].null_count() < facts.height:
            names = {
                text: "".join(item.name for item in told("equipment", text)[0])
                for text in facts["equipment"].drop_nulls().unique()
            }
            said.append(pl.col("equipment").replace(names).fill_null(""))
        text = pl.concat_str(said).str.replace_all(_BARE, "")
        return text.str.extract_many(terms, overlapping=True).list.unique().list.sort().list.join("\n")

    def _firm(self, frame: pl.DataFrame) -> pl.Series:
        """The applicant, where a rule may be about that firm; the law cannot tell the others apart."""
        if not self._said:
            return pl.Series("firm", [None], dtype=pl.String).new_from_index(0, frame.height)
        short = pl.col("applicant").str.replace_all(_BARE, "")
        start = short.str.slice(0, 2)
        meant = start.is_in(self._starts) | (start.str.len_chars() < 2)
        if self._firms:
            meant = meant | short.str.contains_any(self._firms)
        near = frame.select(pl.when(meant).then("applicant"))
        firms = near.to_series()
        found = {text: self._meant(text) for text in firms.drop_nulls().unique()}
        return firms.replace_strict(found, default=None, return_dtype=pl.String) if found else firms

    def _meant(self, applicant: str) -> str | None:
        short = bare(applicant)
        known = any(short in said for said in self._said) or any(name in short for name in self._firms)
        return applicant if known else None

    def _aspect(self, row: tuple[Any, ...]) -> int:
        products, industries, equipment, hits = row
        codes = told("industries", industries)[0] if industries else ()
        pieces = told("equipment", equipment)[0] if equipment else ()
        words = tuple(hits.split("\n")) if hits else ()
        return self._aspects.of((product_words(products or ""), codes, pieces, words)).number

    def _reaching(self, row: tuple[Any, ...]) -> int:
        """One number for all places that lie alike to the areas of an aspect; the first place met stands for them."""
        aspect, place = row
        known = self._reach.get((aspect, place))
        if known is None:
            where = self._places.by_number[place]
            areas = self._aspects.by_number[aspect].areas
            lies = tuple(where.lies(area) for area in areas)
            known = self._reach[aspect, place] = self._reaches.of((where.known, areas, lies))
        return known

    def _quiet(self, row: tuple[Any, ...]) -> int:
        """1 where no rule, order or ratio reaches: then nothing asks what the project does, or who does it."""
        aspect, place = row
        index = self.narrowed(aspect, place)
        rules = (*index.shelf.rules, *index.drafts.rules)
        return int(not rules and not self._aspects.limits and not index.tables.replacements)

    def _bound(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The cuts that matter to a row, by what it is about, where it lies, and the units of its figures."""
        kinds = frame.group_by(_UNITS, maintain_order=True).agg(pl.first("place_kind"))
        numbers = []
        for *units, place in kinds.iter_rows():
            number = self._bounds.of(tuple(units))
            if number == len(self._cuts):
                self._cuts.append(self._cut(units, place))
            numbers.append(number)
        kinds = kinds.select(_UNITS).with_columns(pl.Series("bounds", numbers, dtype=pl.UInt32))
        return frame.join(kinds, on=list(_UNITS), how="left", nulls_equal=True, maintain_order="left")

    def _cut(self, units: list[Any], place: int) -> Cuts:
        aspect, _, capacity, investment, energy, days = units
        tests = self._aspects.thresholds(self._aspects.by_number[aspect], self._lies(aspect, place))
        return cuts_for(tests, capacity, investment, energy, days)

    def _sided(self, frame: pl.DataFrame) -> pl.DataFrame:
        """How many of the cuts a figure has reached."""
        sides = []
        for place, figure in enumerate(FIGURES):
            value, bounds = frame[figure], frame["bounds"]
            side = pl.Series(f"side_{figure}", [0], dtype=pl.UInt32).new_from_index(0, frame.height)
            most = max((len(cuts[place]) for cuts in self._cuts), default=0)
            for step in range(most):
                cut = pl.Series([_at(cuts[place], step) for cuts in self._cuts], dtype=pl.Float64)
                side = side + (value >= cut.gather(bounds)).fill_null(value=False).cast(pl.UInt32)
            sides.append(side.alias(f"side_{figure}"))
        return frame.with_columns(sides)


def _at(cuts: tuple[float, ...], step: int) -> float:
    return cuts[step] if step < len(cuts) else float("inf")


def _all_rules(index: Index) -> tuple[Rule, ...]:
    return (*index.shelf.rules, *index.drafts.rules)


def _named_firms(index: Index) -> tuple[str, ...]:
    """What rules and exceptions say of certain firms."""
    rules = _all_rules(index)
    said = {bare(rule.firms) for rule in rules} | {
        bare(rule.way.words) for rule in rules if rule.way.kind == "existing"
    }
    return tuple(sorted(said - {""}))


def _derived() -> list[pl.Expr]:
    adds = pl.when(pl.col("added_capacity").is_not_null()).then((pl.col("added_capacity") > 0).cast(pl.UInt8))
    return [adds.alias("adds"), pl.col("energy").is_not_null().alias("with_energy")]


def _own() -> pl.Expr:
    """A project with figures of its equipment, or other parameters, is compared by all its figures as they stand."""
    parts = ["equipment", "parameters", *FIGURES, "capacity_unit", "investment_unit", "operating_days"]
    text = pl.concat_str([pl.col(part).cast(pl.String).fill_null("") for part in parts], separator="\x1f")
    return pl.when(pl.col("parameters").is_not_null() | pl.col("equipment").str.starts_with("[")).then(text)


def _numbered(
    frame: pl.DataFrame, columns: tuple[str, ...], name: str, number: Callable[[tuple[Any, ...]], int]
) -> pl.DataFrame:
    """``frame`` with the number of each distinct row of ``columns``, asked for once."""
    distinct = frame.select(columns).unique(maintain_order=True)
    numbers = [number(row) for row in distinct.iter_rows()]
    distinct = distinct.with_columns(pl.Series(name, numbers, dtype=pl.UInt32))
    return frame.join(distinct, on=list(columns), how="left", nulls_equal=True, maintain_order="left")
