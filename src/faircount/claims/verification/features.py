"""What speaks for a binding being meant: where its figures stand, the words at them, what they are of, how they fit.

Each is a name with a weight, the names of a template by themselves: "share:x.rank=-1" is a share whose part is told just before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from math import log

from faircount.claims.claim import Form
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.verification import wording
from faircount.claims.verification.binding import Binding, mistaken, typo
from faircount.claims.verification.compatibility import COORDINATES, periods, relations
from faircount.claims.verification.context import BindingContext
from faircount.claims.verification.listed import listed
from faircount.claims.verification.operands import COUNT, Operand
from faircount.patterns import regex

_GAPS = ((0.01, "o"), (0.03, "a"), (0.1, "b"), (0.25, "c"), (0.7, "d"), (1.5, "e"), (2.5, "f"))
"""By what factor, as a logarithm, what figures give may differ from what is said, in steps."""
_SCOPE = regex(r"\b(?:record|ever|since|yet|of the|in the|any|few)\b")
_NEAR_YEAR = 0.26
_DAYS_APART = 100
_SEEN = ("same", "open")


def template_of(one: Binding) -> str:
    """What the names of a binding are told of: its template, a rank's without what is ranked."""
    return one.template.split(" by ")[0]


def build_of(one: Binding) -> str:
    """What all bindings share that are built like one."""
    return f"any {_build(one)}"


def groups(context: BindingContext, one: Binding, how: str) -> Iterator[tuple[Hashable, Sequence[str]]]:
    """The names that hold of a binding without what they are told of; ``how`` it fits is among them.

    Each holds once for its template and once for all that are built alike: what is seldom seen of one is known from the others.
    What holds of a figure seen from the claim comes with a key, as it is the same in each of the many bindings that the figure
    stands in; the key of others is None.
    """
    yield None, list(_of_template(context, one, how))
    template, figures = one.template, one.figures
    if template.startswith("rank of") or template == "run" or template in ("sum", "product"):
        return
    if len(figures) == 2 and template != "remainder":
        for name, figure in zip("xy", figures, strict=True):
            yield (name, figure.index, len(figure.parts)), _cached(context, name, figure)
    elif (len(figures) == 1 and not figures[0].parts) or template == "remainder":
        yield ("x", figures[0].index, 0), _cached(context, "x", figures[0])


def _cached(context: BindingContext, name: str, one: Operand) -> Sequence[str]:
    if one.parts:
        return list(_single(context, name, one))
    held = context.seen.get((name, one.index))
    if held is None:
        held = context.seen[name, one.index] = list(_single(context, name, one))
    return held


def _build(one: Binding) -> str:
    if one.template.startswith("rank of") or one.template == "run":
        return "rank"
    if one.template in ("sum", "remainder") or any(figure.parts for figure in one.figures):
        return "parts"
    return {1: "one", 2: "two"}.get(len(one.figures), "other")


def _of_template(context: BindingContext, one: Binding, how: str) -> Iterator[str]:
    template, stated = one.template, context.near.stated
    yield from (str(stated.form), how, f"{how}:{context.accident}")
    if how in ("snug", "fit"):
        yield f"{how}:luck={context.luck(one)}"
    if how == "miss" and stated.value:
        yield f"gap:{_gap(one)}"
        yield f"typo={typo(one)}"
        yield f"as={mistaken(one)}"
    elif stated.value and stated.form is Form.COUNT and context.accident == "loose":
        yield f"{how}:close={_gap(one)}:{_is_round(stated.value)}"
    if template.startswith("rank of") or template == "run":
        yield from _ranked(context, one)
    elif len(one.figures) == 2 and template not in ("sum", "remainder", "product"):
        yield from _two(context, *one.figures)
    elif template == "inside ages":
        yield f"of={'all' if one.figures[0].subject.ages.is_all else 'some'}"
    if template in ("sum", "remainder") or any(figure.parts for figure in one.figures):
        parts = [part for figure in one.figures for part in (figure.parts or (figure,))]
        yield from listed(context, parts[template == "remainder" :], how)


def _is_round(number: float) -> bool:
    """Whether a count has no more than two digits before its noughts."""
    return number >= 100 and number % 10 ** (len(str(int(number))) - 2) == 0


def _gap(one: Binding) -> str:
    said = one.stated.value or 1.0
    apart = abs(log(max(abs(one.total.number), 1e-6) / max(abs(said), 1e-6)))
    step = next((name for limit, name in _GAPS if apart < limit), "g")
    return step if one.total.number * said >= 0 else f"-{step}"


def _two(context: BindingContext, first: Operand, second: Operand) -> Iterator[str]:
    """Two figures, each seen from the other."""
    ranks, near = (context.rank(first), context.rank(second)), context.near
    how = dict(zip(COORDINATES, relations(first.subject, second.subject), strict=True))
    when = periods(first.period, second.period)
    yield f"{context.manner}:area={how['area']}"
    yield f"{context.manner}:when={when}"
    yield f"ranks={ranks[0]}{ranks[1]}"
    if context.names:
        yield f"named={''.join('yes' if near.names(figure) else 'no' for figure in (first, second))}"
    if context.opens:
        yield f"opens={context.opens}:{ranks[0][0]}{ranks[1][0]}"
    yield f"lead={context.lead}:x{ranks[0]}"
    yield f"trail={context.trail}:y{ranks[1]}"
    if first.parts or second.parts:
        return
    yield f"apart={min(abs(first.index - second.index), 4)}"
    yield f"sentences={min(abs(first.sentence - second.sentence), 3)}"
    yield from (f"xy.{name}" for name in _shared(first, second))
    if first.noun and second.noun:
        yield f"xy.noun={first.noun == second.noun}"
    yield f"xy.when={when}" + (":said" if "year" in first.subject.explicit and "year" in second.subject.explicit else "")
    if first.pair and first.pair == second.pair:
        yield f"pair={first.role}"
    if first.sentence == second.sentence:
        here = sum(1 for one in context.near.single if one.unit == first.unit and one.sentence == first.sentence)
        yield f"alone={here == 2}:{first.sentence - context.near.claim.sentence}"
        left, right = sorted((first, second), key=lambda one: one.at)
        if abs(first.index - second.index) == 1:
            yield f"between={'xy' if left is first else 'yx'}:{wording.before(context.passage, right.at)}"
    for name in _base(context, first, second):
        yield name
        yield f"{context.manner}:{name}"


def _base(context: BindingContext, before: Operand, after: Operand) -> Iterator[str]:
    """How two figures fit what a change says of its base: a year, or so many years back."""
    base, start, end = context.near.claim.base, before.period, after.period
    if base.period and start:
        near = base.period.overlaps(start) and abs((base.period.start - start.start).days) < _DAYS_APART
        yield f"base={'hit' if near else 'off'}"
    if base.after and end:
        yield f"after={'hit' if base.after.overlaps(end) else 'off'}"
    if base.years is not None and start and end and base.period is None:
        away = (end.start - start.start).days / 365.25 - base.years
        hit = "hit" if abs(away) < _NEAR_YEAR else "near" if abs(away + 1) < _NEAR_YEAR else "off"
        yield f"years={hit}:{'exact' if base.exact else 'about'}"
    if base.period is None and base.years is None:
        yield "base=none"
    if end:
        same = (one.period for one in context.near.single if one.unit == after.unit and one.subject.areas == after.subject.areas)
        yield f"latest={not any(period and period.start > end.start for period in same)}"


def _single(context: BindingContext, name: str, one: Operand) -> Iterator[str]:
    """One figure, seen from the claim."""
    claim, passage = context.near.claim, context.passage
    found = claim.extracted
    yield f"{name}.rank={context.rank(one)}"
    yield f"{name}.away={max(-3, min(one.sentence - claim.sentence, 2))}"
    yield f"{name}.lead={wording.before(passage, one.at)}"
    yield from (f"{name}.{coordinate}" for coordinate in _shared(claim, one))
    if not one.parts:
        ahead = one.at >= found.end
        gap = wording.link(passage, found.end, one.at) if ahead else wording.link(passage, one.end, found.start)
        side = "+" if ahead else "-"
        if gap != "far":
            yield f"{name}.link={side}{gap}"
        yield f"{name}.break={side}{wording.breaks(passage, min(one.end, found.end), max(one.at, found.start))}"
    yield from (f"{name}.named={how}" for how in context.named(one))
    yield f"{name}.noun={context.noun(one)}"
    if one.words & context.near.phrase.names_behind:
        yield f"{name}.behind"
    if one.role:
        yield f"{name}.role={one.role}"
    if one.unit != COUNT:
        yield f"{name}.unit={one.unit}"
    if "part" in one.subject.qualifiers:
        yield f"{name}.part:{one.sentence == claim.sentence}"
    if not one.is_exact:
        yield f"{name}.about"
    own = claim.periods[0]
    if "period" in claim.subject.explicit and own:
        yield f"{name}.when={periods(own, one.period)}"


def _shared(one: ResolvedClaim | Operand, other: ResolvedClaim | Operand) -> Iterator[str]:
    """Each coordinate in which two differ, and each that both say alike themselves, so that it is not only carried over."""
    first, second = one.subject, other.subject
    for name, how in zip(COORDINATES, relations(first, second), strict=True):
        if how not in _SEEN:
            yield f"{name}={how}" + (":said" if name in first.explicit else "")
        elif how == "same" and (
            bool(first.explicit & {"girls", "boys"})
            if name == "sex"
            else bool(first.qualifiers - {"part"})
            if name == "marks"
            else name in first.explicit & second.explicit
        ):
            yield f"{name}=shared"


def _ranked(context: BindingContext, one: Binding) -> Iterator[str]:
    """A rank: which figure takes the place, among how many, and what the words rank."""
    own, claim = one.figures[0], context.near.claim
    yield f"among={context.near.stated.word}"
    yield f"size={min(len(one.figures), 5)}"
    yield f"own={context.rank(own)}"
    if context.names:
        yield f"own.named={context.near.names(own)}"
    how = dict(zip(COORDINATES, relations(claim.subject, own.subject), strict=True))
    for coordinate in ("area", "marks", "ages"):
        yield f"own.{coordinate}={how[coordinate]}{':said' if coordinate in claim.subject.explicit else ''}"
    yield f"far={max(min(3, abs(other.sentence - claim.sentence)) for other in one.figures)}"
    times = {figure.period for figure in one.figures}
    yield f"times={'one' if len(times) == 1 else 'each' if len(times) == len(one.figures) else 'mixed'}"
    last = max((figure.period.end for figure in one.figures if figure.period), default=None)
    yield f"latest={bool(own.period and own.period.end == last)}"
    words = context.passage.masked[claim.extracted.start : claim.extracted.end]
    yield f"rate={'rate' in words}:{own.unit}"


def untold(context: BindingContext, tried: int) -> Iterator[str]:
    """What speaks for a claim being about nothing that the text tells, once for its kind and once for all kinds."""
    names = list(_untold(context, tried))
    yield from names
    kind = f"untold:{context.near.claim.extracted.kind}:"
    yield from (f"untold any:{name[len(kind) :]}" for name in names if name.startswith(kind))


def _untold(context: BindingContext, tried: int) -> Iterator[str]:
    claim, near = context.near.claim, context.near
    kind, stated = claim.extracted.kind, near.stated
    yield from ("untold", f"untold:{kind}", f"untold:{kind}:{stated.form}", f"untold:{stated.form}:{context.accident}")
    yield f"untold:{kind}:luck={context.luck()}"
    yield f"untold:{kind}:tried={len(str(tried)) if tried else 0}"
    yield f"untold:{kind}:lead={context.lead}"
    if context.near.phrase.is_other:
        yield f"untold:{kind}:other"
    yield f"untold:{kind}:trail={context.trail}"
    yield f"untold:{kind}:word={stated.word}"
    if stated.form is Form.RANK:
        words = context.passage.masked[claim.extracted.start : claim.extracted.end]
        yield f"untold:rank:rate={'rate' in words}"
        yield f"untold:rank:scope={(_SCOPE.search(words) or [''])[0]}"
    counts = [one for one in near.single if one.unit == COUNT]
    yield f"untold:{kind}:here={min(sum(1 for one in counts if one.sentence == claim.sentence), 3)}"
    yield f"untold:{kind}:figures={min(len(near.single), 8)}"
    yield f"untold:{kind}:counted={claim.subject.counted}"
    yield from (f"untold:{kind}:says={name}" for name in sorted(claim.subject.explicit - {"year"}))
    for name in ("area", "counted", "ages", "marks"):
        place = COORDINATES.index(name)
        if counts and not {relations(claim.subject, one.subject)[place] for one in counts} & set(_SEEN):
            yield f"untold:{kind}:no.{name}:{name in claim.subject.explicit}"
    own = claim.periods[0]
    if own and counts and not any(one.period and one.period.overlaps(own) for one in counts):
        yield f"untold:{kind}:no.when:{'period' in claim.subject.explicit}"
