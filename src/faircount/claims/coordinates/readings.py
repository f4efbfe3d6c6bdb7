"""The ways to take a number that its sentence allows beside the likeliest: no reader of it may be told that it is wrong.

Where one number stands in a sentence, it may be of any place, offence and year that the sentence names, and of several of them
together. Where others do, whose is whose is told by where they stand, and only words beside the number open another way: "against
392", "by 750", "an average month", "of every hundred".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, product

from faircount.claims.claim import ClaimKind, Coordinates, Direction, Form, NumberReading, Way
from faircount.claims.coordinates.forces_told import without_some
from faircount.claims.coordinates.periods import are_listed
from faircount.claims.coordinates.sentence import Sentence, is_base
from faircount.claims.extraction.lexicon import DOWN_VERBS, UP_VERBS
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.resolving.calendar import shifted
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, PARTITIONS, SHARED, area_contains
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.periods import Period, financial_years

_BEFORE = regex(
    # "From 392", "against a total of 392", and not "from Kent Police", "against children".
    r"\bfrom\s+(?:[a-z]+\s+){0,4}\d|\bagainst\s+(?:[a-z]+\s+){0,3}\d"
    r"|(?<!fewer )(?<!more )(?<!less )\bthan\b"
    r"|\b(?:compared (?:with|to)|after|previous|preceding|before|earlier|prior|instead of|gave way|replac\w+)\b"
)
_AFTER = regex(r"\b(?:next|then|following|followed|later|after that|since then|within a year|a year on|year after)\b")
_THEN_ON = r"\b(?:then|before|after which|only to)\b"
_YEARS_AWAY = (
    rf"\b(?:(?P<decade>a decade)|(?P<n>{NUMBER}) years?) (?:(?P<earlier>earlier|before|previously|ago)|later|on|after)\b"
)
_THEN = regex(r"\b(?:then|that (?:\w+ )?year|at (?:that|the) time)\b")
_ITS = regex(r"\b(?:its|their|theirs|it|they|those|these|there)\b")
_DIFFERENCE = regex(
    r"(?<!add )(?<!adds )(?<!put )(?<!puts )(?<!set )(?<!wrote )"
    r"\b(?:up|down|more|fewer|extra|additional|rise|fall|drop|increase|decrease|jump|difference|gap)\b"
)
_TOLD_WAY = rf"\b(?:(?P<up>up|{UP_VERBS})|down|{DOWN_VERBS})\s+(?:by\s+)?(?:[a-z]+\s+){{0,2}}$"
"""Before a difference that is told to have gone one way: "down 145 between 2014/15 and 2015/16"."""
_WENT = rf"\b(?:(?P<up>{UP_VERBS})|{DOWN_VERBS})\b"
_BY_FIRST = Keyed(r"\W*by\s+(?:[a-z]+\s+){0,2}\d", "by")
"""A sentence that opens with how much it was: "By 22: that is how much the count rose"."""
_BY = r"\bby (?:[a-z]+ ){0,3}$"  # before a number that something went up or down by: no police that recorded it
_MEAN = regex(
    r"\b(?:average|averag\w+|typical|mean|(?:every|each|a|per) (?:month|week|day)|(?:month|week|day)s? (?:in|after)"
    r"|monthly|weekly|daily|annually|(?:every|each|a|per) year)\b"
)
_AVERAGED = Keyed(r"\b(?:averag\w+|mean)\b", "averag", "mean")
_OF_THE = regex(r"\d\s+of\s+(?:the|all(?:\s+the)?|its|their)\s+$")
_PART_OF_THE = Keyed(r"\s+of\s+(?:the|all(?:\s+the)?|its|their)\s+[\d,]+\b", "of")
_PARTS = {"month": (12.0,), "week": (52.0, 365 / 7), "dai": (365.0,), "day": (365.0,)}
"""By how many a year is divided: of weeks some take 52."""
_PART = regex(r"\b(month|week|dai|day)")
_OF_HUNDRED = r"\b(?:of|in|out of|from) (?:every|each) (?:hundred|100)\b"
_EACH = Keyed(
    r"(?i)\b(?:each|both|every|either|alike|same|again)\b", "ach", "oth", "ver", "ither", "like", "ame", "gain", "EACH", "BOTH"
)
_TOGETHER = regex(r"\b(?:add\w*|plus|together|combined|sum\w*|total\w*|between (?:them|us)|put|both|taken)\b")
MOST = 200
"""Readings of one number that are tried: no sentence of an article has a tenth of them, and one that attacks has no end."""
_OVER_YEARS = Keyed(
    r"(?i)\b(?:over|across|during|in|for)\s+(?:the|those|all)\s+(?:[a-z]+|\d+)\s+(?:financial\s+|full\s+|whole\s+)?years\b(?=\s+(?:from\s+)?(?:19|20)\d)",
    "years",
    "YEARS",
)
_ENDS = Keyed(
    r"(?i)\b(?:peak|highest|lowest|most|fewest|reached|rose|fell|average|mean|last|first|single|any|never|up|down|by)\w*\b"
)
"""What tells of one end of a stretch of years, or of one among them."""
_NEAR = 45  # letters on either side of a number that words which open another way to take it stand in


def readings(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], about: Coordinates, numbers: Sequence[int]
) -> tuple[NumberReading, ...]:
    """Other ways to take a count that stands in a sentence, ``numbers`` being the places of its other claims."""
    if not about.periods:
        return ()
    if read.extracted.stated.form is Form.DIFFERENCE and here.years_on < 0 and not about.against:
        # "Twelve months before there had been 154 fewer": fewer then, and more since.
        return (NumberReading(Way.DIFFERENCE, about.offences, about.areas, about.periods),)
    if read.extracted.stated.form is Form.PERCENT and read.extracted.kind is ClaimKind.CHANGE and len(about.periods) == 2:
        return tuple(_of_a_change(read, here, about))
    if read.extracted.stated.form is Form.PER and read.extracted.stated.word != "people" and not is_averaged(read, here):
        # "Add up every year and you get 51,000".
        return (NumberReading(Way.LEVEL, about.offences, about.areas, about.periods),) if len(about.periods) == 1 else ()
    if read.extracted.stated.form in (Form.COUNT, Form.MAGNITUDE):
        return tuple(islice(_of_a_count(read, here, before, about, numbers), MOST))
    return ()


def _of_a_change(read: ResolvedClaim, here: Sentence, about: Coordinates) -> Iterator[NumberReading]:
    first, last = about.periods
    named = {said.period for said in here.periods}
    years = sorted({one for one in named if not _lasts_years(one) and one not in about.periods[1:]})
    if len(named) > 1 and re.search(_THEN_ON, here.text):
        # "Fell by 10% in 2020/21, and then rose by 31% in 2021/22": each of the year that one of them names.
        yield from (NumberReading(Way.CHANGE, about.offences, about.areas, (shifted(one, -1), one)) for one in years)
    if any(map(_lasts_years, named)):
        # "Rose 55% over the five years to 2022/23" may be measured from the first of them too.
        yield NumberReading(Way.CHANGE, about.offences, about.areas, (shifted(first, 1), last))
    elif len(named) == 1 and _AFTER.search(here.text.lower(), 0, read.extracted.end - here.start):
        # "143 in 2018/19, then a fall of 71% in a year".
        own = named.pop()
        yield NumberReading(Way.CHANGE, about.offences, about.areas, (own, shifted(own, 1)))


def _of_a_count(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], about: Coordinates, numbers: Sequence[int]
) -> Iterator[NumberReading]:
    at, text, undated = read.extracted.at - here.start, here.text.lower(), here.undated.lower()
    near = undated[max(0, at - _NEAR) : at + _NEAR]
    alone = not [other for other in numbers if other != read.extracted.at]
    places = _places(here, before, about, text, alone)
    named = [tuple(code for one in group for code in one.offences) for group in here.offences]
    otherwise = [tuple(code for one in group for code in one.otherwise or one.offences) for group in here.offences]
    offences = [*_any_of(named, about.offences, alone, alone), *(one for one in otherwise if one not in named)]
    is_told_before = _THEN.search(near) is not None or _is_taken(here, read.extracted.at, numbers)
    told = [said.period for sentence in before[:1] for said in sentence.periods] if is_told_before else []
    periods = tuple(dict.fromkeys((*_periods(here, about, near if here.periods else undated, alone), *told)))
    each = [(period,) for period in periods]
    is_mean = is_averaged(read, here)
    # A mean over years is no count of one of them.
    whens = [when for when in each if not is_mean or not any(_lasts_years(*other) for other in each)]
    yield from (NumberReading(Way.LEVEL, *one) for one in product(offences, places, whens))
    if _PART_OF_THE.match(text, read.extracted.end - here.start):
        # "With 405 of the 9,773 in England and Wales, Thames Valley had a share of 4 per cent".
        yield from (
            NumberReading(Way.LEVEL, name, areas, when) for name, (*_, areas), when in product(offences, here.places, each)
        )
    if _OF_THE.search(text[:at]):
        # "Lincolnshire had a fifth of them, with 113 of the 574".
        wider = {area for place in places for area in (AREAS[place[0]].region, ENGLAND_AND_WALES) if area}
        yield from (NumberReading(Way.LEVEL, name, (area,), when) for name, area, when in product(offences, sorted(wider), each))
    if _DIFFERENCE.search(near) or re.search(_BY, text[:at]):
        pairs = _pairs(sorted(periods))
        yield from (
            NumberReading(Way.DIFFERENCE, *one[:3], direction=one[3])
            for one in product(offences, places, pairs, _ways(read, text, at))
        )
    if _MEAN.search(text):
        parts = dict.fromkeys(per for part in _PART.finditer(text) for per in _PARTS[part[1]])
        yield from (NumberReading(Way.MEAN, *one) for one in product(offences, places, each, parts))
        for name, place, when in product(offences, places, each):
            if "year" in text and len(years := financial_years(*when) or []) > 1:
                yield NumberReading(Way.MEAN, name, place, when, len(years))
            forces = sum(len(PARTITIONS.get(area, (area,))) for area in place)
            if "force" in text and forces > 1 and name == about.offences:
                yield NumberReading(Way.MEAN, name, place, when, forces)
    if ("hundred" in text or "100" in text) and re.search(_OF_HUNDRED, text):
        for name, inner, outer, period in product(offences, places, places, each):
            if _lie_within(inner, outer):
                yield NumberReading(Way.SHARE, name, inner, period, among=outer)
    if not alone and text.rfind("(", 0, at) > text.rfind(")", 0, at):
        # "46 more in 2022/23 than in 2021/22 (349 as against 303)": in brackets, of any that the sentence names.
        wide = _any_of(named, about.offences, True, False), _places(here, before, about, text, True)
        yield from (NumberReading(Way.LEVEL, *one) for one in product(*wide, [(said.period,) for said in here.periods] or each))


def _pairs(periods: Sequence[Period]) -> Iterable[tuple[Period, Period]]:
    """The two periods that a difference may be between: two that are named, or one and the year before or behind it."""
    pairs = [*combinations(periods, 2)]
    pairs += [pair for one in periods for pair in ((shifted(one, -1), one), (one, shifted(one, 1)))]
    return dict.fromkeys(pair for pair in pairs if _lasts_years(pair[0]) == _lasts_years(pair[1]))


def _ways(read: ResolvedClaim, text: str, at: int) -> Iterator[Direction | None]:
    """The way that a difference is told to have gone; none of a number with one end, as any small one is "fewer than 200"."""
    amount = read.extracted.stated.amount
    if amount is None or (amount.lower > -1e300 and amount.upper < 1e300):
        told = re.search(_TOLD_WAY, text[:at]) or (re.search(_WENT, text[at:]) if _BY_FIRST.match(text) else None)
        yield None if told is None else Direction.UP if told["up"] else Direction.DOWN


def _places(here: Sentence, before: Sequence[Sentence], about: Coordinates, text: str, alone: bool) -> list[tuple[str, ...]]:
    """The places that a number may be of: "its figure was some way clear of the Met's 700" is of who was told of before."""
    named = [without_some(areas, here) for _, _, areas in here.places]
    found = _any_of(named, about.areas, alone, _TOGETHER.search(text) is not None)
    # Whoever says London, and not its police, may mean the force or the region.
    found += [(code,) for name, (own, *others) in SHARED.items() if (own,) in named and _says(name, text) for code in others]
    if before and (not named or _ITS.search(text)):
        found += [areas for _, _, areas in before[0].places[-1:] if areas not in found]
    return found


def _says(name: str, text: str) -> bool:
    return re.search(rf"\b{name}\b(?! (?:police|force))", text) is not None


def _is_taken(here: Sentence, at: int, numbers: Sequence[int]) -> bool:
    """Whether the one year of a sentence is nearer to another number: "It had been 194 in 2017/18 and went to 384"."""
    if len(here.periods) != 1:
        return False
    year = here.periods[0].start
    return any(abs(other - year) < abs(at - year) for other in numbers)


def _any_of(groups: Sequence[tuple[str, ...]], own: tuple[str, ...], alone: bool, together: bool) -> list[tuple[str, ...]]:
    """What a number may be of: what it is likeliest of; if it stands alone all that is named, each and, if so told, together."""
    found = [own, *(groups if alone else ())]
    if together and len(groups) > 1:
        found.append(tuple(dict.fromkeys(one for group in groups for one in group)))
    return list(dict.fromkeys(group for group in found if group))


def _periods(here: Sentence, about: Coordinates, near: str, alone: bool) -> Iterator[Period]:
    named = [said.period for said in here.periods]
    # "2020 to 2021" may be said of the financial year that lies in both.
    yield from (Period(shifted(one, 0.25).start, shifted(one, -0.75).end) for one in named if _is_two_years(one))
    if len(about.periods) == 1:
        yield about.periods[0]
    if alone and len(here.periods) == 2 and _OVER_YEARS.search(here.text) and not _ENDS.search(here.text):
        return  # "over the two years 2014/15 to 2015/16" is both together, and neither of them
    if any(said.joined for said in here.periods):
        yield from (year.period for one in about.periods for year in financial_years(one) or ())
    if any(said.joined for said in here.periods):
        yield from named
    elif alone and (_EACH.search(here.text) or not are_listed(here.text, here.start, here.periods)):
        yield from named  # "in 2018/19 and 2019/20" is both years together, and never one of them
    if len(set(named or about.periods)) == 1:
        own = (named or about.periods)[0]
        if _BEFORE.search(near):
            yield shifted(own, -1)
        if _AFTER.search(near) or (here.periods and is_base(here, here.periods[0])):
            yield shifted(own, 1)
        for found in re.finditer(_YEARS_AWAY, near, re.IGNORECASE):
            years = 10 if found["decade"] else number_of(found["n"])
            yield shifted(own, -years if found["earlier"] else years)


def is_averaged(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether a number is told as a mean: "on average 355 a year"."""
    start, end = read.extracted.start - here.start, read.extracted.end - here.start
    behind = re.split(r"[,;]", here.text[end : end + 2 * _NEAR].lower(), maxsplit=1)[0]
    return _AVERAGED.search(here.text[max(0, start - 2 * _NEAR) : end].lower() + behind) is not None


def _lasts_years(period: Period) -> bool:
    return len(financial_years(period) or ()) > 1


def _is_two_years(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.year - period.start.year) == (1, 1, 12, 1)


def _lie_within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return len(outer) == 1 and inner != outer and all(area_contains(outer[0], one) for one in inner)
