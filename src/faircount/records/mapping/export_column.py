"""What a column of an export holds, as far as it bears on which column of a record it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from faircount.patterns import regex
from faircount.records.mapping.days import forms_of
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.export_words import is_empty, marks_cancelled, meaning
from faircount.vocabulary.offences import CODES

MOST_WORDS = 2_000
"""A column with more words than this holds names or numbers of things, and no codes."""
MOST_OFFENCES = 600
SAMPLE = 2_000
_LISTED = regex(r"online|cyber|internet")
"""What a list of keywords says of an offence online, whatever the head of the column is."""
_DIGIT = regex(r"\d")
AGE = r"^\s*(?:aged?\s*)?(\d{1,3})(?:\.0+)?\s*(?:y|yo|yrs?|years?)?(?:\s*old)?\s*$"
AGE_IN_MONTHS = r"^\s*(\d{1,2})\s*(?:m|mths?|months?)(?:\s*old)?\s*$"
OLDEST = 120


@dataclass(frozen=True, eq=False)
class ExportColumn:
    """One column: its head, its cells with what stands for nothing empty, and how often each of its first words is there."""

    head: str
    cells: pl.Series
    words: tuple[tuple[str, int], ...]
    distinct: int

    @classmethod
    def of(cls, cells: pl.Series) -> ExportColumn:
        """The column as it came, once its words were counted."""
        counted = cells.drop_nulls().value_counts(sort=True)
        nothing = [word for word in counted[cells.name].head(SAMPLE) if is_empty(word)]
        bare = cells.replace(dict.fromkeys(nothing)) if nothing else cells
        kept = counted.filter(~pl.col(cells.name).is_in(nothing))
        words = tuple((str(word), int(times)) for word, times in kept.head(MOST_WORDS).rows())
        return cls(cells.name, bare, words, kept.height)

    @property
    def rows(self) -> int:
        """How many rows the export has."""
        return len(self.cells)

    @cached_property
    def filled(self) -> int:
        """How many cells hold something."""
        return self.rows - self.cells.null_count()

    @property
    def filled_share(self) -> float:
        """The share of cells that hold something."""
        return self.filled / max(1, self.rows)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """How its days are written; empty where they are no days."""
        some = pl.Series([word for word, _ in self.words[:SAMPLE] if _DIGIT.search(word)], dtype=pl.String)
        if not forms_of(some):
            return ()
        distinct = self.cells.drop_nulls().unique()
        return forms_of(distinct.filter(distinct.str.contains(r"\d")))

    def understood(self, name: str) -> float:
        """The share of its filled cells that mean something as a column of records."""
        if self.distinct > MOST_WORDS or not self.filled:
            return 0.0
        return sum(times for word, times in self.words if meaning(name, word) is not None) / self.filled

    def means(self, name: str) -> frozenset[str]:
        """What its words mean as a column of records."""
        return frozenset(said for word, _ in self.words if (said := meaning(name, word)))

    @cached_property
    def ages(self) -> pl.Series:
        """Its cells as ages in completed years, where they are."""
        whole = pl.coalesce(
            pl.col(self.head).str.to_lowercase().str.extract(AGE).cast(pl.Int32, strict=False),
            pl.col(self.head).str.to_lowercase().str.extract(AGE_IN_MONTHS).cast(pl.Int32, strict=False) // 12,
        )
        read = self.cells.to_frame().select(whole.alias("age"))["age"]
        return read.set(read > OLDEST, None)


def _crime_id(column: ExportColumn) -> float | None:
    lengths = column.cells.drop_nulls().str.len_chars()
    if column.filled_share < 0.95 or column.distinct < 0.3 * column.rows or column.forms or not len(lengths):
        return None
    if lengths.max() > 40 or lengths.mean() < 3:  # type: ignore[operator]  # of a column of lengths
        return None
    return 0.5 + 0.5 * (column.cells.str.contains(r"\d").mean() or 0)  # type: ignore[operator, return-value]


def _victim_id(column: ExportColumn) -> float | None:
    if column.distinct < 0.2 * column.rows or column.forms:
        return None
    return 0.6


def _victim_number(column: ExportColumn) -> float | None:
    numbers = [int(word) for word, _ in column.words if word.isdecimal() and len(word) < 3]
    if len(numbers) < len(column.words) or not numbers or max(numbers) > 40 or column.filled_share < 0.98:
        return None
    times = dict(column.words)
    falling = all(times.get(f"{number}", 0) >= times.get(f"{number + 1}", 0) for number in range(1, max(numbers)))
    return 0.9 if falling and min(numbers) <= 1 and times.get("1", 0) > 0.5 * column.rows else None


def _force(column: ExportColumn) -> float | None:
    if column.distinct > 100:
        return None
    known = sum(times for word, times in column.words if is_force(word))
    return 2.0 * known / max(1, column.filled) if known > 0.9 * column.filled else None


def is_force(word: str) -> bool:
    """Whether a word names a police force."""
    found = find_area(word)
    return found is not None and found.kind in ("force", "invented")


def _local_area(column: ExportColumn) -> float | None:
    return 0.6 if 1 < column.distinct <= 1_500 and not column.forms and column.understood("outcome") < 0.9 else None


def _offence(column: ExportColumn) -> float | None:
    if column.distinct > MOST_OFFENCES:
        return None
    share = column.understood("offence")
    sexual = sum(times for word, times in column.words if meaning("offence", word) in CODES) / max(1, column.filled)
    if share < 0.5 or sexual < 0.02:
        return None
    coded = 0.3 * all(word[:1].isdigit() and len(word) < 6 for word, _ in column.words[:50])
    plain_numbers = all(word.isdecimal() for word, _ in column.words[:50])
    return sexual * (0.5 if plain_numbers else 1.0) * (2 if len(column.means("offence") & set(CODES)) > 2 else 1) + coded


def _online(column: ExportColumn) -> float | None:
    if not 1 <= column.distinct <= MOST_WORDS:
        return None
    yes = sum(times for word, times in column.words if meaning("online", word) == "yes")
    if not yes or yes == column.rows:
        return None
    return (1.3 if _LISTED.search(" ".join(word.casefold() for word, _ in column.words)) else 0.3) + 0.7 * column.understood(
        "online"
    )


def _victim_age(column: ExportColumn) -> float | None:
    ages = column.ages
    known = len(ages) - ages.null_count()
    numbers = sum(1 for word, _ in column.words[:SAMPLE] if any(sign.isdigit() for sign in word))
    if not known or numbers < 3 or known < 0.7 * column.filled or column.distinct > 250:
        return None
    return 0.3 + 0.7 * float((ages <= 17).sum()) / known


def _victim_sex(column: ExportColumn) -> float | None:
    if column.distinct > 25 or not column.words:
        return None
    if is_coded_sex(column):
        return 0.4
    found = column.means("victim_sex")
    return (
        1.2 * column.understood("victim_sex") if {"female", "male"} <= found and column.understood("victim_sex") > 0.8 else None
    )


def is_coded_sex(column: ExportColumn) -> bool:
    """Whether it may hold sexes as numbers, after ISO 5218 or turned round."""
    return {"1", "2"} <= {word for word, _ in column.words} <= {"0", "1", "2", "3", "9"}


def _relationship(column: ExportColumn) -> float | None:
    classes = column.means("relationship") - {"not known"}
    if column.distinct > 300 or len(classes) < 2 or column.understood("relationship") < 0.5:
        return None
    return column.understood("relationship") * (2.0 if len(classes) >= 4 else 1.0)


def _outcome(column: ExportColumn) -> float | None:
    found = column.means("outcome")
    if column.distinct > 300 or len(found) < 2 or column.understood("outcome") < 0.6:
        return None
    bare = all(word.isdecimal() for word, _ in column.words)
    return column.understood("outcome") * (1.0 if bare else 2.0 if len(found) >= 4 else 1.0)


def _standing(column: ExportColumn) -> float | None:
    if marks_cancelled(column.head) and column.understood("online") > 0.9:
        return 1.0
    found = column.means("standing")
    if column.distinct > 60 or not found or column.understood("standing") < 0.5:
        return None
    return column.understood("standing") * (2.0 if "stands" in found and len(found) > 1 else 0.5)


FITS: Mapping[str, Callable[[ExportColumn], float | None]] = {
    "crime_id": _crime_id,
    "victim_id": _victim_id,
    "victim_number": _victim_number,
    "force": _force,
    "local_area": _local_area,
    "offence": _offence,
    "online": _online,
    "victim_age": _victim_age,
    "victim_sex": _victim_sex,
    "relationship": _relationship,
    "outcome": _outcome,
    "standing": _standing,
}
"""How well a column fits by what it holds, from 0 to 2; None where it cannot be. Days are compared with one another instead."""
