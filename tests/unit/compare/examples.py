"""One right call of every registered statistic, by the names of its parameters: what tests of the whole register start from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from faircount.compare.interval import Interval
from faircount.compare.outlook.forecast import naive

BEFORE, AFTER = [55, 820, 30, 69, 33, 41, 120], [145, 772, 31, 76, 70, 44, 118]
MONTHS = [20, 24, 22, 18, 21, 25, 19, 23, 26, 22, 20, 24] * 6
LINE = {place: [other for other in (place - 1, place + 1) if 0 <= other < 7] for place in range(7)}
_COUNT, _SHARE, _RATIO = (
    {"count": [9, 55]},
    {"part": [3, 81], "whole": [10, 263]},
    {"count_before": [55, 820], "count_after": [145, 772]},
)
_TWO = {"part_before": 55, "whole_before": 820, "part_after": 145, "whole_after": 772}
_EXPOSED = _RATIO | {"exposure_before": 2.0, "exposure_after": 3.0}
_MANY = {"count_before": BEFORE, "count_after": AFTER}
_AUDITS = {"found_before": 40, "read_before": 100, "found_after": 90, "read_after": 100}
_STRATA = [(55, 55, 53), (765, 200, 30)]
_SERIES = {"series": MONTHS}
_AHEAD = _SERIES | {"ahead": 3}
_AREAS = {"count": BEFORE, "population": [9e4, 8e5, 5e4, 7e4, 6e4, 5e4, 1e5]}
_MEAN = {"actual": [7, 3], "mean": 5.0}
_PEOPLE = {"people": [[25, 1], [30, 2]], "events_each": [1, 5], "population": [9_000, 8_000], "standard": [5_500, 6_000]}

EXAMPLES: Mapping[str, dict[str, Any]] = {
    **dict.fromkeys(
        ("exact (Garwood) interval", "Byar interval", "mid-p interval", "PHE rule", "Jeffreys interval for a count"), _COUNT
    ),
    "crude rate (PHE rule)": _COUNT | {"population": 1_000, "per": 1_000.0},
    "prediction range of a count": _COUNT | {"exposure": 1.0, "exposure_next": 1.0},
    **dict.fromkeys(
        ("Wilson interval", "Clopper-Pearson interval", "mid-p interval for a proportion", "Jeffreys interval"), _SHARE
    ),
    "Newcombe difference": _TWO,
    "Miettinen-Nurminen interval": _TWO | {"measure": "ratio"},
    "Fisher test": _TWO,
    **dict.fromkeys(("rate ratio, exact conditional", "rate ratio, mid-p", "rate ratio, score", "MOVER difference"), _EXPOSED),
    **dict.fromkeys(("rate ratio, exact conditional p-value", "rate ratio, mid-p p-value"), _EXPOSED | {"ratio": 1.0}),
    "P(R>r)": _EXPOSED | {"factor": 2.0},
    "one-sided test of a factor": _EXPOSED | {"factor": 2.0, "side": "higher"},
    "exposure": {"start": date(2015, 4, 1), "end": date(2016, 3, 31), "population": 1.0},
    "directly standardised rate": {
        "count": [5, 16, 40],
        "population": [12_000, 9_000, 8_000],
        "standard": [5_500, 6_000, 5_500],
        "per": 1e5,
    },
    "directly standardised rate, non-independent events": _PEOPLE | {"per": 1e5},
    "indirectly standardised ratio": {"observed": 22, "expected": 11.7, "per": 1.0, "reference_rate": 1.0},
    "expected events": {
        "population": [3_470, 5_398],
        "reference_count": [255, 1_219],
        "reference_population": [2_199_830, 3_421_959],
    },
    "like-for-like pooled ratio": _MANY,
    "random-effects mean": {"effects": [0.1, 0.3, 0.5], "variances": [0.01, 0.01, 0.02], "method": "DL"},
    "funnel limits": {"count": BEFORE, "exposure": [9e4, 8e5, 5e4, 7e4, 6e4, 5e4, 1e5], "average": 1e-3},
    "funnel limit curve": {"events": [1, 10]},
    "funnel limits of proportions": {"part": BEFORE, "whole": [9 * each for each in BEFORE], "average": 0.1},
    "funnel with over-dispersion": {
        "observed": AFTER,
        "expected": [100.0, 800, 40, 70, 50, 41, 120],
        "scale": "root",
        "trimmed": 0.1,
    },
    "funnel of proportions with over-dispersion": {"part": BEFORE, "whole": [9 * each for each in AFTER], "trimmed": 0.1},
    "funnel of changes with over-dispersion": _MANY | {"trimmed": 0.1},
    "multiplicity": {"p_values": [0.01, 0.04, None, 0.03], "method": "Holm"},
    "many areas": _MANY | {"exposure_before": 1.0, "exposure_after": 1.0},
    "rank interval": {"count": BEFORE, "exposure": [9e4, 8e5, 5e4, 7e4, 6e4, 5e4, 1e5]},
    "chance of some leap": {"mean": 20.0, "areas": 43, "factor": 2.0},
    "XmR chart": _SERIES | {"rules": "Making Data Count 7", "screened": True, "baseline": 12, "scale": 2.66},
    "C chart": _SERIES | {"rules": "Making Data Count 7", "baseline": 12},
    "U chart": _SERIES | {"exposure": 1_000.0, "rules": "Making Data Count 7", "baseline": 12},
    "U' chart": _SERIES | {"exposure": 1_000.0, "rules": "Making Data Count 7", "screened": True, "baseline": 12},
    "known change point": _SERIES | {"at": 20, "exposure": 1.0, "with_trend": False, "season": 12, "least_dispersion": 1.0},
    "unknown-break warning": _SERIES | {"exposure": 1.0, "most": 2},
    "quasi-Poisson trend": _SERIES | {"exposure": 1.0, "times": list(range(72)), "least_dispersion": 0.0},
    "negative binomial trend": {"series": [5, 30, 9, 60, 12, 3, 44, 8, 71, 20], "exposure": 1.0, "times": list(range(10))},
    "over-dispersed rate ratio": _EXPOSED | {"dispersion": [2.0, 3.0], "between_years": 0.0},
    "over-dispersed P(R>r)": _RATIO | {"factor": 2.0, "dispersion": 2.0, "between_years": 0.0},
    "completeness tipping point": _RATIO,
    "completeness grid": _RATIO | {"completeness_before": 0.4, "completeness_after": 0.9},
    "audit-adjusted ratio": {"count_before": 55, "count_after": 145} | _AUDITS | {"dispersion": 1.0},
    "audit-adjusted P(R>r)": {"count_before": 55, "count_after": 145} | _AUDITS | {"factor": 1.0, "dispersion": 1.0},
    "audit-adjusted ratio, simulated": {"count_before": 55, "count_after": 145} | _AUDITS,
    "recording effects": {
        "count_before": 55,
        "count_after": 145,
        "breaks": ["It was new."],
        "audit_before": (40, 100),
        "audit_after": (90, 100),
        "exposure_before": 1.0,
        "exposure_after": 1.0,
    },
    "audit sample size": {"margin": 0.05, "share": 0.5, "population": 800},
    "audit plan": {"marked": [(55, 0.95)], "unmarked": [(765, 0.15)], "margin": 0.06},
    "Neyman allocation": {
        "sizes": [500, 500],
        "shares": [0.5, 0.2],
        "sample": 200,
        "census": 60,
        "fewest": 10,
        "weights": [1.0, 2.0],
    },
    "stratified audit sample": {"sizes": [80, 200], "read": [40, 50], "found": [30, 12]},
    "stratified audit ratio": {
        "sizes": [6, 6],
        "strata": [0, 0, 0, 1, 1, 1],
        "numerator": [1.0, 0, 1, 1, 0, 1],
        "denominator": [1.0, 1, 1, 1, 0, 1],
    },
    "flag completeness": {"marked": [(55, 55, 53)], "unmarked": [(765, 200, 30)]},
    "audited count": {"strata": _STRATA},
    "audited change": {"before": _STRATA, "after": [(145, 100, 90), (627, 150, 20)], "dispersion": 1.0},
    "reviewer agreement": {"table": [[60, 15], [12, 63]]},
    "zero-miss upper bound": {"size": 765, "read": 200},
    "capture-recapture, two lists": {"both": 40, "only_first": 60, "only_second": 30},
    "capture-recapture, dependence": {"both": 40, "only_first": 60, "only_second": 30, "odds_ratios": (1.0, 2.0)},
    "capture-recapture, three lists": {
        "frequencies": {(0, 0, 1): 40, (0, 1, 0): 50, (0, 1, 1): 20, (1, 0, 0): 60, (1, 0, 1): 25, (1, 1, 0): 30, (1, 1, 1): 15}
    },
    "empirical-Bayes shrinkage": {"count": BEFORE * 2, "population": [9e4, 8e5, 5e4, 7e4, 6e4, 5e4, 1e5] * 2},
    "empirical-Bayes shrinkage, local": _AREAS | {"neighbours": LINE},
    "Moran's I": {"values": [1.0, 2, 4, 7, 8, 12, 14], "neighbours": LINE},
    "Moran's I of rates": _AREAS | {"neighbours": LINE},
    "EARS check": _SERIES | {"method": "C1", "baseline": 7, "beyond": 0.01},
    "Farrington check": _SERIES | {"place": 70, "years": 4, "half_window": 2, "season": 12, "beyond": 0.01},
    "Farrington flexible check": _SERIES | {"place": 70, "years": 4, "half_window": 2, "season": 12, "beyond": 0.01},
    **dict.fromkeys(("naive forecast", "drift forecast", "mean forecast"), _AHEAD),
    "seasonal naive forecast": _AHEAD | {"season": 12},
    "count model forecast": _AHEAD | {"season": 12, "fading": 0.9},
    "exponential smoothing forecast": _AHEAD | {"season": 12},
    "count autoregression forecast": _AHEAD | {"season": 1},
    "backtest": {"series": MONTHS[:40], "method": naive, "first": 36, "ahead": 2},
    "demand outlook": {"series": MONTHS[:40], "ahead": 2, "season": 12},
    "recording scenarios": {
        "outlook": Interval(np.array([90.0, 92]), np.array([80.0, 80]), np.array([100.0, 104])),
        "times": (1.25, 1.5),
    },
    "CRPS of a sample": {"actual": 7.0, "draws": [4.0, 6, 9]},
    "CRPS, normal": {"actual": [7.0, 3.0], "mean": 5.0, "error": 2.0},
    "CRPS, Poisson": _MEAN,
    "CRPS, negative binomial": _MEAN | {"size": 5.0},
    "log score, Poisson": _MEAN,
    "log score, negative binomial": _MEAN | {"size": 5.0},
    "interval score": {"actual": [7.0, 3.0], "lower": 2.0, "upper": 6.0},
    "pinball loss": {"actual": [7.0, 3.0], "quantile": 5.0, "probability": 0.9},
    "Dawid-Sebastiani score": {"actual": [7.0, 3.0], "mean": 5.0, "error": 2.0},
    "comparison from protected values": {"lowest_before": 1, "highest_before": 4, "lowest_after": 9, "highest_after": 9},
    "range of a rounded count": {"shown": [55, 60], "base": 5, "random": False},
    "smallest publishable conclusions": {"base": 55, "factor": 2.0},
    "power of a change": {"base": [20, 55], "ratio": 1.44},
    "quantiles": {"values": [3.0, None, 1.0, 2.0, 5.0, 4.0, 7.0, 8.0, 9.0, 6.0, 11.0], "groups": 2, "highest_first": True},
    "comparability grade": {"same_definition": True, "audited_both": False},
    "wording engine": {"count_before": 55, "count_after": 145, "grade": "B"},
}
