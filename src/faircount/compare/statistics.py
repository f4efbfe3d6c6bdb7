"""Every statistic by its standard term, as a function of plain numbers or arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from faircount.compare.areas.changes import many_changes
from faircount.compare.areas.dispersed_funnel import change_funnel, ratio_funnel, share_funnel
from faircount.compare.areas.effects import random_effects
from faircount.compare.areas.limits import exact_funnel, funnel_curve, share_limits
from faircount.compare.areas.neighbours import locally_shrunk_rates, moran, moran_of_rates, shrunk_rates
from faircount.compare.areas.ranks import chance_of_some, quantile_group, rank_interval
from faircount.compare.audit.adjusted import (
    audit_adjusted_exceedance,
    audit_adjusted_posterior,
    audit_adjusted_ratio,
    scenario_ratio,
    tipping,
)
from faircount.compare.audit.completeness import audited_change, audited_count, flag_completeness
from faircount.compare.audit.plan import audit_plan, neyman_allocation, sample_size
from faircount.compare.audit.recording import recording_effects
from faircount.compare.audit.sample import reviewer_agreement, sampled_ratio, stratified_share, unseen_limit
from faircount.compare.capture import dependence_bounds, three_lists, two_lists
from faircount.compare.checked_statistics import checked_statistics
from faircount.compare.grade import grade
from faircount.compare.intervals.counts import (
    byar_count,
    exact_count,
    jeffreys_count,
    official_count,
    official_rate,
    predicted_count,
)
from faircount.compare.intervals.differences import miettinen_nurminen, mover_difference, newcombe
from faircount.compare.intervals.mid_p import mid_p_count, mid_p_ratio, mid_p_ratio_p, mid_p_share
from faircount.compare.intervals.ratios import (
    dispersed_exceedance,
    dispersed_ratio,
    exact_ratio,
    exact_ratio_p,
    exceedance,
    factor_test,
    score_ratio,
)
from faircount.compare.intervals.shares import clopper_pearson, fisher, jeffreys_share, wilson
from faircount.compare.intervals.standardised import (
    directly_standardised,
    expected_events,
    exposure,
    indirectly_standardised,
    standardised_for_groups,
)
from faircount.compare.like_for_like import matched_ratio
from faircount.compare.multiplicity import adjust
from faircount.compare.outlook.backtest import backtest
from faircount.compare.outlook.count_forecasts import count_autoregression, count_model
from faircount.compare.outlook.exponential_smoothing import exponential_smoothing
from faircount.compare.outlook.forecast import drift, historical_mean, naive, seasonal_naive
from faircount.compare.outlook.outlook import outlook, recording_scenarios
from faircount.compare.outlook.scores import (
    crps_negative_binomial,
    crps_normal,
    crps_poisson,
    crps_sample,
    dawid_sebastiani,
    interval_score,
    log_score_negative_binomial,
    log_score_poisson,
    pinball,
)
from faircount.compare.plain_words import plain_words
from faircount.compare.protected import compare_ranges, power_of_change, rounded_range, smallest_conclusions
from faircount.compare.spc import c_chart, u_chart, u_prime, xmr
from faircount.compare.trend.break_warning import break_warning
from faircount.compare.trend.declared_step import declared_step
from faircount.compare.trend.trend import negative_binomial_trend, trend
from faircount.compare.watch import ears, farrington, noufaily

_EVERY: Mapping[str, Callable[..., Any]] = {
    "exact (Garwood) interval": exact_count,
    "Byar interval": byar_count,
    "mid-p interval": mid_p_count,
    "PHE rule": official_count,
    "crude rate (PHE rule)": official_rate,
    "Jeffreys interval for a count": jeffreys_count,
    "prediction range of a count": predicted_count,
    "Wilson interval": wilson,
    "Clopper-Pearson interval": clopper_pearson,
    "mid-p interval for a proportion": mid_p_share,
    "Jeffreys interval": jeffreys_share,
    "Newcombe difference": newcombe,
    "Miettinen-Nurminen interval": miettinen_nurminen,
    "Fisher test": fisher,
    "rate ratio, exact conditional": exact_ratio,
    "rate ratio, exact conditional p-value": exact_ratio_p,
    "rate ratio, mid-p": mid_p_ratio,
    "rate ratio, mid-p p-value": mid_p_ratio_p,
    "rate ratio, score": score_ratio,
    "MOVER difference": mover_difference,
    "P(R>r)": exceedance,
    "one-sided test of a factor": factor_test,
    "exposure": exposure,
    "directly standardised rate": directly_standardised,
    "directly standardised rate, non-independent events": standardised_for_groups,
    "indirectly standardised ratio": indirectly_standardised,
    "expected events": expected_events,
    "like-for-like pooled ratio": matched_ratio,
    "random-effects mean": random_effects,
    "funnel limits": exact_funnel,
    "funnel limit curve": funnel_curve,
    "funnel limits of proportions": share_limits,
    "funnel with over-dispersion": ratio_funnel,
    "funnel of proportions with over-dispersion": share_funnel,
    "funnel of changes with over-dispersion": change_funnel,
    "multiplicity": adjust,
    "many areas": many_changes,
    "rank interval": rank_interval,
    "chance of some leap": chance_of_some,
    "XmR chart": xmr,
    "C chart": c_chart,
    "U chart": u_chart,
    "U' chart": u_prime,
    "known change point": declared_step,
    "unknown-break warning": break_warning,
    "quasi-Poisson trend": trend,
    "negative binomial trend": negative_binomial_trend,
    "over-dispersed rate ratio": dispersed_ratio,
    "over-dispersed P(R>r)": dispersed_exceedance,
    "completeness tipping point": tipping,
    "completeness grid": scenario_ratio,
    "audit-adjusted ratio": audit_adjusted_ratio,
    "audit-adjusted P(R>r)": audit_adjusted_exceedance,
    "audit-adjusted ratio, simulated": audit_adjusted_posterior,
    "recording effects": recording_effects,
    "audit sample size": sample_size,
    "audit plan": audit_plan,
    "Neyman allocation": neyman_allocation,
    "stratified audit sample": stratified_share,
    "stratified audit ratio": sampled_ratio,
    "flag completeness": flag_completeness,
    "audited count": audited_count,
    "audited change": audited_change,
    "reviewer agreement": reviewer_agreement,
    "zero-miss upper bound": unseen_limit,
    "capture-recapture, two lists": two_lists,
    "capture-recapture, dependence": dependence_bounds,
    "capture-recapture, three lists": three_lists,
    "empirical-Bayes shrinkage": shrunk_rates,
    "empirical-Bayes shrinkage, local": locally_shrunk_rates,
    "Moran's I": moran,
    "Moran's I of rates": moran_of_rates,
    "EARS check": ears,
    "Farrington check": farrington,
    "Farrington flexible check": noufaily,
    "naive forecast": naive,
    "seasonal naive forecast": seasonal_naive,
    "drift forecast": drift,
    "mean forecast": historical_mean,
    "count model forecast": count_model,
    "exponential smoothing forecast": exponential_smoothing,
    "count autoregression forecast": count_autoregression,
    "backtest": backtest,
    "demand outlook": outlook,
    "recording scenarios": recording_scenarios,
    "CRPS of a sample": crps_sample,
    "CRPS, normal": crps_normal,
    "CRPS, Poisson": crps_poisson,
    "CRPS, negative binomial": crps_negative_binomial,
    "log score, Poisson": log_score_poisson,
    "log score, negative binomial": log_score_negative_binomial,
    "interval score": interval_score,
    "pinball loss": pinball,
    "Dawid-Sebastiani score": dawid_sebastiani,
    "comparison from protected values": compare_ranges,
    "range of a rounded count": rounded_range,
    "smallest publishable conclusions": smallest_conclusions,
    "power of a change": power_of_change,
    "quantiles": quantile_group,
    "comparability grade": grade,
    "wording engine": plain_words,
}
STATISTICS: Mapping[str, Callable[..., Any]] = checked_statistics(_EVERY)
"""Plain numbers or arrays in; an interval, a number, or a finding with its parts and ``say`` out."""
