"""Cautions that the text itself calls for, with or without a ledger: a small base, a pick out of many, a wider area's number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from faircount.claims.claim import Claim, ClaimKind, Form, Verdict, VerifiedClaim
from faircount.claims.fairness.left_out import says_first_year
from faircount.claims.fairness.selection import selection_told
from faircount.claims.ledger_verdict import ALONE, LEAVE_OUT, SMALL, Caution, CheckedClaim, Confidence, LedgerVerdict, quoted
from faircount.claims.stated_range import plain
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.breaks import first_years
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period, say_date

_STOP = regex(r"[.!?]+[\"”’)]*(?=\s)|\n")
NEAR = 600
"""Characters on either side of a claim that its sentence is looked for in."""
SOON = 200
"""Characters behind a claim in which the text can give the caution itself."""
_SAID: Mapping[Caution, str] = {
    Caution.COUNT_ONLY: r"^,? \(?(?:range|between) \d|\bno clear change\b|\bcould be chance\b",
    Caution.INCOMPLETE: r"\bin doubt\b|\bnot the whole\b",
    Caution.FIRST_YEAR: r"\bfirst (?:full )?year\b|\b[Ff]uller (?:marking|flagging|recording)\b",
}
"""What a text says where it gives a caution itself."""
_CHANGES = (Form.PERCENT, Form.FACTOR, Form.FRACTION, Form.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's text and its claims by their ids."""

    printed: str
    claims: Mapping[str, Claim]

    def sentence(self, claim: Claim) -> tuple[str, str]:
        """What its sentence says before and behind a claim."""
        before, after = self.printed[max(0, claim.start - NEAR) : claim.start], self.printed[claim.end : claim.end + NEAR]
        stops = [stop.end() for stop in _STOP.finditer(before)]
        following = _STOP.search(after + " ")
        return before[stops[-1] if stops else 0 :], after[: following.end()] if following else after


def with_cautions(text: str, checked: Sequence[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """The same claims, those without a caution with the one that the text calls for, where it calls for one."""
    told = _Text(text, {one.verified.claim.id: one.verified.claim for one in checked})
    return tuple(_unless_said(told, one) if one.caution else _cautioned(told, one) for one in checked)


def _unless_said(text: _Text, checked: CheckedClaim) -> CheckedClaim:
    """A claim without the caution that the text gives itself."""
    said = _SAID.get(checked.caution) if checked.caution else None
    claim = checked.verified.claim
    # What is said where a change is told first need not be said where it is told again.
    size = claim.stated.form, claim.stated.value
    told = [one for one in text.claims.values() if (one.stated.form, one.stated.value) == size and one.start <= claim.start]
    behind = [text.printed[one.end : one.end + SOON] for one in told]
    if claim.stated.form is Form.DIRECTION:
        behind.append(text.printed[: claim.start])  # a way without its size sums up the change that was told before it
    if said is None or not any(re.search(said, words) for words in behind):
        return checked
    if checked.verdict is not LedgerVerdict.COUNT_ONLY:
        return replace(checked, caution=None, confidence=None)
    reason = f"{checked.reason} The text says so.".strip()
    return replace(checked, verdict=LedgerVerdict.CONFIRMED, reason=reason, say="", caution=None, confidence=None)


def _cautioned(text: _Text, checked: CheckedClaim) -> CheckedClaim:
    for look in _LOOKS:
        for found in look(text, checked.verified):
            # What is wrong is put right first: only the counts themselves are fair words for it.
            is_wrong = checked.verified.verification.verdict is Verdict.INCONSISTENT and found.caution is not Caution.SMALL_BASE
            say = checked.say or ("" if is_wrong else found.say)
            return replace(checked, caution=found.caution, confidence=found.confidence, told=found.told, say=say)
    return checked


@dataclass(frozen=True, slots=True)
class _Concern:
    caution: Caution
    confidence: Confidence
    told: str
    say: str


def _small_base(text: _Text, judged: VerifiedClaim) -> Iterator[_Concern]:
    """A percentage or a factor that the text measures from a few."""
    if not _is_change(judged.claim) or judged.verification.verdict is Verdict.UNVERIFIABLE:
        return
    counts = _ends(text, judged)
    if counts and 0 < counts[0] < SMALL:
        line = f"from {plain(counts[0])} to {plain(counts[1])}"
        yield _Concern(Caution.SMALL_BASE, Confidence.HIGH, f"the text’s own counts, {line}", quoted(line))


def _ends(text: _Text, judged: VerifiedClaim) -> tuple[float, float] | None:
    """The two counts that the verdict rests on, the earlier first."""
    operands = [text.claims[one] for one in dict.fromkeys(judged.verification.operands) if one in text.claims]
    pair = next((one.stated for one in operands if one.stated.form is Form.PAIR), None)
    found = (pair.before, pair.after) if pair else tuple(one.stated.amount for one in operands)
    if len(found) != 2 or any(one.stated.form not in (Form.PAIR, Form.COUNT) for one in operands):
        return None
    before, after = found
    return (before.lower, after.lower) if before and after and before.is_exact and after.is_exact else None


def _selection(text: _Text, judged: VerifiedClaim) -> Iterator[_Concern]:
    """A change of some out of many, the others not told."""
    claim = judged.claim
    if not (_is_change(claim) or claim.subject.counted is Counted.FORCES or claim.stated.word == "changes"):
        return
    before, after = text.sentence(claim)
    words = selection_told(before, claim.text, after)
    if words:
        say = "how all that answered fared: the change of all together, how many rose, how many fell"
        yield _Concern(Caution.SELECTION, Confidence.MEDIUM, f"the words {quoted(words)}", say)


def _wider(text: _Text, judged: VerifiedClaim) -> Iterator[_Concern]:
    """A count of an area that the text also gives for an area round it."""
    claim = judged.claim
    if not _is_told(claim):
        return
    for other in text.claims.values():
        if other.id == claim.id or not _is_told(other) or other.stated.value != claim.stated.value:
            continue
        outer, inner = other.subject.areas[0], claim.subject.areas[0]
        years = set(claim.periods) & set(other.periods) or not (claim.periods and other.periods)
        if years and outer != inner and outer in AREAS and inner in AREAS and area_contains(outer, inner):
            words = quoted(f"{plain(claim.stated.value or 0)} in all of {AREAS[outer].name}")
            yield _Concern(Caution.NATIONAL, Confidence.MEDIUM, f"the same number given for {AREAS[outer].name}", words)


def _is_told(claim: Claim) -> bool:
    """Whether the claim gives a count for an area that its own words name, large enough to be told from others."""
    stated, subject = claim.stated, claim.subject
    is_count = stated.form is Form.COUNT and stated.amount is not None and stated.amount.is_exact
    return is_count and (stated.value or 0) >= ALONE and len(subject.areas) == 1 and "area" in subject.explicit


def _new_mark(text: _Text, judged: VerifiedClaim) -> Iterator[_Concern]:
    """A change measured from the first year of a mark, where the text does not say so."""
    claim = judged.claim
    changes = (_is_change(claim) and len(claim.periods) == 2) or (_tells_base(claim) and len(claim.periods) == 1)
    if not changes or claim.subject.online is not Online.YES or not claim.subject.offence:
        return
    before = claim.periods[0]
    new = [
        entry
        for entry in first_years(before, claim.subject.offence, Online.YES, "".join(claim.subject.areas[:1]))
        if entry.online_only and before.start <= entry.date <= before.end
    ]
    if new and not says_first_year(text.printed):
        say = quoted(f"since {before.label}, the first year of the mark")
        yield _Concern(Caution.FIRST_YEAR, Confidence.HIGH, f"the mark being required from {say_date(new[0].date)}", say)


def _other_forces(text: _Text, judged: VerifiedClaim) -> Iterator[_Concern]:
    """A change between two years for which the text itself tells different numbers of forces."""
    claim = judged.claim
    of_force = any(area not in AREAS or AREAS[area].kind == "force" for area in claim.subject.areas)
    if not _is_change(claim) or len(claim.periods) != 2 or claim.subject.counted is Counted.FORCES or of_force:
        return
    answered: dict[Period, float] = {}
    for other in text.claims.values():
        stated = other.stated
        number = stated.part if stated.form is Form.PART_OF else stated.value if stated.form is Form.COUNT else None
        near = abs(other.start - claim.start) < NEAR
        if other.subject.counted is Counted.FORCES and number is not None and len(other.periods) == 1 and near:
            answered.setdefault(other.periods[0], number)
    before, after = (answered.get(period) for period in claim.periods)
    if before is not None and after is not None and before != after:
        told = f"{plain(before)} forces in {claim.periods[0].label}, {plain(after)} in {claim.periods[1].label}"
        yield _Concern(Caution.FORCES, Confidence.HIGH, f"the text’s own counts, {told}", LEAVE_OUT)


def _tells_base(claim: Claim) -> bool:
    """Whether a count is told as what another came of: "up from 59"."""
    return claim.stated.form is Form.COUNT and claim.stated.direction is not None and " from " in claim.text


def _is_change(claim: Claim) -> bool:
    return claim.kind in (ClaimKind.CHANGE, ClaimKind.RATIO) and claim.stated.form in _CHANGES


_LOOKS: tuple[Callable[[_Text, VerifiedClaim], Iterator[_Concern]], ...] = (
    _small_base,
    _selection,
    _wider,
    _new_mark,
    _other_forces,
)
"""What a text is looked through for, the surest first."""
