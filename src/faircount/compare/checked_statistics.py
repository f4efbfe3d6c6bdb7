"""The statistics as they are registered: each refuses what it cannot take, by the names of its parameters, before it computes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np

from faircount.compare import parameter_checks as take
from faircount.compare.comparability import Grade
from faircount.compare.multiplicity import ADJUSTMENTS
from faircount.compare.parameter_checks import Check, Compute, Found, Given, Numbers, tuples, whole
from faircount.errors import NotComparable

ALIKE = (
    "actual between_years completeness_after completeness_before count count_after count_before dispersion error exposure "
    "exposure_next exposure_after exposure_before expected found_after found_before highest_after highest_before lower "
    "lowest_after lowest_before mean observed part part_after part_before population quantile read_after read_before "
    "reference_count reference_population series size standard times upper whole whole_after whole_before"
).split()
"""Parameters of one statistic that run over the same places, so that their shapes have to fit together."""
AS_LONG: Mapping[str, tuple[str, ...]] = {
    "rank_interval": ("count", "before"),
    "neyman_allocation": ("sizes", "shares", "weights"),
    "stratified_share": ("sizes", "read", "found"),
    "sampled_ratio": ("strata", "numerator", "denominator"),
    "trend": ("series", "times"),
    "negative_binomial_trend": ("series", "times"),
    "moran": ("values", "neighbours"),
    "moran_of_rates": ("count", "population", "neighbours"),
    "locally_shrunk_rates": ("count", "population", "neighbours"),
    "shrunk_rates": ("count", "population"),
}
"""Lists of one statistic that hold one entry for each of the same things."""
NO_HIGHER: Mapping[str, tuple[str, str]] = {
    "lower": ("upper", "a range ends below its start; give the lowest number first"),
    "lowest_before": ("highest_before", "a range ends below its start; give the lowest number first"),
    "lowest_after": ("highest_after", "a range ends below its start; give the lowest number first"),
    "start": ("end", "a period ends before it begins; give its first day, then its last"),
    "in_force_from": ("in_force_until", "it ended before it was in force; give the first day, then the last"),
    "part": ("whole", "a part is larger than its whole; two sets of offences may have been mixed"),
    "part_before": ("whole_before", "a part is larger than its whole; two sets of offences may have been mixed"),
    "part_after": ("whole_after", "a part is larger than its whole; two sets of offences may have been mixed"),
    "found_before": ("read_before", "more were found than read; give how many were found, then how many were read"),
    "found_after": ("read_after", "more were found than read; give how many were found, then how many were read"),
    "found": ("read", "more were found than read; give how many were found, then how many were read"),
    "read": ("sizes", "more were read than there are; give how many there are, then how many were read"),
}
"""Parameters of one statistic of which the first is never above the second, and what is said where it is."""


def check_together(statistic: str, given: Mapping[str, Any]) -> None:
    """Refused where the numbers of one statistic are not of the same places, or one lies above what it has to lie within."""
    _of_the_same_places(given, AS_LONG.get(statistic, ()))
    for low, (high, refusal) in NO_HIGHER.items():
        first, last = given.get(low), given.get(high)
        if first is not None and last is not None and bool(np.any(np.asarray(first) > np.asarray(last))):
            raise NotComparable(f"{low}: {refusal}")
    if given.get("baseline") is not None and given["baseline"] > len(given["series"]):
        raise NotComparable(
            f"baseline: the series has no more than {len(given['series'])} periods; take some of them, or leave it out"
        )


def _of_the_same_places(given: Mapping[str, Any], alike: tuple[str, ...]) -> None:
    lengths = {name: (len(given[name]),) for name in alike if given.get(name) is not None}
    shapes = {name: np.shape(value) for name, value in given.items() if name in ALIKE and value is not None}
    # A list of one is not stretched over the places of a longer one, as NumPy would: a number alone stands for all of them.
    rows = {shape for shape in shapes.values() if len(shape) == 1}
    # Nor is a column set against a row that is as long: a table of every pair comes of it, where one number a place was meant.
    tables = [shape for shape in shapes.values() if len(shape) > 1]
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        lengths |= shapes
    if any(row[0] != table[-1] for row, table in product(rows, tables)):
        lengths |= shapes
    if len(rows) > 1:
        lengths |= {name: shape for name, shape in shapes.items() if len(shape) == 1}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {' by '.join(map(str, length)) or 'one'}" for name, length in lengths.items())
        raise NotComparable(f"the numbers given are of unlike length: {told}; give one for each place")


MANY = 1e6
"""More than this is not summed over one by one."""
ADDED_UP = 1e9
"""Of larger wholes a float no longer holds the chance of one table apart from that of the next."""
_TRIPLES = tuples(take.COUNT, take.COUNT, take.COUNT)
_AHEAD = take.MAX_PERIODS_AHEAD
_BY_CHECK: tuple[tuple[Check, str], ...] = (
    (take.word, "grade limits measure method rules scale side"),
    (take.flag, "audited_both corrected highest_first like_periods new_within_two_years random same_areas same_definition"),
    (take.flag, "screened with_trend"),
    (take.day, "start end"),
    (take.or_none(take.day), "in_force_from in_force_until"),
    (take.COUNTS, "count count_before count_after part part_before part_after people found_before found_after events_each"),
    (take.COUNTS, "lowest_before lowest_after highest_before highest_after observed shown table"),
    (Numbers(1, take.MAX_COUNT, whole=True), "whole whole_before whole_after read_before read_after"),
    (take.COUNT, "both only_first only_second"),
    (take.COUNT_ROW, "read found sizes strata series"),
    (take.AMOUNTS, "events standard reference_count between_years"),
    (take.ABOVE, "exposure_before exposure_after exposure_next expected population reference_population error size"),
    (take.SIZE, "factor ratio per reference_rate"),
    (Numbers(0, 1, open_low=True), "completeness_before completeness_after"),
    (take.SHARE_ROW, "shares p_values"),
    (take.WITHIN, "share probability beyond"),
    (take.ANY, "actual lower upper quantile mean"),
    (take.ROW, "draws effects values numerator denominator"),
    (take.or_none(take.ROW), "times"),
    (take.or_none(take.SIZES), "weights"),
    (take.audit, "audit_before audit_after"),
    (_TRIPLES, "before after"),
    (take.FLAT, "exposure"),
    (Numbers(take.MIN_POSITIVE, 1_000), "dispersion"),
    (Numbers(0, take.MAX_COUNT, alone=True), "least_dispersion"),
    (Numbers(0.01, 1 - 1e-9, alone=True), "confidence"),
    (Numbers(1e-6, 0.999, alone=True), "margin"),
    (take.SIZES, "variances odds_ratios"),
    (take.or_none(take.SIZE), "average"),
    (Numbers(0, 0.4, alone=True), "trimmed"),
    (Numbers(0, 1, alone=True), "fading"),
    (take.neighbours, "neighbours"),
    (take.patterns, "frequencies"),
    (take.sentences, "breaks"),
    (take.ranges, "outlook"),
    (whole(0), "at base census place"),
    (whole(1), "areas fewest first groups sample"),
    (whole(1, _AHEAD), "ahead season years"),
    (whole(0, _AHEAD), "half_window"),
    (take.or_none(whole(1)), "baseline"),
    (take.or_none(whole(1, _AHEAD)), "most"),
)
CHECKS_BY_PARAMETER: Mapping[str, Check] = {name: check for check, names in _BY_CHECK for name in names.split()}
"""What a parameter of this name takes, whichever statistic it belongs to."""
_GUESSES = tuples(whole(1), Numbers(0, 1, alone=True, open_low=True, open_high=True))
_AREAS = {"count": take.COUNT_ROW, "exposure": take.FLAT, "population": take.SIZES}
_FLAT_EXPOSURES = {"exposure_before": take.FLAT, "exposure_after": take.FLAT}
_SCORED = {"actual": take.COUNTS, "mean": take.ABOVE}


def _each(names: str, check: Check) -> dict[str, Check]:
    return dict.fromkeys(names.split(), check)


CHECKS_BY_STATISTIC: Mapping[str, Mapping[str, Check]] = {
    "many_changes": _each("count_before count_after", take.ANSWERS) | _FLAT_EXPOSURES,
    "matched_ratio": _each("count_before count_after", take.ANSWERS),
    "change_funnel": _each("count_before count_after", take.COUNT_ROW),
    "ratio_funnel": {"observed": take.COUNT_ROW},
    "share_funnel": {"part": take.COUNT_ROW, "whole": Numbers(1, take.MAX_COUNT, whole=True, in_a_row=True)},
    **dict.fromkeys(("exact_funnel", "shrunk_rates", "locally_shrunk_rates", "moran_of_rates"), _AREAS),
    "share_limits": {
        "part": Numbers(0, take.MAX_COUNT, whole=True, flat=True),
        "whole": Numbers(1, take.MAX_COUNT, whole=True, flat=True),
    },
    "adjust": {"p_values": Numbers(0, 1, in_a_row=True, missing=True), "method": take.one_of(*ADJUSTMENTS)},
    "declared_step": {"season": whole(0, _AHEAD)},
    "rank_interval": {"count": take.COUNT_ROW, "before": take.or_none(take.COUNT_ROW)},
    "quantile_group": {"values": Numbers(-take.MAX_COUNT, take.MAX_COUNT, in_a_row=True, missing=True)},
    "xmr": {"series": take.ROW, "scale": take.SIZE},
    "ears": {"baseline": whole(2), "beyond": take.or_none(take.WITHIN)},
    "backtest": {"method": take.forecast},
    "chance_of_some": {"mean": Numbers(1e-6, MANY, alone=True), "factor": Numbers(1e-3, 1e3, alone=True)},
    "crps_sample": {"actual": Numbers(-take.MAX_COUNT, take.MAX_COUNT, alone=True)},
    "crps_poisson": _SCORED,
    "log_score_poisson": _SCORED,
    "log_score_negative_binomial": _SCORED,
    "crps_negative_binomial": {"actual": Numbers(0, MANY, whole=True), "mean": Numbers(1e-9, MANY), "size": Numbers(1e-6, 1e9)},
    "power_of_change": {"base": Numbers(0, MANY / 10, whole=True, flat=True), "ratio": Numbers(0.1, 10, alone=True)},
    "rounded_range": {"base": whole(2)},
    "exposure": {"population": take.SIZE},
    "sample_size": {"population": take.or_none(whole(1))},
    "unseen_limit": _each("size read", whole(1)),
    "audit_plan": _each("marked unmarked", _GUESSES),
    "flag_completeness": _each("marked unmarked", _TRIPLES),
    "audited_count": {"strata": _TRIPLES},
    "recording_scenarios": {"times": Numbers(1, take.MAX_COUNT, in_a_row=True)},
    "audited_change": {"dispersion": Numbers(take.MIN_POSITIVE, 100, alone=True)},
    "recording_effects": _each("count_before count_after", take.COUNT) | _each("exposure_before exposure_after", take.SIZE),
    "plain_words": _each("count_before count_after", take.COUNT) | {"grade": take.one_of(*Grade)},
    "miettinen_nurminen": _each("part_before part_after", take.COUNT) | _each("whole_before whole_after", whole(1)),
    "fisher": _each("part_before part_after", take.COUNT) | _each("whole_before whole_after", whole(1, ADDED_UP)),
    "audit_adjusted_posterior": _each("count_before count_after found_before found_after", take.COUNT)
    | _each("read_before read_after", whole(1)),
}
"""Where a statistic takes something else under that name."""


def checked_statistics(every: Mapping[str, Compute]) -> dict[str, Compute]:
    """The same statistics, each refusing with a reason what it cannot take."""
    return {name: checked(compute) for name, compute in every.items()}


def checked(compute: Callable[Given, Found]) -> Callable[Given, Found]:
    """The same statistic, refusing with a reason what it cannot take."""
    name = compute.__name__
    checks = {**CHECKS_BY_PARAMETER, **CHECKS_BY_STATISTIC.get(name, {})}
    return take.checked(compute, checks, lambda given: check_together(name, given))
