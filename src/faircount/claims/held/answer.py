"""The answer of a ledger to a claim whose offence, area and period are known: confirmed, contradicted, or the nearest figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from faircount.claims.against_ledger.changes import check_counts
from faircount.claims.against_ledger.held import Held
from faircount.claims.amount import Amount, plain
from faircount.claims.claim import Form, Judged, Kind, Severity
from faircount.claims.finding.forces_over import FORCES_OVER
from faircount.claims.finding.more_than import MORE_THAN
from faircount.claims.held.counts import Count, Counts
from faircount.claims.held.meant import CALLED_LIKE, Meant, meant_by, named
from faircount.claims.held.nearest import nearest_period, whose
from faircount.claims.held.parts import apart, forces_over, mean_of, more_than, over_years, rank_of, rate_of, run_of, share_of
from faircount.claims.held.readings import borne_out_by
from faircount.claims.held.worked_out import WorkedOut
from faircount.claims.resolving.calendar import shifted
from faircount.claims.standing import LEAVE_OUT, Checked, Standing, quoted
from faircount.claims.sums import change, verdict
from faircount.claims.words import Wording
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.periods import Period

Children = Callable[[str, Period], int | None]
"""Children who live in an area in a period, None where that is not known."""
_CHANGES = (Form.PERCENT, Form.FRACTION, Form.FACTOR, Form.DIFFERENCE, Form.DIRECTION, Form.PAIR)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim is held against: the counts of a ledger, the older look at it, the table of wordings, the population."""

    counts: Counts
    held: Held
    wording: Wording
    children: Children = lambda *_: None


def answer(asked: Asked, judged: Judged) -> Checked | None:
    """Where a claim stands by the counts; None where its coordinates are not known, or nothing of them is held."""
    judged = _of_latest_year(asked, judged)
    about = judged.claim.about
    if not (about.offences and about.areas and about.periods):
        return None
    found = [one for meant in meant_by(about.offences, asked.counts) if (one := _by_form(asked, judged, meant)) is not None]
    if not any(one.standing is Standing.CONFIRMED for one in found) and (other := _another_way(asked, judged)) is not None:
        found.append(other)
    best = min(found, key=lambda one: _ORDER.index(one.standing), default=None) or _nothing_of_period(asked, judged)
    if best is None or not about.assumed or best.standing in (Standing.CONFIRMED, Standing.COUNT_ONLY, Standing.CONTRADICTED):
        return best
    return best if best.standing is Standing.UNKNOWN and len(about.assumed) == 1 else None


def _of_latest_year(asked: Asked, judged: Judged) -> Judged:
    """What no sentence dates, as of the latest year that is held, a change as one to it: it may bear it out, and no more."""
    about, stated = judged.claim.about, judged.claim.quantities
    latest = asked.counts.latest
    if about.periods or latest is None:
        return judged
    is_change = stated.form in _CHANGES and judged.claim.kind in (Kind.CHANGE, Kind.RATIO)
    if is_change and not (about.against or about.rather):
        when: tuple[Period, ...] = (shifted(latest, -1), latest)
    elif is_change or stated.form is Form.COUNT or (stated.form is Form.PER and stated.word != "people"):
        when = (latest,)
    else:
        return judged
    dated = replace(about, periods=when, assumed=about.assumed | {"period"})
    return replace(judged, claim=replace(judged.claim, about=dated))


_ORDER = (
    Standing.CONFIRMED, Standing.COUNT_ONLY, Standing.ROUNDING, Standing.NOT_COMPARABLE, Standing.CONTRADICTED, Standing.UNKNOWN
)  # fmt: skip
"""Of several readings the kindest to the claim: only what no reading bears out is wrong."""


def _by_form(asked: Asked, judged: Judged, meant: Meant) -> Checked | None:
    claim = judged.claim
    form, kind, periods = claim.quantities.form, claim.kind, claim.about.periods
    if form is Form.RANK:
        ruled = over_years(asked.counts, claim, meant.offences) or run_of(asked.counts, claim, meant.offences)
        return _ruled(judged, meant, ruled or rank_of(asked.counts, claim, meant.offences, asked.children))
    if claim.quantities.word == FORCES_OVER:
        return _calculated(asked, judged, meant, forces_over(asked.counts, claim, meant.offences))
    if claim.quantities.word == MORE_THAN:
        return _ruled(judged, meant, more_than(asked.counts, claim, meant.offences))
    if form in (Form.PER, Form.EVERY):
        return _calculated(asked, judged, meant, rate_of(asked.counts, claim, meant.offences, asked.children))
    if kind is Kind.SHARE and form in (Form.PERCENT, Form.FRACTION, Form.ONE_IN):
        return _share(asked, judged, meant)
    if form in (Form.COUNT, Form.MAGNITUDE) and len(periods) == 1:
        means = tuple(mean_of(asked.counts, claim, meant.offences))
        return _calculated(asked, judged, meant, means) if means else _level(asked, judged, meant)
    if set(claim.about.rather) & set(meant.offences):
        return None  # beside "rapes of girls under 13" those of girls under 16 do not hold them
    if (claim.about.against or claim.about.rather) and len(periods) == 1:
        return _calculated(asked, judged, meant, apart(asked.counts, claim, meant.offences))
    if form in _CHANGES and kind in (Kind.CHANGE, Kind.RATIO) and len(periods) == 2:
        return _change(asked, judged, meant)
    return None


def _level(asked: Asked, judged: Judged, meant: Meant) -> Checked | None:
    claim, amount = judged.claim, judged.claim.quantities.amount
    counts = asked.counts.of(meant.offences, claim.about.areas, claim.about.periods[0])
    if amount is None or not counts:
        return None
    right = next((count for count in counts if amount.holds(count.number)), None)
    if right is not None:
        return _borne_out(asked, judged, meant, right)
    line = f"{counts[0].line}, not {amount.shown()}"
    other = whose(asked.counts, claim.about, meant.offences, amount)
    reason = " ".join(filter(None, (other.words if other else "", _count_of(asked, counts[0]))))
    caution = other.caution if other else None
    denied = Checked(judged, Standing.CONTRADICTED, line, reason, quoted(_sentence(counts[0])), counts[0].figures, caution)
    return _unless_sure(denied, meant, wherever=_is_of_nowhere(asked, judged, meant))


def _is_of_nowhere(asked: Asked, judged: Judged, meant: Meant) -> bool:
    """Whether a count whose sentence names no place is none of any area, and larger than that of any force or region.

    Every force has to be held: of one that is not nobody knows how much it has.
    """
    about, amount = judged.claim.about, judged.claim.quantities.amount
    if about.assumed != {"area"} or not about.said >= {"offence", "period"} or amount is None:
        return False
    held = {area: asked.counts.of(meant.offences, (area,), about.periods[0]) for area in AREAS}
    local = [count.number for area, counts in held.items() if AREAS[area].kind in ("force", "region") for count in counts]
    if not all(held[force] for force in FORCES) or amount.lower <= max(local):
        return False
    return not any(amount.holds(count.number) for counts in held.values() for count in counts)


def _another_way(asked: Asked, judged: Judged) -> Checked | None:
    """The claim as another reading of its sentence bears it out."""
    found = borne_out_by(asked.counts, judged.claim.quantities, judged.claim.about.readings)
    if found is None:
        return None
    worked, meant = found
    checked = Checked(judged, Standing.CONFIRMED, worked.total.line, _count_of(asked, worked.count), "", worked.count.figures)
    return _unless_sure(checked, meant)


def _borne_out(asked: Asked, judged: Judged, meant: Meant, count: Count) -> Checked:
    amount = judged.claim.quantities.amount
    line = count.line if amount is None or amount.is_exact else f"{count.line}; taken as {amount.shown()}"
    if meant.relation:
        say = quoted(_sentence(count))
        return Checked(
            judged, Standing.COUNT_ONLY, line, f"{_count_of(asked, count)} It is {meant.relation}; say so.", say, count.figures
        )
    latest = asked.counts.of(meant.offences, count.areas, count.period)[0]
    now = f" The later release has {plain(latest.number)}." if latest.number != count.number else ""
    return Checked(judged, Standing.CONFIRMED, line, f"{_count_of(asked, count)}{now}", "", count.figures)


def _change(asked: Asked, judged: Judged, meant: Meant) -> Checked | None:
    """A change between the counts of one source, and its two ends where the claim tells them."""
    early, late = (asked.counts.of(meant.offences, judged.claim.about.areas, period) for period in judged.claim.about.periods)
    pairs = [(before, after) for before in early for after in late if after.is_counted_like(before)]
    stated = judged.claim.quantities
    told = ((stated.before, early), (stated.after, late)) if stated.form is Form.PAIR else ()
    # One end may be of another edition than the other.
    wrong = any(amount is not None and not any(amount.holds(one.number) for one in counts) for amount, counts in told)
    found = [_between(asked, judged, before, after, wrong) for before, after in pairs]
    best = min(found, key=lambda one: _ORDER.index(one.standing), default=None)
    return _unless_sure(best, meant) if best else None


def _between(asked: Asked, judged: Judged, before: Count, after: Count, wrong: bool) -> Checked:
    stated, figures = judged.claim.quantities, (*before.figures, *after.figures)
    if wrong:
        told = [(amount, count) for amount, count in ((stated.before, before), (stated.after, after)) if amount is not None]
        line = "; ".join(
            f"{count.line} in {count.period.label}, not {amount.shown()}"
            for amount, count in told
            if not amount.holds(count.number)
        )
        say = quoted(f"{plain(before.number)} in {before.period.label} and {plain(after.number)} in {after.period.label}")
        return Checked(judged, Standing.CONTRADICTED, line, _count_of(asked, after), say, figures)
    if stated.form is Form.PAIR and stated.direction is None:
        line = f"{plain(before.number)} and {plain(after.number)}"
        return Checked(judged, Standing.CONFIRMED, line, _count_of(asked, after), "", figures)
    if "period" in judged.claim.about.assumed and (undated := _otherwise(asked, judged, before, after)) is not None:
        return undated
    found = check_counts(asked.held, judged, before.figure, after.figure, asked.wording)
    return replace(found, reason=f"{found.reason} {_count_of(asked, after)}".strip())


def _otherwise(asked: Asked, judged: Judged, before: Count, after: Count) -> Checked | None:
    """The change that the counts give where it is none that the claim tells: whether by chance need not be asked then."""
    ends = Amount.exactly(before.number), Amount.exactly(after.number)
    found = change(judged.claim.quantities, *ends, (before.number, after.number), asked.wording)
    if found is None or verdict(*found, (), asked.wording).severity is None:
        return None
    return Checked(judged, Standing.CONTRADICTED, found[0].line, _count_of(asked, after), "", (*before.figures, *after.figures))


def _share(asked: Asked, judged: Judged, meant: Meant) -> Checked | None:
    """A share of the whole that the claim names, or of what is counted in place of it."""
    for whole in meant_by(judged.claim.about.of, asked.counts) or (Meant(()),):
        worked = share_of(asked.counts, judged.claim, meant.offences, whole.offences)
        found = _calculated(asked, judged, replace(meant, relation=meant.relation or whole.relation), worked)
        if found is not None:
            return found
    return None


def _calculated(asked: Asked, judged: Judged, meant: Meant, each: Iterable[WorkedOut]) -> Checked | None:
    """What the counts give by one source or another, and whether the claim's words allow it: the kindest of them."""
    found = (_unless_sure(_worked(asked, judged, worked), meant) for worked in each)
    return min(found, key=lambda one: _ORDER.index(one.standing), default=None)


def _worked(asked: Asked, judged: Judged, worked: WorkedOut) -> Checked:
    severity = verdict(worked.total, judged.claim.quantities, (), asked.wording).severity
    standing = Standing.ROUNDING if severity is Severity.ROUNDING else Standing.CONTRADICTED if severity else Standing.CONFIRMED
    say = "" if standing is Standing.CONFIRMED else quoted(worked.words)
    return Checked(judged, standing, worked.total.line, _count_of(asked, worked.count), say, worked.count.figures)


def _ruled(judged: Judged, meant: Meant, worked: tuple[bool, str, str, Count] | None) -> Checked | None:
    """A rank, borne out or not by the counts of all that it is among."""
    if worked is None:
        return None
    is_right, line, reason, count = worked
    standing = Standing.CONFIRMED if is_right else Standing.CONTRADICTED
    return _unless_sure(Checked(judged, standing, line, reason, "" if is_right else LEAVE_OUT, count.figures), meant)


def _unless_sure(found: Checked, meant: Meant, *, wherever: bool = False) -> Checked:
    """What speaks against a claim only as far as its words name what the figure counts; else the figure is only the nearest.

    ``wherever``: it is wrong of whatever place its sentence may mean.
    """
    about = found.judged.claim.about
    if found.standing in (Standing.CONFIRMED, Standing.COUNT_ONLY):
        if unsaid := [words for name, words in _UNSAID if name in about.assumed]:
            reason = f"{found.reason} The text does not say {' and '.join(unsaid)}: it is right of this, so say so."
            return replace(found, standing=Standing.COUNT_ONLY, reason=reason.strip())
        if not meant.relation and about.is_whole:
            return found
        return replace(found, standing=Standing.COUNT_ONLY, reason=f"{found.reason} {_of_what(meant)}".strip())
    is_named = not meant.relation or (meant.relation == CALLED_LIKE and "called" in about.said)
    if is_named and ((about.is_explicit and not about.assumed) or (wherever and about.is_whole)):
        return found
    return replace(
        found,
        standing=Standing.UNKNOWN,
        reason=f"The nearest figure held. {found.reason} {_of_what(meant)}".strip(),
        caution=None,
    )


_UNSAID = (("offence", "which offences"), ("period", "which year"))


def _of_what(meant: Meant) -> str:
    return f"It counts {named(meant.offences)}: {meant.relation}." if meant.relation else f"It counts {named(meant.offences)}."


def _nothing_of_period(asked: Asked, judged: Judged) -> Checked | None:
    """The nearest year, where the offence and the area are held and the period is not."""
    about = judged.claim.about
    readings = meant_by(about.offences, asked.counts)
    if any(asked.counts.of(meant.offences, about.areas, period) for meant in readings for period in about.periods):
        return None
    for meant in readings:
        count = nearest_period(asked.counts, about, meant.offences)
        if count is not None:
            line = f"nothing is held for {about.periods[-1].label}; {count.line} in {count.period.label}"
            return Checked(
                judged, Standing.UNKNOWN, line, f"The nearest figure held. {_count_of(asked, count)}", "", count.figures
            )
    return None


def _count_of(asked: Asked, count: Count) -> str:
    """Whose count it is and of what."""
    source = asked.counts.sources.get(count.source_id)
    who = source.publisher if source else count.source_id
    official = "Official" if asked.counts.is_official(count) else "Not official"
    what = f"{named(count.offences)}, {_where(count)}, {count.period.label}"
    return f"{official}, {who}: {plain(count.number)} is its count of {what}."


def _where(count: Count) -> str:
    return " and ".join(AREAS[area].label for area in count.areas)


def _sentence(count: Count) -> str:
    """A sentence to use."""
    who = AREAS[count.areas[0]].recorder if len(count.areas) == 1 else _where(count)
    return f"{who[0].upper()}{who[1:]} recorded {plain(count.number)} offences of {named(count.offences)} in {count.period.label}"
