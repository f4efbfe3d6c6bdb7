"""What each claim counts: offences, the online mark, ages, an app, victims or referrals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import PERCENT
from faircount.claims.mentions.mention_values import SaidAges, SaidMeasure
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import AGES, PERIOD, Passage
from faircount.claims.resolving.ages import IS_WHOLE, ages_of
from faircount.claims.resolving.carry import ahead, behind, numbers_at
from faircount.patterns import regex
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.measures import Counted, Online

_PART = regex(
    rf"\s*(?:[a-z]+\s+)?(?:{AGES}+\s+)?(?:(?:(?:out\s+)?of|among(?!\s+\d{{2,3}},\d{{3}}\b))\s+(?:(?:the\s+|[a-z]+'s\s+)?{NUMBER}(?![\d,]*\s*(?:%|per))|them|those|these|which|whom|the\s+(?:[a-z]+\s+)?(?:cases|offences|crimes|victims|children|reports|incidents|sessions|calls|contacts|total)|{PERIOD}+)\b)"
)
_PART_AHEAD = regex(
    rf"(?:^|[.,;:]\s+|\band\s+)\s*(?:of|among)\s+(?:{NUMBER}(?!{PERCENT}|[\d,])|the(?:se|m)?|th(?:at|is)\s+(?:number|total|figure)|those|which|whom|all|(?:the\s+)?{PERIOD}+|[a-z]+'s)\b[^;]*$|\b(?:including|of\s+wh(?:ich|om)|among\s+(?:them|these|those))\s+$"
)
_PREDICATE = regex(r"\b(?:were|was|are|is|being|involved|including|such as)\s+(?:[a-z]+\s+)?$")
_MARKED = regex(r"\b(?:mark|flagg|tagg)(?:ed|ing)\s+(?:[a-z]+\s+){0,3}$")
_AS_MARKED = regex(
    r"[\d,]*[^.,;:()\d]{0,90}?\sas\s+(?:(?:being|having\s+(?:been|taken\s+place|happened|occurred)|taking\s+place|committed)\s+)?"
)
_WERE_MARKED = regex(
    r"[\d,]*(?:\s+[a-z]+){0,4}?\s+(?:(?:were|was|are|being|been)\s+)?(?:[a-z]+ly\s+)?(?:mark|flagg|tagg|record|class|identifi)ed\s+as\s+"
)
_ONE_CHILD = regex(r"an? \w+[- ](?:year|month)s?[- ]old(?: \w+)?")
_LISTED, _BARE = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+"), regex(rf"{NUMBER}(?=\s*(?:[.;(]|,\s|and\s|$))")
_AGAINST = regex(r",?\s+(?:against|compared\s+(?:with|to)|up\s+from|down\s+from|after)\s+")
_BARE_THEN = regex(rf"{NUMBER}(?=\s*(?:[.;,)]|$|the\s+(?:first|last|previous)|a\s+year|in\s+{PERIOD}|{PERIOD}))")
_OF_THEM = regex(r"\s+of\s+(?:them|these|those)\b")
_FOR = regex(r"\s+(?:for|over|relating\s+to|resulting\s+from|in)\s+(?:[a-z]+\s+){0,2}")
_FORCES = regex(r"\s*(?:[a-z]+\s+){0,2}forces\b")
_OF_SO_MANY = regex(rf"\s*(?:out\s+)?of\s+(?:the\s+|all\s+)?{NUMBER}\s+(?:[a-z]+\s+){{0,2}}?forces\b")
_OF_SO_MANY_CASES = regex(rf"(?<!of ){NUMBER}\s+(?:out\s+)?of\s+$")
"""Before the whole of a part told: "Instagram was named in 2,009 of 5,784 cases"."""
_SAW = regex(r"\s+(?:saw|had|recorded|reported|showed|have|registered|noted)\s+(?:an?|more|fewer|no)\b")
"""Of the forces that a sentence opens with: "Of 39 forces that answered, 28 saw a rise"."""
_ANSWERED = regex(
    r"\s+(?:of\s+them\s+)?(?:replied|responded|answered|provided|supplied|sent|gave|returned|refused|did(?:\s+not|n't)|could)\b"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim counts, and which of it its own sentence says."""

    offence: str | None
    online: Online
    counted: Counted
    ages: AgeBand
    marks: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mentions:
    offences: list[SaidMeasure]
    subjects: list[SaidMeasure]
    online: list[SaidMeasure]
    counted: list[SaidMeasure]
    apps: list[SaidMeasure]
    ages: list[SaidAges]
    at: list[int]


def topic_of(passage: Passage, found: Sequence[ExtractedClaim]) -> list[Topic]:
    """For each claim what it counts."""
    mentions = _Mentions(
        offences=[said for said in passage.measures if said.offence],
        subjects=[said for said in passage.measures if said.offence and not _PREDICATE.search(passage.lead(said.start))],
        online=[said for said in passage.measures if said.online],
        counted=[said for said in passage.measures if said.counted],
        apps=[said for said in passage.measures if said.mark],
        ages=[said for said in passage.ages if said.ages != UNDER_18 and not _is_one_child(passage, said)],
        at=numbers_at(found),
    )
    topics: list[Topic] = []
    for number, claim in enumerate(found):
        topic = _topic(passage, claim, mentions)
        if (
            topics
            and claim.kind is ClaimKind.SHARE
            and "counted" in topics[-1].said
            and _OF_THEM.match(passage.masked, claim.end)
        ):
            topic = replace(topic, counted=topics[-1].counted, said=topic.said | {"counted"})
        if topics and topics[-1].counted is Counted.FORCES and _is_against(passage, found[number - 1], claim):
            topic = replace(topic, counted=Counted.FORCES)
        listed = number > 0 and _is_listed(passage, found[number - 1], claim)
        topics.append(replace(topic, ages=topics[-1].ages) if listed and topic.ages.is_all else topic)
    return topics


def _is_against(passage: Passage, last: ExtractedClaim, claim: ExtractedClaim) -> bool:
    """Whether a bare count is what the one before it is set against: "from 40 forces, against 36 the first time"."""
    counts = last.stated.form is claim.stated.form is Form.COUNT
    gap, rest = passage.masked[last.end : claim.start], passage.masked[claim.at : claim.at + 30]
    return counts and _AGAINST.fullmatch(gap) is not None and _BARE_THEN.match(rest) is not None


def _is_listed(passage: Passage, last: ExtractedClaim, claim: ExtractedClaim) -> bool:
    """Whether a bare count only goes on with the list that the one before it stands in ("stood at 188, 195 and 221")."""
    counts = last.stated.form is claim.stated.form is Form.COUNT and claim.start == claim.at
    gap, rest = passage.masked[last.end : claim.start], passage.masked[claim.start : claim.start + 30]
    return counts and _LISTED.fullmatch(gap) is not None and _BARE.match(rest) is not None


def _is_one_child(passage: Passage, said: SaidAges) -> bool:
    """Whether an age is that of one child ("a five-year-old was among them"), and so of no count."""
    return _ONE_CHILD.fullmatch(passage.printed[said.start : said.end].lower()) is not None


def _topic(passage: Passage, claim: ExtractedClaim, mentions: _Mentions) -> Topic:
    said: set[str] = set()
    offence = _near(passage, claim, mentions.offences, mentions.at)
    if offence is not None:
        said.add("offence")
    else:
        offence = _carried(passage, claim, mentions.subjects)
    online, is_said = _online(passage, claim, mentions)
    if is_said:
        said.add("online")
    ages = ages_of(passage, claim, mentions.ages, mentions.at)
    if ages != ALL_AGES:
        said.add("ages")
    lead = passage.lead(claim.at)
    app = _near(passage, claim, mentions.apps, mentions.at) or _anaphor(passage, claim, mentions.apps)
    whole = IS_WHOLE.search(lead) or _OF_SO_MANY_CASES.search(lead)
    marks = {app.mark} if app and not (whole and app.start < claim.at) else set()
    if is_part(passage, claim):
        marks.add("part")
    counted, is_near = _counted(passage, claim, mentions)
    if is_near:
        said.add("counted")
    return Topic(offence.offence if offence else None, online, counted, ages, frozenset(marks), frozenset(said))


def _near(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidMeasure], at: Sequence[int]) -> SaidMeasure | None:
    return behind(passage, claim, mentions, at) or ahead(passage, claim, mentions)


def _carried(passage: Passage, claim: ExtractedClaim, mentions: Sequence[SaidMeasure]) -> SaidMeasure | None:
    """The first mention of the last sentence that has one, else the first of the text."""
    sentence = passage.sentence(claim.at)
    earlier = [said for said in mentions if passage.sentence(said.start) < sentence]
    if not earlier:
        return mentions[0] if mentions else None
    last = passage.sentence(earlier[-1].start)
    return next(said for said in earlier if passage.sentence(said.start) == last)


def _online(passage: Passage, claim: ExtractedClaim, mentions: _Mentions) -> tuple[Online, bool]:
    if _near(passage, claim, mentions.online, mentions.at) or any(_marks(passage, claim.at, said) for said in mentions.online):
        return Online.YES, True
    start, _ = passage.around(claim.at)
    own = [said for said in mentions.offences if start <= said.start < claim.end]
    if own:
        return Online.ALL, True
    sentence = passage.sentence(claim.at)
    leading = [said for said in mentions.online if passage.sentence(said.start) < sentence and _leads(passage, said, mentions)]
    offences = [said for said in mentions.offences if passage.sentence(said.start) < sentence]
    if leading and (not offences or passage.sentence(leading[-1].start) >= passage.sentence(offences[-1].start)):
        return Online.YES, False
    return Online.ALL, False


def _marks(passage: Passage, number: int, said: SaidMeasure) -> bool:
    """Whether the number is the object of a verb of marking: "marked 145 recorded offences as online"."""
    start, stop = passage.around(number)
    if not number < said.start < stop:
        return False
    between = passage.masked[number : said.start]
    verb = _MARKED.search(passage.masked[start:number])
    return (_AS_MARKED if verb else _WERE_MARKED).fullmatch(between) is not None


def _leads(passage: Passage, said: SaidMeasure, mentions: _Mentions) -> bool:
    """Whether "online" is the subject of its sentence, or stands at the offence, rather than marks one number out."""
    start, _ = passage.around(said.start)
    first = next((number for number in mentions.at if start <= number < said.start), None)
    at_offence = any(
        abs(offence.start - said.end) <= 8 or said.start <= offence.start < said.end for offence in mentions.offences
    )
    return first is None or at_offence or _marks(passage, first, said)


def _anaphor(passage: Passage, claim: ExtractedClaim, apps: Sequence[SaidMeasure]) -> SaidMeasure | None:
    start, _ = passage.around(claim.at)
    if not re.search(r"\bthe (?:app|platform|site|service)\b", passage.masked[start : claim.at]):
        return None
    earlier = [said for said in apps if said.start < start]
    return earlier[-1] if earlier else None


def is_part(passage: Passage, claim: ExtractedClaim) -> bool:
    """Whether the words make the number a part of one told before ("296 of them", "Of the victims 65")."""
    if claim.stated.form not in (Form.COUNT, Form.MAGNITUDE):
        return False
    start, _ = passage.around(claim.at)
    before = passage.masked[start : claim.start]
    if re.search(r"\bof (?:the|its|their) $", before):
        return False
    number_end = claim.end if claim.stated.form is Form.MAGNITUDE else _number_end(passage, claim)
    return _PART.match(passage.masked[number_end:]) is not None or _PART_AHEAD.search(before) is not None


def _number_end(passage: Passage, claim: ExtractedClaim) -> int:
    found = re.match(r"[\w,.-]*\w", passage.masked[claim.at :])
    return claim.at + (found.end() if found else 0)


def _counted(passage: Passage, claim: ExtractedClaim, mentions: _Mentions) -> tuple[Counted, bool]:
    """What is counted, and whether the words at the number say so."""
    if claim.stated.form is Form.PART_OF or _counts_forces(passage, claim):
        return Counted.FORCES, True
    near = behind(passage, claim, mentions.counted, mentions.at, reach=25)
    offences = behind(passage, claim, mentions.offences, mentions.at, reach=40)
    if near is not None and (offences is None or near.start < offences.start):
        return near.counted or Counted.OFFENCES, True
    if offences is not None:
        return Counted.OFFENCES, True
    last, offence = ahead(passage, claim, mentions.counted), ahead(passage, claim, mentions.offences)
    named_for = last is not None and offence is not None and _FOR.fullmatch(passage.masked[last.end : offence.start])
    if last is not None and (offence is None or offence.end < last.start or named_for):
        return last.counted or Counted.OFFENCES, False
    return _main_unit(passage, mentions), False


def _counts_forces(passage: Passage, claim: ExtractedClaim) -> bool:
    """Whether the number is one of forces: "38 forces", and in a sentence about forces "of the 43, 41 replied"."""
    after, (start, end) = passage.masked[_number_end(passage, claim) :], passage.around(claim.at)
    answered = _ANSWERED.match(after) is not None and re.search(r"\bforces\b", passage.masked[start:end]) is not None
    of_forces = _SAW.match(after) is not None and _OF_SO_MANY.match(passage.masked, start, claim.at) is not None
    return answered or of_forces or _FORCES.match(after) is not None


def _main_unit(passage: Passage, mentions: _Mentions) -> Counted:
    """Referrals or investigations, where the whole text is about them: its first sentence counts them, and no offences."""
    first = mentions.counted[0] if mentions.counted else None
    units = (Counted.REFERRALS, Counted.INVESTIGATIONS, Counted.ARRESTS, Counted.SUSPECTS)
    opens = (
        first is not None
        and first.counted in units
        and passage.sentence(first.start) == passage.sentence(mentions.at[0] if mentions.at else 0)
    )
    return first.counted or Counted.OFFENCES if opens and first is not None else Counted.OFFENCES
