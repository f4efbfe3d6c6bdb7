"""The statistics as they are registered: each refuses what it cannot take, by the names of its parameters, before it computes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

from faircount.compare import parameter_checks as take
from faircount.compare.comparability import Grade
from faircount.compare.cross_checks import check_together
from faircount.compare.multiplicity import ADJUSTMENTS
from faircount.compare.parameter_checks import Check, Compute, Numbers, tuples, whole

Given = ParamSpec("Given")
Found = TypeVar("Found")

WORDS = ("grade", "limits", "measure", "method", "rules", "scale", "side")
FLAGS = (
    "audited_both",
    "corrected",
    "highest_first",
    "like_periods",
    "new_within_two_years",
    "random",
    "same_areas",
    "same_definition",
    "screened",
    "with_trend",
)
MANY = 1e6
"""More than this is not summed over one by one."""
ADDED_UP = 1e9
"""Of larger wholes a float no longer holds the chance of one table apart from that of the next."""
CHECKS_BY_PARAMETER: Mapping[str, Check] = {
    **dict.fromkeys(WORDS, take.word),
    **dict.fromkeys(FLAGS, take.flag),
    **dict.fromkeys(("start", "end"), take.day),
    **dict.fromkeys(("in_force_from", "in_force_until"), take.or_none(take.day)),
    **dict.fromkeys(
        (
            "count",
            "count_before",
            "count_after",
            "part",
            "part_before",
            "part_after",
            "people",
            "found_before",
            "found_after",
            "events_each",
            "lowest_before",
            "lowest_after",
            "highest_before",
            "highest_after",
            "observed",
            "shown",
            "table",
        ),
        take.COUNTS,
    ),
    **dict.fromkeys(
        ("whole", "whole_before", "whole_after", "read_before", "read_after"), Numbers(1, take.MAX_COUNT, whole=True)
    ),
    **dict.fromkeys(("both", "only_first", "only_second"), take.COUNT),
    **dict.fromkeys(("read", "found", "sizes", "strata"), take.COUNT_ROW),
    **dict.fromkeys(("events", "standard", "reference_count", "between_years"), take.AMOUNTS),
    **dict.fromkeys(
        ("exposure_before", "exposure_after", "exposure_next", "expected", "population", "reference_population", "error", "size"),
        take.ABOVE,
    ),
    **dict.fromkeys(("factor", "ratio", "per", "reference_rate"), take.SIZE),
    **dict.fromkeys(("completeness_before", "completeness_after"), Numbers(0, 1, open_low=True)),
    **dict.fromkeys(("shares", "p_values"), take.SHARE_ROW),
    **dict.fromkeys(("share", "probability", "beyond"), take.WITHIN),
    **dict.fromkeys(("actual", "lower", "upper", "quantile", "mean"), take.ANY),
    **dict.fromkeys(("draws", "effects", "values", "numerator", "denominator"), take.ROW),
    "times": take.or_none(take.ROW),
    "weights": take.or_none(take.SIZES),
    **dict.fromkeys(("audit_before", "audit_after"), take.audit),
    **dict.fromkeys(("before", "after"), tuples(take.COUNT, take.COUNT, take.COUNT)),
    "exposure": take.FLAT,
    "dispersion": Numbers(take.MIN_POSITIVE, 1_000),
    "least_dispersion": Numbers(0, take.MAX_COUNT, alone=True),
    "confidence": Numbers(0.01, 1 - 1e-9, alone=True),
    "margin": Numbers(1e-6, 0.999, alone=True),
    "variances": take.SIZES,
    "average": take.or_none(take.SIZE),
    "trimmed": Numbers(0, 0.4, alone=True),
    "fading": Numbers(0, 1, alone=True),
    "series": take.COUNT_ROW,
    "neighbours": take.neighbours,
    "frequencies": take.patterns,
    "breaks": take.sentences,
    "outlook": take.ranges,
    "odds_ratios": take.SIZES,
    "ahead": whole(1, take.MAX_PERIODS_AHEAD),
    "areas": whole(1),
    "at": whole(0),
    "base": whole(0),
    "baseline": take.or_none(whole(1)),
    "census": whole(0),
    "fewest": whole(1),
    "first": whole(1),
    "groups": whole(1),
    "half_window": whole(0, take.MAX_PERIODS_AHEAD),
    "most": take.or_none(whole(1, take.MAX_PERIODS_AHEAD)),
    "place": whole(0),
    "sample": whole(1),
    "season": whole(1, take.MAX_PERIODS_AHEAD),
    "years": whole(1, take.MAX_PERIODS_AHEAD),
}
"""What a parameter of this name takes, whichever statistic it belongs to."""
_TRIPLES = tuples(take.COUNT, take.COUNT, take.COUNT)
_GUESSES = tuples(whole(1), Numbers(0, 1, alone=True, open_low=True, open_high=True))
_AREAS = {"count": take.COUNT_ROW, "exposure": take.FLAT, "population": take.SIZES}
_FLAT_EXPOSURES = {"exposure_before": take.FLAT, "exposure_after": take.FLAT}
CHECKS_BY_STATISTIC: Mapping[str, Mapping[str, Check]] = {
    "many_changes": {"count_before": take.ANSWERS, "count_after": take.ANSWERS} | _FLAT_EXPOSURES,
    "matched_ratio": {"count_before": take.ANSWERS, "count_after": take.ANSWERS},
    "change_funnel": {"count_before": take.COUNT_ROW, "count_after": take.COUNT_ROW},
    "ratio_funnel": {"observed": take.COUNT_ROW},
    "share_funnel": {"part": take.COUNT_ROW, "whole": Numbers(1, take.MAX_COUNT, whole=True, in_a_row=True)},
    "exact_funnel": _AREAS,
    "share_limits": {
        "part": Numbers(0, take.MAX_COUNT, whole=True, flat=True),
        "whole": Numbers(1, take.MAX_COUNT, whole=True, flat=True),
    },
    "adjust": {"p_values": Numbers(0, 1, in_a_row=True, missing=True), "method": take.one_of(*ADJUSTMENTS)},
    "declared_step": {"season": whole(0, take.MAX_PERIODS_AHEAD)},
    "rank_interval": {"count": take.COUNT_ROW, "before": take.or_none(take.COUNT_ROW)},
    "shrunk_rates": _AREAS,
    "locally_shrunk_rates": _AREAS,
    "moran_of_rates": _AREAS,
    "quantile_group": {"values": Numbers(-take.MAX_COUNT, take.MAX_COUNT, in_a_row=True, missing=True)},
    "xmr": {"series": take.ROW, "scale": take.SIZE},
    "ears": {"baseline": whole(2), "beyond": take.or_none(take.WITHIN)},
    "backtest": {"method": take.forecast},
    "chance_of_some": {"mean": Numbers(1e-6, MANY, alone=True), "factor": Numbers(1e-3, 1e3, alone=True)},
    "crps_sample": {"actual": Numbers(-take.MAX_COUNT, take.MAX_COUNT, alone=True)},
    "crps_poisson": {"actual": take.COUNTS, "mean": take.ABOVE},
    "crps_negative_binomial": {"actual": Numbers(0, MANY, whole=True), "mean": Numbers(1e-9, MANY), "size": Numbers(1e-6, 1e9)},
    "log_score_poisson": {"actual": take.COUNTS, "mean": take.ABOVE},
    "log_score_negative_binomial": {"actual": take.COUNTS, "mean": take.ABOVE},
    "power_of_change": {"base": Numbers(0, MANY / 10, whole=True, flat=True), "ratio": Numbers(0.1, 10, alone=True)},
    "rounded_range": {"base": whole(2)},
    "exposure": {"population": take.SIZE},
    "sample_size": {"population": take.or_none(whole(1))},
    "unseen_limit": {"size": whole(1), "read": whole(1)},
    "audit_plan": {"marked": _GUESSES, "unmarked": _GUESSES},
    "flag_completeness": {"marked": _TRIPLES, "unmarked": _TRIPLES},
    "audited_count": {"strata": _TRIPLES},
    "recording_scenarios": {"times": Numbers(1, take.MAX_COUNT, in_a_row=True)},
    "audited_change": {"dispersion": Numbers(take.MIN_POSITIVE, 100, alone=True)},
    "recording_effects": dict.fromkeys(("count_before", "count_after"), take.COUNT)
    | dict.fromkeys(("exposure_before", "exposure_after"), take.SIZE),
    "plain_words": {**dict.fromkeys(("count_before", "count_after"), take.COUNT), "grade": take.one_of(*Grade)},
    "miettinen_nurminen": dict.fromkeys(("part_before", "part_after"), take.COUNT)
    | dict.fromkeys(("whole_before", "whole_after"), whole(1)),
    "fisher": dict.fromkeys(("part_before", "part_after"), take.COUNT)
    | dict.fromkeys(("whole_before", "whole_after"), whole(1, ADDED_UP)),
    "audit_adjusted_posterior": dict.fromkeys(("count_before", "count_after", "found_before", "found_after"), take.COUNT)
    | dict.fromkeys(("read_before", "read_after"), whole(1)),
}
"""Where a statistic takes something else under that name."""


def checked_statistics(every: Mapping[str, Compute]) -> dict[str, Compute]:
    """The same statistics, each refusing with a reason what it cannot take."""
    return {name: checked(compute) for name, compute in every.items()}


def checked(compute: Callable[Given, Found]) -> Callable[Given, Found]:
    """The same statistic, refusing with a reason what it cannot take."""
    signature = inspect.signature(compute)
    own = CHECKS_BY_STATISTIC.get(compute.__name__, {})
    checks = {name: own.get(name) or CHECKS_BY_PARAMETER[name] for name in signature.parameters}

    @wraps(compute)
    def call(*given: Given.args, **named: Given.kwargs) -> Found:
        bound = signature.bind(*given, **named)
        taken = {name: checks[name](name, value) for name, value in bound.arguments.items()}
        check_together(compute.__name__, taken)
        bound.arguments.update(taken)
        return compute(*bound.args, **bound.kwargs)

    return call
