"""Known answers for counts, shares, ratios and many areas: what is compared, what we find, what others find."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

import numpy as np

from faircount.compare import STATISTICS
from faircount.compare.areas.effects import RandomEffects
from tests.unit.compare.oracle import number, rows

Pair = tuple[str, object, str]

LEVELS = (0.95, 0.998)


def pairs_00() -> Iterator[Pair]:
    for known in rows("00_seed_facts"):
        given = [float(known[name]) for name in ("x1", "x2", "t1", "t2")]
        for level, low, high in ((0.95, "lo95", "hi95"), (0.998, "lo998", "hi998")):
            found = STATISTICS["rate ratio, exact conditional"](*given, confidence=level)
            yield "ratio", found.value, known["ratio"]
            yield low, found.lower, known[low]
            yield high, found.upper, known[high]
        x1, x2, t1, t2 = given
        yield "p", STATISTICS["rate ratio, exact conditional p-value"](*given), known["p_central"]
        yield "test", STATISTICS["one-sided test of a factor"](x1, x2, 2, t1, t2), known["p_onesided_le2"]
        yield "above 1", STATISTICS["P(R>r)"](x1, x2, 1, t1, t2), known["P_gt1"]
        yield "above 2", STATISTICS["P(R>r)"](x1, x2, 2, t1, t2), known["P_gt2"]
        for count, low, high in ((x1, "x1_lo", "x1_hi"), (x2, "x2_lo", "x2_hi")):
            found = STATISTICS["exact (Garwood) interval"](count)
            yield low, found.lower, known[low]
            yield high, found.upper, known[high]


def pairs_02() -> Iterator[Pair]:
    for known in rows("02_crude_rates"):
        given = (float(known["x"]), float(known["n"]), float(known["multiplier"]), float(known["conf"]))
        found = STATISTICS["crude rate (PHE rule)"](*given)
        for name, value in zip(("value", "lowercl", "uppercl"), found, strict=True):
            yield f"{known['x']} {name}", value, known[name]


def pairs_03() -> Iterator[Pair]:
    methods = {
        "wilson": "Wilson interval",
        "clopper_pearson": "Clopper-Pearson interval",
        "midp": "mid-p interval for a proportion",
        "jeffreys": "Jeffreys interval",
    }
    for known in rows("03_proportions"):
        for column, name in methods.items():
            found = STATISTICS[name](float(known["x"]), float(known["n"]), confidence=float(known["confidence"]))
            yield f"{column} {known['x']} of {known['n']}", found.lower, known[f"{column}_lower"]
            yield f"{column} {known['x']} of {known['n']}", found.upper, known[f"{column}_upper"]


def pairs_05() -> Iterator[Pair]:
    bands = {area: list(held) for area, held in groupby(rows("05_isr_input"), lambda row: row["area"])}
    for output, per in (("05_isratio_output", 100.0), ("05_israte_output", 1.0)):
        for known in rows(output):
            held = bands[known["area"]]
            columns = ([float(row[name]) for row in held] for name in ("n", "x_ref", "n_ref"))
            expected = STATISTICS["expected events"](*columns)
            yield "expected", expected, known["expected"]
            rate = float(known.get("ref_rate", "1"))
            for level, label in zip(LEVELS, ("95_0", "99_8"), strict=True):
                found = STATISTICS["indirectly standardised ratio"](float(known["observed"]), expected, per, rate, level)
                yield "value", found.value, known["value"]
                yield label, found.lower, known[f"lower{label}cl"]
                yield label, found.upper, known[f"upper{label}cl"]


def pairs_06() -> Iterator[Pair]:
    for _, held in groupby(rows("06_quantiles"), lambda row: (row["case"], row["nquantiles"], row["invert"])):
        group = list(held)
        values = [number(row["value"]) for row in group]
        found = STATISTICS["quantiles"](values, int(group[0]["nquantiles"]), group[0]["invert"] == "TRUE")
        for row, place in zip(group, found, strict=True):
            yield row["case"], math.nan if place is None else float(place), row["quantile"]


def pairs_07() -> Iterator[Pair]:
    for known in rows("07_funnel_rate_limits_1y"):
        for deviates, level in (("2s", 0.95), ("3s", 0.998)):
            baseline = float(known["baseline"]) / 100_000
            for end in ("lower", "upper"):
                people = float(known[f"{end}_{deviates}_population_1_year"])
                found = STATISTICS["funnel limits"]([0], [people], baseline, level)
                yield "limit", 100_000 * float(getattr(found, end)[0]), known[f"{end}_{deviates}_limit"]
            low, _ = STATISTICS["funnel limit curve"](float(known["Events"]), level)
            yield "curve", float(low) / baseline, known[f"lower_{deviates}_population_1_year"]
    held = rows("07_funnel_rate_significance")
    for level, mark in ((0.998, ("(0.001)",)), (0.95, ("(0.001)", "(0.025)"))):
        funnel = STATISTICS["funnel limits"](*([float(row[name]) for row in held] for name in ("x", "n")), confidence=level)
        for row, position in zip(held, funnel.position, strict=True):
            out = row["significance"].endswith(mark)
            word = {"Low": "lower", "High": "higher"}[row["significance"].split()[0]] if out else "similar"
            yield row["area"], float(position == word), "1"


_LABELS = {
    ("lower", "lower"): "Low (0.001)",
    ("similar", "lower"): "Low (0.025)",
    ("similar", "similar"): "Not significant",
    ("similar", "higher"): "High (0.025)",
    ("higher", "higher"): "High (0.001)",
}


def pairs_07_others() -> Iterator[Pair]:
    """Limits of proportions, of ratios and of two years together; PHE's own search stops at 1e-7 of what is expected."""
    for known in rows("07_funnel_prop_limits"):
        for deviates, level in (("2s", 0.95), ("3s", 0.998)):
            found = STATISTICS["funnel limits of proportions"](
                0, float(known["Population"]), float(known["baseline"]) / 100, level
            )
            for end in ("lower", "upper"):
                yield f"proportion {end}", 100 * float(getattr(found, end)[0]), known[f"{end}_{deviates}_limit"]
    for known in rows("07_funnel_ratio_limits"):
        for deviates, level in (("2s", 0.95), ("3s", 0.998)):
            ends = STATISTICS["funnel limit curve"](float(known["Observed_events"]), level)
            for end, expected in zip(("lower", "upper"), ends, strict=True):
                if expected > 0.01:
                    yield f"ratio {end}", float(expected), known[f"{end}_{deviates}_exp_events"]
    for known in rows("07_funnel_rate_limits_2y"):
        low, _ = STATISTICS["funnel limit curve"](float(known["Events"]), 0.95)
        yield "two years", float(low) / float(known["baseline"]) * 1e5 / 2, known["lower_2s_population_1_year"]
    for name, statistic, columns, average in (
        ("07_funnel_prop_significance", "funnel limits of proportions", ("flagged", "total"), ()),
        ("07_funnel_ratio_significance", "funnel limits", ("obs", "expected"), (1.0,)),
    ):
        held = rows(name)
        given = [[float(row[column]) for row in held] for column in columns]
        outer, inner = (STATISTICS[statistic](*given, *average, confidence=level).position for level in (0.998, 0.95))
        for row, far, near in zip(held, outer, inner, strict=True):
            yield f"{name} {row['area']}", float(_LABELS[str(far), str(near)] == row["significance"]), "1"


def pairs_10() -> Iterator[Pair]:
    known = {row["quantity"]: row["value"] for row in rows("10_likeforlike_output")}
    held = rows("10_likeforlike_input")
    found = STATISTICS["like-for-like pooled ratio"](*([number(row[year]) for row in held] for year in ("y1", "y2")))
    yield "ratio", found.ratio.value, known["ratio_matched"]
    yield "low", found.ratio.lower, known["ratio_matched_lo"]
    yield "tau2", found.spread.tau2, known["tau2_DL"]
    yield "high", found.ratio.upper, known["ratio_matched_hi"]
    yield "Q", found.spread.q, known["Q"]
    yield "I2", 100 * found.spread.i_squared, known["I2"]
    yield "middle", math.log(found.typical.value), known["log_mean_DL"]
    for end, side in (("lower", "lo"), ("upper", "hi")):
        yield f"typical {end}", math.log(getattr(found.typical, end)), known[f"{side}_DL_HK"]
    yield "matched", float(len(found.areas)), known["n_both"]
    yield "before", float(found.before), known["sum_y1_matched"]
    yield "after", float(found.after), known["sum_y2_matched"]


def pairs_10_effects() -> Iterator[Pair]:
    known = {row["quantity"]: row["value"] for row in rows("10_likeforlike_output")}
    columns = [[float(row[name]) for row in rows("10_likeforlike_effects")] for name in ("log_irr", "var")]
    found = STATISTICS["random-effects mean"](*columns)
    yield from _middle(found, known, "DL")
    yield "error", found.error, known["se_DL"]
    yield "probability", found.spread.p_value, known["Q_p"]
    yield "degrees_of_freedom", float(found.spread.degrees_of_freedom), known["Q_df"]
    for end, side in (("lower", "lo"), ("upper", "hi")):
        yield f"Hartung-Knapp {end}", getattr(found.hartung_knapp, end), known[f"{side}_DL_HK"]
        yield f"prediction {end}", getattr(found.normal_prediction, end), known[f"pi_{side}_DL"]


def pairs_10_likelihood() -> Iterator[Pair]:
    """R's own search for the likeliest variance stops at 1e-5."""
    known = {row["quantity"]: row["value"] for row in rows("10_likeforlike_output")}
    columns = [[float(row[name]) for row in rows("10_likeforlike_effects")] for name in ("log_irr", "var")]
    yield from _middle(STATISTICS["random-effects mean"](*columns, "REML"), known, "REML")


def _middle(found: RandomEffects, known: dict[str, str], method: str) -> Iterator[Pair]:
    yield f"tau2 {method}", found.tau2, known[f"tau2_{method}"]
    yield f"middle {method}", found.middle.value, known[f"log_mean_{method}"]
    yield f"low {method}", found.middle.lower, known[f"lo_{method}"]
    yield f"high {method}", found.middle.upper, known[f"hi_{method}"]


def pairs_12() -> Iterator[Pair]:
    for known in rows("12_two_proportions"):
        found = STATISTICS["Newcombe difference"](*(float(known[name]) for name in ("x1", "n1", "x2", "n2")))
        yield "difference", found.value, known["diff"]
        yield "low", found.lower, known["newcombe10_lo"]
        yield "high", found.upper, known["newcombe10_hi"]


def pairs_12_score() -> Iterator[Pair]:
    columns = {"difference": ("mn_rd", "mee_rd"), "ratio": ("mn_rr",), "odds ratio": ("mn_or",)}
    for known in rows("12_two_proportions"):
        given = [int(known[name]) for name in ("x1", "n1", "x2", "n2")]
        yield "Fisher", STATISTICS["Fisher test"](*given), known["fisher_p"]
        for measure, names in columns.items():
            found = STATISTICS["Miettinen-Nurminen interval"](*given, measure)
            for name in names:
                yield f"{given} {name}", found.lower, known[f"{name}_lo"]
                yield f"{given} {name}", found.upper, known[f"{name}_hi"]


def pairs_14() -> Iterator[Pair]:
    methods = {"bonferroni": "Bonferroni", "holm": "Holm", "hochberg": "Hochberg", "hommel": "Hommel"}
    methods |= {"BH": "Benjamini-Hochberg", "BY": "Benjamini-Yekutieli"}
    for case, held in groupby(rows("14_multiplicity"), lambda row: row["case"]):
        group = list(held)
        for column, method in methods.items():
            found = STATISTICS["multiplicity"]([number(row["p"]) for row in group], method).values
            for row, value in zip(group, found, strict=True):
                yield f"{case} {method}", math.nan if value is None else value, row[column]


def pairs_21() -> Iterator[Pair]:
    for known in rows("21_tipping_point"):
        x1, x2 = float(known["x1"]), float(known["x2"])
        found = STATISTICS["completeness tipping point"](x1, x2)
        yield "fully", found.fully_explained, known["k_explains_point"]
        yield "clear", found.no_longer_clear, known["k_ci_includes_1"]
        yield "doubling", found.not_a_doubling, known["k_max_for_doubling"]
        for factor in (1.0, 1.5, 2.0, 3.0):
            yield f"above {factor}", STATISTICS["P(R>r)"](x1, x2, factor), known[f"p_gt{factor:g}_jeffreys"]
    for known in rows("21_tipping_grid"):
        found = STATISTICS["completeness grid"](*(float(known[name]) for name in ("x1", "x2", "c1", "c2")))
        for value, name in zip(found, ("adj_ratio", "adj_lo", "adj_hi"), strict=True):
            yield name, value, known[name]


def pairs_22() -> Iterator[Pair]:
    known = rows("22_eb_output")
    near: dict[int, list[int]] = {}
    for row in rows("22_eb_neighbours"):
        near.setdefault(int(row["i"]) - 1, []).append(int(row["j"]) - 1)
    count, people = ([float(row[name]) for row in known] for name in ("x", "n"))
    drawn = STATISTICS["empirical-Bayes shrinkage"](count, people).rates
    nearby = STATISTICS["empirical-Bayes shrinkage, local"](count, people, near)
    for row, common, local in zip(known, drawn, nearby, strict=True):
        yield "global", common, row["eb_global"]
        yield "local", local, row["eb_local"]
    told = {row["quantity"]: row["value"] for row in rows("22_eb_moran")}
    found = STATISTICS["Moran's I"](np.array(count) / np.array(people), near)
    yield "I", found.statistic, told["moran_I_raw"]
    yield "expected", found.expected, told["moran_E"]
    yield "variance", found.variance, told["moran_var_randomisation"]
    yield "rates", STATISTICS["Moran's I of rates"](count, people, near), told["EBI_statistic"]
