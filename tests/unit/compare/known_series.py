"""Known answers for series, audits, lists and forecasts: what is compared, what we find, what others find."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from faircount.compare import STATISTICS
from tests.unit.compare.oracle import rows

Pair = tuple[str, object, str]


def pairs_13() -> Iterator[Pair]:
    for known in rows("13_trend_output"):
        held = [row for row in rows("13_trend_input") if row["case"] == known["case"]]
        if len(held) < 5:
            continue
        columns = [[float(row[name]) for row in held] for name in ("y", "n", "t")]
        found = STATISTICS["quasi-Poisson trend"](*columns, least_dispersion=0.0)
        for name, value in (
            ("intercept", found.intercept),
            ("slope", found.slope),
            ("se_pois", found.poisson_error),
            ("deviance", found.deviance),
            ("phi", found.dispersion),
            ("se_quasi", found.error),
            ("quasi_lo_t", math.log(found.each_period.lower)),
            ("quasi_hi_t", math.log(found.each_period.upper)),
        ):
            yield f"{known['case']} {name}", value, known[name]
        if known["nb_slope"] != "NA":
            spread = STATISTICS["negative binomial trend"](*columns)
            yield "nb slope", spread.slope, known["nb_slope"]
            yield "nb error", spread.error, known["nb_se"]
            yield "nb size", spread.size, known["nb_theta"]


def pairs_15() -> Iterator[Pair]:
    for case, held in groupby(rows("15_breaks_output"), lambda row: row["case"]):
        breaks = list(held)
        found = STATISTICS["unknown-break warning"]([float(row["y"]) for row in rows("15_breaks_input") if row["case"] == case])
        yield f"{case} F", found.sup_f, breaks[0]["supF"]
        yield f"{case} squares", found.squares[0], breaks[0]["RSS0"]
        yield f"{case} none", found.criteria[0], breaks[0]["BIC0"]
        yield f"{case} best", min(found.criteria), breaks[0]["BIC_min"]
        yield f"{case} number", float(len(found.places)), breaks[0]["n_breaks_BIC"]
        for row, place, (low, high) in zip(breaks, found.places, found.ranges, strict=True):
            yield f"{case} place", float(place), row["breakpoint"]
            yield f"{case} from", float(low), row["ci_lo"]
            yield f"{case} to", float(high), row["ci_hi"]


def pairs_16() -> Iterator[Pair]:
    for case, held in groupby(rows("16_outbreak_output"), lambda row: row["case"]):
        series = [float(row["y"]) for row in rows("16_outbreak_input") if row["case"] == case]
        # Not C3, whose limit in R takes the newest count into itself: see ``test_ears.py``.
        watched = {method: STATISTICS["EARS check"](series, method) for method in ("C1", "C2")}
        for row in held:
            place = int(row["month"]) - 1
            for method, found in watched.items():
                at = found.places.index(place)
                yield f"{case} {place} {method}", found.limit[at], row[f"{method.lower()}_ub"]
                yield f"{case} {place} {method}", float(found.alarm[at]), row[f"{method.lower()}_alarm"]
            older, newer = STATISTICS["Farrington check"](series, place), STATISTICS["Farrington flexible check"](series, place)
            yield f"{case} {place} Farrington", older.limit or 0.0, row["farrington_ub"]
            yield f"{case} {place} Farrington", float(older.alarm), row["farrington_alarm"]
            yield f"{case} {place} flexible", math.nan if newer.limit is None else newer.limit, row["farrington_flex_ub"]
            yield f"{case} {place} flexible", float(newer.alarm), row["farrington_flex_alarm"]


def pairs_17() -> Iterator[Pair]:
    for known in rows("17_audit_output"):
        held = [row for row in rows("17_audit_input") if row["case"] == known["case"]]
        strata = sorted({row["stratum"] for row in held})
        sizes = [int(next(row["N"] for row in held if row["stratum"] == stratum)) for stratum in strata]
        read = [sum(row["stratum"] == stratum for row in held) for stratum in strata]

        def found(column: str, held=held, strata=strata) -> list[int]:
            return [sum(int(row[column]) for row in held if row["stratum"] == stratum) for stratum in strata]

        share = STATISTICS["stratified audit sample"](sizes, read, found("ok"))
        yield "share", share.share, known["p_ok"]
        yield "error", share.error, known["se"]
        yield "degrees_of_freedom", float(share.degrees_of_freedom), known["df"]
        if share.wald is not None and share.logit is not None:
            yield "wald", share.wald.lower, known["wald_t_lo"]
            yield "logit", share.logit.lower, known["logit_lo"]
            yield "logit", share.logit.upper, known["logit_hi"]
            yield "Korn-Graubard", share.korn_graubard.lower, known["beta_kg_lo"]
            yield "Korn-Graubard", share.korn_graubard.upper, known["beta_kg_hi"]
        should = STATISTICS["stratified audit sample"](sizes, read, found("should_flag"))
        yield "total", should.total, known["total_should_flag"]
        yield "total error", should.total_error, known["total_se"]
        places = [strata.index(row["stratum"]) for row in held]
        columns = ([int(row[name]) for row in held] for name in ("flagged", "should_flag"))
        ratio, error = STATISTICS["stratified audit ratio"](sizes, places, *columns)
        yield "ratio", ratio.value, known["completeness_ratio"]
        yield "ratio error", error, known["completeness_se"]


def pairs_18() -> Iterator[Pair]:
    for known in rows("18_capture_recapture_2list"):
        found = STATISTICS["capture-recapture, two lists"](*(int(known[name]) for name in ("both", "only1", "only2")))
        yield "total", found.total.value, known["chapman"]
        yield "variance", found.variance, known["chapman_var"]
        yield "wald", found.wald.lower, known["wald_lo"]
        yield "low", found.total.lower, known["lognormal_lo"]
        yield "high", found.total.upper, known["lognormal_hi"]
        yield "first", found.completeness_first, known["completeness_list1"]
        yield "second", found.completeness_second, known["completeness_list2"]


def pairs_18_three() -> Iterator[Pair]:
    for case, held in groupby(rows("18_capture_recapture_3list"), lambda row: row["case"]):
        given = [row for row in rows("18_capture_recapture_3list_input") if row["case"] == case]
        frequencies = {(int(row["a"]), int(row["b"]), int(row["c"])): int(row["freq"]) for row in given}
        found = STATISTICS["capture-recapture, three lists"](frequencies)
        for known in held:
            model = found.models[known["model"]]
            yield "total", model.total, known["abundance"]
            yield "error", model.error, known["stderr"]
            yield "AIC", model.aic, known["AIC"]
            yield "BIC", model.bic, known["BIC"]
            yield "deviance", model.deviance + 1, str(float(known["deviance"]) + 1)


def pairs_19() -> Iterator[Pair]:
    for known in rows("19_scores_parametric"):
        actual, mean, size = (float(known[name]) for name in ("y", "lambda", "nb_size"))
        yield "Poisson", STATISTICS["CRPS, Poisson"](actual, mean), known["crps_pois"]
        yield "log Poisson", STATISTICS["log score, Poisson"](actual, mean), known["logs_pois"]
        yield "NB", STATISTICS["CRPS, negative binomial"](actual, mean, size), known["crps_nbinom"]
        yield "log NB", STATISTICS["log score, negative binomial"](actual, mean, size), known["logs_nbinom"]
        yield "normal", STATISTICS["CRPS, normal"](actual, mean, math.sqrt(mean)), known["crps_norm"]
        limits = float(known["l95"]), float(known["u95"])
        yield "interval", STATISTICS["interval score"](actual, *limits), known["interval_score95"]
    for known in rows("19_scores_sample_output"):
        draws = [float(row["draw"]) for row in rows("19_scores_sample_input") if row["case"] == known["case"]]
        yield "sample", STATISTICS["CRPS of a sample"](float(known["y"]), draws), known["crps_edf"]


FORECASTS = {
    "naive": "naive forecast",
    "snaive": "seasonal naive forecast",
    "drift": "drift forecast",
    "mean": "mean forecast",
}


def pairs_20() -> Iterator[Pair]:
    for (case, method), held in groupby(rows("20_forecast_output"), lambda row: (row["case"], row["method"])):
        series = [float(row["y"]) for row in rows("20_forecast_input") if row["case"] == case]
        group = list(held)
        forecast = STATISTICS[FORECASTS[method]](series, len(group))
        for level in ("80", "95"):
            ranges = forecast.range(int(level) / 100)
            for step, row in enumerate(group):
                yield f"{case} {method}", ranges.value[step], row["mean"]
                yield f"{case} {method}", ranges.lower[step], row[f"lo{level}"]
                yield f"{case} {method}", ranges.upper[step], row[f"hi{level}"]


def pairs_24() -> Iterator[Pair]:
    means = {(row["case"], row["method"]): row for row in rows("24_backtest_summary")}
    for (case, method), held in groupby(rows("24_backtest_rows"), lambda row: (row["case"], row["method"])):
        series = [float(row["y"]) for row in rows("20_forecast_input") if row["case"] == case]
        first, ahead = (36, 3) if case == "monthly" else (4, 1)
        level = 0
        found = STATISTICS["backtest"](series, STATISTICS[FORECASTS[method]], first, ahead)
        for row, trial in zip(held, found.trials, strict=True):
            yield "origin", float(trial.origin), row["origin"]
            yield "mean", trial.mean, row["mean"]
            yield "in 80", float(trial.in_80), row["in80"]
            yield "in 95", float(trial.in_95), row["in95"]
            if method == "drift" and series[0] == series[trial.origin - 1]:
                # The error is s * sqrt(h * (1 + h / (T - 1))), here and in every other row. Where the line is just level the
                # maker's is s * sqrt(h * (1 + (h - 1) / (T - 1))), as if its slope were known for the first step.
                periods, steps = trial.origin - 1, trial.ahead
                level += 1
                theirs = (trial.upper - trial.lower) * math.sqrt((1 + (steps - 1) / periods) / (1 + steps / periods))
                yield "width", theirs, str(float(row["hi95"]) - float(row["lo95"]))
                continue
            yield "low", trial.lower, row["lo95"]
            yield "interval score", trial.interval_score, row["interval_score95"]
            if row["crps_norm"] != "NA":
                yield "crps", trial.crps, row["crps_norm"]
        told = means[case, method]
        yield "mae", found.mean_error, told["mae"]
        yield "80", found.coverage_80, told["cover80"]
        yield "95", found.coverage_95, told["cover95"]
        if level == 0:
            yield "is", found.interval_score, told["is95"]
        assert level in (0, 6)
