"""The offences, areas and periods of a claim: of those that its sentence names, else carried from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from faircount.claims.claim import ClaimKind, Direction, Form
from faircount.claims.coordinates.goes_on import asks
from faircount.claims.coordinates.narrowing import OF_WHICH
from faircount.claims.coordinates.nearest import in_turn, nearest, period_in_turn
from faircount.claims.coordinates.offences import Named
from faircount.claims.coordinates.periods import SaidWhen, are_listed
from faircount.claims.coordinates.sentence import Sentence, is_base, is_compared_with, lies_around
from faircount.claims.extraction.first_time import FIRST_TIME
from faircount.claims.extraction.peak import PEAK
from faircount.claims.extraction.rank import TOP
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.resolving.calendar import is_dated, shifted
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS, TRANSPORT
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.offences import contains
from faircount.vocabulary.periods import Period, financial_years

_OF_ALL = regex(
    r"\b(?:of|among)\s+(?:all\s+|the\s+|all\s+the\s+|every\s+)?(?:[\d,]+\s+)?(?:recorded\s+)?(?:offences\s+of\s+)?$"
    rf"|\bin\s+(?:every\s+)?{NUMBER}\s+(?:recorded\s+)?$"
    r"|\b(?:of|among)\s+(?:all\s+)?the\s+(?:[\d,]+\s+)?(?:offences|crimes)\b[^.;]{0,80}\b(?:under|across|within|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EVERY_FORCE = regex(
    r"\bany (?:other )?(?:police )?force\b|\b(?:of|among|amongst) (?:the |all )?43\b|\bin the (?:country|nation)\b|\bnationally\b"
    r"|\ball (?:the )?(?:43 )?forces\b|\bamong(?:st)? (?:the )?(?:other )?police forces\b|\bnational (?:list|table|ranking)\b",
    re.IGNORECASE,
)
_NOT_IT = Keyed(r"(?i)\b(?:(?:is|was|and|but)\s+not|rather\s+than)\s+(?:in\s+)?(?:the\s+)?", "not", "Not", "than")
"""Before a place that is told not to be the one."""
_YEAR_ON = regex(
    r"\b(?:within a year|(?:a|one) year (?:later|on|after)|twelve months later|by the (?:next|following) year)\b", re.IGNORECASE
)
_SO_MANY_YEARS = regex(
    rf"\b(?:in|over|within) (?:the |a )?(?:space of |past |last )?(?:(?P<n>{NUMBER}) years|decade)\b", re.IGNORECASE
)
_IT_RECORDED = Keyed(r"(?i)[,;:–—]\s+(?:[a-z]+\s+){0,2}?(?:it|its|they|their)\b", "it", "they", "their")
_MEASURED_FROM = regex(r"\b(?:on|since|than (?:in|for)|compared (?:with|to)|against|from)\s+(?:the\s+)?$", re.IGNORECASE)
_FIGURES = Keyed(r"\s+(?:[a-z]+\s+){0,2}(?:figures|data|numbers|statistics|records|totals)\b")
_OF_YEARS = regex(
    r"[^.;,]*?\b(?:since\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:19|20)\d\d|(?:in|of)\s+any\s+(?:other\s+)?year)\b", re.IGNORECASE
)
_SINCE = regex(
    r"\bsince(?: at least)?(?: the(?: period)?| [a-z ]{3,40} (?:began|begin|start|started)(?: (?:in|with))?)?\s*$", re.IGNORECASE
)
_WITH = Keyed(r",\s+(?:with|at)\s+(?:just\s+|only\s+)?$", "with", "at")
"""Before the number of the one that a sentence ranks among others."""
_OF_THEM = Keyed(r"\s+of\s+(?:them|these|those)\b", "of")
"""Behind a share of what the sentence before told."""
_FROM_TO = Keyed(r"\b[Ff]rom\b[^.;]*\bto\s+(?:[\d,]+\s+(?:[a-z]+\s+)?)?(?:in\s+)?$", "rom")
_MORE_THAN_A_YEAR = 370
"""Days."""
_FEW = {Form.COUNT, Form.MAGNITUDE, Form.PER, Form.EVERY, Form.PERCENT, Form.ONE_IN, Form.FRACTION, Form.RANK}


def offences_of(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], numbers: Sequence[int]
) -> tuple[tuple[Named, ...], tuple[str, ...], bool]:
    """The offences of a claim, those of the whole that it is a share of, and whether its sentence names them."""
    if not here.offences:
        carried = next((sentence.offences[-1] for sentence in before if sentence.offences), ())
        return carried, (), False
    groups = list(here.offences)
    of: tuple[str, ...] = ()
    if read.extracted.kind is ClaimKind.SHARE and len(groups) > 1:
        whole = [group for group in groups if any(_lies_within(other, group) for other in groups)]
        whole = whole or [group for group in groups if _OF_ALL.search(here.text[: group[0].start - here.start])]
        if len(whole) == 1:
            of = tuple(code for one in whole[0] for code in one.offences)
            groups.remove(whole[0])
    behind = next((group for group in groups if group[0].start > read.extracted.at), None)
    if behind and read.extracted.stated.form is Form.COUNT and OF_WHICH.match(here.text[: read.extracted.at - here.start]):
        return behind, (), True  # "Of the 2,571 sexual offences, 147, or 6%, were rapes"
    chosen, is_sure = nearest(read.extracted.at, [(group[0].start, group[-1].end) for group in groups], numbers, here)
    alike = len({tuple(one.offences for one in group) for group in groups}) == 1
    return groups[chosen], of, is_sure or alike


def _lies_within(inner: tuple[Named, ...], outer: tuple[Named, ...]) -> bool:
    parts, wholes = ([code for one in group for code in one.offences] for group in (inner, outer))
    return parts != wholes and all(any(contains(whole, part) for whole in wholes) for part in parts)


def areas_of(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], numbers: Sequence[int]
) -> tuple[tuple[str, ...], str, bool]:
    """The areas of a claim, the wider one that it is a share of or ranked in, and whether its sentence names them."""
    groups = [areas for _, _, areas in here.places]
    is_known = set(read.subject.areas) <= set(AREAS) and read.subject.areas not in here.left_out | here.included
    own = read.subject.areas if is_known else ()
    compared = read.extracted.kind is ClaimKind.SHARE or (read.extracted.kind is ClaimKind.RANK and not _ranks_years(read, here))
    every = ENGLAND_AND_WALES if _EVERY_FORCE.search(here.text) else ""
    if not groups:
        carried = own or next((sentence.places[-1][2] for sentence in before if sentence.places), ())
        return carried, every if carried != (ENGLAND_AND_WALES,) else "", False
    is_of_bodies = read.extracted.stated.word in ("areas", TOP)
    if is_of_bodies and not every and _is_a_force(groups[0]):
        every = ENGLAND_AND_WALES  # whoever ranks a force ranks it among forces
    if not compared:
        if taken_up := _taken_up(read, here):
            return taken_up, "", True
        spans = [(start, end) for start, end, _ in here.places]
        is_paired = read.extracted.at in in_turn(here.text, here.start, spans, (read.extracted.at, *numbers))
        first, last = read.extracted.start - here.start, read.extracted.end - here.start
        if (_WITH.search(here.text[:first]) or _OF_THEM.match(here.text, last)) and not is_paired:
            # "Leicestershire recorded the most in England and Wales, with 24", or "24 of them".
            inner = [one for one in groups if any(lies_around(other, one) for other in groups)]
            if len(set(inner)) == 1:
                return inner[0], "", True
        if own in groups and len(groups) > 1 and not is_paired:
            return own, "", True
        chosen, is_sure = nearest(read.extracted.at, spans, numbers, here)
        return groups[chosen], "", is_sure or len(set(groups)) == 1
    if read.extracted.kind is ClaimKind.RANK and (no := _NOT_IT.search(here.text)) is not None:
        # "It is not the Met but Kent that recorded the most".
        groups = [one for start, _, one in here.places if not no.start() < start - here.start <= no.end()] or groups
    inner = [areas for areas in groups if not any(lies_around(areas, other) for other in groups if other != areas)]
    outer = [areas[0] for areas in groups if any(lies_around(areas, other) for other in groups if other != areas)]
    if len(groups) == 1 and AREAS[groups[0][0]].parts:
        carried = next((sentence.places[0][2] for sentence in before if sentence.places), ())
        if read.extracted.kind is ClaimKind.RANK or (carried and lies_around(groups[0], carried)):
            return carried, groups[0][0], False
    own = inner[0] if inner else groups[0]
    wider = [area for area in outer if lies_around((area,), own)]
    if own == (TRANSPORT,) and (ENGLAND_AND_WALES,) in groups:
        wider = [ENGLAND_AND_WALES]
    return own, max(wider, key=lambda area: len(PARTITIONS.get(area, ())), default=every), True


def _taken_up(read: ResolvedClaim, here: Sentence) -> tuple[str, ...]:
    """The force that "it" takes up again behind a wider place: "Kent is an outlier: up 15% nationally, its own fell"."""
    told = [one for one in here.places if one[1] <= read.extracted.at]
    forces = [areas for _, _, areas in told if _is_a_force(areas)]
    if len(set(forces)) != 1:
        return ()
    return forces[0] if _IT_RECORDED.search(here.text[told[-1][1] - here.start : read.extracted.at - here.start]) else ()


def _ranks_years(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether a rank is one of years: "the most in any year", "the lowest they had been in England and Wales since 2018/19"."""
    words = here.text[read.extracted.start - here.start :]
    return read.extracted.stated.word in ("years", PEAK, FIRST_TIME) or (
        read.extracted.stated.word == "areas" and bool(_OF_YEARS.match(words))
    )


def _is_a_force(areas: tuple[str, ...]) -> bool:
    return len(areas) == 1 and areas[0] in FORCES


def _told_last(before: Sequence[Sentence]) -> Period | None:
    """The period that the sentences before named last."""
    return next((sentence.periods[-1].period for sentence in before if sentence.periods), None)


def periods_of(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], numbers: Sequence[int]
) -> tuple[tuple[Period, ...], bool]:
    """The period of a claim, or the two of a change, and whether its sentence names them."""
    stated, named = read.extracted.stated, here.periods
    resolved = tuple(period for period in read.periods if period is not None and is_dated(period))
    if read.extracted.kind in (ClaimKind.CHANGE, ClaimKind.RATIO) or stated.word == "changes":
        return _of_change(read, here, before, resolved)
    if not named:
        carried = _told_last(before)
        if carried and here.years_on_at:
            # "854 cases, when it was 258 the year before": the one is of the year told before, the other of that before it.
            start, end = here.years_on_at
            its = min((read.extracted.at, *numbers), key=lambda at: max(start - at, at - end))
            return (shifted(carried, here.years_on) if its == read.extracted.at else carried,), False
        return resolved[-1:] or ((carried,) if carried else ()), False
    if stated.form is Form.RANK and _ranks_years(read, here):
        return _of_peak(read, here, named)
    if stated.word == "run" and stated.value is not None and len(named) == 1 and _since(here, named[0]):
        return (shifted(named[0].period, stated.value),), True  # "went up ten years running since 2012/13"
    inside = [said for said in named if read.extracted.start <= said.start < read.extracted.end]
    if stated.word == "run" and stated.value is None and len(inside) > 1:
        return (inside[0].period, inside[-1].period), True
    if stated.word == "run" and len(named) == 2 and _FROM_TO.search(here.text[: named[-1].start - here.start]):
        return (named[-1].period,), True  # "fell for three years in a row, from 414 in 2018/19 to 268 in 2021/22"
    joined = [number for number, said in enumerate(named) if said.joined]
    if stated.form is Form.COUNT and (own := period_in_turn(read.extracted.at, here, numbers)) is not None:
        return own
    if joined and stated.form in _FEW and stated.direction in (None, Direction.SAME) and not _has_its_own(read, named, joined[0]):
        first, last = named[joined[0]], named[joined[0] + 1]
        return (Period(first.period.start, last.period.end),), True
    years = sorted({said.period for said in named})
    follow = len(years) > 1 and all(one.precedes(other) for one, other in pairwise(years))
    is_bare = not numbers and stated.form in (Form.COUNT, Form.PER) and stated.direction is None
    if is_bare and follow and are_listed(here.text, here.start, named):
        return (Period(years[0].start, years[-1].end),), True  # "586 in 2021/22 and 2022/23"
    named = tuple(one for one in named if not (one.start > read.extracted.at and is_compared_with(here, one))) or named
    chosen, is_sure = nearest(read.extracted.at, [(said.start, said.end) for said in named], numbers, here)
    if is_sure:
        return (named[chosen].period,), True
    # The year of "266, up from 260 in 2021/22" is the base's; the number is of the year before it in the text.
    carried = _told_last(before)
    other = next((period for period in (*resolved[-1:], carried) if period and period != named[chosen].period), None)
    return (other or named[chosen].period,), False


def _has_its_own(read: ResolvedClaim, named: Sequence[SaidWhen], joined: int) -> bool:
    """Whether a year beside "from 2013/14 to 2022/23" stands nearer to a claim: "of those the worst was 2018/19, with 181"."""
    pair, at = named[joined : joined + 2], read.extracted.at
    ahead = [said for said in named if said not in pair and said.end <= at]
    return any(pair[1].end <= said.start for said in ahead) and pair[1].end <= at


def _of_peak(read: ResolvedClaim, here: Sentence, named: Sequence[SaidWhen]) -> tuple[tuple[Period, ...], bool]:
    """The year that is the highest or the lowest, behind the one that the claim's own words name if they name one."""
    if read.extracted.stated.word == PEAK and len(named) == 3 and any(said.joined for said in named):
        # "Between 2017/18 and 2022/23 the peak came in 2020/21".
        first = next(number for number, said in enumerate(named) if said.joined)
        own = next(said for said in named if said not in named[first : first + 2])
        return (named[first].period, named[first + 1].period, own.period), True
    since = [said for said in named if _since(here, said)]
    if read.extracted.stated.word == FIRST_TIME and read.extracted.stated.value == 0:
        # "Never from 2012/13 to 2022/23", "never since 2012/13": of another year alone nothing of the kind is told.
        is_span = bool(since) or len(financial_years(named[0].period) or ()) > 1
        is_told = is_span if len(named) == 1 else len(named) == 2 and named[0].joined
        if read.extracted.stated.part:
            return (max(said.period for said in named),), True  # "in any of the eleven years"
        return (tuple(said.period for said in named), True) if is_told else ((), False)
    others = [said for said in named if said not in since]
    if not others:
        return (), False
    if read.extracted.stated.word == FIRST_TIME:
        # "146 fewer than the year before, the first fall": the latest of the years is the one that it is told of.
        return (*(said.period for said in since[:1]), max(said.period for said in others)), True
    chosen, is_sure = nearest(read.extracted.at, [(said.start, said.end) for said in others], (), here)
    return (*(said.period for said in since[:1]), others[chosen].period), is_sure


def _since(here: Sentence, said: SaidWhen) -> bool:
    """Whether years are told to begin with one: "since 2012/13", "from 2012/13 on"."""
    before, behind = here.text[: said.start - here.start], here.text[said.end - here.start :].lstrip(" ,").lower()
    goes_on = before.rstrip().endswith("from") and behind.startswith(("on", "onwards"))
    return goes_on or _SINCE.search(before) is not None


def _of_change(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], resolved: tuple[Period, ...]
) -> tuple[tuple[Period, ...], bool]:
    """The two periods of a change: those that its sentence names, else the one that it names and the one it is measured from."""
    named = here.periods
    distinct = sorted({said.period for said in named})
    if len(distinct) == 2:
        first, last = distinct
        stretch = financial_years(last) or []
        # "Over the ten years to 2022/23, up 73% from their 2012/13 level".
        return (first, stretch[-1].period if len(stretch) > 1 and first.end < stretch[0].period.start else last), True
    if before and asks(here, before[0]) and len(asked := sorted({said.period for said in before[0].periods})) == 2:
        return (asked[0], asked[1]), True
    if len(resolved) == 2:
        return resolved, bool(named)
    if not distinct and (here.years_on or read.extracted.stated.form is Form.DIFFERENCE):
        # "That is 17 fewer than the year before."
        carried = _told_last(before)
        if carried is None:
            return (), False
        other = shifted(carried, here.years_on or -1)
        return (min(carried, other), max(carried, other)), False
    if len(distinct) != 1:
        return (), False
    if len(years := financial_years(distinct[0]) or []) > 1:
        return (shifted(years[-1].period, -len(years)), years[-1].period), True  # "grew in the ten years to 2022/23"
    if is_base(here, named[-1]):
        if (length := _SO_MANY_YEARS.search(here.text)) is not None:  # "tripled in ten years, from 788 in 2012/13"
            return (distinct[0], shifted(distinct[0], number_of(length["n"]) if length["n"] else 10)), True
        return (distinct[0], shifted(distinct[0], 1)), False  # "up 85% in a single year, from 205 in 2020/21 to 379"
    # "From April 2012 to March 2013" is one time, and "from 2012/13" the one that a change is measured from.
    is_span = re.search(r"\d{4} (?:to|until)\b", here.text[named[-1].start - here.start : named[-1].end - here.start]) is not None
    is_of_figures = is_span or _FIGURES.match(here.text, named[-1].end - here.start) is not None  # "on 2022/23 police figures"
    if not is_of_figures and _MEASURED_FROM.search(here.text[: named[-1].start - here.start]):
        return (distinct[0], shifted(distinct[0], 1)), False  # "up 55% on 2017/18" may be of any year since
    told = [said.period for said in before[0].periods] if before else []
    by = here.text[: named[-1].start - here.start].split()[-1:] in (["By"], ["by"])
    words = here.text[read.extracted.start - here.start : read.extracted.end - here.start].lower()
    if told and told[-1] < distinct[0] and (by or words.endswith(("times that", "times this"))):
        # "289 in 2013/14. By 2021/22 that number had quadrupled", "in 2021/22 it was nearly four times that number".
        return (told[-1], distinct[0]), False
    if (length := _SO_MANY_YEARS.search(here.text)) is not None:
        return (shifted(distinct[0], -(number_of(length["n"]) if length["n"] else 10)), distinct[0]), False
    if _YEAR_ON.search(here.text[named[-1].end - here.start : read.extracted.start - here.start]):
        return (distinct[0], shifted(distinct[0], 1)), True
    # "Fell 4% in the year to March 2023" is measured from the year before, which a text that names others leaves open.
    is_sure = distinct[0].days < _MORE_THAN_A_YEAR and _told_last(before) is None
    return (shifted(distinct[0], -1), distinct[0]), is_sure
