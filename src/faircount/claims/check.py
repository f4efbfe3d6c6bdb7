"""A text in, its claims judged by the text alone out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faircount.claims.blocks import Load, TextBlock, affordable, blocks
from faircount.claims.claim import Claim, ClaimKind, Form, Verdict, Verification, VerifiedClaim
from faircount.claims.coordinates.about import about_each, without_names
from faircount.claims.extraction.find import find_claims
from faircount.claims.mentions.passage import read_passage
from faircount.claims.resolving.calendar import is_dated, shifted
from faircount.claims.resolving.places import place_label
from faircount.claims.resolving.resolve import figures_told, resolve, shares_told
from faircount.claims.resolving.resolved_claim import Base, Quantity, ResolvedClaim
from faircount.claims.verification.binding import NEAREST
from faircount.claims.verification.text_quantities import TextQuantities
from faircount.claims.verification.verify import agreement, judge
from faircount.claims.words import Wording, load_wording
from faircount.language.spoken_years import years_in_digits
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period


def check_text(text: str, wording: Wording | None = None) -> tuple[VerifiedClaim, ...]:
    """Every claim of a text with its verdict by the text alone, in the order of the text, up to where ``within_bounds`` goes.

    >>> for judged in check_text("Burglaries aside, grooming offences more than doubled, from 131 in 2018/19 to 247 in 2019/20."):
    ...     print(judged.claim.text, "|", judged.verification.verdict, "|", judged.verification.arithmetic)
    more than doubled | inconsistent | 247 / 131 = 1.89; stated more than 2
    from 131 in 2018/19 to 247 in 2019/20 | unverifiable | no other figure in the text can be compared with this
    """
    return within_bounds(text, wording)[0]


def within_bounds(text: str, wording: Wording | None = None) -> tuple[tuple[VerifiedClaim, ...], int]:
    """The claims of a text as by ``check_text``, and the character up to which it was checked.

    The work is bounded, whatever the text: of one that holds more than a long report does the rest is not checked. In a crowded
    one each claim is held against fewer figures, those that stand nearest to it.
    """
    words = wording or load_wording()
    read: list[tuple[TextBlock, TextQuantities]] = []
    load = Load()
    spoken = years_in_digits(text)
    for block in affordable(text, blocks(text)):
        evidence = gather(spoken[block.read_from : block.read_to], words)
        if not load.takes(len(evidence.claims), sum(_is_of(block, one.extracted.start) for one in evidence.claims)):
            break
        read.append((block, evidence))
    judged = _numbered(tuple(one for block, evidence in read for one in _in_block(text, block, evidence, load.reach)))
    return judged, read[-1][0].end


def _is_of(block: TextBlock, start: int) -> bool:
    """Whether what stands there in what was read for a block is the block's own."""
    return block.start <= start + block.read_from < block.end


def _in_block(text: str, block: TextBlock, evidence: TextQuantities, most: int) -> Iterator[VerifiedClaim]:
    """The claims of a block, their places and the names of their operands those of the whole text."""
    at = block.read_from
    # What stands beside a block may rest on its claims; of a crowded text only the block's own are judged.
    own = [read for read in evidence.claims if most == NEAREST or _is_of(block, read.extracted.start)]
    judged = _judged(evidence, own, most)
    places = {one.claim.id: _name(one.claim.start + at) for one in judged}
    for one in judged:
        start, end = one.claim.start + at, one.claim.end + at
        if _is_of(block, one.claim.start):
            claim = replace(one.claim, id=places[one.claim.id], start=start, end=end, text=text[start:end])
            yield VerifiedClaim(claim, _renamed(one.verification, places))


def _numbered(found: Sequence[VerifiedClaim]) -> tuple[VerifiedClaim, ...]:
    """The claims with their numbers in the text; what rests on a claim that only a neighbouring block found rests on the rest."""
    names = {one.claim.id: f"c{number}" for number, one in enumerate(found, start=1)}
    return tuple(VerifiedClaim(replace(one.claim, id=names[one.claim.id]), _renamed(one.verification, names)) for one in found)


def _name(start: int) -> str:
    return f"at{start}"


def _renamed(verification: Verification, names: Mapping[str, str]) -> Verification:
    """The verdict with its claims by other names."""
    operands = tuple(names[one] for one in verification.operands if one in names)
    agrees = tuple(names[one] for one in verification.agrees if one in names)
    line = verification.arithmetic
    line = agreement(agrees) if line == agreement(verification.agrees) else line
    return replace(verification, arithmetic=line, operands=operands, agrees=agrees)


def _judged(evidence: TextQuantities, own: Sequence[ResolvedClaim], most: int) -> tuple[VerifiedClaim, ...]:
    verdicts = judge(evidence, own, most)
    about = about_each(evidence.passage, evidence.claims)
    for read in own:
        wrong = verdicts[read.id].verdict is Verdict.INCONSISTENT
        if about[read.id].denied and (wrong or read.extracted.stated.form is Form.DIRECTION):
            verdicts[read.id] = _DENIED
    return tuple(
        VerifiedClaim(replace(_claim(evidence, read, verdicts[read.id]), coordinates=about[read.id]), verdicts[read.id])
        for read in own
    )


_DENIED = Verification(Verdict.UNVERIFIABLE, "the sentence denies it")
"""What figures of a text do not bear out may be denied rightly."""


def gather(text: str, wording: Wording) -> TextQuantities:
    """The claims of a text in their places, and the figures that they tell."""
    passage = read_passage(text)
    found = without_names(passage, find_claims(passage, wording))
    claims = resolve(passage, found)
    return TextQuantities(passage, claims, figures_told(passage, claims), shares_told(claims), wording)


def _claim(evidence: TextQuantities, read: ResolvedClaim, verification: Verification) -> Claim:
    found = read.extracted
    subject = read.subject if read.subject.areas else replace(read.subject, areas=_area(evidence, verification))
    kind = ClaimKind.TOTAL if found.kind in (ClaimKind.LEVEL, ClaimKind.CHANGE) and _is_sum(verification) else found.kind
    return Claim(
        id=read.id,
        start=found.start,
        end=found.end,
        text=evidence.passage.printed[found.start : found.end],
        kind=kind,
        stated=found.stated,
        subject=subject,
        periods=_periods(evidence, read, verification),
        area=place_label(subject.areas),
        measure=measure_label(read),
        moved_on=read.moved_on is not None,
    )


def _area(evidence: TextQuantities, verification: Verification) -> tuple[str, ...]:
    """The area of a claim that comes before any is named: of the figures it was judged on, else the first that the text names."""
    told = [one.subject.areas for operand in verification.operands for one in evidence.told_by(operand)]
    named = [read.subject.areas for read in evidence.claims if read.subject.areas]
    return next((areas for areas in (*told, *named) if areas), ())


def _is_sum(verification: Verification) -> bool:
    return " + " in verification.arithmetic and "stated" in verification.arithmetic


def _periods(evidence: TextQuantities, read: ResolvedClaim, verification: Verification) -> tuple[Period, ...]:
    """The periods of the claim: its own, else those of the figures that it was judged on, else those that its words name."""
    own = tuple(period for period in read.periods if period is not None and is_dated(period))
    change = read.extracted.kind in (ClaimKind.CHANGE, ClaimKind.RATIO) and read.extracted.stated.form is not Form.PAIR
    if own and not change:
        return own
    told: list[Quantity] = [told for operand in verification.operands for told in evidence.told_by(operand)]
    dated = sorted({one.period for one in told if one.period and is_dated(one.period)})
    if verification.verdict is not Verdict.UNVERIFIABLE and dated:
        return (dated[0], dated[-1]) if change and len(dated) > 1 else (dated[-1],)
    return _named(replace(read.base, after=read.base.after or _end(evidence, read))) or own


def _end(evidence: TextQuantities, read: ResolvedClaim) -> Period | None:
    """The year of the figure that stands before a change which names only its base ("648 in 2018/19, up a tenth on 2015/16")."""
    base = read.base
    if base.period is None and not base.years:
        return None
    before = [told for told in evidence.told if told.sentence == read.sentence and told.at < read.extracted.at]
    last = before[-1].period if before and "year" in before[-1].subject.explicit else None
    if last and not (base.period and base.period.start >= last.start):
        return last
    return _latest_behind(evidence, read)


def _latest_behind(evidence: TextQuantities, read: ResolvedClaim) -> Period | None:
    """The latest year told of the same, for a change that opens a text ("have doubled since 2014/15. In 2019/20 there were")."""
    mine, start = read.subject, read.base.period.start if read.base.period else None
    if start is None:
        return None
    years = [
        told.period
        for told in evidence.told
        if told.period
        and told.period.start > start
        and "year" in told.subject.explicit
        and 0 <= told.sentence - read.sentence <= 1
        if (told.subject.areas, told.subject.online, told.subject.ages) == (mine.areas, mine.online, mine.ages)
        if told.subject.offence == mine.offence and told.subject.counted is mine.counted
    ]
    return max(years, key=lambda period: period.end, default=None)


def _named(base: Base) -> tuple[Period, ...]:
    """The two periods that a change names ("between 2015/16 and 2016/17", "on the year before")."""
    if base.after is None or not is_dated(base.after):
        return ()
    if base.period is not None:
        return (base.period, base.after)
    return (shifted(base.after, -base.years), base.after) if base.years else (base.after,)


def measure_label(read: ResolvedClaim) -> str:
    """What the claim counts, in words.

    The label says what was understood, so that a reader can see where the checker went astray.
    """
    subject = read.subject
    offence = offence_label(subject.offence) if subject.offence else "offences"
    online = "online " if subject.online is Online.YES else ""
    if subject.counted is Counted.FORCES:
        return "forces"
    base = f"{online}{offence}" if subject.counted is Counted.OFFENCES else f"{subject.counted} of {online}{offence}"
    ages = "" if subject.ages.is_all else f", {subject.ages.label}"
    marks = "".join(f", {mark}" for mark in sorted(subject.qualifiers - {"part"}))
    return f"{base}{ages}{marks}"
