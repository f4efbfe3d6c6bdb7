"""A verdict on every claim by the text alone, from what its bindings give and how likely each of them is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import prod

from faircount.claims.arithmetic import verify
from faircount.claims.claim import ClaimKind, Form, Verdict, Verification
from faircount.claims.resolving.resolved_claim import MovedOn, ResolvedClaim
from faircount.claims.verification.accusing import DOUBT, may_accuse
from faircount.claims.verification.binding import (
    NEAREST,
    Binding,
    Candidates,
    Template,
    beyond_reach,
    is_known_slip,
    within_reach,
)
from faircount.claims.verification.labels import labelled
from faircount.claims.verification.operands import Operand, bodies_told, figures_of, told_together
from faircount.claims.verification.own_ends import own_ends
from faircount.claims.verification.phrase import phrase_of
from faircount.claims.verification.scoring import FITS, load_weights, weighed
from faircount.claims.verification.templates.changes import between_its_ends, moved_against
from faircount.claims.verification.templates.counts import larger_than_whole, misdated
from faircount.claims.verification.templates.of_them import more_than_all, said_again
from faircount.claims.verification.templates.ranks import peaks, placed, records
from faircount.claims.verification.text_quantities import TextQuantities
from faircount.claims.words import Wording

ACCUSE = 0.65
"""How likely it must be that a claim is about these figures, which do not bear it out, before it is called inconsistent."""
AMONG_MANY, NEARLY_ALL = 0.4, 0.9
"""The same where all figures that do not bear it out are as likely together: of several it is one, and wrong of each."""
KNOWN = 0.25
"""The same where no figures at all bear it out, and these do by a known slip ("whole", "number" of ``mistaken``), or the next
sentence says that they make it up."""
SPARED = 0.15
"""How likely all figures that do bear it out may be at most."""
BEAR_OUT = 0.2
"""How likely it must be that it is about figures which do."""
REST, RESTS = 0.45, 0.15
"""How likely a number must be among the figures that bear another claim out, before it is borne out in turn: by all such claims
together, and by each that is named."""
NOTHING = Verification(Verdict.UNVERIFIABLE, "no other figure in the text can be compared with this")
OPEN = "other figures in the text may be related, but it is unclear which"
UNCLEAR = 0.35
"""How likely figures must be for a reader to be told that some may bear on the claim."""
_OPERANDS = (
    Form.COUNT,
    Form.PAIR,
    Form.PERCENT,
    Form.PERCENT_PAIR,
    Form.PART_OF,
    Form.PER,
    Form.FRACTION,
    Form.ONE_IN,
    Form.THINGS,
    Form.DIFFERENCE,
)
OUTRIGHT: tuple[Template, ...] = (larger_than_whole, misdated, more_than_all, said_again, moved_against, peaks, records)
"""Templates whose words name all their figures: there is nothing to weigh."""
_TOLD_WHOLE = ("misdated", "way", "own way", "moved", "moved from", "run", "inside", "inside ages", "inside years")
"""Templates whose line says what is claimed."""


def judge(evidence: TextQuantities, own: Sequence[ResolvedClaim], most: int = NEAREST) -> dict[str, Verification]:
    """The verdict on each of these claims, by its id. A level is consistent where a consistent claim rests on it."""
    judged = {near.claim.id: _verdict(evidence, near) for near in each_near(evidence, own, most)}
    verdicts = {id_: found for id_, (found, _) in judged.items()}
    for claim in own:
        resting = {id_: likely[claim.id] for id_, (_, likely) in judged.items() if id_ != claim.id and claim.id in likely}
        if not is_operand(claim) or 1 - prod(1 - chance for chance in resting.values()) < REST:
            continue
        agrees = tuple(id_ for id_, chance in resting.items() if chance > RESTS)
        if not agrees:
            continue
        alone = verdicts[claim.id]
        if alone.verdict is Verdict.UNVERIFIABLE:
            verdicts[claim.id] = Verification(Verdict.CONSISTENT, agreement(agrees), None, (), agrees)
        elif alone.verdict is Verdict.CONSISTENT:
            verdicts[claim.id] = replace(alone, agrees=agrees)
    return verdicts


def each_near(evidence: TextQuantities, own: Sequence[ResolvedClaim], most: int = NEAREST) -> Iterator[Candidates]:
    """Each of these claims with up to so many figures before it and behind; in a text that is not crowded also the first ones."""
    bodies = bodies_told(evidence.passage, evidence.claims)
    figures = labelled(evidence.passage, figures_of(evidence.claims, evidence.told, evidence.shares, bodies))
    ends = own_ends(evidence.passage, evidence.claims, figures)
    moved_on = frozenset(claim.id for claim in evidence.claims if claim.moved_on is MovedOn.STEP)
    held: dict[tuple[int, ...], Operand] = {}
    for claim in own:
        phrase = phrase_of(evidence.passage, claim)
        single = within_reach(claim, figures, phrase.names, most)
        far = beyond_reach(claim, figures, single) if most == NEAREST else []
        sums = list(told_together(single, phrase.names, held))
        yield Candidates(claim, single, sums, evidence.wording, phrase, far, ends.get(claim.id), moved_on)


def _verdict(evidence: TextQuantities, near: Candidates) -> tuple[Verification, Mapping[str, float]]:
    """The verdict on one claim, and how likely each other is among the figures that bear it out."""
    outright = next((one for template in OUTRIGHT for one in template(near)), None)
    if outright is not None:
        return told(outright, near.wording), {}
    if near.ends is not None and not _is_unsure(near):
        return _by_its_ends(near)
    verdict, resting = _weighed(evidence, near)
    if verdict.verdict is not Verdict.CONSISTENT and (rank := next(placed(near), None)) is not None:
        return told(rank, near.wording), {}
    return verdict, resting


def _is_unsure(near: Candidates) -> bool:
    """Whether the words of a change make it no plain one: a guess, an end of a range, or one for so many people."""
    return near.phrase.is_guess or near.phrase.is_end or near.phrase.is_per_head


def _by_its_ends(near: Candidates) -> tuple[Verification, Mapping[str, float]]:
    """The verdict on a change by the two figures that its own words tell: what others give neither saves nor sinks it."""
    one = next(between_its_ends(near), None)
    if one is None:
        return NOTHING, {}
    verdict = told(one, near.wording)
    return verdict, _by_claim([(one, 1.0)]) if verdict.verdict is Verdict.CONSISTENT else {}


def _weighed(evidence: TextQuantities, near: Candidates) -> tuple[Verification, Mapping[str, float]]:
    """The verdict of the figures that are likeliest to be meant, of all that may be."""
    found, hows, likely = weighed(evidence.passage, near, load_weights())
    if not found:
        return NOTHING, {}
    chances = likely[:-1]
    others = [(one, chance) for one, how, chance in zip(found, hows, chances, strict=True) if how in FITS]
    fitting = sum(chance for _, chance in others)
    missing = sum(chances) - fitting
    # A column of shares is of what its head says, and not of the number beside it.
    in_table = near.claim.extracted.kind is ClaimKind.SHARE and evidence.passage.cell(near.claim.extracted.at) is not None
    against = [
        (one, chance)
        for one, how, chance in zip(found, hows, chances, strict=True)
        if how not in FITS and may_accuse(near, one, others)
    ]
    likeliest = max(_by_line(against).values(), default=0.0)
    is_wrong = likeliest > ACCUSE or (likeliest > AMONG_MANY and missing > NEARLY_ALL)
    if is_wrong and fitting < SPARED and not in_table:
        return told(max(against, key=_chance)[0], near.wording), {}
    slips = [] if in_table or fitting > DOUBT else [one for one in against if is_known_slip(one[0]) or _is_itemised(near, one[0])]
    slip, chance = max(slips, key=_chance, default=(None, 0.0))
    if slip and chance > KNOWN:
        return told(slip, near.wording), {}
    if fitting > BEAR_OUT:
        return told(max(others, key=_chance)[0], near.wording), _by_claim(others)
    return replace(NOTHING, arithmetic=OPEN) if fitting + missing > UNCLEAR else NOTHING, {}


def _is_itemised(near: Candidates, one: Binding) -> bool:
    """Whether figures are those that the next sentence says a number consists of."""
    return (
        near.phrase.is_itemised
        and one.template == "sum"
        and all(part.sentence == near.claim.sentence + 1 for part in one.figures)
    )


def _chance(one: tuple[Binding, float]) -> float:
    return one[1]


def _by_claim(fitting: Sequence[tuple[Binding, float]]) -> Mapping[str, float]:
    """How likely each claim is among the figures that bear one out."""
    likely: dict[str, float] = {}
    for one, chance in fitting:
        for id_ in {id_ for figure in one.figures for id_ in figure.claims}:
            likely[id_] = likely.get(id_, 0.0) + chance
    return likely


def _by_line(missing: Sequence[tuple[Binding, float]]) -> Mapping[str, float]:
    """How likely each arithmetic is that does not bear the claim out: a number told twice is one."""
    likely: dict[str, float] = {}
    for one, chance in missing:
        likely[one.total.line] = likely.get(one.total.line, 0.0) + chance
    return likely


def told(one: Binding, wording: Wording) -> Verification:
    """A binding as a verdict, with the arithmetic on one line."""
    operands = tuple(dict.fromkeys(id_ for figure in one.figures for id_ in figure.claims))
    found = verify(one.total, one.stated, operands, wording)
    if found.verdict is Verdict.CONSISTENT:
        found = replace(found, reason="")
    whole = one.template in _TOLD_WHOLE or one.template.startswith("rank of")
    return replace(found, arithmetic=one.total.line) if whole else found


def agreement(ids: Sequence[str]) -> str:
    """What stands for the arithmetic of a level that other claims rest on."""
    return f"agrees with {', '.join(ids)}"


def is_operand(claim: ResolvedClaim) -> bool:
    """Whether other claims can rest on this one."""
    return claim.extracted.stated.form in _OPERANDS
