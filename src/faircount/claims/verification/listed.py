"""What speaks for figures being the parts of one: how they stand in a row, in what they differ, words of adding up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from faircount.claims.verification.compatibility import COORDINATES, relations
from faircount.claims.verification.context import BindingContext
from faircount.claims.verification.operands import COUNT, Operand
from faircount.claims.verification.phrase import CUE
from faircount.patterns import regex

_AND = regex(r"\band\b")


def listed(context: BindingContext, parts: Sequence[Operand], how: str) -> Iterator[str]:
    """The names that hold of parts seen from what they would add up to; ``how`` it fits is among them."""
    claim = context.near.claim
    told = sorted(parts, key=lambda part: part.at)
    indices = [part.index for part in told]
    away = [part.sentence - claim.sentence for part in told]
    yield f"parts={min(len(parts), 6)}"
    yield f"from={max(-3, min(away))}"
    yield f"to={min(2, max(away))}"
    start, end = context.passage.around(claim.extracted.at)
    cue = CUE.search(context.passage.masked, start, min(end, claim.extracted.end + 50)) is not None
    touch = indices[-1] - indices[0] == len(indices) - 1
    yield f"cue={cue}"
    yield f"run={touch}:cue={cue}"
    if context.names:
        named = sum(map(context.near.names, parts))
        named_all = "all" if named == len(parts) else "some" if named else "none"
        yield from (f"named={named_all}", f"named={named_all}:{how}", f"named={named_all}:cue={context.near.phrase.adds_up}")
    yield f"whole={_is_whole_list(context, told)}:{min(len(parts), 4)}:{how}"
    ranks = {context.rank(part) for part in parts}
    yield f"touches={'-1' in ranks}{'+1' in ranks}"
    yield f"lead={context.lead}"
    yield f"trail={context.trail}"
    yield f"own={'total' in context.passage.masked[claim.extracted.start : claim.extracted.end]}"
    yield from _row(context, told)
    differ = _differ(parts)
    yield from (f"parts.{name}={kind}" for name, kind in differ.items())
    each = "+".join(sorted(name for name, kind in differ.items() if kind == "each" and name != "counted"))
    clean = each if all(kind in ("one", "each", "False") for kind in differ.values()) else "mixed"
    yield f"clean={clean}:cue={cue}"
    yield f"clean={clean}:{how}"
    for coordinate, kind in zip(COORDINATES, relations(claim.subject, parts[0].subject), strict=True):
        if kind not in ("same", "open"):
            yield f"s.{coordinate}={kind}"


def _row(context: BindingContext, told: Sequence[Operand]) -> Iterator[str]:
    """How the parts stand in a row: behind a colon, to its last item, all of their sentence."""
    first, last, found = told[0], told[-1], context.near.claim.extracted
    masked = context.passage.masked
    if first.at >= found.end:
        yield f"behind={':' in masked[found.end : first.at]}:{first.sentence == context.near.claim.sentence}"
    gap = masked[told[-2].end : last.at][-60:] if len(told) > 1 else ""
    yield f"and={_AND.search(gap) is not None}"
    others = [one for one in context.near.single if one.unit == COUNT and one not in told]
    here = [one for one in others if one.sentence in {part.sentence for part in told}]
    left = any(one.index < first.index for one in here)
    right = any(one.index > last.index for one in here)
    gaps = any(first.index < one.index < last.index for one in others)
    yield f"list={'more' if left else 'all'}:{'more' if right else 'all'}:{'gaps' if gaps else 'all'}"
    yield f"alike={min(sum(1 for one in others if _is_like(one, first)), 2)}"


def _is_whole_list(context: BindingContext, told: Sequence[Operand]) -> bool:
    """Whether parts are all counts of one sentence, and nothing else is told between them."""
    here = [one for one in context.near.single if one.unit == COUNT and one.sentence == told[0].sentence]
    return len({one.sentence for one in told}) == 1 and len(here) == len(told)


def _is_like(one: Operand, other: Operand) -> bool:
    """Whether a figure left out is of the same time and kind as the parts."""
    return (
        one.period == other.period
        and one.subject.counted is other.subject.counted
        and one.subject.qualifiers == other.subject.qualifiers
    )


def _differ(parts: Sequence[Operand]) -> Mapping[str, str]:
    """For each coordinate whether the parts are of one, of one each, or mixed; and whether one is told as an earlier figure."""
    told: Mapping[str, set[Any]] = {
        "area": {part.subject.areas for part in parts},
        "ages": {part.subject.ages for part in parts},
        "marks": {part.subject.qualifiers - {"part"} for part in parts},
        "when": {part.period for part in parts},
        "counted": {part.subject.counted for part in parts},
    }
    kinds = {name: "one" if len(kind) == 1 else "each" if len(kind) == len(parts) else "mixed" for name, kind in told.items()}
    return kinds | {"before": str(any(part.role == "before" for part in parts))}
