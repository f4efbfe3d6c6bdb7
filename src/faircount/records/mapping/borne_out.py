"""Whose ages and sexes a column holds, as the names of the offences tell: a rape of a female child under 13 has such a victim."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from faircount.records.mapping.export_column import ExportColumn, is_coded_sex
from faircount.records.mapping.mapping import WORDED
from faircount.vocabulary.export_words import meaning
from faircount.vocabulary.offences import CODES

AGREES = 0.75
"""The share that tells: of sexes that are not the victim's far fewer rows agree, and of turned codes nearly none."""
MIN_ROWS = 20
"""Rows below which nothing is taken from their agreeing."""
_AGES = {code: entry.ages.high for code, entry in CODES.items() if entry.ages.high is not None and entry.ages.high < 17}
_SEXES = {code: str(entry.sex) for code, entry in CODES.items() if str(entry.sex) in ("male", "female")}


def offence_codes(column: ExportColumn) -> pl.Series:
    """The offence of each row, as far as its word is understood."""
    said = {word: meaning("offence", word) or "" for word, _ in column.words}
    return _replaced(column.cells, {word: code for word, code in said.items() if code in CODES})


def ages_agree(codes: pl.Series, column: ExportColumn) -> float | None:
    """The share of rows in which the age can be that of the victim of the offence; None where too few tell."""
    most = codes.replace_strict(_AGES, default=None, return_dtype=pl.Int32)
    within = (column.ages <= most + 1).drop_nulls()
    return float(within.sum()) / len(within) if len(within) >= MIN_ROWS else None


def sexes_agree(codes: pl.Series, column: ExportColumn) -> float | None:
    """The share of rows in which the sex is that of the victim of the offence; None where too few tell."""
    if is_coded_sex(column):
        return None if male_code(codes, column) is None else 1.0
    said = {word: meaning("victim_sex", word) for word, _ in column.words}
    return _agreeing(codes, _replaced(column.cells, {word: sex for word, sex in said.items() if sex in ("male", "female")}))


def male_code(codes: pl.Series, column: ExportColumn) -> str | None:
    """Which of the numbers 1 and 2 is male, as the offences tell; None where they do not."""
    as_iso = _agreeing(codes, _replaced(column.cells, {"1": "male", "2": "female"}))
    if as_iso is None or 1 - AGREES < as_iso < AGREES:
        return None
    return "1" if as_iso >= AGREES else "2"


def filled_together(scores: dict[str, float], columns: Mapping[str, ExportColumn], beside: str) -> None:
    """Let what is empty where another column is speak for a column: victims have a number and a sex, or neither."""
    filled = columns[beside].cells.is_not_null()
    for head in scores:
        together = int((columns[head].cells.is_not_null() == filled).sum()) >= 0.98 * len(filled)
        if together and head != beside and columns[head].cells.null_count() > 0:
            scores[head] += 1.0


def same(name: str, one: ExportColumn, other: ExportColumn) -> bool:
    """Whether two columns say the same of nearly every row, so that it does not matter which is taken."""
    cells = [each.cells if name not in WORDED else _means(name, each) for each in (one, other)]
    both = pl.DataFrame({"one": cells[0], "other": cells[1]}).drop_nulls()
    return both.height > 0 and int((both["one"] == both["other"]).sum()) >= 0.98 * max(one.filled, other.filled)


def _means(name: str, column: ExportColumn) -> pl.Series:
    return _replaced(column.cells, {word: said for word, _ in column.words if (said := meaning(name, word))})


def _agreeing(codes: pl.Series, sexes: pl.Series) -> float | None:
    both = pl.DataFrame({"told": _replaced(codes, _SEXES), "said": sexes}).drop_nulls()
    return float((both["told"] == both["said"]).sum()) / both.height if both.height >= MIN_ROWS else None


def _replaced(cells: pl.Series, said: Mapping[str, str]) -> pl.Series:
    return cells.replace_strict(dict(said), default=None, return_dtype=pl.String)
