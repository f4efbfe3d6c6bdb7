"""Many areas in sentences, as a table and as plain values: how many were compared is said beside whatever is said of one."""

from __future__ import annotations

from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.comparing.compared import estimate_values, graded
from faircount.briefing.comparing.many import ComparedAreas, name_of
from faircount.compare.areas.ranks import chance_of_some
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.protected import BoundedComparison
from faircount.compare.statement import NOT_COUNTED
from faircount.compare.wording import CHANCE, say_number, say_range, say_short_range

MOST_NAMED = 12
WORTH_SAYING = 0.05


def told(held: ComparedAreas) -> tuple[str, ...]:
    """What may be said: the common change, how many stand out, who, why nobody has a place, who is left out, the grade."""
    grade, _ = graded(held.comparability, held.asked.is_named)
    every = (
        _say_together(held), f"{held.many.say} {_say_who(held)}".strip(), _say_spread(held),
        held.ranks.say if held.ranks else "", _say_selection(held), _say_small(held),
        _say_left_out(held), _say_bounded(held), grade, NOT_COUNTED.get(held.asked.counted, ""),
    )  # fmt: skip
    return tuple(sentence for sentence in every if sentence)


def title_of(held: ComparedAreas) -> str:
    """The finding: how many stand out among how many."""
    out = len(held.many.standing_out)
    stand = {0: "no area stands out by its change", 1: "1 area stands out by its change"}
    return f"{held.asked.subject}: {stand.get(out, f'{out} areas stand out by their changes')}, of {held.many.compared} compared"


def table_of(held: ComparedAreas) -> ChartTable:
    """Areas from A to Z: both counts, the ratio with its range, and whether it stands out among all."""
    rows = (_row(area, held) for area in sorted(held.counts, key=name_of))
    before, after = held.asked.labels
    return ChartTable(("Area", before, after, "Times as many", "Range", "Stands out among all"), tuple(rows), (0, 5))


def _row(area: str, held: ComparedAreas) -> tuple[str, ...]:
    each, found = held.counts[area], held.many.comparisons.get(area)
    counts = (name_of(area), each.before.said, each.after.said)
    if found is None:
        return (*counts, "[z]", _more(held.bounded[area]) if area in held.bounded else "[z]", "not compared")
    out = "yes" if area in held.many.standing_out else "no"
    if isinstance(found.ratio, Refusal):
        return (*counts, "[z]", "[z]", out)
    span = f"{say_number(found.ratio.lower, 2)} to {say_number(found.ratio.upper, 2)}"
    return (*counts, say_number(found.ratio.value, 2), span, out)


def numbers_of(held: ComparedAreas) -> dict[str, object]:
    """The same as plain values, areas from A to Z."""
    adjusted = dict(zip(held.areas, held.many.adjusted.values, strict=True))
    together, prediction = held.together, held.together.prediction
    return {
        "compared": held.many.compared,
        "standing_out": [name_of(area) for area in held.many.standing_out],
        "correction": held.many.adjusted.method,
        "spread": {"times_chance": held.many.spread.phi, "assumed": held.many.spread.assumed},
        "together": {
            "counts": [together.before, together.after],
            "ratio": estimate_values(held.common),
            "times_chance": held.many.spread.of_sums,
            "prediction": estimate_values(prediction) if prediction else None,
        },
        "areas": [
            _values(area, held.many.comparisons[area], adjusted[area]) for area in sorted(held.areas, key=name_of)
        ],
        "ranges": {name_of(area): _ends(found) for area, found in held.bounded.items()},
        "left_out": {name_of(area): refused.reason for area, refused in held.many.refused.items()},
        "confidence": held.asked.confidence,
        "comparability": graded(held.comparability, held.asked.is_named)[1],
    }  # fmt: skip


def _ends(found: BoundedComparison) -> dict[str, object]:
    """The change that a range allows, as plain values."""
    return {"count_change": {"lower": int(found.ranges.change.lower), "upper": int(found.ranges.change.upper)}}


def _values(area: str, found: Comparison, adjusted: float | None) -> dict[str, object]:
    ratio = estimate_values(found.ratio) if isinstance(found.ratio, Estimate) else {"refused": found.ratio.reason}
    counts = [found.count_before, found.count_after]
    tests = {"p_value": found.p_value, "adjusted_p_value": adjusted}
    return {"area": name_of(area), "counts": counts, "ratio": ratio, "change": str(found.change), **tests}


def _say_together(held: ComparedAreas) -> str:
    """The change of all areas that gave both counts, with their spread; of rates it is said that it is of rates."""
    found, common = held.together, held.common
    change = Change.RISE if common.lower > 1 else Change.FALL if common.upper < 1 else Change.NO_CLEAR_CHANGE
    counts = f"{held.asked.subject}: {say_number(found.before)}, then {say_number(found.after)}"
    rates = "" if common.value == found.ratio.value else f"for the same number of {held.asked.unit}, "
    said = f"{rates}{say_range(common)}{', allowing for how much counts vary' if held.many.spread.say else ''}"
    return (
        f"{counts}, in the {len(found.areas)} areas that gave both counts. "
        f"{said[0].upper()}{said[1:]}: {CHANCE[change].after_range}."
    )


def _say_who(held: ComparedAreas) -> str:
    """The areas that stand out, from A to Z, each with its range; none by name where they are many."""
    out = sorted(held.many.standing_out, key=name_of)
    if not out or len(out) > MOST_NAMED:
        return "The table shows which." if out else ""
    return f"From A to Z: {'; '.join(f'{name_of(area)}, {_span(held.many.comparisons[area])}' for area in out)}."


def _span(found: Comparison) -> str:
    if isinstance(found.ratio, Refusal):
        return f"{found.count_before} to {found.count_after}"
    short = say_short_range(found.ratio, isinstance(found.percentage, Estimate))
    return f"{short} as many" if short.endswith("times") else short


def _say_spread(held: ComparedAreas) -> str:
    if held.spread is None:
        return ""
    out, every = len(held.spread.outside), len(held.spread.value)
    return (
        f"Held against the change of all together, {out} of {every} {'lies' if out == 1 else 'lie'} beyond what chance and the "
        "ordinary spread between areas would give."
    )


def _say_selection(held: ComparedAreas) -> str:
    """How often some area leaps although nothing changed anywhere: what "the biggest rise" is mostly made of."""
    nobody = 1.0
    for found in held.many.comparisons.values():
        mean = (found.count_before + found.count_after) / 2
        nobody *= 1 - chance_of_some(mean, 1) if mean else 1.0
    if 1 - nobody < WORTH_SAYING:
        return ""
    return (
        f"With counts like these, some area would at least double in about {100 * (1 - nobody):.0f} years of a hundred although "
        "nothing had changed anywhere, so the largest rise of all says little by itself."
    )


def _say_small(held: ComparedAreas) -> str:
    small = sum(isinstance(found.ratio, Refusal) for found in held.many.comparisons.values())
    return f"In {small} of them the earlier count is too small for a ratio; both counts are given instead." if small else ""


def _say_left_out(held: ComparedAreas) -> str:
    refused = held.many.refused
    if not refused:
        return ""
    named = "; ".join(f"{name_of(area)} ({_why(held, area)})" for area in sorted(refused, key=name_of)[:MOST_NAMED])
    more = f"; and {len(refused) - MOST_NAMED} more" if len(refused) > MOST_NAMED else ""
    verb = "area is" if len(refused) == 1 else "areas are"
    return f"{len(refused)} {verb} left out, which is not to count 0: {named}{more}."


def _say_bounded(held: ComparedAreas) -> str:
    """What the ranges of the areas that are left out come to, whichever their counts are."""
    if not held.bounded:
        return ""
    said = [f"{name_of(area)}, {_more(held.bounded[area])}" for area in sorted(held.bounded, key=name_of)[:MOST_NAMED]]
    return f"Of these, known as ranges: {'; '.join(said)}, whichever the counts not shown are."


def _more(found: BoundedComparison) -> str:
    """How many more or fewer a range allows: ``5 to 8 more``, ``4 fewer to 2 more``."""
    low, high = (int(end) for end in found.ranges.change[1:])
    if low >= 0:
        return f"{say_number(low)} to {say_number(high)} more"
    if high <= 0:
        return f"{say_number(-high)} to {say_number(-low)} fewer"
    return f"{say_number(-low)} fewer to {say_number(high)} more"


def _why(held: ComparedAreas, area: str) -> str:
    """Why an area is left out: which of its counts is no number, or the reason of the refusal."""
    each = held.counts[area]
    if each.why:
        return each.why
    unknown = [known.said for known in (each.before, each.after) if known.exact is None]
    if not unknown:
        return held.many.refused[area].reason
    return f"{unknown[0]} in one period" if len(unknown) == 1 else "no number in either"
