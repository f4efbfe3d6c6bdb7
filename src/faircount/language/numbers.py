"""What a cell says: a number, bounds, nothing known, or words; marks and brackets taken apart."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from faircount.language.marks import NO_LEGEND, Legend
from faircount.language.periods import is_period
from faircount.language.reading import CellReading
from faircount.language.tokens import Value
from faircount.language.withheld import hides_by_its_word, is_bare_word
from faircount.patterns import regex
from faircount.vocabulary.status import CellStatus

WORDS = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)} | {"nought": 0, "nil": 0, "none": 0}  # fmt: skip
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_N = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD})"
_NUMBER = r"[-−]?(?:\d{1,3}(?:[, \u00a0]\d{3})+|\d+)(?:\.\d+)?"


_STAR = regex(
    r"^(?:\*+|x+|#+|~|\[c\]|\[[^\w\s]\]|\(c\)|s|suppressed|small numbers?|low numbers?|redacted \(small numbers?\))$",
    re.IGNORECASE,
)
_DASH = regex(r"^[-‐‑‒–—−]+$")
_ZERO = regex(
    r"^(?:nil|none|zero|nought|no (?:offences?|crimes?|victims?|records?|reports?|results?|incidents?"
    r"|arrests?)(?: recorded| found)?)$",
    re.IGNORECASE,
)
_WHY = (
    (
        CellStatus.REFUSED,
        # "Grooming (s.15 SOA 2003)" names a section of another law, by which an offence is known.
        regex(
            r"withheld|refused|exempt|redact|not (?:released|disclosed)"
            r"|^(?!.*[a-z]{4}[^()]*\(s(?:s|ec|ection)?\.? ?\d).*\bs(?:ection|ec)?\.? ?\d{2}\b",
            re.IGNORECASE,
        ),
    ),
    (CellStatus.NOT_APPLICABLE, regex(r"^(?:n\.?/?a\.?|not applicable|\[z\])$", re.IGNORECASE)),
    (
        CellStatus.NOT_RECORDED,
        regex(
            r"^(?:\.{2,}|…+|:|\?+|\[x\]|tbc|pending|unknown|blank|\(blank\)|not (?:recorded|held|available|known|given"
            r"|provided|collected|"
            r"asked|supplied|yet available)|no (?:data|info(?:rmation)?|information held|figure|answer)"
            r"|data not .{0,40}|unavailable|"
            r"awaiting.{0,40}|to follow)$",
            re.IGNORECASE,
        ),
    ),
)
_BELOW = regex(rf"^(?:<\s?|(?:is )?(?:less|fewer|lower) than |under |below |llai na ){_N}$", re.IGNORECASE)
_BELOW_AMONG = regex(r"^(?:n ?=? ?)?<\s?(\d{1,2})(?!\d)(?:\s*\(.*\)|\s+[a-z].*)?$", re.IGNORECASE)
_UP_TO = regex(
    rf"^(?:(?:≤|<=)\s?{_N}|(?:up to|(?:no|not) more than|at most) {_N}|{_N} or (?:less|fewer|under|below))$", re.IGNORECASE
)
_BETWEEN = regex(rf"^(?:between )?{_N} ?(?:-|–|to|and) ?{_N}$", re.IGNORECASE)
_OVER = regex(rf"^(?:>\s?|more than |over ){_N}$|^{_N}\+$", re.IGNORECASE)
_ABOUT = regex(r"^(?:about|approx(?:imately|\.)?|around|circa|(?-i:c)\.?|c[.\s]|roughly|nearly|almost|~|≈)\s*", re.IGNORECASE)
_TRAILING = regex(r"(?:\s*(?:\[[\w*]{1,2}\]|[*†‡§#^]+|\([a-z*†‡]\)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\^\d)|(?<=\d) ?[rpe])+$", re.IGNORECASE)
_BECAUSE = regex(
    r"\s*[-–—,:;(\[]\s*(?:suppress\w*|withheld|redact\w*|exempt\w*|not (?:shown|disclosed|released|given)|due to"
    r"|to (?:protect|avoid)|s(?:ec(?:tion)?)?\.?\s?(?:38|40)|(?:low|small) (?:numbers?|counts?)).{0,60}$",
    re.IGNORECASE,
)
"""Why a count is hidden, behind what is left of it: "Fewer than 5 (suppressed)"."""
_SAID_OF = regex(r"\s*\((revised|provisional|estimated?|to date|approx\.?|incomplete|see note.{0,20})\)$", re.IGNORECASE)
_GLUED = regex(r"^(\d{1,3}(?:,\d{3})+)(\d)$")
_WITH_SHARE = regex(rf"^({_NUMBER})\s*[/|,]\s*({_NUMBER}\s?%)$")
_OUTSIDE_IN = regex(r"^([^()\[\]]{1,24}?)\s*[(\[]\s*([^()\[\]]{1,24}?)\s*[)\]]$")
_AGES = regex(r"(?:under|below|over) |\d+ ?(?:-|–|to) ?\d+$", re.IGNORECASE)
"""What is a band of ages before its count as often as a hidden count: "Under 10 (53)"."""
_PAIR = regex(r"^([^/]{1,12}?)\s+/\s+([^/]{1,12})$")
_SEVERAL = regex(rf"({_NUMBER})\s*\(([^()\d][^()]{{1,40}})\)")
_WITH_UNIT = regex(
    rf"^({_NUMBER})\s+(?:[a-z-]+ ){{0,2}}(?:offences?|crimes?|victims?|records?|incidents?|arrests?|reports?|cases?|children)$",
    re.IGNORECASE,
)


def read_value(value: Value, legend: Legend = NO_LEGEND, *, percent: bool = False) -> tuple[CellReading, ...]:
    """The figures in a cell: none where it holds words, one as a rule, two where two were written.

    >>> [(found.number, found.label) for found in read_value("92 (Qlikview) 33 (Niche)")]
    [(92.0, 'Qlikview'), (33.0, 'Niche')]
    >>> read_value("<5")[0].lower, read_value("<5")[0].upper, read_value("Nil")[0].number
    (1, 4, 0.0)
    """
    if isinstance(value, (int, float)):
        return (
            (CellReading(number=float(round(value * 100, 6)), is_percent=True),)
            if percent
            else (CellReading(number=float(value)),)
        )
    if value is None:
        return ()
    sign = value.strip().lower()
    sign = bare if (bare := sign.strip("[]")) in legend.signs else sign
    if sign in legend.signs:
        lower, upper = legend.signs[sign] or (None, None)
        return (CellReading(lower=lower, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE, sign=sign, is_told=True),)
    found = _read(value)
    if legend is NO_LEGEND or not found:
        return found
    if legend.word_hides and found[0].status is CellStatus.REFUSED and is_bare_word(value):
        lower, upper = legend.word or (None, None)
        return (CellReading(lower=lower, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE, is_told=True),)
    return tuple(_with_legend(reading, legend) for reading in found)


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[CellReading, ...]:
    cleaned = text.strip().strip("'\"").strip().rstrip(".;") or text.strip()
    if (hidden := _hidden(cleaned)) is not None:
        return (hidden,)
    if _DASH.match(cleaned):
        return (CellReading(status=CellStatus.NOT_RECORDED, label="-"),)
    if _ZERO.match(cleaned):
        return (CellReading(number=0.0),)
    if (plain := _plain(cleaned)) is not None:
        return (plain,)
    if (bounds := _bounds(cleaned)) is not None:
        return _two(cleaned) or (bounds,) if cleaned[-1] in ")]" else (bounds,)
    if len(text) < 80 and hides_by_its_word(text):
        return (CellReading(status=CellStatus.SUPPRESSED_AT_SOURCE, is_told=True),)
    for status, pattern in _WHY:
        if pattern.search(text.strip()) and len(text) < 80:
            return (CellReading(status=status),)
    return _two(cleaned)


def _plain(text: str) -> CellReading | None:
    """A single number, with its marks taken off."""
    about = _ABOUT.match(text)
    rest = text[about.end() :] if about and about.end() < len(text) else text
    glued = _GLUED.match(rest)
    if glued:
        return CellReading(number=to_number(glued[1]), marks=(glued[2],))
    marks: tuple[str, ...] = ()
    said = _SAID_OF.search(rest)
    if said and said.start() > 0:
        rest, marks = rest[: said.start()].rstrip(), (said[1],)
    trailing = _TRAILING.search(rest)
    if trailing and trailing.start() > 0:
        rest, marks = rest[: trailing.start()], (*marks, trailing[0].strip())
    match = re.fullmatch(rf"({_NUMBER})\s?(%|per ?cent|percent)?", rest, re.IGNORECASE) or _WITH_UNIT.match(rest)
    if match is None:
        return CellReading(number=float(WORDS[rest.lower()])) if rest.lower() in WORDS else None
    is_percent = match.re is not _WITH_UNIT and match[2] is not None
    is_about = about is not None and rest is not text
    return CellReading(number=to_number(match[1]), is_percent=is_percent, is_about=is_about, marks=marks)


def to_number(text: str) -> float:
    """The number that digits with separators of thousands make."""
    return float(re.sub(r"[, \u00a0]", "", text.replace("−", "-")))


def _whole(text: str) -> int:
    return WORDS[text.lower()] if text.lower() in WORDS else int(text.replace(",", ""))


def _bounds(text: str) -> CellReading | None:
    """Bounds in place of a number. "Fewer than 5" is 1 to 4: a nought is shown as a nought unless the answer says otherwise."""
    hidden = CellStatus.SUPPRESSED_AT_SOURCE
    rest = _BECAUSE.sub("", _TRAILING.sub("", text)) or text
    below, up_to = _BELOW.match(rest) or _BELOW_AMONG.match(text), _UP_TO.match(rest)
    if below and _whole(below[1]) > 0:
        return CellReading(lower=min(1, _whole(below[1]) - 1), upper=_whole(below[1]) - 1, status=hidden)
    if up_to:
        return CellReading(lower=1, upper=_whole(next(end for end in up_to.groups() if end)), status=hidden)
    between = _BETWEEN.match(rest)
    if between and _whole(between[1]) < _whole(between[2]) <= 20 and _whole(between[1]) <= 1:
        return CellReading(lower=_whole(between[1]), upper=_whole(between[2]), status=hidden)
    over = _OVER.match(rest)
    if over:
        end = over[1] or over[2]
        return CellReading(lower=_whole(end) + (1 if over[1] else 0), status=CellStatus.ROUNDED)
    return None


def _hidden(text: str) -> CellReading | None:
    """The mark of a count that is hidden, by itself."""
    return CellReading(status=CellStatus.SUPPRESSED_AT_SOURCE, sign=text if len(text) < 4 else "") if _STAR.match(text) else None


def _is_more(one: CellReading, other: CellReading) -> bool:
    """Whether a count lies above all that another, which is hidden, may be."""
    return (one.lower or one.number or 0) > (other.upper or 0)


def _two(text: str) -> tuple[CellReading, ...]:
    """Two figures in one cell: "17 (14)", "30 / 4", "92 (one system) 33 (another)"."""
    apart = _OUTSIDE_IN.match(text) or _WITH_SHARE.match(text)
    if apart is not None and not is_period(text.rstrip(" %")):  # "2022/23 %" heads a column
        first, second = (_plain(side.strip()) or _bounds(side.strip()) or _hidden(side.strip()) for side in apart.groups())
        if first is not None and second is not None and not (_AGES.match(apart[1]) and _is_more(second, first)):
            return (replace(first, bracket=second),)
    told = [_read(side) for side in pair.groups()] if (pair := _PAIR.match(text)) and not is_period(text) else []
    if told and all(len(side) == 1 and side[0].is_figure and not side[0].is_percent for side in told):
        return (replace(told[0][0], bracket=told[1][0], is_pair=True),)
    several = list(_SEVERAL.finditer(text))
    if several and "".join(match[0] for match in several) == re.sub(r"(?:\s+|[,;]|\band\b)(?=[\d])|[,;\s]+$", "", text):
        return tuple(CellReading(number=to_number(match[1]), label=match[2].strip()) for match in several)
    return ()


def _with_legend(reading: CellReading, legend: Legend) -> CellReading:
    if reading.status is CellStatus.SUPPRESSED_AT_SOURCE:
        if reading.upper is None and legend.star is not None:
            return replace(reading, lower=legend.star[0], upper=legend.star[1])
        if reading.upper is None and legend.is_told:
            return replace(reading, is_told=True)
        if reading.lower == 1 and legend.small_starts_at == 0:
            return replace(reading, lower=0)
    if reading.label == "-" and reading.number is None and legend.dash_is_zero:
        return CellReading(number=0.0)
    whole = reading.number is not None and reading.number.is_integer() and not reading.is_percent
    if legend.rounded_to > 1 and whole and reading.number is not None and reading.number % legend.rounded_to == 0:
        half = legend.rounded_to // 2
        return replace(
            reading, lower=max(0, int(reading.number) - half), upper=int(reading.number) + half, status=CellStatus.ROUNDED
        )
    return reading
