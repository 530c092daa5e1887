"""签名: which rows the law cannot tell apart, found column by column; equal signature, equal verdict but for the figures."""

from __future__ import annotations

from typing import Any

import polars as pl

from gangmu.screen.batch.aspect import Aspects
from gangmu.screen.batch.cuts import FIGURES, cuts_for
from gangmu.screen.batch.facts import product_words, told
from gangmu.screen.batch.numbers import Numbered, Numbers
from gangmu.screen.batch.places import Places
from gangmu.screen.batch.sides import Sides
from gangmu.screen.batch.spot import Spot, Spots
from gangmu.screen.rule import Rule, firm_names
from gangmu.screen.scope import MARKS, bare
from gangmu.screen.screening import Index

# Python counts four control characters as blanks that Rust does not.
_BARE = MARKS.pattern[:-2] + r"\x1c-\x1f]+"
_UNITS = ("spot", "capacity_unit", "investment_unit", "with_energy", "operating_days")
_TRAITS = ("activity", "adds", "efficiency", "answers", "park", "firm", "own")
_KIND = ("bounds", "traits", *(f"side_{figure}" for figure in FIGURES))


class Signatures:
    """签名的全部: numbers every row's signature; the same for equal rows of any table."""

    def __init__(self, aspects: Aspects, places: Places) -> None:
        self._aspects = aspects
        self._said = _named_firms(aspects.index)
        self._firms = sorted({name for rule in _all_rules(aspects.index) for name in firm_names(rule.firms)})
        self._starts = sorted({said[at : at + 2] for said in self._said for at in range(len(said))})
        self._spots, self._sides, self._bounds = Spots(aspects, places), Sides(), Numbers()
        self._things = Numbered(("products", "industries", "equipment", "hits"), "aspect", self._aspect)
        self._where = Numbered(("region",), "place_kind", lambda row: places.of(row[0]))
        self._spotted = Numbered(("aspect", "place_kind"), "spot", self._spots.of)
        self._bounded = Numbered(_UNITS, "bounds", self._bound)
        self._traits = Numbered(_TRAITS, "traits", Numbers().of)
        self._kinds = Numbered(_KIND, "signature", Numbers().of)

    def of(self, facts: pl.DataFrame) -> pl.DataFrame:
        """``signature``, ``spot``, ``traits`` and ``own`` of each row, in order."""
        frame = facts.with_columns(_derived()).with_columns(_own().alias("own"), self._hits(facts).alias("hits"))
        frame = frame.with_columns(self._firm(frame).alias("firm"))
        frame = self._spotted.added(self._where.added(self._things.added(frame)))
        frame = self._bounded.added(frame)
        quiet, placed = (
            pl.Series(name, [getattr(spot, name) for spot in self._spots.by_number], dtype=pl.Boolean)
            for name in ("quiet", "placed")
        )
        frame = frame.with_columns(quiet.gather(frame["spot"]), placed.gather(frame["spot"]))
        frame = frame.with_columns(pl.when("placed").then("park").alias("park"))
        told = pl.when(~pl.col("quiet") | pl.col("efficiency").is_not_null())
        frame = frame.with_columns(told.then(trait).alias(trait) for trait in ("activity", "adds", "firm", "park"))
        frame = self._kinds.added(self._sides.added(self._traits.added(frame)))
        return frame.select("signature", "spot", "traits", "own")

    def spot(self, number: int) -> Spot:
        """The spot of this number."""
        return self._spots.by_number[number]

    def _hits(self, facts: pl.DataFrame) -> pl.Expr:
        """The words of the law that occur in the words of a project, in one pass over all of them."""
        terms = list(self._aspects.terms)
        if not terms:
            return pl.lit("")
        made = {text: "".join(product_words(text)) for text in facts["products"].drop_nulls().unique()}
        made = {text: words for text, words in made.items() if words != text}
        said = [pl.col("name").fill_null(""), pl.col("products").replace(made).fill_null("")]
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

    def _bound(self, row: tuple[Any, ...]) -> int:
        """The cuts that matter to a row, by what it is about, where it lies, and the units of its figures."""
        spot, *units = row
        number = self._bounds.of(row)
        self._sides.add(cuts_for(self._spots.by_number[spot].thresholds, *units))
        return number


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
