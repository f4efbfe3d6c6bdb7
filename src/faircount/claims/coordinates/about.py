"""What each claim is about in a ledger's terms: offences, areas and periods, each named beside it or carried from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Coordinates, Form
from faircount.claims.coordinates.among_them import younger_told
from faircount.claims.coordinates.chosen import areas_of, offences_of, periods_of
from faircount.claims.coordinates.denied import denied
from faircount.claims.coordinates.elsewhere import COUNTS, elsewhere, has_its_place
from faircount.claims.coordinates.forces_told import among_forces, without_some
from faircount.claims.coordinates.goes_on import answers_a_result, as_told, goes_on
from faircount.claims.coordinates.measured_from import (
    offences_against,
    place_against,
    time_told_before,
    two_apart,
)
from faircount.claims.coordinates.more_of import compares_all, is_of_each_year
from faircount.claims.coordinates.narrowing import ESTIMATE, OF_WHICH, PER_CHILDREN, PER_RESIDENTS, PLAIN, is_a_gap, is_narrowed
from faircount.claims.coordinates.offences import ALL_SEXUAL, CHILD_NAMED, Named, is_coded, offences_named, said_in_short
from faircount.claims.coordinates.others_counted import counts_others
from faircount.claims.coordinates.periods import is_dated_by_another, periods_named
from faircount.claims.coordinates.readings import readings
from faircount.claims.coordinates.said_besides import said_besides
from faircount.claims.coordinates.sentence import Sentence, lies_around, read_sentence
from faircount.claims.coordinates.set_aside import COUNTY_FORCES, NO_COUNTY
from faircount.claims.coordinates.told_as_sum import summed
from faircount.claims.coordinates.victims import victims_told
from faircount.claims.coordinates.worked_upon import is_worked_upon
from faircount.claims.extraction.change import GAP
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.forces_over import FORCES_OVER, ONLY_THEY
from faircount.claims.extraction.more_than import MORE_THAN, OVERTOOK
from faircount.claims.mentions.numerals import NUMBER, UNITS
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed
from faircount.language.other_crime import OTHER
from faircount.patterns import regex
from faircount.vocabulary.areas import FORCES, TRANSPORT
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import contains

_UNCOUNTED = (
    Counted.FORCES,
    Counted.IMAGES,
    Counted.ARRESTS,
    Counted.SUSPECTS,
    Counted.OFFENDERS,
    Counted.OUTCOMES,
    Counted.CAUTIONS,
)
_BY_OTHERS = regex(
    r"\b(?:nspcc|charit(?:y|ies)|childline|barnardo|helplines?|freedom of information|foi|communicat\w+|online|internet|surveys?"
    r"|snapchat|instagram|whatsapp|section 15a?|flag(?:s|ged)?|markers?)\b",
    re.IGNORECASE,
)
"""What tells that "grooming" may be counted by others than the Home Office, who count less or more under that name."""
_OFFENCES = regex(r"\b(?:offen[cs]es?|crimes?|cases|rapes?|assaults?|times)\b", re.IGNORECASE)
_PART_OF = regex(r"[\w,.-]+ of (?:the|these|those) ", re.IGNORECASE)
_DONE_BY = Keyed(r"\s+(?:were|was)\s+(?:(?:recorded|logged|registered|reported)\s+)?(?:by|in|on)\s+(?:the\s+)?", "were", "was")
"""Behind a part of the offences of a country, before the force that recorded it."""
_OF_THE_TOTAL = r"\bof (?:the |its |their |all )?(?:[\w/’'-]+ ){0,3}totals?\b"
"""What a share is of where no name is given: "40% of the 2022/23 total"."""
_AGAINST = r"\s*(?:offen[cs]es?|crimes?|assaults?|cases)?\s*(?:recorded\s+)?(?:against|involving|towards)\b"
"""Goes on from "sexual" to those whom the offences are against."""
_BARE = (Form.COUNT, Form.PER)
_FEW_WORDS, _NEAR = 3, 40
"""Words beside a name that narrow it; letters behind a number in which its own "offences" stand."""
_NUMERAL = regex(NUMBER)
_OF_PEOPLE = regex(r"\b(?:children|people|pupils|residents|officers|forces|staff)$", re.IGNORECASE)


def about_each(passage: Passage, claims: Sequence[ResolvedClaim]) -> dict[str, Coordinates]:
    """For each claim, by its id, what it is about."""
    sentences = {span: read_sentence(passage, *span) for span in passage.sentences}
    named = {areas for sentence in sentences.values() for _, _, areas in sentence.places}
    aside = frozenset[tuple[str, ...]]().union(*(one.left_out | one.included for one in sentences.values()))
    only = len(named) == 1
    names_no_place = not named and not any(read.subject.areas for read in claims if read.subject.areas not in aside)
    names_no_offence = not any(sentence.offences or OTHER.search(sentence.text) for sentence in sentences.values())
    by_others = _BY_OTHERS.search(passage.printed) is not None
    counted = {passage.sentence(read.extracted.at) for read in claims}
    found: dict[str, Coordinates] = {}
    for read in claims:
        number = passage.sentence(read.extracted.at)
        here, before = as_told(passage, sentences, number, counted)
        numbers = sorted(other.extracted.at for other in claims if other is not read and other.sentence == read.sentence)
        about = _unless_worked_upon(read, here, _about(read, here, before, numbers), claims)
        if read.extracted.stated.form is Form.COUNT and answers_a_result(here, before):
            about = replace(about, offences=(), is_whole=False)
        if (
            "offence" in about.explicit
            and not by_others
            and all(said_in_short(one) or is_coded(one) for one in (*about.offences, *about.rather))
            and not all(map(is_coded, (*about.offences, *about.rather)))
        ):
            about = replace(about, explicit=about.explicit | {"called"})
        if names_no_place and read.extracted.stated.word not in (FORCES_OVER, ONLY_THEY):
            about = replace(about, areas=without_some((ENGLAND_AND_WALES,), here), assumed=about.assumed | {"area"})
        elif only and not about.areas:
            about = replace(about, areas=next(iter(named)))  # "1,147 offences. That is the whole of England and Wales."
        if names_no_offence and not read.subject.offence and _is_plain(read, here):
            about = replace(about, offences=(CHILD_NAMED,), assumed=about.assumed | {"offence"})
        if read.extracted.kind is ClaimKind.SHARE and not (about.of or about.among):
            if re.search(_OF_THE_TOTAL, here.text, re.IGNORECASE):
                about = replace(about, of=(CHILD_NAMED,), assumed=about.assumed | {"whole"})
            elif len(about.areas) == 1 and about.areas[0] in FORCES:
                about = replace(about, among=ENGLAND_AND_WALES, assumed=about.assumed | {"whole"})
        beside = [other for other in claims if other.sentence == read.sentence]
        about = replace(about, readings=readings(read, here, before, about, numbers), denied=denied(read, here, beside))
        counts = any(other is not read and other.extracted.stated.form in (*COUNTS, Form.PAIR) for other in beside)
        told = sorted({*numbers, *(one.extracted.end for one in beside if one.extracted.stated.form is Form.PAIR)})
        about = replace(about, explicit=about.explicit | {"its place"}) if has_its_place(read, here, told) else about
        about = replace(about, elsewhere=elsewhere(read, here, about, told, counts=counts), summed=summed(read, here, beside))
        # Where a text names one area alone, "it" and "the force" are that one.
        found[read.id] = replace(about, explicit=about.explicit | {"area"}) if only and about.areas else about
    return found


def _unless_worked_upon(read: ResolvedClaim, here: Sentence, about: Coordinates, claims: Sequence[ResolvedClaim]) -> Coordinates:
    """The same, and no whole count where its sentence has words of reckoning that none of its claims holds."""
    beside = [one for one in claims if one.sentence == read.sentence]
    return replace(about, is_whole=about.is_whole and not is_worked_upon(read, here, about, beside))


def without_names(passage: Passage, found: Sequence[ExtractedClaim]) -> tuple[ExtractedClaim, ...]:
    """The claims without the counts that are none: the 13 of "rape of a girl under 13 offences", the 23 of "FY22/23"."""
    taken: list[tuple[int, int]] = []
    for start, end in dict.fromkeys(passage.around(one.at) for one in found if one.stated.form in _BARE):
        text = passage.printed[start:end]
        taken += [(said.start + start, said.end + start) for said in offences_named(text)]
        taken += [(said.start + start, said.end + start) for said in victims_told(text)]
        taken += [(said.start + start, said.end + start) for said in periods_named(text)]
        taken += [(first + start, last + start) for first, last in younger_told(text.lower())]
    return tuple(one for one in found if one.stated.form not in _BARE or not any(first <= one.at < last for first, last in taken))


def _about(read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], numbers: Sequence[int]) -> Coordinates:
    subject, form = read.subject, read.extracted.stated.form
    offences, of, offence_said = offences_of(read, here, before, numbers)
    areas, among, area_said = areas_of(read, here, before, numbers)
    is_of_some = form is not Form.RANK and read.extracted.stated.word not in (FORCES_OVER, ONLY_THEY)
    areas = without_some(areas, here) if is_of_some else areas
    periods, period_said = periods_of(read, here, before, numbers)
    named = tuple(replace(one, start=one.start - here.start, end=one.end - here.start) for one in here.periods)
    period_said = period_said and not is_dated_by_another(here.text, read.extracted.at - here.start, named)
    per = _per_whom(read, here)
    each = (("offence", offence_said), ("area", area_said), ("period", period_said), (per, bool(per)))
    said = {name for name, is_said in each if is_said} | said_besides(read, here, before, offences, areas)
    if goes_on(here, before):
        said |= {"offence", "area"} | (set() if here.periods else {"period"})
    words = here.text[read.extracted.start - here.start : read.extracted.end - here.start]
    of_people = _OF_PEOPLE.search(words) is not None
    uncounted = subject.counted in _UNCOUNTED and _OFFENCES.search(words) is None
    if counts_others(read, here) or (form is Form.COUNT and (uncounted or (of_people and not _ends_in_name(read, offences)))):
        offences = ()
    other_unit = subject.counted not in (Counted.OFFENCES, Counted.INCIDENTS) and _OFFENCES.search(words) is None
    is_of_one_sex = bool(here.offences) and not any(set(offences) <= set(group) for group in here.offences)
    names_victims = here.names_victims or is_of_one_sex
    is_of_forces = form is Form.RANK and subject.counted is Counted.FORCES
    other_unit = other_unit and not (subject.counted is Counted.VICTIMS and names_victims) and not is_of_forces
    unlike = subject.online is not Online.ALL or other_unit or (of_people and form is not Form.RANK)
    unlike = unlike and read.extracted.stated.word not in (FORCES_OVER, ONLY_THEY)
    group = "group" in subject.explicit and not offence_said
    narrowed = (
        bool(subject.qualifiers - {"part"})
        or (unlike and form is not Form.PER)
        or group
        or here.in_town
        or (form is not Form.RANK and read.extracted.stated.word != ONLY_THEY and _leaves_some_out(here, areas, (among,)))
        or (form is Form.COUNT and _is_no_whole(read, here, offences))
        or _is_against_some(here, offences)
        or not compares_all(read, here)
        or any(low <= read.extracted.at - here.start < high for low, high in here.apart)
        or is_narrowed(
            here.text, here.start, (*(one for group in here.offences for one in group), *offences), here.asides, form is Form.PER
        )
    )
    codes = tuple(dict.fromkeys(code for one in offences for code in one.offences))
    whole = _are_within(codes, of) or all(one.is_whole and (form in COUNTS or not one.otherwise) for one in offences)
    told = ESTIMATE.search(here.text) if per else None
    about = Coordinates(codes, of, areas, among, (), periods, frozenset(said), whole and not narrowed)
    about = replace(about, estimate=int(told["year"] or told["of"]) if told else None, set_aside=_set_aside(form, here))
    return among_forces(read, here, _beside(read, here, before, about))


def _set_aside(form: Form, here: Sentence) -> frozenset[str]:
    """The areas that a rank is told without."""
    if form is not Form.RANK:
        return frozenset()
    told = frozenset[str]().union(*(here.left_out - here.ahead))
    return told | NO_COUNTY if COUNTY_FORCES.search(here.text) else told


def _per_whom(read: ResolvedClaim, here: Sentence) -> str:
    """Whom a rate is per: "children", "residents" of all ages, or nobody."""
    around = here.text[max(0, read.extracted.start - here.start - 60) : read.extracted.end - here.start + 40]
    return "children" if PER_CHILDREN.search(around) else "residents" if PER_RESIDENTS.search(around) else ""


def _leaves_some_out(here: Sentence, *held: tuple[str, ...]) -> bool:
    """Whether a sentence sets aside a place that lies in those of a number: the transport police lie in none."""
    return any(lies_around(areas, one) for areas in held if all(areas) for one in here.left_out - {(TRANSPORT,)})


def _are_within(codes: Sequence[str], of: Sequence[str]) -> bool:
    """Whether codes are a part of a whole: within the rapes of children those of girls are all of them, none of them 16 or 17."""
    return bool(of) and all(any(contains(outer, code) for outer in of) for code in codes)


def _beside(read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], about: Coordinates) -> Coordinates:
    """The same with the place or the offences that its number is measured from, both of the later year."""
    own, rather = offences_against(read, here)
    if rather and about.periods:
        codes = own or about.offences
        about = replace(about, offences=codes, rather=rather if codes != rather else (), periods=about.periods[-1:])
        if read.extracted.stated.word == MORE_THAN and len({areas for *_, areas in here.places}) > 1:
            return replace(about, is_whole=False)  # "rapes in Kent outnumbered assaults in Essex"
    if read.extracted.stated.word == GAP:
        two = two_apart(read, here)
        is_whole = about.is_whole and len(two) == 2 and len({said.period for said in here.periods}) == 1
        return replace(about, areas=two[:1], against=two[1:], periods=about.periods[-1:], is_whole=is_whole)
    if years := time_told_before(read, here, before):
        return replace(about, periods=years)
    against = place_against(read, here)
    if against and about.periods:
        own = next((tuple(code for code in one if code not in against) for _, _, one in here.places if one != against), ())
        areas = own or (about.areas if about.areas != against else ())
        of_years = read.extracted.stated.word == OVERTOOK or is_of_each_year(read, here)
        periods = about.periods if of_years else about.periods[-1:]
        about = replace(about, areas=areas, periods=periods)
    return replace(about, against=against)


def _is_no_whole(read: ResolvedClaim, here: Sentence, offences: tuple[Named, ...]) -> bool:
    """Whether a count is told of some, as a part, or as how far two are apart."""
    is_apart = is_a_gap(here.text[: read.extracted.at - here.start])
    return is_apart or _is_qualified(read, here, offences) or _is_a_part(read, here)


def _is_a_part(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether a count is told as a part: "312 of the offences", "Of the offences in Kent, 312 were at school"."""
    at = read.extracted.at - here.start
    before = here.text[:at].lstrip().lower()
    if read.extracted.stated.value == 0:
        return False  # "none of the offences" is none
    own = _DONE_BY.match(here.text, read.extracted.end - here.start)
    if own is not None and any(first - here.start == own.end() for first, _, _ in here.places):
        return False  # "Of the 194,947 offences in England and Wales, 2,548 were recorded by Surrey Police"
    return bool(_PART_OF.match(here.text, at)) or OF_WHICH.match(before) is not None


def _is_against_some(here: Sentence, offences: tuple[Named, ...]) -> bool:
    """Whether "sexual offences" are told to be against somebody, and so are not all: "sex crimes against kids"."""
    ends = [one.end - here.start for one in offences if one.offences == (ALL_SEXUAL,)]
    return any(re.match(_AGAINST, here.text[end:], re.IGNORECASE) for end in ends)


def _is_plain(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether no word that says nothing to us stands between a number and "offences": "63 of these offences", "15 per cent"."""
    head = _OFFENCES.search(here.text, read.extracted.at - here.start, read.extracted.at - here.start + _NEAR)
    between = here.text[read.extracted.at - here.start : head.start()] if head else ""
    return set(re.findall(r"[a-z]+(?:-[a-z]+)*", between.lower())) <= PLAIN | {"more", "fewer", "less", *UNITS}


def _is_qualified(read: ResolvedClaim, here: Sentence, offences: tuple[Named, ...]) -> bool:
    """Whether a word that says nothing to us stands between a number and "sexual offences", which then are some of them."""
    name = next((one for one in offences if one.offences == (ALL_SEXUAL,) and one.start > read.extracted.at), None)
    if name is not None and not _OFFENCES.search(here.text[name.start - here.start : name.end - here.start + 12]):
        return True  # "18 sexual breach-of-trust cases"
    between = here.text[read.extracted.at - here.start : name.start - here.start] if name else ""
    numeral = _NUMERAL.match(between.lower())
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", between[numeral.end() if numeral else 0 :].lower())
    return bool(words) and len(words) <= _FEW_WORDS and not set(words) <= PLAIN


def _ends_in_name(read: ResolvedClaim, offences: tuple[Named, ...]) -> bool:
    """Whether the people whom a count ends with stand in the name of its offence: "166 grooming children"."""
    return any(one.start < read.extracted.end <= one.end for one in offences)
