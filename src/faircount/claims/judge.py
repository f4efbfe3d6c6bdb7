"""A verdict on every claim by the text alone: which of its own numbers bear it out, and which speak against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.pairs import Pair, pairs
from faircount.claims.judging.by_and_to import judge_by_and_to
from faircount.claims.judging.change import judge_change
from faircount.claims.judging.change_ahead import judge_change_ahead
from faircount.claims.judging.first_time import judge_first_time
from faircount.claims.judging.for_every import judge_for_every
from faircount.claims.judging.implied import judge_implied
from faircount.claims.judging.led_to import judge_led_to
from faircount.claims.judging.level import judge_holding, judge_inside, judge_magnitude, judge_rounded, judge_way
from faircount.claims.judging.not_counted import judge_not_counted
from faircount.claims.judging.of_sum import judge_change_of_sum, judge_share_of_sum
from faircount.claims.judging.per_people import judge_per_people
from faircount.claims.judging.rank import judge_rank
from faircount.claims.judging.rate import judge_rate
from faircount.claims.judging.rates_compared import is_rate, judge_other_unit, judge_rates_compared
from faircount.claims.judging.remainder import judge_remainder
from faircount.claims.judging.run import judge_run
from faircount.claims.judging.same_change import judge_same_change
from faircount.claims.judging.share import judge_share
from faircount.claims.judging.share_of_list import judge_share_of_list
from faircount.claims.judging.share_of_rest import judge_share_of_rest
from faircount.claims.judging.share_of_sexes import judge_share_of_sexes
from faircount.claims.judging.sizes import judge_sizes
from faircount.claims.judging.sum_of_others import judge_sum_of_others
from faircount.claims.judging.total import judge_parts_of_end, judge_total
from faircount.claims.judging.two_kinds import judge_two_kinds
from faircount.claims.resolving.reading import Read
from faircount.claims.second_look.held_to_own import held_to_own
from faircount.claims.second_look.last_look import last_look
from faircount.claims.second_look.plain_shares import judge_plain_share
from faircount.claims.second_look.second_look import second_look
from faircount.claims.second_look.shares_of_kind import judge_share_of_kind
from faircount.claims.second_look.spelt_out_next import judge_spelt_out
from faircount.claims.second_look.sums import both_sums, every_sum

_LOOKS = (judge_rates_compared, judge_share_of_list, judge_share_of_rest, judge_share_of_sexes, judge_change_ahead)
"""What can only bear a claim out, each in its own way."""
NOTHING = Verdict(Call.UNVERIFIABLE, "nothing else in the text bears on it")


def judge(evidence: Evidence) -> dict[str, Verdict]:
    """The verdict on each claim, by its id. A level is consistent where a consistent claim rests on it."""
    totals = {claim.id: judge_total(evidence, claim) for claim in evidence.claims}
    added = {id_: found.operands for id_, found in totals.items() if found and found.call is Call.CONSISTENT}
    known = _without_sums(added, pairs(evidence))
    verdicts: dict[str, Verdict] = {}
    for claim in evidence.claims:
        found = (
            judge_led_to(evidence, claim)
            or judge_share_of_kind(evidence, claim)
            or second_look(evidence, claim, _own(evidence, claim, known, totals[claim.id]))
        )
        if found is None or found.call is not Call.CONSISTENT:
            found = next((one for look in _LOOKS if (one := look(evidence, claim))), found) or judge_other_unit(evidence, claim)
        found = held_to_own(evidence, claim, found) or judge_plain_share(evidence, claim) or judge_spelt_out(evidence, claim)
        if found is not None:
            verdicts[claim.id] = found
    _judge_of_sums(evidence, verdicts, known)
    left = {claim.id: claim for claim in evidence.claims if claim.id not in verdicts}
    verdicts |= judge_by_and_to(evidence, left)
    left = {id_: claim for id_, claim in left.items() if id_ not in verdicts}
    verdicts |= judge_implied(evidence, verdicts, left)
    verdicts |= judge_sizes(evidence, verdicts)
    verdicts |= judge_same_change(evidence, verdicts)
    _support(evidence.claims, verdicts, _sums(evidence, verdicts))
    last = last_look(evidence, verdicts, NOTHING)
    if last:
        verdicts |= last
        _judge_of_sums(evidence, verdicts, known)
        _support(evidence.claims, verdicts, _sums(evidence, verdicts))
    return {claim.id: verdicts.get(claim.id, NOTHING) for claim in evidence.claims}


def _judge_of_sums(evidence: Evidence, verdicts: dict[str, Verdict], known: list[Pair]) -> None:
    """Bear out shares and changes of what the text adds up."""
    sums = {
        claim.id: found.operands
        for claim in evidence.claims
        if claim.found.quantities.form is Form.COUNT
        and (found := verdicts.get(claim.id, NOTHING)).call is Call.CONSISTENT
        and " + " in found.arithmetic
    }
    summed_up = {id_: parts for id_, parts in sums.items() if _is_told_last(evidence, id_, parts)}
    for claim in evidence.claims:
        own = verdicts.get(claim.id, NOTHING)
        change = claim.found.kind in (Kind.CHANGE, Kind.RATIO) and own.call is Call.CONSISTENT
        if change and any(set(summed_up.get(one, ())) & set(own.operands) for one in own.operands):
            # Between a total and one of its own parts no change is measured.
            again = judge_change(evidence, claim, _without_sums(summed_up, known))
            verdicts.pop(claim.id)
            verdicts |= {claim.id: again} if again else {}
        if verdicts.get(claim.id, NOTHING).call is not Call.CONSISTENT:
            borne = judge_share_of_sum(evidence, claim, sums) or judge_change_of_sum(evidence, claim, sums, known)
            if borne is not None:
                verdicts[claim.id] = borne


def _is_told_last(evidence: Evidence, total: str, parts: Sequence[str]) -> bool:
    """Whether a sum is told behind all its parts: it can be nothing but their sum then."""
    return evidence.read(total).found.at > max(evidence.read(part).found.at for part in parts)


def _without_sums(sums: dict[str, tuple[str, ...]], known: list[Pair]) -> list[Pair]:
    """The pairs but those of a total and one of its own parts, between which no change is measured."""
    return [
        pair
        for pair in known
        if pair.before.claim not in sums.get(pair.after.claim, ()) and pair.after.claim not in sums.get(pair.before.claim, ())
    ]


def _own(evidence: Evidence, claim: Read, known: list[Pair], total: Verdict | None) -> Verdict | None:
    """What the text says about the claim itself."""
    stated, kind = claim.found.quantities, claim.found.kind
    if stated.form in (Form.COUNT, Form.PAIR):
        return _level(evidence, claim, known, total)
    if stated.form in (Form.PER, Form.EVERY):
        return judge_per_people(evidence, claim) if stated.word == "people" else judge_rate(evidence, claim)
    if stated.form is Form.RANK:
        of_years = {"run": judge_run, "first": judge_first_time}.get(stated.word, judge_rank)
        return of_years(evidence, claim)
    if stated.form in (Form.MAGNITUDE, Form.SOME):
        return judge_magnitude(evidence, claim)
    if stated.form is Form.FOR_EVERY:
        return judge_two_kinds(evidence, claim) or judge_for_every(evidence, claim)
    if kind is Kind.SHARE:
        return judge_share(evidence, claim) if stated.form is not Form.PART_OF else None
    if kind in (Kind.CHANGE, Kind.RATIO):
        if stated.word == "sum":
            return judge_sum_of_others(evidence, claim)
        factor = stated.form is Form.FACTOR and stated.word != "growth"
        kinds = (judge_two_kinds(evidence, claim) or judge_not_counted(evidence, claim)) if factor else None
        return kinds or judge_change(evidence, claim, known)
    return None


def _level(evidence: Evidence, claim: Read, known: list[Pair], total: Verdict | None) -> Verdict | None:
    """A count against all that can bear on it: what speaks against it counts before what bears it out."""
    own = evidence.told_by(claim.id)
    # "Almost 9,000" is sooner the exact figure that follows than a sum.
    found = [judge_rounded(evidence, told) for told in own if not told.is_exact]
    found += [total, judge_remainder(evidence, claim), judge_way(claim, known)]
    for told in own:
        found += [judge_inside(evidence, told), judge_holding(evidence, told)]
        found += [judge_rounded(evidence, told)] if told.is_exact else []
    found += [judge_parts_of_end(evidence, claim)] if claim.found.quantities.form is Form.PAIR else []
    said = [one for one in found if one is not None]
    return next((one for one in said if one.call is Call.INCONSISTENT), said[0] if said else None)


def _sums(evidence: Evidence, verdicts: dict[str, Verdict]) -> dict[str, tuple[str, ...]]:
    """The parts of a count that is borne out otherwise, and is the sum of others besides."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in evidence.claims:
        if claim.found.quantities.form is Form.COUNT and verdicts.get(claim.id, NOTHING).call is Call.CONSISTENT:
            total = second_look(evidence, claim, None)
            found[claim.id] = (*(total.operands if total else ()), *every_sum(evidence, claim))
        elif claim.found.quantities.form is Form.PAIR and verdicts.get(claim.id, NOTHING).call is Call.CONSISTENT:
            parts = judge_parts_of_end(evidence, claim)
            found[claim.id] = (*both_sums(evidence, claim), *(parts.operands if parts else ()))
    return found


def _support(claims: Sequence[Read], verdicts: dict[str, Verdict], sums: dict[str, tuple[str, ...]]) -> None:
    """Levels that a consistent claim rests on agree with it; each is told once, with all the claims that it agrees with."""
    resting: dict[str, list[str]] = {}
    for claim in claims:
        found = verdicts.get(claim.id)
        if found is not None and found.call is Call.CONSISTENT:
            for operand in dict.fromkeys((*found.operands, *sums.get(claim.id, ()))):
                if operand != claim.id:
                    resting.setdefault(operand, []).append(claim.id)
    for claim in claims:
        agrees = tuple(resting.get(claim.id, ()))
        if not agrees or not is_operand(claim):
            continue
        own = verdicts.get(claim.id)
        if own is None:
            verdicts[claim.id] = Verdict(Call.CONSISTENT, agreement(agrees), None, (), agrees)
        elif own.call is Call.CONSISTENT:
            verdicts[claim.id] = replace(own, agrees=agrees)


def agreement(ids: Sequence[str]) -> str:
    """What stands for the arithmetic of a level that other claims rest on."""
    return f"agrees with {', '.join(ids)}"


def is_operand(claim: Read) -> bool:
    """Whether other claims can rest on this one."""
    share = claim.found.kind is Kind.SHARE and claim.found.quantities.form is Form.PERCENT
    rate = claim.found.quantities.word == "people" or is_rate(claim)
    return share or rate or claim.found.quantities.form in (Form.COUNT, Form.PAIR, Form.PERCENT_PAIR, Form.PART_OF)
