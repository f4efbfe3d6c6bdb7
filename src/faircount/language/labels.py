"""A label of a row or a column taken apart: period, ages, sex, online, what is counted, area, offence, total."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.asked_labels import as_a_label
from faircount.language.behind_name import behind_name
from faircount.language.bilingual import in_both_languages, of_one_number
from faircount.language.dimensions import without_dimensions
from faircount.language.flags import find_flag, find_online, may_be_a_number, value_beside
from faircount.language.identifiers import with_spans
from faircount.language.label_ages import ages_in, ages_or_population
from faircount.language.label_parts import find_not_a_count, find_sex, is_offence
from faircount.language.label_periods import period_of, without_days_of
from faircount.language.months import PartOfYear, find_part
from faircount.language.named_victims import needs_its_victim
from faircount.language.periods import BROKEN_DAY, MONTHS_OF_IT, cut_short, find_spans, without_days, without_whole_year
from faircount.language.rest import left_open, trimmed
from faircount.language.spoilt_bands import spoilt_band
from faircount.language.subjects import is_other_subject
from faircount.language.tokens import BLOT
from faircount.language.units import find_unit, without_units
from faircount.language.unknown_within import is_unknown, unknown_within
from faircount.patterns import regex
from faircount.vocabulary.ages import NOT_KNOWN, AgeBand
from faircount.vocabulary.areas import Area, find_area
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import find_offence
from faircount.vocabulary.periods import Period

_MARKS = regex(
    r"\s*(?:\[\w{1,2}\]|[*†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[a-z)])\((?:\d|[a-z])\)|(?<=\d) ?\((?:p|r)\)"
    r"|[(\[](?:see )?(?:foot)?notes? ?\d{1,2}(?:(?:,| and) ?\d{1,2})*[)\]])+(?=\s|$|:)",
    re.IGNORECASE,
)

FLAG_NOT_RECORDED = "not recorded"
"""What a label says of figures of which nobody filled in the flag: they are neither marked as online nor not."""
ILLEGIBLE = "not legible"
"""What a label says of which a part could not be read surely: whatever it speaks of, the rest of it decides nothing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one label says. What it does not say is None; ``rest`` is what no part of the vocabulary took."""

    text: str = ""
    period: Period | None = None
    period_kind: str = ""
    part: PartOfYear | None = None
    ages: AgeBand | None = None
    population: AgeBand | None = None
    sex: Sex | None = None
    online: Online | None = None
    counted: str = ""
    not_a_count: str = ""
    area: Area | None = None
    offence: str = ""
    is_total: bool = False
    is_of_which: bool = False
    is_unknown: bool = False
    is_number: bool = False
    """Whether the label ("n" beside "%") only says that numbers stand here."""
    rest: str = ""
    looks: frozenset[str] = frozenset()
    """The dimensions that the words look like which nothing has understood."""
    total_of: str = ""
    flag: Online | None = None
    """Flagged or not, where the label does not say with which flag: "Girls, flagged"."""
    is_other: bool = False
    """Whether it speaks of something that is no sexual offence: all crime, pupils, officers."""

    @property
    def kinds(self) -> frozenset[str]:
        """The dimensions that the label says something about."""
        said = {
            "period": self.period is not None or self.part is not None,
            "age": self.ages is not None,
            "sex": self.sex is not None,
            "online": self.online is not None,
            "force": self.area is not None,
            "offence": bool(self.offence),
            "measure": bool(self.counted or self.not_a_count),
        }
        return frozenset(kind for kind, is_said in said.items() if is_said)


_IN_A_LIST = regex(
    r"^\s*\(?\d{1,2}[.)]\s+(?=[A-Za-z]{3}|\d{1,2} ?(?:[-–+]|to\b|and\b))|(?<=\d/\d\d)\s*\(\d\)\s*$"
    r"|^\s*(?:Q|Question )\d{1,2}[.:)]?\s+(?=[A-Za-z]{2})"
    r"(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of\b(?! which| these| those)|fy|cy|to|and|in|for|total|only|quarter"
    r"|year|data|figures?)\w*\b)"
)


def without_marks(text: str) -> str:
    """The label without its footnote marks, and without the number that it has in a list.

    >>> without_marks("Cyber[1]"), without_marks("Grooming (2)"), without_marks("(2) Cyber flag"), without_marks("2022/23 (2)")
    ('Cyber', 'Grooming (2)', 'Cyber flag', '2022/23')
    """
    whole = _TO_ANOTHER.sub(r"\1", _IN_A_LIST.sub("", _MARKS.sub("", text)))
    return with_spans(of_one_number(whole)).replace("_", " ").strip() or text.strip()


_TO_ANOTHER = regex(
    r"\b(offen[cs]es|crimes|victims|those|cases|figures) (?:in|at|of|from|under) (?:q|question )\d{1,2}\b(?! (?:of )?\d)",
    re.IGNORECASE,
)
"""What is counted in another question, and in no quarter of a year: "Offences in Q1 with the flag"."""


@lru_cache(maxsize=50_000)
def read_label(text: str, kind: str = "") -> Meaning:
    """What the label says, read as one of a dimension where the kind of its neighbours is known."""
    label = without_whole_year(as_a_label(without_marks(text)))
    if BLOT in label:
        return Meaning(text=label, rest=ILLEGIBLE)
    of_which = words.OF_WHICH.match(label)
    body = label[of_which.end() :] if of_which else label
    special = _as_kind((kind and in_both_languages(body)) or body, kind)
    found = special if special is not None else _scan(body, kind)
    if of_which or (body == "A" and not found.rest):
        # A code, and no article.
        found = replace(found, is_of_which=bool(of_which), rest=found.rest or ("" if of_which else body))
    whom = {kind for kind, said in (("age", found.ages or found.population), ("sex", found.sex)) if said is not None}
    if whom and found.online is None and _DENIED.search(body):
        found = replace(found, looks=found.looks | whom)
    if kind in ("sex", "online") and not found.kinds and body.replace(",", "").isdecimal():
        # A number among sexes or flags: a row that is a cell short.
        found = replace(found, looks=frozenset({"figures beside it"}))
    return replace(found, text=label, is_other=is_other_subject(label))


_DENIED = regex(r"[:?=]\s*(?:N|[Nn]o|NO|[Ff]alse|FALSE)\W*$|\((?:[Nn]o|NO|[Ff]alse|FALSE)\)\s*$")
"""A value that turns what the label names into its opposite: "Child victim: N". What is not told of whom is counted then."""


def _as_kind(label: str, kind: str) -> Meaning | None:
    """Labels that only their neighbours explain: "Unknown" among ages, "Y" among flags, "F" among sexes, "12" among ages."""
    if words.TOTAL_ALONE.match(label):
        return Meaning(is_total=True)
    if kind and words.ALL.match(label):
        # "All sexual offences" below a title about rape is no total of the rapes.
        return Meaning(is_total=True, offence="sexual offences" if "sexual" in label.lower() else "")
    total = words.TOTAL.search(label)
    if total and words.UNKNOWN.match(whole := without_total(label)):
        return replace(_unknown(kind, whole), is_total=True)
    within = unknown_within(label) if kind in ("", "age", "sex") else None
    if within is not None or is_unknown(label, kind):
        return replace(_unknown(kind, label), population=within)
    is_flag, value = value_beside(label)
    if words.FLAG_UNKNOWN.match(label) or (is_flag and value is None):
        return _unknown("online", label)
    if may_be_a_number(label):
        return Meaning(rest=label, looks=frozenset({"online"}))
    if is_flag:
        return Meaning(online=value)
    if kind == "online" and "%" not in label:
        if words.NO.match(label):
            return Meaning(online=Online.NO)
        if words.YES.match(label):
            return Meaning(online=Online.YES)
    if kind == "sex" and label.lower().rstrip(".") in words.SEX_LETTERS:
        return Meaning(sex=words.SEX_LETTERS[label.lower().rstrip(".")])
    if kind in ("sex", "age", "online") and re.match(r"^\W*(?:n/?a|not applicable)\W*$", label, re.IGNORECASE):
        return Meaning(rest="")
    if kind == "age":
        band = parse_band(label) or parse_band(label.replace("/", "-")) or spoilt_band(label)
        return Meaning(ages=band) if band is not None else None
    if kind == "force":
        area = find_area(label)
        if area is None and not total and not find_spans(label):
            return Meaning(rest=label)  # "Isle of Man Constabulary" is a place that no list has, and no man
        return Meaning(area=area) if area is not None else None
    if kind == "offence" and not total:
        known = find_offence(label)
        return Meaning(offence=label) if known is not None else None
    return None


def _unknown(kind: str, label: str) -> Meaning:
    """What is not known: of the dimension that the label names, whatever stands beside it, and else of its neighbours'."""
    named = "sex" if words.NAMES_SEX.search(label) else "age" if words.NAMES_AGE.search(label) else kind
    said = {
        "age": Meaning(ages=NOT_KNOWN, is_unknown=True),
        "sex": Meaning(sex=Sex.NOT_KNOWN, is_unknown=True),
        "online": Meaning(is_unknown=True, rest=FLAG_NOT_RECORDED),
    }
    return said.get(named, Meaning(is_unknown=True, rest="not stated"))


def without_total(label: str) -> str:
    """What a label says besides that it is of a total."""
    return words.YEARS_OF_IT.sub(r"\1 year", words.OF_A_TOTAL.sub(" ", words.TOTAL.sub(" ", label))).strip(" -:–,")


_UP_TO = regex(r"\bup(?: to)?(?: and including)?\W*$", re.IGNORECASE)
"""What leads up to the day that cuts a year short, when the day is taken out."""
_BESIDE_A_NAME = (words.ONLINE.search, words.FLAGGED.search, find_spans)
"""What may stand beside the name of an offence and be no part of it: a flag, a period."""


def _scan(label: str, kind: str) -> Meaning:
    """Everything that a label of free words says."""
    if (behind := behind_name(label))[1]:
        return replace(_scan(behind[0], kind), **behind[1])  # type: ignore[arg-type]
    total = words.TOTAL.search(label)
    whole = without_total(label) if total else label
    if words.NAMED_VICTIM.search(whole) and not any(found(whole) for found in _BESIDE_A_NAME):
        return Meaning(offence=whole, is_total=total is not None)
    label, (whole, days) = whole, without_days(whole)
    period, period_kind, rest = period_of(whole)
    if period is not None and (until := cut_short(label, period)) is not None:
        period, period_kind, rest = until, "range", _UP_TO.sub(" ", without_days_of(until, MONTHS_OF_IT.sub(" ", rest)))
    rest, broken = BROKEN_DAY.subn(" ", rest)
    part, rest = find_part(rest) if period is None else (None, rest)
    online, rest = find_online(rest)
    flag, rest = find_flag(rest) if online is None else (None, rest)
    named = words.NAMED_VICTIM.search(rest) or needs_its_victim(rest)
    ages, population, rest = (None, None, rest) if named else ages_or_population(rest, find_unit(label))
    sex, rest = (None, rest) if named else find_sex(rest)
    not_a_count, rest = find_not_a_count(rest)
    # "Victims aged 17 or younger of recorded sexual offences" counts victims, though it says whose ages they are.
    counted = find_unit(rest) and find_unit(rest if population is None else label)
    area = _area(rest) if kind in ("", "force") else None
    left = trimmed(rest) if area is None else ""
    # "Aged 12 to 15: 73" is an age and a number beside it, and no offence of that code.
    is_number = left.isdecimal() and (period or ages or sex or online) is not None
    names = kind in ("", "offence") or (kind in ("measure", "age", "sex", "online", "period") and find_offence(left) is not None)
    names = names and not is_number and words.NAMES_OFFENCES.fullmatch(left) is None and is_offence(left)
    offence = left if names or (kind == "offence" and words.FILLER.sub("", left).strip()) else ""
    rest_left = "" if offence else left if words.FILLER.sub("", without_units(words.WHEN_DONE.sub(" ", left))).strip() else ""
    beside, said = ages_in(rest)[1] if named else rest, _said(period, part, ages or population, sex, online)
    looks = left_open(without_dimensions(beside), said, of_offence=is_offence(offence), days=days or bool(broken))
    of_flag = flag is not None or (kind == "online" and rest_left != "" and not (online or total))  # whatever it is, it is of it
    return Meaning(
        period=period,
        period_kind=period_kind,
        part=part,
        ages=ages,
        population=population,
        sex=sex,
        online=online,
        flag=flag,
        counted=counted,
        not_a_count=not_a_count,
        area=area,
        offence=offence,
        is_total=total is not None,
        rest=rest_left,
        looks=looks | {"online"} if of_flag else looks,
    )


def _said(period: object, part: object, ages: object, sex: object, online: object) -> frozenset[str]:
    """What the label tells already: of that, nothing is left open."""
    told = {"period": period or part, "age": ages, "sex": sex, "online": online}
    return frozenset(kind for kind, value in told.items() if value is not None)


@lru_cache(maxsize=20_000)
def _area(text: str) -> Area | None:
    cleaned = re.sub(r"\s+", " ", text).strip(" -–:,;()/")
    return find_area(cleaned) if 2 < len(cleaned) < 60 else None
