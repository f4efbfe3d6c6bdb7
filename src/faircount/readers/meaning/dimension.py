"""What a set of neighbouring labels is a set of: years, ages, sexes, forces; neighbours explain each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from faircount.errors import UnknownPeriod
from faircount.language import words
from faircount.language.bilingual import in_one_of_two_languages
from faircount.language.labels import Meaning, read_label
from faircount.language.period_rules import ENDING, month_end
from faircount.language.periods import Span, find_spans
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.meaning.age_labels import are_bands_and_ages, are_bands_in_turn, are_single_ages
from faircount.readers.meaning.among_labels import as_bands, as_double_years, as_neighbours, as_sums, corrected
from faircount.readers.meaning.other_part import with_other_part
from faircount.readers.meaning.prefixes import (
    aged,
    lettered,
    named_alike,
    named_online,
    not_answered,
    numbered,
    short_years,
    unlike,
)
from faircount.readers.meaning.unknown_parts import with_unknown_parts
from faircount.vocabulary.ages import find_ages
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import find_offence
from faircount.vocabulary.periods import Period

_FURTHER = frozenset({"outcome", "location", "platform", "relationship", "ethnicity"})
"""Dimensions that no part of the vocabulary names: their labels are kept as they are."""
_NAMING = _FURTHER | {"district", "force"}
"""Dimensions of names: words in them that look like something else are parts of a name ("Women's Hospital")."""
_NUMBER = regex(r"^\W*(?:n|no|nos)\W*$", re.IGNORECASE)
_MANY = r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
_YEARS_TOTAL = regex(
    rf"^\W*(?:{_MANY}[ -]?(?:years?|yrs?)['’]?s? (?:grand |sub[ -]?)?totals?"
    rf"|(?:grand )?totals? \W?(?:over |for |of )?(?:the |all )?{_MANY}"
    r"[ -]?(?:years?|yrs?)"
    rf"|(?:all |the )*{_MANY} (?:years|yrs))\W*$",
    re.IGNORECASE,
)
_ORDER = ("period", "age", "sex", "online", "force", "measure", "offence")


@dataclass(frozen=True, slots=True)
class Dimension:
    """Labels that stand in one column or on one level of headings, and what each means among its neighbours."""

    name: str
    kind: str
    meanings: dict[str, Meaning] = field(hash=False)
    joined: Period | None = None
    joined_kind: str = "joined"
    breaks_down: bool = False

    @property
    def tells_units(self) -> bool:
        """Whether its labels say what is counted, each for itself: "Offences", "Victims - female", "Arrests"."""
        plain = (said for said in self.meanings.values() if not said.kinds & {"sex", "age", "online"})
        return len({said.counted for said in plain} - {"", "outcomes"}) > 1

    def read(self, label: str, among: str = "") -> Meaning:
        """What the label means here; a total of periods is the whole time that they cover.

        ``among`` is the kind of the labels round it, where one column holds several lists.
        """
        found = own = self.meanings.get(label)
        if among:
            # "NS", explained as "not stated", is unknown of what its neighbours are.
            found = read_label("unknown" if own is not None and own.is_unknown else label, among)
        if found is None:
            found = read_label(label, self.kind)
        if self.breaks_down and not (found.is_total and not found.kinds) and not found.is_unknown:
            # "No suspect identified" among outcomes names an outcome, and counts no suspects.
            return Meaning(text=label, rest=label, is_total=found.is_total)
        is_number = self.kind == "offence" and _LONG_NUMBER.fullmatch(label) and not _OF_OFFENCES.search(self.name)
        if is_number and find_offence(found.offence) is None:
            return Meaning(text=label, rest=label)  # "19001" under "FIPS Code" is the number of something else
        if self.kind == "online" and _CODED.fullmatch(found.rest) and (found.online or found.flag):
            # "0 - Flag not set"
            found = replace(found, online=found.online or found.flag, flag=None, rest="", looks=found.looks - {"online"})
        if found.looks and ((found.rest and self.kind in _NAMING) or _OF_CODES.search(self.name)):
            # "22/2" under "HO Code" is no month, and an outcome that speaks of months is an outcome.
            found = replace(found, looks=frozenset())
        return replace(found, total_of=self.kind or "rest") if found.is_total else found


_LONG_NUMBER = regex(r"\d{4,}")
"""Longer than any code of an offence."""
_OF_OFFENCES = regex(r"\b(?:offen[cs]es?|crimes?|ho|home office|classification|law|legislation|cjs|pnc)\b", re.IGNORECASE)
_CODED = regex(r"[01yn]", re.IGNORECASE)
"""The code of a flag beside what it stands for."""


def dimension(name: str, labels: Sequence[str]) -> Dimension:
    """The dimension of the labels under a name (the heading of their column, or nothing).

    >>> dimension("", ["Female", "Male", "Unknown"]).read("Unknown").sex
    <Sex.NOT_KNOWN: 'not known'>
    """
    distinct = list(dict.fromkeys(label for label in labels if label))
    if spoken := in_one_of_two_languages(distinct):
        plain = dimension(name, [spoken.get(label, label) for label in distinct])
        return replace(plain, meanings={label: plain.read(spoken.get(label, label)) for label in distinct[:2000]})
    years = short_years(distinct)
    kind = "period" if years else _kind(name, tuple(distinct[:500]))
    read = {label: read_label(label, kind) for label in distinct[:2000]}
    meanings = as_neighbours(as_bands(with_unknown_parts(aged(lettered(as_double_years(as_sums(read), name)))))) | years
    meanings = _dated(name, _ending_in(name, numbered(name, named_alike(corrected(meanings, kind)))))
    # "N" over the only column of values, or beside "%", is their number and no answer to a question.
    if any(meaning.not_a_count for meaning in meanings.values()) or (not name and len(meanings) == 1):
        meanings = {label: replace(said, is_number=bool(_NUMBER.match(label))) for label, said in meanings.items()}
    joined = joined_time(meanings)
    meanings = unlike(not_answered(with_other_part(name, named_online(meanings))), kind, dimension_of(name))
    meanings = {label: _whole_time(said, joined) for label, said in meanings.items()}
    kinds = {said.period_kind for said in meanings.values() if said.period is not None}
    joined_kind = f"{kinds.pop()}s" if kinds in ({"year"}, {"fy"}) else "joined"
    return Dimension(
        name,
        kind,
        meanings,
        joined,
        joined_kind,
        dimension_of(name) in _FURTHER and kind not in ("age", "sex", "online", "period"),
    )


@lru_cache(maxsize=5_000)
def _kind(name: str, labels: tuple[str, ...]) -> str:
    """The kind of most labels; the name decides where labels fit several."""
    named, plain = dimension_of(name), [label for label in labels if not _says_nothing(label)]
    if named in ("age", "sex", "online", "force", "period"):
        fitting = sum(_fits(label, named) for label in plain)
        if fitting * 2 >= len(plain) and (plain or len(labels) > 0):
            return named
    if plain and all(label.lower() in words.SEX_LETTERS for label in plain):
        return "" if _OF_CODES.search(name) else "sex"
    # Ages one by one, by themselves or below the sexes that they are of.
    ages = [] if named else [label for label in plain if read_label(label).kinds != {"sex"}]
    if are_single_ages(ages) or are_bands_and_ages(ages) or are_bands_in_turn(ages):
        return "age"
    votes: Counter[str] = Counter()
    for label in plain:
        kinds = read_label(label).kinds
        for kind in _ORDER:
            if kind in kinds:
                votes[kind] += 1
                break
    if votes:
        kind, most = votes.most_common(1)[0]
        if most * 5 >= 3 * len(plain) and not (kind == "measure" and named not in ("", "measure")):
            return kind
    is_of_all = named == "online" and read_label(name).counted and not any(_fits(label, named) for label in plain)
    return "" if is_of_all else named  # "Online offences: outcome to date"


_OF_CODES = regex(r"\b(?:codes?|ref(?:erence)?|id|key)\b", re.IGNORECASE)
"""The name of a column of codes: what its letters stand for, it does not say."""


def _says_nothing(label: str) -> bool:
    return bool(words.TOTAL_ALONE.match(label) or words.UNKNOWN.match(label) or words.ALL.match(label))


def _fits(label: str, kind: str) -> bool:
    meaning = read_label(label, kind)
    return kind in meaning.kinds or (kind == "sex" and meaning.rest == "" and meaning.text != "")


def _ending_in(name: str, meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """The days or months under "Year ending" as the years that end there."""
    opens = ENDING.search(name.rpartition(" / ")[2])  # of two languages the second is read
    if opens is None:
        return meanings
    found = {}
    for label, meaning in meanings.items():
        text = f"{opens[0]} {label}".strip()
        spans = find_spans(text)
        if len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text)) and spans[0].kind in ("ending", "range"):
            meaning = replace(meaning, period=spans[0].period, period_kind=spans[0].kind, part=None, rest="", looks=frozenset())
        found[label] = meaning
    return found


_YEARLY = regex(r"\b(?:years?|annual(?:ly)?|fy|12 months|period)\b", re.IGNORECASE)


def _dated(name: str, meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """Days that stand for the months or years that they begin or end, as the days beside them and the name of the column tell."""
    days = {
        label: spans[0].period.start for label in meanings if len(spans := find_spans(label)) == 1 and _is_day(spans[0], label)
    }
    plain = [label for label, said in meanings.items() if not said.is_total and not said.is_unknown]
    if len(days) < 2 or len(days) < len(plain):
        return _same_month(meanings)
    # "12 months to", over the last day of each quarter: the name says how long, whatever lies between the days.
    is_told = all(meanings[label].period_kind == "ending" for label in days)
    ends = all((day + timedelta(days=1)).day == 1 for day in days.values())
    begins = all(day.day == 1 for day in days.values())
    if is_told or not (ends or begins):
        return meanings
    months = sorted({day.year * 12 + day.month for day in days.values()})
    step = min((later - earlier for earlier, later in pairwise(months)), default=0)
    if step not in (1, 3, 12) or (step == 12 and begins and not _YEARLY.search(name)):
        return meanings
    found = dict(meanings)
    for label, day in days.items():
        first = day.year * 12 + day.month - 1 - (step - 1 if ends else 0)
        start = date(first // 12, first % 12 + 1, 1)
        period = Period(start, month_end(start.year, start.month + step - 1))
        found[label] = replace(meanings[label], period=period, period_kind="range", rest="", looks=frozenset())
    return found


def _same_month(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """One month of each of several years, and no other month: the year that ends or begins there may be meant."""
    months = [said for said in meanings.values() if said.period_kind == "month" and said.period is not None]
    if len(months) < 2 or len({said.period.start.month for said in months if said.period is not None}) > 1:
        return meanings
    return {
        label: replace(said, period_kind="month of years") if said.period_kind == "month" else said
        for label, said in meanings.items()
    }


def _is_day(span: Span, label: str) -> bool:
    return span.kind == "date" and (span.start, span.end) == (0, len(label))


def _whole_time(said: Meaning, joined: Period | None) -> Meaning:
    """ "3 year total" or "3 years" among three years is their total; among more or fewer it is one that cannot be told."""
    years = _YEARS_TOTAL.match(words.YEARS_OF_IT.sub(r"\1 year", said.text))
    if years is None or joined is None or said.period is not None:
        return said
    number = find_ages(years[1] or years[2] or years[3])
    is_all = number is not None and number.low == round(joined.days / 365.25)
    return replace(said, is_total=True, rest="", ages=None, looks=frozenset()) if is_all else said


def joined_time(meanings: dict[str, Meaning]) -> Period | None:
    """The time that all the labels' periods cover together, where nothing is missing between them."""
    periods = {meaning.period for meaning in meanings.values() if meaning.period is not None and not meaning.is_total}
    singles = sorted(p for p in periods if not any(p != other and p.contains(other) for other in periods))
    if not singles:
        return None
    try:
        return Period.join(singles)
    except UnknownPeriod:
        return None


def names_one_sex(dimensions: Sequence[Dimension]) -> bool:
    """Whether every offence among the labels has a victim of one named sex in its name, so that sex is told of each."""
    labels = [label for found in dimensions if found.kind == "offence" for label, m in found.meanings.items() if m.offence]
    return bool(labels) and all(sex_in_name(label) is not None for label in labels)


@lru_cache(maxsize=20_000)
def sex_in_name(offence: str) -> Sex | None:
    """The sex of the victim in the name of an offence."""
    found = {sex for sex, pattern in words.SEXES if pattern.search(offence)}
    return found.pop() if len(found) == 1 else None
