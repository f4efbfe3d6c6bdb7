"""How counts, ages, periods and figures are said in a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from faircount.bounds.explain_conflict import area_name, count, described, printed_count
from faircount.bounds.extent import plain_ages
from faircount.patterns import regex
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period, financial_years

_NUMBERS = "no one two three four five six seven eight nine ten".split()
_UNDER = frozenset({0, 3, 9, 12, 15, 17})
"""The last completed years of bands that reports call "under one", "under four", "under ten" and so on."""
_PRINTED = regex(r"(?:^|;)\s*printed as ([^;]+)")


def in_words(number: int) -> str:
    """A small number as a word, a larger one in digits.

    >>> in_words(3), in_words(43)
    ('three', '43')
    """
    return _NUMBERS[number] if 0 < number < len(_NUMBERS) else count(number)


def spoken_ages(figure: Figure) -> str:
    """The ages as the source printed them, where the note says how, or in plain words.

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> def of(band: AgeBand, note: str = "") -> Figure:
    ...     return Figure("E23000013", FinancialYear(2015).period, Counted.VICTIMS, "sexual_under_18", 1, 1, ages=band, note=note)
    >>> spoken_ages(of(AgeBand(0, 3))), spoken_ages(of(AgeBand(0, 4), "printed as four and under"))
    ('under four', 'four and under')
    """
    printed = _PRINTED.search(figure.note)
    return printed[1].strip() if printed else spoken_band(plain_ages(figure))


def spoken_band(band: AgeBand) -> str:
    """A band of ages in words, as reports say it: 0 to 3 is "under four", 0 to 4 "four and under".

    >>> spoken_band(AgeBand(0, 3)), spoken_band(AgeBand(0, 10)), spoken_band(AgeBand(5, 10)), spoken_band(AgeBand(10, 10))
    ('under four', 'ten and under', 'aged five to ten', 'aged ten')
    """
    known_from_zero = band.known and band.low == 0 and band.high is not None
    label = f"{band.high} and under" if known_from_zero and band.high not in _UNDER else band.label
    return re.sub(r"\d+", lambda found: in_words(int(found[0])), label)


def span(period: Period) -> str:
    """How long a period is, where it is whole years: ``one year``, ``two years``; else its name."""
    years = financial_years(period)
    if not years:
        return period.label
    return "one year" if len(years) == 1 else f"{in_words(len(years))} years"


def thing(figure: Figure) -> str:
    """What is counted, in words, without area and period: ``victims under four of sexual offences against under-18s``."""
    label = offence_label(figure.offence)
    if figure.online is not Online.ALL:
        label += " marked as online" if figure.online is Online.YES else " not marked as online"
    if figure.breakdown:
        label += f" ({figure.breakdown.replace('=', ' ')})"
    ages = "" if plain_ages(figure).is_all else f" {spoken_ages(figure)}"
    sex = "" if figure.sex is Sex.ALL else f" (sex {figure.sex})"
    if figure.counted is Counted.OFFENCES and not ages and not sex:
        return label
    return f"{figure.counted}{ages}{sex} of {label}" if figure.counted is not Counted.OFFENCES else f"{label}, victims{ages}{sex}"


def placed(figure: Figure) -> str:
    """What is counted, where and when."""
    return f"{thing(figure)}, {area_name(figure.area)}, {figure.period.label}"


def said(figure: Figure) -> str:
    """A count with what it counts: ``270 victims under four of …, Cleveland, 2015/16``."""
    return f"{printed_count(figure)} {placed(figure)}"


def brief(figure: Figure, dimensions: frozenset[str]) -> str:
    """What tells a figure from the others beside it: ``under four, 2015/16 and 2016/17``."""
    ages = spoken_ages(figure) if "ages" in dimensions else ""
    others = described(figure, dimensions - {"ages"}) if dimensions - {"ages"} else ""
    return ", ".join(words for words in (ages, others) if words)


def capital(words: str) -> str:
    """The words with a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]


def percent(part: float, whole: float, digits: int = 0) -> str:
    """A share as it is printed, halves up, with a true minus sign.

    >>> percent(270, 820), percent(2799, 55507), percent(-48, 820, 1)
    ('33%', '5%', '−5.9%')
    """
    share = Decimal(100 * part) / Decimal(whole)
    rounded = share.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:,}%".replace("-", "−")


def change(before: int, after: int, digits: int = 0) -> str:
    """The change of a count in percent, with its sign.

    >>> change(348, 636), change(6, 43), change(820, 772, 1)
    ('+83%', '+617%', '−5.9%')
    """
    said_change = percent(after - before, before, digits)
    return said_change if after < before else f"+{said_change}"


def listed(items: Iterable[str]) -> str:
    """Items in a sentence: ``a, b and c``."""
    every = list(items)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}" if every else ""


def slug(*parts: str) -> str:
    """A stable name for an address, from words.

    >>> slug("the West Midlands region", "2017/18")
    'west-midlands-region-2017-18'
    """
    return re.sub(r"[^a-z0-9]+", "-", "-".join(re.sub(r"^the ", "", part) for part in parts if part).lower()).strip("-")


def sources_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The sources of figures, each once, in their order."""
    return tuple(dict.fromkeys(figure.source_id for figure in figures if figure.source_id))
