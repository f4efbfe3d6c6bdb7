"""Which figure of the text a share is the share of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import Amount
from faircount.claims.claim import Form
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, wider_area
from faircount.claims.evidence.kinds import told_of_kind
from faircount.claims.mentions.numerals import NUMBER, UNITS
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.mentions.said import When
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.periods import Period

_KINDS = re.compile(
    r"\b(?:those|these|the)\s+(two|three|four|five|six)\b|\b(together|between them|combined|the (?:two|three|four))\b"
)

_AND_ANOTHER = re.compile(r",\s+(?:and|but|while)\s+$")
_OF_CASES = re.compile(r"\s+of\s+(?:all\s+|the\s+)?(?:cases|offences|crimes|victims|children|reports)\b")
_SO_MANY = re.compile(
    r"\b(?:those|these|the)\s+(two|three|four|five|six)\s+(?:(?P<app>apps|platforms|services|sites|companies|products)|"
    r"(?:[a-z]+\s+)?(?:forces|counties|boroughs|areas|districts|cities|towns))\b"
)
_BETWEEN_THEM = re.compile(r"\s+(?:of\s+[a-z ]{3,30}\s+)?(?:between\s+(?:them|the\s+two)|together|combined)\b")
_ONE_OF_THEM = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:one|either|any)\s+(?:or\s+other\s+)?of\s+(?:the|these|those)\s+(two|three|four|five|six)\b"
)
_POINTS_BACK = re.compile(
    r"\s*(?:(?:this|that|which|it)\s+(?:is|was|makes?|means|equals|represents|(?:comes|amounts)\s+to|works\s+out\s+(?:at|as))"
    r"|they\s+(?:were|are|make\s+up|made\s+up|represent(?:ed)?|account(?:ed)?\s+for))\s+"
)
_MADE_UP = re.compile(
    r"\b(?:made up|make up|makes up|accounted for|accounts? for(?:[^.;:]*\bfor)?|represented|share at|were|was|is)\s+"
    r"(?:(?:therefore|thus|then|now|only|just)\s+)?$"
)
_IN_LAST = re.compile(
    rf"\s+of\s+(?:them|these|those|which|the\s+total)\s+(?:(?:were|was|came|fell)\s+)?(?:(?:in|from|during)\s+)?(?:(?:in\s+)?{PERIOD}+|the\s+(last|latest|most\s+recent|final|first|earliest)"
    r"(?:\s+(?:one|year|of\s+(?:them|these)))?)\s*[.,;]"
)
_OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+)?")
_OF_A_SEX = re.compile(r"[^.;]{0,45}\b(?:were|was|are|involved|against)\s+(?:\w+\s+)?(?P<sex>girls|boys|female|male|women|men)\b")


def parts(evidence: Evidence, claim: Read) -> tuple[list[Told], bool]:
    """The figures that may be the part, and whether the words say which it is."""
    following = _apposed_after(evidence, claim)
    if following:
        return [following], True
    ending = _in_last_of_them(evidence, claim)
    if ending is not None:
        return [ending], True
    sex = _OF_A_SEX.match(evidence.passage.masked[claim.found.end :])
    meant = _pointed_at(evidence, claim) if sex is None else None
    if meant is not None:
        return [meant], True
    if not _described(evidence, claim):
        before = _apposed_before(evidence, claim)
        if before:
            return before, True
    said = claim.subject
    if sex is not None:
        counted = list(told_of_kind(evidence, claim, sex["sex"]))
        return counted, len(counted) == 1
    same = [
        told
        for told in evidence.told
        if told.subject.ages == said.ages and told.subject.marks - {"part"} == said.marks - {"part"}
    ]
    if "area" in said.said and not any(told.subject.areas == said.areas for told in same):
        same = [told for told in evidence.told if told.subject.areas == said.areas]
    if "offence" in said.said and not any(told.subject.offence == said.offence for told in same):
        same = [told for told in evidence.told if told.subject.offence == said.offence and "offence" in told.subject.said]
    if "area" in said.said or "offence" in said.said:
        named = [told for told in same if told.subject.areas == said.areas and one_offence(told.subject, said)]
        named = [told for told in named if told.subject.offence == said.offence or "offence" not in said.said]
        if named:
            named.sort(key=lambda told: told.ends, reverse=True)
            return named, _clear(evidence, claim, named)
    return [told for told in same if one_area(told.subject, said) and one_offence(told.subject, said)], False


def _in_last_of_them(evidence: Evidence, claim: Read) -> Told | None:
    """The figure of the last (or first) of the years told, for "more than one in three of them in the last one"."""
    said = _IN_LAST.match(evidence.passage.masked, claim.found.end)
    years: dict[Period, Told] = {}
    for told in evidence.told:
        plain_count = told.is_exact and told.role != "before" and not told.subject.marks
        if told.period and told.period.days < 400 and plain_count and one_area(told.subject, claim.subject):
            years.setdefault(told.period, told)
    if said is None or len(years) < 2:
        return None
    named = [one for one in evidence.passage.periods if said.start() <= one.start < said.end()]
    if any(one.when is When.FIXED and one.period in years for one in named):
        return next(years[one.period] for one in named if one.period in years)
    if any(one.when not in (When.LAST, When.LENGTH) for one in named):
        return None
    return years[min(years) if said[1] in ("first", "earliest") else max(years, key=lambda period: period.end)]


def _pointed_at(evidence: Evidence, claim: Read) -> Told | None:
    """The figure told last, where the sentence opens with "This is" or "That makes"."""
    start, _ = evidence.passage.around(claim.found.at)
    if _POINTS_BACK.fullmatch(evidence.passage.masked[start : claim.found.start]) is None:
        return None
    earlier = [told for told in evidence.told if told.at < claim.found.at]
    last = earlier[-1] if earlier else None
    if len(earlier) > 1 and _OF_THE.fullmatch(evidence.passage.masked[earlier[-2].end : earlier[-1].at]):
        last = earlier[-2]  # "166 of the 398 cases ...": what is spoken of is the part
    return (
        last
        if last and last.is_exact and not last.pair and last.role != "before" and last.sentence == claim.sentence - 1
        else None
    )


def _clear(evidence: Evidence, claim: Read, named: Sequence[Told]) -> bool:
    """Whether the claim's own words name the part it describes: "was in Greater Manchester", "were rapes"."""
    start, end = evidence.passage.around(claim.found.at)
    before, after = evidence.passage.masked[start : claim.found.start], evidence.passage.masked[claim.found.end : end]
    made_up = _MADE_UP.search(before)
    of_whole = re.match(r"\s+of\s+(?:the|all|its|those)\b", after)
    here = any(in_clause(evidence, claim, told) for told in named)
    return bool((_described(evidence, claim) and _names(evidence, claim)) or made_up or of_whole) or here


def in_clause(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether a figure stands in the claim's sentence, and on its side of a semicolon."""
    low, high = sorted((claim.found.at, told.at))
    return told.sentence == claim.sentence and ";" not in evidence.passage.masked[low:high]


def _names(evidence: Evidence, claim: Read) -> bool:
    """Whether a place, an offence, ages or a time stands close behind the share."""
    passage, low = evidence.passage, claim.found.end
    starts = [said.start for kind in (passage.places, passage.measures, passage.ages, passage.periods) for said in kind]
    return any(low <= start < low + 70 for start in starts)


def _described(evidence: Evidence, claim: Read) -> bool:
    """Whether words behind the share say what has it ("about one in 17 was in Greater Manchester", "were rapes")."""
    _, end = evidence.passage.around(claim.found.at)
    after = evidence.passage.masked[claim.found.end : end]
    return (
        re.match(
            r"(?:\s+of\s+(?:the\s+|all\s+)?[a-z]+){0,2}\s+(?:was|were|are|is|fell|came|took|happened|occurred|involved)\b", after
        )
        is not None
    )


def _apposed_before(evidence: Evidence, claim: Read) -> list[Told]:
    earlier = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    if not earlier:
        return []
    last = earlier[-1]
    between = [read for read in evidence.claims if last.end <= read.found.start < claim.found.start and read.id != last.claim]
    gap = evidence.passage.masked[last.end : claim.found.start]
    marks = claim.subject.marks - {"part"}
    if marks and last.subject.marks - {"part"} != marks:
        return []
    if "area" in claim.subject.said and not one_area(claim.subject, last.subject):
        return []
    if _AND_ANOTHER.search(gap) and _OF_CASES.match(evidence.passage.masked, claim.found.end):
        return []  # "the internet played a part in 112, and 31 per cent of cases ended without a suspect"
    if (
        len(gap) > 70
        or re.search(r";|\bof (?:which|whom)\b", gap)
        or any(read.found.quantities.form is Form.COUNT for read in between)
    ):
        return []
    if len(earlier) > 1 and re.fullmatch(
        r"\s*(?:[a-z]+\s+){0,2}?(?:out\s+)?of\s+(?:the\s+|[a-z]+'s\s+)?", evidence.passage.masked[earlier[-2].end : last.at]
    ):
        return [earlier[-2]]  # "145 of 772, almost one in five"
    return [told for told in earlier if told.claim == last.claim]


def _apposed_after(evidence: Evidence, claim: Read) -> Told | None:
    later = [told for told in evidence.told if told.sentence == claim.sentence and told.at >= claim.found.end and not told.pair]
    masked, end = evidence.passage.masked, claim.found.end
    if len(later) > 1 and re.fullmatch(r"\s+of\s+(?:the|its|those|these)\s+", masked[end : later[0].at]):
        later, end = later[1:], later[0].end  # "over half of the 71, 38, were boys"
    if not later:
        return None
    gap = masked[end : later[0].at]
    if gap.startswith(")") or re.search(r",.*[a-z]\s*\(\s*$", gap):
        return None  # a share in brackets is of what stands before them, and a figure in brackets is no share of ours
    closes = re.match(r"[^,)]{0,40}?[,)–—]", evidence.passage.masked[later[0].at + 1 :] + ",") is not None
    closes = (
        closes or re.match(rf"[\d,]*\s+(?:out\s+)?of\s+(?:the\s+)?{NUMBER}", evidence.passage.masked[later[0].at :]) is not None
    )
    opens = re.search(
        r"(?:^|[a-z\ue000-\ue002])\s*[,(–—:]\s*(?:or|with|just|only|about|around|some|nearly|almost|more than)?\s*$", gap
    )
    far = 60 if end == claim.found.end else 160  # behind its whole nothing else can be meant
    return later[0] if opens and closes and len(gap) < far and not re.search(r"[.;]", gap) else None


def sum_of_kinds(evidence: Evidence, claim: Read) -> Told | None:
    """The figures told last put together, for "those three kinds made up more than a quarter"."""
    start, _ = evidence.passage.around(claim.found.at)
    after = evidence.passage.masked[claim.found.end :]
    lead = evidence.passage.masked[start : claim.found.start]
    said = _SO_MANY.search(lead) or _KINDS.search(lead) or _ONE_OF_THEM.match(after) or _BETWEEN_THEM.match(after)
    earlier = [told for told in evidence.told if told.at < claim.found.start and not told.pair]
    if not said or not earlier or (said.re in (_KINDS, _SO_MANY) and earlier[-1].at > start + said.end()):
        return None  # "these three account for 60 of the 94": the number is told
    listed = _in_brackets(evidence, claim)
    if said.re is _BETWEEN_THEM and len(listed) > 1:
        earlier = listed
    count = UNITS.get((said[1] if said.re is not _BETWEEN_THEM else "") or "", 0) or sum(
        told.sentence == earlier[-1].sentence for told in earlier
    )
    each = _apps_named(evidence, claim) if said.re is _KINDS else []
    count = len(each) or count
    if said.re is _SO_MANY:
        each = _each_app(earlier) if said["app"] else _each_place(evidence, claim)
    last = each if len(each) == count else earlier[-count:]
    if len(last) < 2 or len(last) < count:
        return None
    total = sum(told.number for told in last)
    first = last[0]
    return Told(
        "+".join(told.claim for told in last),
        first.at,
        last[-1].end,
        last[-1].sentence,
        total,
        Amount.exactly(total),
        first.subject,
        first.period,
    )


def _each_app(earlier: Sequence[Told]) -> list[Told]:
    """The last figure of each app told: "Snapchat featured in 73 of the 182, Instagram in 36. The two apps turned up in"."""
    each = {told.subject.marks - {"part"}: told for told in earlier if told.subject.marks - {"part"} and told.role != "before"}
    return sorted(each.values(), key=lambda told: told.at)


def _apps_named(evidence: Evidence, claim: Read) -> list[Told]:
    """The figures of the apps that a sentence names before "together": "Instagram and Snapchat together made up half"."""
    start, _ = evidence.passage.around(claim.found.at)
    named = {said.mark for said in evidence.passage.measures if said.mark and start <= said.start < claim.found.start}
    before = [one for one in evidence.told if one.at < start]
    told = [one for one in _each_app(before) if one.subject.marks & named]
    return told if len(named) > 1 and len(told) == len(named) else []


def _each_place(evidence: Evidence, claim: Read) -> list[Told]:
    """The latest figure of each place told before: "almost doubled, from 198 to 371. The two forces had one in six"."""
    each: dict[tuple[str, ...], Told] = {}
    for told in evidence.told:
        if told.at >= claim.found.start or len(told.subject.areas) != 1 or told.subject.marks:
            continue
        last = each.get(told.subject.areas)
        # Of two for one year the first is the year's: what comes later is a part, or of several years together.
        # "93 more than the 291 in Oldham" is before no other figure of Oldham's.
        if last is None or (last.role == "before") > (told.role == "before") or (told.ends > last.ends and told.role != "before"):
            each[told.subject.areas] = told
    return sorted(each.values(), key=lambda told: told.at)


def _in_brackets(evidence: Evidence, claim: Read) -> list[Told]:
    """The figures listed in brackets behind "a third between them"."""
    opened = re.match(r"[^.;:(]{0,40}\(([^)]*)\)", evidence.passage.masked[claim.found.end :])
    low, high = (claim.found.end + opened.start(1), claim.found.end + opened.end(1)) if opened else (0, 0)
    return [told for told in evidence.told if low <= told.at < high]


def inside(evidence: Evidence, whole: Told) -> list[Told]:
    """The figures of areas that lie in the area of a whole, for a share that only names the whole."""
    return [
        told
        for told in evidence.told
        if told.number <= whole.number and wider_area(whole.subject, told.subject) and one_offence(told.subject, whole.subject)
    ]
