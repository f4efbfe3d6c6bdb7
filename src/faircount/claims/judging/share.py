"""Shares judged: which figure is the part, which the whole, and whether their quotient fits the words."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_offence
from faircount.claims.evidence.parts import inside, parts, sum_of_kinds
from faircount.claims.evidence.wholes import named_whole, wholes
from faircount.claims.finding.lexicon import BREAK
from faircount.claims.judging.share_of_place import judge_share_of_place
from faircount.claims.judging.share_of_that import judge_share_of_that
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, finite, is_thinkable, verdict
from faircount.vocabulary.measures import Counted

_OTHER_WHOLE = re.compile(
    r"^\s*(?:of\s+)?(?:[a-z]+\s+){0,3}?(?:where|whose|with|for which|in which|for whom|that had|known)\b"
    r"|^\s*of\s+(?:[a-z]+\s+){0,3}(?:where|whose|with|that|for|in which)\b|^\s*of\s+those\s+(?:who|that)\b"
)
_REPORTED = re.compile(r"\s+of\s+(?:[a-z]+\s+){0,3}?reported\b")
"""Behind "recorded 83%": what was reported and not recorded is counted nowhere."""
_SURVEY = re.compile(r"\b(?:survey|poll|believes?|estimates?d?|never|thinks?|research|study|said they)\b")
_ASKED = re.compile(
    rf"\b(?:survey|poll|questionnaire)\b[^.;]{{0,60}}?\b(?:of|among|asked|with)\s+(?:[a-z]+\s+){{0,2}}?{NUMBER}\b"
)
_ENDED = re.compile(
    r"\b(?:charge[ds]?|summons(?:ed)?|caution(?:ed|s)?|convict(?:ed|ions?)|prosecut(?:ed|ions?)|arrest(?:ed|s)?|court|jailed|solved|closed|dropped"
    r"|guilty|sentenced?|prison|ended\s+(?:without|with|in)|(?:no|without\s+a)\s+suspect)\b"
)
_OF_SUSPECTS = re.compile(r"\s+of\s+(?:the\s+|all\s+|its\s+)?(?:suspects|offenders|accused|abusers|perpetrators)\b")
_PEOPLE_HELD = (Counted.SUSPECTS, Counted.OFFENDERS, Counted.ARRESTS)
_A_SEX_MADE = re.compile(r"\b(?:girls|boys)\s+(?:made\s+up|make\s+up|accounted\s+for|account\s+for|were)\s+(?:[a-z]+\s+)?$")
_AND_THEN = re.compile(r",\s+(?:and|but|while)\s+$|;")
_OF_FORCES = re.compile(r"\s+(?:of\s+(?:the\s+|all\s+)?(?:[a-z]+\s+){0,2}|(?:police\s+)?)forces\b")
_LIVING = re.compile(
    r"\s+of\s+(?:[a-z'-]+\s+){0,4}?(?:children|people|population|residents|under-18s|\ue001+)\s+(?:lives?|living|lived|are\s+(?:aged|at))\b"
)
_OF_EACH = re.compile(
    r"\s+(?:in|for|of)\s+(?:each|every|all\s+(?:two|three|four|five|six))\b(?!\s+of\s+(?:these|those))|\s+each\b"
)
"""Behind a share that several quotients have to bear out."""
_KNOWN = re.compile(r"\b(?:where|whose|in which|for which|of known|known)\b")

_NOT = re.compile(r"\s+(?:[a-z]+\s+){0,3}?(?:did|were|was|had|have|has|do|does|could|are|is)(?:\s+not|n't)\b")
NEAR_BY = 6
"""Sentences between a share and figures that can speak against it."""


def judge_share(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a share; None where the text does not say of what."""
    if claim.found.quantities.form is Form.PERCENT_PAIR:
        return _judge_both(evidence, claim)
    after = evidence.passage.masked[claim.found.end :]
    if _OF_FORCES.match(after):
        return _of_forces(evidence, claim)
    if _LIVING.match(after):
        return Verdict(Call.UNVERIFIABLE, "a share of the people who live there")
    if _of_people(evidence, claim) or is_asked(evidence, claim.found.at):
        return None
    beside = judge_share_of_place(evidence, claim) or judge_share_of_that(evidence, claim)
    if beside is not None:
        return beside
    named = named_whole(evidence, claim)
    told, explicit = _parts(evidence, claim, named)
    period = claim.periods[0]
    if period is not None and (_is_dated(evidence, claim) or "year" in claim.subject.said):
        then = [part for part in told if part.period is None or part.period.overlaps(period)]
        told = then if then or _is_dated(evidence, claim) else told
    found: list[Verdict] = []
    for part in told:
        possible = [named] if named and named.claim != part.claim else wholes(evidence, part, claim)
        found += [one for whole in possible if (one := _quotient(evidence, claim, part, whole))]

    def near(one: Verdict) -> bool:
        return _is_told_near(evidence, claim, one)

    for call, severity in ((Call.CONSISTENT, None), (Call.INCONSISTENT, Severity.ROUNDING)):
        fits = [one for one in found if one.call is call and one.severity is severity]
        right = (
            fits if severity is None else [one for one in fits if near(one) and (explicit or _side_by_side(evidence, claim, one))]
        )
        if right:
            return right[0]
    if evidence.passage.cell(claim.found.at) is not None:
        return None  # a column of shares need not be of the one beside it
    told_out = [one for one in found if _side_by_side(evidence, claim, one)]
    if told_out:
        return told_out[0]
    sure = (
        found
        and explicit
        and claim.found.quantities.word != "range"
        and not _OF_EACH.match(after)
        and near(found[0])
        and (_tells_whole(evidence, claim, found[0]) or not _of_another_whole(evidence, claim))
    )
    sure = sure and not is_of_a_sex_untold(evidence, claim, found[0].operands[0])
    return found[0] if sure and _may_be_meant(evidence, claim, found[0]) else None


def is_of_a_sex_untold(evidence: Evidence, claim: Read, part: str) -> bool:
    """Whether the share is of girls or of boys, and the part of which it is held is not."""
    sexes = claim.subject.said & {"girls", "boys"}
    between = evidence.passage.masked[evidence.read(part).found.end : claim.found.start]
    if len(sexes) == 1 and _A_SEX_MADE.search(between):
        return True  # "117 were under 11, while boys made up 19 per cent"
    return len(sexes) == 1 and not sexes & evidence.read(part).subject.said


def _may_be_meant(evidence: Evidence, claim: Read, found: Verdict) -> bool:
    """Whether part and whole give a share near enough to what is said to be meant by it."""
    part, whole = (evidence.told_by(operand) for operand in (found.operands[0], found.operands[-1]))
    said = claim.found.quantities.value
    if not part or not whole or not said or len(found.operands) != 2:
        return True
    return is_thinkable(100 * part[-1].number / max(whole[-1].number, 1), said)


def _parts(evidence: Evidence, claim: Read, named: Told | None) -> tuple[list[Told], bool]:
    """The figures that may be the part, and whether the words say which it is."""
    summed = sum_of_kinds(evidence, claim)
    told, explicit = ([summed], True) if summed else parts(evidence, claim)
    told = [
        one
        for one in told
        if not is_of_others(evidence, claim, one) and not (not explicit and ends_otherwise(evidence, claim, one))
    ]
    if named is not None and not any(one.number <= named.number and one.claim != named.claim for one in told):
        return inside(evidence, named), False
    return told, explicit


def is_of_told_counts(evidence: Evidence, claim: Read) -> bool:
    """Whether nothing in the words makes it a share of what the text need not count: people, forces, cases of a known age."""
    after = evidence.passage.masked[claim.found.end :]
    elsewhere = any(said.match(after) for said in (_OF_FORCES, _LIVING, _OF_EACH, _NOT))
    if elsewhere or claim.found.quantities.word == "range" or evidence.passage.cell(claim.found.at) is not None:
        return False
    return not (_of_people(evidence, claim) or _of_another_whole(evidence, claim))


def is_asked(evidence: Evidence, at: int) -> bool:
    """Whether a number is of people who were asked in a survey, of whom no other figure of the text tells anything."""
    return _ASKED.search(evidence.passage.masked, *evidence.passage.around(at)) is not None


def is_of_others(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether a figure counts victims or offences where the share is one of suspects or offenders."""
    if _OF_SUSPECTS.match(evidence.passage.masked, claim.found.end) and told.subject.counted not in _PEOPLE_HELD:
        return True
    victims = told.subject.counted is Counted.VICTIMS and "counted" in told.subject.said
    return victims and claim.subject.counted in (Counted.OFFENDERS, Counted.SUSPECTS)


def ends_otherwise(evidence: Evidence, claim: Read, part: Told) -> bool:
    """Whether the share is of cases that came to court or ended without it, of which the part's own sentence says nothing."""
    start, end = evidence.passage.around(claim.found.at)
    if _ENDED.search(evidence.passage.masked, claim.found.end, min(end, claim.found.end + 60)) is None:
        return False
    if part.sentence == claim.sentence:
        # "The internet played a part in 112, and 31 per cent of cases ended without a suspect"
        apart = part.at < claim.found.at and _AND_THEN.search(evidence.passage.masked, part.end, claim.found.start) is not None
        return apart and _ENDED.search(evidence.passage.masked, start, claim.found.start) is None
    return _ENDED.search(evidence.passage.masked, *evidence.passage.around(part.at)) is None


def _is_told_near(evidence: Evidence, claim: Read, found: Verdict) -> bool:
    """Whether part and whole stand near enough to be what is meant; a headline speaks of all that follows."""
    near = all(abs(evidence.read(operand).sentence - claim.sentence) <= NEAR_BY for operand in found.operands)
    return near or claim.sentence <= 1


def _side_by_side(evidence: Evidence, claim: Read, found: Verdict) -> bool:
    """Whether the claim's sentence tells part and whole in one breath ("nearly half: 29 of 85")."""
    if len(found.operands) != 2:
        return False
    part, whole = (evidence.read(operand) for operand in found.operands)
    gap = evidence.passage.masked[part.found.end : whole.found.start]
    return (
        part.sentence == claim.sentence
        and ";" not in evidence.passage.masked[min(claim.found.at, part.found.at) : max(claim.found.at, part.found.at)]
        and re.fullmatch(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|a\s+total\s+of\s+)?", gap) is not None
    )


def _quotient(evidence: Evidence, claim: Read, part: Told, whole: Told) -> Verdict | None:
    if whole.number == 0:
        return None
    share = 100 * part.number / whole.number
    line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
    lows, highs = finite(part.amount, part.number), finite(whole.amount, whole.number)
    exact = part.is_exact and whole.is_exact
    total = Sum(share, line, share if exact else 100 * lows[0] / highs[1], share if exact else 100 * lows[1] / highs[0])
    operands = tuple(dict.fromkeys(one for told in (part, whole) for one in told.claim.split("+")))
    if _NOT.match(evidence.passage.masked[claim.found.end :]):
        rest = Sum.of(100 - share, f"100% − {line} = {plain(100 - share, 1)}%")
        found = verdict(rest, claim.found.quantities, operands, evidence.wording)
        return found if found.call is Call.CONSISTENT else None
    return verdict(total, claim.found.quantities, operands, evidence.wording)


def _is_dated(evidence: Evidence, claim: Read) -> bool:
    """Whether a date stands close behind the share ("half two years ago")."""
    return any(said.dates and 0 <= said.start - claim.found.end < 15 for said in evidence.passage.periods)


def _of_people(evidence: Evidence, claim: Read) -> bool:
    """Whether the clause speaks of a population, not of offences."""
    start, end = evidence.passage.around(claim.found.at)
    before = re.split(BREAK, evidence.passage.masked[start : claim.found.start])[-1]
    after = re.split(BREAK, evidence.passage.masked[claim.found.end : end])[0]
    survey = re.match(
        r"\s+of\s+(?:[a-z]+\s+)?(?:children|parents|adults|people|teenagers|girls|boys)\b", after
    ) and _SURVEY.search(before + after)
    return "population" in before or "population" in after or survey is not None


def _of_another_whole(evidence: Evidence, claim: Read) -> bool:
    """Whether the claim says that it is a share of something the text need not give ("of cases where the method was known")."""
    start, end = evidence.passage.around(claim.found.at)
    before, after = evidence.passage.masked[start : claim.found.start], evidence.passage.masked[claim.found.end : end]
    recorded = before.endswith(("recorded ", "recording ", "record ")) and _REPORTED.match(after) is not None
    return recorded or _OTHER_WHOLE.search(after) is not None or _KNOWN.search(before) is not None


def _of_forces(evidence: Evidence, claim: Read) -> Verdict:
    """The verdict on "fewer than half of forces" by "19 of 43 forces" near it."""
    near = [read for read in evidence.claims if abs(read.sentence - claim.sentence) <= 1]
    for read in near:
        told = read.found.quantities
        if told.form is Form.PART_OF and told.part is not None and told.whole:
            share = 100 * told.part / told.whole
            total = Sum.of(share, f"{plain(told.part)} / {plain(told.whole)} = {plain(share, 1)}%")
            return verdict(total, claim.found.quantities, (read.id,), evidence.wording)
    return Verdict(Call.UNVERIFIABLE, "the text does not say how many forces were asked")


def _tells_whole(evidence: Evidence, claim: Read, found: Verdict) -> bool:
    """Whether the sentence that limits the share also counts its whole ("where the age was known, in 910 cases, 84 were ...")."""
    whole = evidence.read(found.operands[-1])
    between = evidence.passage.masked[evidence.passage.around(whole.found.at)[0] : whole.found.at]
    return whole.sentence == claim.sentence and whole.found.end <= claim.found.start and _KNOWN.search(between) is not None


def _judge_both(evidence: Evidence, claim: Read) -> Verdict | None:
    """A share told for two years ("from 20% to 34%"): each has to be the quotient of a part and a whole that the text tells."""
    stated = claim.found.quantities
    assert stated.before is not None
    assert stated.after is not None
    marks = claim.subject.marks - {"part"}
    told = [one for one in evidence.told if one.subject.marks - {"part"} == marks and one_offence(one.subject, claim.subject)]
    pairs = [(part, whole) for part in told for whole in wholes(evidence, part, claim) if part is not whole]
    before, after = (
        [(part, whole) for part, whole in pairs if amount.holds(100 * part.number / whole.number)]
        for amount in (stated.before, stated.after)
    )
    both = [(*one, *other) for one in before for other in after]
    in_turn = next((four for four in both if not _is_later(four[0], four[2])), None)
    if in_turn is not None:
        return Verdict(Call.CONSISTENT, *_both_quotients(in_turn))
    if both:
        return Verdict(Call.INCONSISTENT, *_both_quotients(both[0], Severity.MATERIAL), reason="the two are the wrong way round")
    if not marks:
        return None
    before, after = (
        fit or [(part, whole) for part, whole in pairs if part.role == role and part.period == whole.period]
        for fit, role in ((before, "before"), (after, "after"))
    )
    if not before or not after:
        return None
    return Verdict(Call.INCONSISTENT, *_both_quotients((*before[0], *after[0]), Severity.MATERIAL))


def _is_later(one: Told, other: Told) -> bool:
    return one.period is not None and other.period is not None and one.period.start > other.period.start


def _both_quotients(
    figures: tuple[Told, Told, Told, Told], severity: Severity | None = None
) -> tuple[str, Severity | None, tuple[str, ...]]:
    """The arithmetic of two shares, how much they are off, and the claims that they rest on."""
    quotients = ((figures[0], figures[1]), (figures[2], figures[3]))
    line = "; ".join(
        f"{plain(part.number)} / {plain(whole.number)} = {plain(100 * part.number / whole.number, 1)}%"
        for part, whole in quotients
    )
    return line, severity, tuple(dict.fromkeys(told.claim for told in figures))
