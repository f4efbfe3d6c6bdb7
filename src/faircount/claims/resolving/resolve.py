"""Each claim with what it is about, and the figures that the text tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Form, Subject
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import OTHER_SIDE
from faircount.claims.extraction.pair import nominal
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.moved_on import moved_on
from faircount.claims.resolving.places import place_of
from faircount.claims.resolving.resolved_claim import Base, Quantity, ResolvedClaim, is_count
from faircount.claims.resolving.timeline import Timeline
from faircount.claims.resolving.topics import Topic, topic_of
from faircount.patterns import regex

_OF_WHOLE = regex(rf"{NUMBER}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?$")
"""Before the whole of a part, which is of the same side: "after 198 of 1,800"."""
_AFTER = regex(
    r"\b(?:to|reach(?:ing|ed)|hit(?:ting)?|total(?:ling|led)|became)\s+(?:(?:just|only|about|around|some|more\s+than|nearly|almost)\s+)?$"
)
_OF_NUMBER = regex(rf"(?:\s+[a-z]+)?\s+(?:(?:out\s+)?of|among)\s+(?:the\s+|all\s+|[a-z]+'s\s+)?{NUMBER}")
_GROUP = regex(
    r"(?<!boys and )(?<!boys or )\b"
    r"(?:girls|boys(?! (?:and|or) girls)|babies|infants|toddlers|teen(?:ager)?s|pre-?schoolers|pupils)\b"
)
_SEX = regex(r"\b(?:girls|boys)\b")
_DIGIT = regex(r"\d")
_YOUNGEST = {"babies", "infants", "toddlers"}
_MAKES = regex(r"\b(?:makes?|made|brings?|takes?|together|combined|altogether|total)\b[^.;,]{0,30}$")
_SHARES = (Form.PERCENT, Form.ONE_IN, Form.FRACTION)
_CHANGES = (Form.PERCENT, Form.FRACTION, Form.POINTS, Form.FACTOR, Form.DIFFERENCE, Form.DIRECTION)


def resolve(passage: Passage, found: Sequence[ExtractedClaim]) -> tuple[ResolvedClaim, ...]:
    """The claims with their subjects and periods, in the order of the text."""
    timeline = Timeline(passage, found)
    read = _read(passage, found, timeline)
    if _is_year_twice([claim for claim in read if not _adds_up(passage, claim)], timeline):
        read = _read(passage, found, Timeline(passage, found, later=True))
    return tuple(_of_something(passage, read))


def _read(passage: Passage, found: Sequence[ExtractedClaim], timeline: Timeline) -> list[ResolvedClaim]:
    read = []
    moved = moved_on(passage, found)
    for number, (claim, place, topic) in enumerate(
        zip(found, place_of(passage, found), topic_of(passage, found), strict=True), 1
    ):
        change = claim.kind in (ClaimKind.CHANGE, ClaimKind.RATIO) and claim.stated.form in _CHANGES
        base = timeline.base(claim) if change else Base()
        dated = {"period"} if timeline.says(claim) else set()
        dated |= {"year"} if timeline.is_fixed(claim) else set()
        group = {"group"} if _speaks_of_group(passage, claim, topic) else set()
        subject = _subject(place, topic, dated | group | _one_sex(passage, claim))
        led = moved.get(claim.start)
        read.append(ResolvedClaim(f"c{number}", claim, passage.sentence(claim.at), subject, timeline.of(claim), base, led))
    return read


def _speaks_of_group(passage: Passage, claim: ExtractedClaim, topic: Topic) -> bool:
    """Whether the sentence speaks of girls, or of babies where the claim says no age, which would tell which they are."""
    said = {found[0] for found in _GROUP.finditer(passage.masked, *passage.around(claim.at))}
    return bool(said - _YOUNGEST if "ages" in topic.said else said)


def _one_sex(passage: Passage, claim: ExtractedClaim) -> set[str]:
    """The sex that the sentence speaks of, where it is one alone; of two the one named behind the number, up to the next."""
    start, end = passage.around(claim.at)
    named = _sexes(passage.masked[start:end])
    if len(named) == 2:
        following = _DIGIT.search(passage.masked, claim.end, end)
        named = _sexes(passage.masked[claim.at : following.start() if following else end])
    return named if len(named) == 1 else set()


def _sexes(words: str) -> set[str]:
    return {found[0] for found in _SEX.finditer(words)}


def _of_something(passage: Passage, claims: list[ResolvedClaim]) -> Iterator[ResolvedClaim]:
    """ "889 of them" is no part where no larger count was told before it: "them" are then all the offences."""
    for number, claim in enumerate(claims):
        value = claim.extracted.stated.value or 0
        before = any(is_count(other) and (other.extracted.stated.value or 0) > value for other in claims[:number])
        named = _OF_NUMBER.match(passage.masked[claim.extracted.end :]) is not None
        if before or named or "part" not in claim.subject.qualifiers or _of_these(claim, claims[:number]):
            yield claim
        else:
            yield replace(claim, subject=replace(claim.subject, qualifiers=claim.subject.qualifiers - {"part"}))


def _of_these(claim: ResolvedClaim, before: Sequence[ResolvedClaim]) -> bool:
    """ "Of these, 916 were": of the count told just before, whatever is larger."""
    sentences = {other.sentence for other in before if is_count(other)}
    return claim.sentence - 1 in sentences and claim.sentence not in sentences


def _is_year_twice(claims: Sequence[ResolvedClaim], timeline: Timeline) -> bool:
    """Whether "last year" has a figure and so has the latest year named: then last year is the year after it."""
    last = [
        claim
        for claim in claims
        if claim.periods[0] and (timeline.is_last(claim.extracted) or timeline.is_reached(claim.extracted))
    ]
    return any(
        _one_place_and_time(claim, other) and timeline.is_fixed(other.extracted)
        for claim in last
        for other in claims
        if other is not claim
    )


def _one_place_and_time(claim: ResolvedClaim, other: ResolvedClaim) -> bool:
    counts = claim.extracted.stated.form is Form.COUNT is other.extracted.stated.form
    alike = (
        claim.subject.areas == other.subject.areas
        and claim.subject.offence == other.subject.offence
        and claim.subject.ages == other.subject.ages
    )
    differ = claim.extracted.stated.value != other.extracted.stated.value
    return (
        counts
        and alike
        and differ
        and claim.periods == other.periods
        and claim.periods[0] is not None
        and not other.subject.qualifiers
    )


def _adds_up(passage: Passage, claim: ResolvedClaim) -> bool:
    """Whether the words before a count make it the sum of others: "That makes 514 for the neighbouring counties"."""
    start, _ = passage.around(claim.extracted.at)
    return _MAKES.search(passage.masked, start, claim.extracted.start) is not None


def _subject(place: tuple[tuple[str, ...], bool], topic: Topic, besides: set[str]) -> Subject:
    areas, named = place
    said = topic.said | ({"area"} if named else set()) | besides
    return Subject(areas, topic.offence, topic.online, topic.counted, topic.ages, topic.marks, said)


def figures_told(passage: Passage, claims: Sequence[ResolvedClaim]) -> tuple[Quantity, ...]:
    """Every figure that a level or a pair tells, in the order of the text."""
    return tuple(told for read in claims for told in _told(passage, read))


def _told(passage: Passage, read: ResolvedClaim) -> Iterator[Quantity]:
    claim, stated = read.extracted, read.extracted.stated
    if stated.form is Form.PAIR and stated.before and stated.after:
        for end, amount, period in (("before", stated.before, read.periods[0]), ("after", stated.after, read.periods[1])):
            at = claim.start if end == "before" else claim.at
            yield Quantity(read.id, at, claim.end, read.sentence, nominal(amount), amount, read.subject, period, end, read.id)
    elif stated.form is Form.COUNT and stated.amount is not None and stated.value is not None:
        before = passage.lead(claim.at)
        other = OTHER_SIDE.search(before) or ((of := _OF_WHOLE.search(before)) and OTHER_SIDE.search(before[: of.start()]))
        role = "before" if other else "after" if _AFTER.search(before) else ""
        place = claim.at, claim.end, read.sentence
        yield Quantity(read.id, *place, stated.value, stated.amount, read.subject, read.periods[0], role)


def shares_told(claims: Sequence[ResolvedClaim]) -> tuple[Quantity, ...]:
    """Every share that is told in per cent, every rate per so many people, and the two ends of a share told for two periods."""
    found: list[Quantity] = []
    for read in claims:
        stated = read.extracted.stated
        share = stated.form in _SHARES and read.extracted.kind is ClaimKind.SHARE
        if (share or stated.word == "people") and stated.amount and stated.value is not None:
            place = read.extracted.at, read.extracted.end, read.sentence
            per = None if share else stated.whole
            found.append(Quantity(read.id, *place, stated.value, stated.amount, read.subject, read.periods[0], per=per))
        if stated.form is Form.PERCENT_PAIR and stated.before and stated.after:
            for role, amount, period in (("before", stated.before, read.periods[0]), ("after", stated.after, read.periods[1])):
                number = (amount.lower + amount.upper) / 2
                found.append(
                    Quantity(
                        read.id,
                        read.extracted.start,
                        read.extracted.end,
                        read.sentence,
                        number,
                        amount,
                        read.subject,
                        period,
                        role,
                        read.id,
                    )
                )
    return tuple(found)
