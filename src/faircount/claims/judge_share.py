"""Shares judged: which figure is the part, which the whole, and whether their quotient fits the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Severity, Verdict
from faircount.claims.evidence import Evidence, one_area, one_offence, wider_area, within_offence
from faircount.claims.numerals import UNITS
from faircount.claims.reading import Read, Told
from faircount.claims.sums import Sum, finite, verdict
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted

_KINDS = re.compile(
    r"\b(?:those|these|the)\s+(two|three|four|five|six)\b|\b(together|between them|combined|the (?:two|three|four))\b"
)
_OTHER_WHOLE = re.compile(
    r"^\s*(?:of\s+)?(?:[a-z]+\s+){0,3}?(?:where|whose|with|for which|in which|for whom|that had|known)\b"
    r"|^\s*of\s+(?:[a-z]+\s+){0,3}(?:where|whose|with|that|for|in which)\b"
)
_KNOWN = re.compile(r"\b(?:where|whose|in which|for which|of known|known)\b")


def judge_share(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a share; None where the text does not say of what."""
    if claim.found.quantities.form is Form.PERCENT_PAIR:
        return _judge_both(evidence, claim)
    summed = _sum_of_kinds(evidence, claim)
    parts, explicit = ([summed], True) if summed else _parts(evidence, claim)
    if not parts:
        return None
    found: list[Verdict] = []
    for part in parts:
        found += [one for whole in wholes(evidence, part, claim) if (one := _quotient(evidence, claim, part, whole))]
    for call, severity in ((Call.CONSISTENT, None), (Call.INCONSISTENT, Severity.ROUNDING)):
        right = [one for one in found if one.call is call and one.severity is severity]
        if right:
            return right[0]
    return found[0] if found and explicit and not _of_another_whole(evidence, claim) else None


def _quotient(evidence: Evidence, claim: Read, part: Told, whole: Told) -> Verdict | None:
    if whole.number == 0:
        return None
    share = 100 * part.number / whole.number
    line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
    lows, highs = finite(part.amount, part.number), finite(whole.amount, whole.number)
    exact = part.is_exact and whole.is_exact
    total = Sum(share, line, share if exact else 100 * lows[0] / highs[1], share if exact else 100 * lows[1] / highs[0])
    operands = tuple(dict.fromkeys(one for told in (part, whole) for one in told.claim.split("+")))
    return verdict(total, claim.found.quantities, operands, evidence.wording)


def _of_another_whole(evidence: Evidence, claim: Read) -> bool:
    """Whether the claim says that it is a share of something the text need not give ("of cases where the method was known")."""
    start, end = evidence.passage.around(claim.found.at)
    after = evidence.passage.masked[claim.found.end : end]
    return _OTHER_WHOLE.search(after) is not None or _KNOWN.search(evidence.passage.masked[start : claim.found.start]) is not None


def _parts(evidence: Evidence, claim: Read) -> tuple[list[Told], bool]:
    """The figures that may be the part, and whether the words say which it is."""
    following = _apposed_after(evidence, claim)
    if following:
        return [following], True
    if not _described(evidence, claim):
        before = _apposed_before(evidence, claim)
        if before:
            return before, True
    said = claim.subject
    same = [
        told
        for told in evidence.told
        if told.subject.ages == said.ages and told.subject.marks - {"part"} == said.marks - {"part"}
    ]
    if "offence" in said.said and not any(told.subject.offence == said.offence for told in same):
        same = [told for told in evidence.told if told.subject.offence == said.offence and "offence" in told.subject.said]
    if "area" in said.said or "offence" in said.said:
        named = [told for told in same if told.subject.areas == said.areas and one_offence(told.subject, said)]
        named = [told for told in named if told.subject.offence == said.offence or "offence" not in said.said]
        if named:
            named.sort(key=lambda told: told.period.end.toordinal() if told.period else 0, reverse=True)
            return named, _clear(evidence, claim, named)
    return [told for told in same if one_area(told.subject, said) and one_offence(told.subject, said)], False


def _clear(evidence: Evidence, claim: Read, named: Sequence[Told]) -> bool:
    """Whether the claim's own words name the part it describes: "was in Greater Manchester", "were rapes"."""
    start, end = evidence.passage.around(claim.found.at)
    before, after = evidence.passage.masked[start : claim.found.start], evidence.passage.masked[claim.found.end : end]
    made_up = re.search(r"\b(?:made up|make up|accounted for|account for|represented|were|was)\s+$", before)
    of_whole = re.match(r"\s+of\s+(?:the|all|its|those)\b", after)
    return bool(_described(evidence, claim) or made_up or of_whole) or any(told.sentence == claim.sentence for told in named)


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
    if (
        len(gap) > 70
        or re.search(r";|\bof (?:which|whom)\b", gap)
        or any(read.found.quantities.form is Form.COUNT for read in between)
    ):
        return []
    if len(earlier) > 1 and re.fullmatch(
        r"\s*(?:[a-z]+\s+){0,2}?(?:out\s+)?of\s+(?:the\s+)?", evidence.passage.masked[earlier[-2].end : last.at]
    ):
        return [earlier[-2]]  # "145 of 772, almost one in five"
    return [told for told in earlier if told.claim == last.claim]


def _apposed_after(evidence: Evidence, claim: Read) -> Told | None:
    later = [told for told in evidence.told if told.sentence == claim.sentence and told.at >= claim.found.end and not told.pair]
    if not later:
        return None
    gap = evidence.passage.masked[claim.found.end : later[0].at]
    closes = re.match(r"[^,)]{0,40}?[,)–—]", evidence.passage.masked[later[0].at + 1 :] + ",") is not None
    opens = re.search(
        r"(?:^|[a-z\ue000-\ue002])\s*[,(–—:]\s*(?:or|just|only|about|around|some|nearly|almost|more than)?\s*$", gap
    )
    return later[0] if opens and closes and len(gap) < 60 and "." not in gap else None


def _sum_of_kinds(evidence: Evidence, claim: Read) -> Told | None:
    """The figures told last put together, for "those three kinds made up more than a quarter"."""
    start, _ = evidence.passage.around(claim.found.at)
    said = _KINDS.search(evidence.passage.masked[start : claim.found.start])
    earlier = [told for told in evidence.told if told.at < claim.found.start and not told.pair]
    if not said or not earlier:
        return None
    count = UNITS.get(said[1] or "", 0) or sum(told.sentence == earlier[-1].sentence for told in earlier)
    last = earlier[-count:]
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
        type(first.amount).exactly(total),
        first.subject,
        first.period,
    )


def wholes(evidence: Evidence, part: Told, claim: Read | None = None) -> list[Told]:
    """The figures that the part may be a part of, the likeliest first."""
    scored = [(score, told) for told in evidence.told if (score := _holds(part, told)) is not None]
    near = claim.sentence if claim else part.sentence
    return [told for _, told in sorted(scored, key=lambda entry: (-entry[0], abs(entry[1].sentence - near), -entry[1].number))]


def _holds(part: Told, whole: Told) -> float | None:
    """How surely one figure holds the other: by area, ages, kind or period; None if it cannot."""
    one, other = part.subject, whole.subject
    if whole.claim in part.claim.split("+") or whole.number < part.number:
        return None
    if part.period and whole.period and not (whole.period.contains(part.period) or part.period == whole.period):
        return None
    wider = wider_area(other, one)
    if not (wider or one_area(one, other)):
        return None
    if other.ages != ALL_AGES and (one.ages == other.ages or not other.ages.contains(one.ages)):
        return None
    if other.marks - {"part"} and other.marks != one.marks:
        return None
    if other.counted != one.counted and {str(other.counted), str(one.counted)} != {"offences", "victims"}:
        return None
    return _reason_to_hold(part, whole, wider)


def _reason_to_hold(part: Told, whole: Told, wider: bool) -> float | None:
    one, other = part.subject, whole.subject
    reasons = [
        3.0 * ("part" in one.marks),
        3.0 * (one.ages != other.ages),
        2.5 * bool((one.marks - {"part"}) - other.marks),
        2.0 * wider,
        2.0 * within_offence(other, one),
        2.0 * (one.online != other.online and "online" in one.said),
        1.5 * bool(part.period and whole.period and part.period != whole.period and one.offence == other.offence),
        1.0 * (part.claim.count("+") > 0),
        0.5 * (one_offence(one, other) and whole.sentence <= part.sentence),
    ]
    best = max(reasons)
    if best == 0:
        return None
    if not one_offence(one, other) and not within_offence(other, one) and best < 2.5:
        return None
    return best - 0.5 * (part.period != whole.period) - 0.5 * (one.areas != other.areas) - 1.0 * ("part" in other.marks)


def _judge_both(evidence: Evidence, claim: Read) -> Verdict | None:
    """A share told for two years ("from 20% to 34%"): each has to be the quotient of a part and a whole that the text tells."""
    stated = claim.found.quantities
    assert stated.before is not None
    assert stated.after is not None
    marks = claim.subject.marks - {"part"}
    parts = [
        told for told in evidence.told if told.subject.marks - {"part"} == marks and one_offence(told.subject, claim.subject)
    ]
    lines, operands = [], []
    for amount in (stated.before, stated.after):
        fit = [
            (part, whole)
            for part in parts
            for whole in wholes(evidence, part, claim)
            if amount.holds(100 * part.number / whole.number) and part is not whole
        ]
        if not fit:
            return None
        part, whole = fit[0]
        lines.append(f"{plain(part.number)} / {plain(whole.number)} = {plain(100 * part.number / whole.number, 1)}%")
        operands += [part.claim, whole.claim]
    return Verdict(Call.CONSISTENT, "; ".join(lines), None, tuple(dict.fromkeys(operands)))


def judge_for_every(evidence: Evidence, claim: Read) -> Verdict | None:
    """So many of one thing for so many of another: the last word ("for every three investigations") says which is the other."""
    unit = _unit_of(evidence, claim)
    near = sorted(
        (told for told in evidence.told if abs(told.sentence - claim.sentence) <= 2),
        key=lambda told: abs(told.sentence - claim.sentence),
    )
    found = [
        verdict(
            Sum.of(a.number / b.number, f"{plain(a.number)} / {plain(b.number)} = {plain(a.number / b.number)}"),
            claim.found.quantities,
            (a.claim, b.claim),
            evidence.wording,
        )
        for a in near
        for b in near
        if a.claim != b.claim and b.number and a.subject.counted != b.subject.counted and unit in (None, b.subject.counted)
    ]
    right = next((one for one in found if one.call is Call.CONSISTENT), None)
    return right or (found[0] if found and unit else None)


def _unit_of(evidence: Evidence, claim: Read) -> Counted | None:
    """What "for every three investigations" is counted in, if its last word says."""
    last = evidence.passage.masked[claim.found.start : claim.found.end].split()[-1].rstrip("s")
    return next((unit for unit in Counted if unit.rstrip("s") == last), None)
