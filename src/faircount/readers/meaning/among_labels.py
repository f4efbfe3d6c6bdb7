"""Labels that mean something else among others: "2010-11" among months, "16/17" behind ages, "over 16" beside "under 16"."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.labels import Meaning, read_label
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.vocabulary.ages import AgeBand

_YEAR_MONTH = regex(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")


def as_neighbours(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "2010-11" among "2010-10" and "2010-12" is a month, and alone or among years a year."""
    shaped = [label for label in meanings if _YEAR_MONTH.fullmatch(label)]
    if not any(meanings[label].period_kind == "month" for label in shaped):
        return meanings
    for label in shaped:
        months = [period for span in find_spans(label) for kind, period in span.others if kind == "month"]
        if months:
            meanings[label] = replace(meanings[label], period=months[0], period_kind="month")
    return meanings


_SIX_DIGITS = regex(r"(?:19|20)\d{4}")


def as_double_years(meanings: dict[str, Meaning], name: str) -> dict[str, Meaning]:
    """ "200910" among "201011" and "201112", or below "FIN_YEAR", is a year: months would follow each other."""
    digits = [label for label in meanings if _SIX_DIGITS.fullmatch(label)]
    are_years = all(int(label[4:]) == (int(label[2:4]) + 1) % 100 for label in digits)
    names_years = re.search(r"(?i)years?\b|\bfy\b", name) is not None and "month" not in name.lower()
    if not digits or not are_years or (len(digits) < 2 and not names_years):
        return meanings
    return meanings | {label: replace(read_label(f"{label[:4]}/{label[4:]}", "period"), text=label) for label in digits}


_SUM = regex(r"(.*\S) (?:sub[ -]?)?total", re.IGNORECASE)


def as_sums(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "0 Total" below "0" in a list of ages is the sum of the rows of that age, as a pivot writes it."""
    stems = {label: found[1] for label in meanings if (found := _SUM.fullmatch(label)) is not None}
    sums = {label: meanings[stem] for label, stem in stems.items() if stem in meanings and meanings[label].rest}
    return meanings | {label: replace(said, text=label, is_total=True) for label, said in sums.items()}


_SLASHED = regex(r"\W*(1\d) ?/ ?(1\d)\W*")


def as_bands(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "16/17" behind "10-15" is a band of ages, and among years a year."""
    ends = {said.ages.high for said in meanings.values() if said.ages is not None and said.ages.known}
    found = {}
    for label, said in meanings.items():
        shaped = _SLASHED.fullmatch(label) if said.period is not None and said.ages is None else None
        is_band = shaped is not None and int(shaped[1]) - 1 in ends and int(shaped[2]) == int(shaped[1]) + 1
        found[label] = read_label(f"{shaped[1]}-{shaped[2]}", "age") if shaped is not None and is_band else said
    return found


def corrected(meanings: dict[str, Meaning], kind: str) -> dict[str, Meaning]:
    """ "Over 16" next to "under 16" leaves nobody out: it means 16 and over."""
    if kind != "age":
        return meanings
    ends = {meaning.ages.high for meaning in meanings.values() if meaning.ages is not None and meaning.ages.high is not None}
    starts = {meaning.ages.low for meaning in meanings.values() if meaning.ages is not None}
    corrected = {}
    for label, meaning in meanings.items():
        low = meaning.ages.low if meaning.ages is not None and meaning.ages.high is None and meaning.ages.known else None
        if (
            low
            and re.match(r"\W*(?:over|older than|>)", label, re.IGNORECASE)
            and low - 2 in ends
            and low - 1 not in starts
            and low - 1 not in ends
        ):
            meaning = replace(meaning, ages=AgeBand(low - 1, None))
        corrected[label] = meaning
    return corrected
