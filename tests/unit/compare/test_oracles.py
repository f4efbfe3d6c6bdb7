"""Every statistic of the library against what independent programs give, each within its stated tolerance."""

from __future__ import annotations

import math

import pytest

from tests.unit.compare import known_comparisons, known_series

ORACLES = {
    "00 seed facts": (known_comparisons.pairs_00, 1e-8),
    "02 crude rates": (known_comparisons.pairs_02, 1e-9),
    "03 proportions": (known_comparisons.pairs_03, 1e-8),
    "05 indirectly standardised": (known_comparisons.pairs_05, 1e-9),
    "06 quantiles": (known_comparisons.pairs_06, 0.0),
    "07 funnel": (known_comparisons.pairs_07, 1e-5),
    "07 funnels of proportions, ratios and two years": (known_comparisons.pairs_07_others, 1e-5),
    "10 like for like": (known_comparisons.pairs_10, 1e-8),
    "10 random effects": (known_comparisons.pairs_10_effects, 1e-8),
    "10 random effects by likelihood": (known_comparisons.pairs_10_likelihood, 2e-5),
    "12 two proportions": (known_comparisons.pairs_12, 1e-9),
    "12 score ranges": (known_comparisons.pairs_12_score, 1e-4),
    "13 trend": (known_series.pairs_13, 1e-6),
    "14 multiplicity": (known_comparisons.pairs_14, 1e-12),
    "15 breaks": (known_series.pairs_15, 1e-9),
    "16 outbreak": (known_series.pairs_16, 1e-4),
    "17 audit": (known_series.pairs_17, 1e-7),
    "18 capture-recapture": (known_series.pairs_18, 1e-9),
    "18 three lists": (known_series.pairs_18_three, 1e-4),
    "19 scores": (known_series.pairs_19, 1e-9),
    "20 forecast": (known_series.pairs_20, 1e-9),
    "21 tipping": (known_comparisons.pairs_21, 1e-9),
    "22 shrinkage": (known_comparisons.pairs_22, 1e-8),
    "24 backtest": (known_series.pairs_24, 1e-9),
}


@pytest.mark.parametrize(("pairs", "within"), ORACLES.values(), ids=ORACLES.keys())
def test_the_known_answers(pairs, within):
    compared = 0
    for what, found, known in pairs():
        wanted = math.nan if known == "NA" else float(known)
        same = math.isnan(found) if math.isnan(wanted) else math.isclose(found, wanted, rel_tol=within, abs_tol=within * 1e-3)
        assert same, f"{what}: {found!r} is not {known}"
        compared += 1
    assert compared > 3
