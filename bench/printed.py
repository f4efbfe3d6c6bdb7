"""Every range and flag that is printed: how often it holds what it says and how often it speaks though nothing happened.

Over the sizes that forces have, and over spreads wider than chance. ``--write`` puts the tables, with the date and the commit,
into docs/measured/statistics.md; without it they are printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy import special

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.audited import audits
from bench.covered import (
    COUNTS,
    DIFFERENCES,
    FINE_MEANS,
    FINE_SHARES,
    OF_SHARES,
    OF_TWO_SHARES,
    RATIOS,
    of_counts,
    of_differences,
    of_ratios,
    of_shares,
    of_two_shares,
)
from bench.drawn import TRIALS, covered
from bench.false_changes import (
    SEED,
    SPREAD_OF_SIZES,
    UNLIKE,
    Array,
    Rows,
    changes,
    counted,
    found_changes,
    sizes,
    sums_of_areas,
    unlike_changes,
)
from bench.false_changes import share as _of

from faircount.compare.areas.dispersed_funnel import SpreadFunnel, change_funnel, ratio_funnel, share_funnel
from faircount.compare.areas.effects import random_effects
from faircount.compare.areas.limits import exact_funnel
from faircount.compare.areas.ranks import rank_interval
from faircount.compare.chart_rules import RULE_SETS
from faircount.compare.funnel import Position
from faircount.compare.interval import deviate
from faircount.compare.intervals.counts import predicted_count
from faircount.compare.like_for_like import like_for_like
from faircount.compare.outlook.outlook import outlook
from faircount.compare.spc import c_chart, u_prime, xmr
from faircount.compare.trend.break_warning import break_warning

PAGE = Path(__file__).parents[1] / "docs" / "measured" / "statistics.md"
BEYOND = 0.998


def ranges_summed() -> Rows:
    """Least and mean share of times that each range of one or two numbers holds, summed over every outcome."""
    ways: tuple[tuple[Sequence[object], Callable[..., Array]], ...] = (
        (COUNTS, lambda limits: of_counts(limits, FINE_MEANS)),
        (OF_SHARES, lambda limits: of_shares(limits, FINE_SHARES)),
        (RATIOS, of_ratios),
        (DIFFERENCES, of_differences),
        (OF_TWO_SHARES, of_two_shares),
    )
    for group, cover in ways:
        for way in group:
            held = cover(way.limits)  # type: ignore[attr-defined]
            yield f"{way.name} {way.named.get('limits', '')}".strip(), _of(held.min()), _of(held.mean())  # type: ignore[attr-defined]


def ranges_drawn(times: int) -> Rows:
    """How often ranges hold that are made of too many numbers to sum over."""
    for name in TRIALS:
        many = times // 5 if name == "negative binomial trend" else times
        yield name, _of(covered(name, many)), many


def predictions() -> Rows:
    """Where the next count lies, summed over both counts; beside it what the confidence interval would hold of next counts."""
    for mean in (0.5, 2.0, 5.0, 10.0, 20.0, 55.0, 145.0, 820.0, 5_000.0):
        known = np.arange(max(0, int(mean - 9 * mean**0.5 - 9)), int(mean + 9 * mean**0.5 + 15), dtype=np.float64)
        chance = np.exp(special.xlogy(known, mean) - mean - special.gammaln(known + 1))
        shares = []
        for low, high in (_ends(predicted_count(known)), _confidence(known)):
            below = np.where(low > 0, special.gammaincc(np.maximum(low, 1.0), mean), 0.0)
            shares.append(float(np.sum(chance * (special.gammaincc(high + 1, mean) - below))))
        yield f"{mean:g}", *map(_of, shares)


def _ends(found: tuple[object, Array, Array]) -> tuple[Array, Array]:
    return np.asarray(found[1]), np.asarray(found[2])


def _confidence(known: Array) -> tuple[Array, Array]:
    low = np.where(known > 0, special.gammaincinv(np.maximum(known, 1e-9), 0.025), 0.0)
    return np.ceil(low), np.floor(special.gammainccinv(known + 1, 0.025))


def funnels(times: int) -> Rows:
    """Of a thousand areas that are like the others, how many lie outside 99.8% limits with spread; 2 is what they say.

    "others" are the limits that other programs draw from the same trimmed phi, with the normal curve.
    """
    for areas in (10, 20, 43):
        for spread in (0.0, 0.1, 0.2, 0.4):
            drawn, out = np.random.default_rng(SEED), np.zeros(6)
            for _ in range(times):
                expected = sizes(drawn, areas, 300.0)
                beneath = np.exp(drawn.normal(-(spread**2) / 2, spread, areas))
                earlier, later = drawn.poisson(expected), drawn.poisson(expected * beneath)
                among = expected * later.sum() / expected.sum()
                whole = np.ceil(10 * expected).astype(int)
                part = drawn.binomial(whole, np.clip(0.1 * beneath, 0, 1))
                root = ratio_funnel(later, among, confidence=BEYOND)
                made = (
                    root,
                    ratio_funnel(later, among, "natural", confidence=BEYOND),
                    ratio_funnel(np.maximum(later, 1), among, "log", confidence=BEYOND),
                    share_funnel(part, whole, confidence=BEYOND),
                    change_funnel(earlier + 1, later + 1, confidence=BEYOND),
                )
                out += [*(len(each.outside) for each in made), _as_others(root)]
            yield areas, f"{spread:g}", *(f"{1000 * each / times / areas:.1f}" for each in out)


def _as_others(found: SpreadFunnel) -> int:
    return int(np.sum(np.abs(found.score) > deviate(BEYOND) * np.sqrt(1 + found.tau2 / found.error**2)))


def chance_funnel(times: int) -> Rows:
    """Of a thousand areas with one rate, how many are said to lie beyond chance alone."""
    for level in (0.95, BEYOND):
        drawn, out = np.random.default_rng(SEED), 0
        for _ in range(times):
            expected = sizes(drawn, 43, 150.0)
            found = exact_funnel(drawn.poisson(expected), expected, average=1.0, confidence=level)
            out += sum(position is not Position.SIMILAR for position in found.position)
        yield f"{level:g}", f"{1000 * out / times / 43:.1f}", f"{1000 * (1 - level):.0f}"


def one_more(times: int) -> Rows:
    """How often the ratio beneath one further area lies in the range given for it; beside it the range of other programs."""
    for areas in (3, 4, 5, 7, 10, 20, 43):
        for spread in (0.05, 0.1, 0.2, 0.4):
            drawn, held, normal = np.random.default_rng(SEED + areas), 0, 0
            for _ in range(times):
                expected = sizes(drawn, areas, 150.0)
                before = drawn.poisson(expected) + 1
                after = drawn.poisson(expected * np.exp(drawn.normal(0.1, spread, areas))) + 1
                one = drawn.normal(0.1, spread)
                found = random_effects(np.log(after / before).tolist(), (1 / after + 1 / before).tolist())
                held += found.prediction.lower <= one <= found.prediction.upper
                normal += found.normal_prediction.lower <= one <= found.normal_prediction.upper
            yield areas, f"{spread:g}", _of(held / times), _of(normal / times)


def together(times: int) -> Rows:
    """How often the range of the pooled ratio holds the ratio of the sums, and that of an area in the middle its own."""
    for areas in (3, 10, 43):
        for spread in (0.0, 0.2):
            drawn, sums, middle = np.random.default_rng(SEED), 0, 0
            for _ in range(times):
                expected = sizes(drawn, areas, 150.0)
                beneath = np.exp(drawn.normal(0.1, spread, areas))
                before, after = drawn.poisson(expected) + 1, drawn.poisson(expected * beneath) + 1
                keys = [f"{place:03d}" for place in range(areas)]
                found = like_for_like(dict(zip(keys, before.tolist(), strict=True)), dict(zip(keys, after.tolist(), strict=True)))
                sums += found.ratio.covers(float(np.sum(expected * beneath) / expected.sum()))
                middle += found.typical is not None and found.typical.covers(float(np.exp(0.1)))
            yield areas, f"{spread:g}", _of(sums / times), _of(middle / times)


def outlooks(times: int) -> Rows:
    """How often the twelve months to come lie in the ranges of an outlook from sixty, and how often there is none."""
    for name, shift, last, yearly in (
        ("steady", 1.0, 0, 0.0),
        ("rising 15% a year", 1.0, 0, 0.15),
        ("1.3 times as high for 4 months", 1.3, 4, 0.0),
        ("1.5 times as high for 4 months", 1.5, 4, 0.0),
        ("twice as high for 4 months", 2.0, 4, 0.0),
        ("0.6 times as high for 4 months", 0.6, 4, 0.0),
        ("1.5 times as high for 15 months", 1.5, 15, 0.0),
    ):
        drawn, refused, shifted, widened, held = np.random.default_rng(SEED), 0, 0, 0, []
        for trial in range(times):
            place = np.arange(72)
            mean = 40 * (1 + 0.2 * np.sin(2 * np.pi * place / 12)) * (1 + yearly) ** (place / 12)
            series = counted(drawn, np.where(place >= 60 - last, mean * shift, mean), 1.0 + trial % 2)
            found, came = outlook(series[:60]), series[60:]
            refused += found.refusal is not None
            shifted += found.refusal is not None and found.refusal.reason == "level shift"
            if found.range_80 is None or found.range_95 is None:
                continue
            widened += found.shift is not None
            held.append([np.mean((each.lower <= came) & (came <= each.upper)) for each in (found.range_80, found.range_95)])
        shares = [_of(float(each)) for each in np.mean(held, axis=0)] if held else ["none given", "none given"]
        yield name, times, refused, shifted, widened, *shares


def charts(times: int) -> Rows:
    """Of 24 months in which nothing changed: in how many charts anything stands out, and the share of points that does."""
    kinds = {
        "XmR": lambda points, rules: xmr(points, rules),
        "C": lambda points, rules: c_chart(points, rules),
        "U'": lambda points, rules: u_prime(points, np.full(len(points), 1_000.0), rules),
    }
    for kind, draw in kinds.items():
        for rules in RULE_SETS:
            for variance in (1.0, 2.0):
                drawn, some, points = np.random.default_rng(SEED), 0, 0
                for _ in range(times):
                    out = draw(counted(drawn, np.full(24, 40.0), variance), rules).standing_out
                    some, points = some + bool(out), points + len(out)
                yield kind, rules, f"{variance:g}", _of(some / times), f"{points / times / 24:.4f}"


def breaks(times: int) -> Rows:
    """How often a series of 48 months in which nothing changed is said to be broken."""
    for variance in (1.0, 2.0, 5.0):
        drawn = np.random.default_rng(SEED)
        yield (
            f"{variance:g}",
            _of(sum(break_warning(counted(drawn, np.full(48, 40.0), variance)).warns for _ in range(times)) / times),
        )


def ranks(times: int) -> Rows:
    """How often an area's true place lies in its range, of rates and of changes; where all are alike, every place is true."""
    for areas in (3, 12, 43):
        for mean in (10.0, 55.0, 150.0):
            for spread in (0.0, 0.1, 0.3):
                drawn = np.random.default_rng(SEED)
                of_rates = np.array([_placed(drawn, areas, mean, spread, False) for _ in range(times)])
                of_changes = np.array([_placed(drawn, areas, mean, spread, True) for _ in range(times)])
                told = (*of_rates.mean(axis=0)[:2], *of_changes.mean(axis=0)[:2])
                yield areas, f"{mean:g}", f"{spread:g}", *map(_of, told), f"{np.median(of_rates[:, 2]):.0f}"


def _placed(drawn: np.random.Generator, areas: int, mean: float, spread: float, of_changes: bool) -> tuple[float, float, float]:
    """The share of areas whose range holds their places, the same of the first and the last, and the usual width."""
    people, beneath = sizes(drawn, areas, mean), np.exp(drawn.normal(0, spread, areas))
    after = drawn.poisson(people * beneath)
    found = rank_interval(after, 1.0, before=drawn.poisson(people)) if of_changes else rank_interval(after, people)
    highest, lowest = 1 + (beneath[:, None] < beneath).sum(axis=1), areas - (beneath[:, None] > beneath).sum(axis=1)
    holds = (found.highest <= highest) & (lowest <= found.lowest)
    return float(holds.mean()), float(holds[[beneath.argmax(), beneath.argmin()]].mean()), found.width


def tables(scale: float) -> Iterator[tuple[str, str, Sequence[str], Rows]]:
    """Every table: its title, what it says, its heads and its rows."""

    def times(usual: int) -> int:
        return max(20, round(usual * scale))

    for title, heads, rows in (
        ("Ranges at 95%, summed", ("range", "least", "mean"), ranges_summed),
        ("Ranges at 95%, drawn", ("range", "held", "trials"), lambda: ranges_drawn(times(500))),
        ("The next count, 95%", ("mean", "prediction range", "confidence interval, which is not for this"), predictions),
        ("A false change among many", ("areas", "mean count", "variance 1", "1.5", "2", "3", "5"), lambda: changes(times(300))),
        (
            "A false change among areas that vary unlike each other",
            ("areas", "mean count", *UNLIKE),
            lambda: unlike_changes(times(300)),
        ),
        (
            "A false change of the sums",
            ("areas", "mean count", "variance 1", "2", "3", "5", *UNLIKE),
            lambda: sums_of_areas(times(300)),
        ),
        ("A true change among 43", ("times as many", "variance 1", "2", "5"), lambda: found_changes(times(200))),
        (
            "Funnels with spread, 99.8%",
            ("areas", "spread", "root", "natural", "log", "shares", "changes", "others, root"),
            lambda: funnels(times(400)),
        ),
        ("Funnels of chance", ("limits", "outside, of 1,000", "stated"), lambda: chance_funnel(times(100))),
        ("One further area, 95%", ("areas", "spread", "ours", "normal"), lambda: one_more(times(300))),
        ("Areas together, 95%", ("areas", "spread", "ratio of the sums", "area in the middle"), lambda: together(times(300))),
        ("Audits read in part, 95%", ("range", "strata", "held"), lambda: audits(times(2000))),
        (
            "Outlooks",
            ("series", "tried", "refused", "of these for a level shift", "widened", "80% range held", "95% range held"),
            lambda: outlooks(times(30)),
        ),
        (
            "Charts of 24 months",
            ("chart", "rules", "variance", "anything stands out", "share of points"),
            lambda: charts(times(300)),
        ),
        ("Undeclared breaks", ("variance", "warned"), lambda: breaks(times(150))),
        (
            "Places, 95%",
            ("areas", "mean count", "spread", "rates", "first and last", "changes", "first and last", "places wide"),
            lambda: ranks(times(60)),
        ),
    ):
        yield title, SAYS[title], heads, rows()


SAYS = {
    "Ranges at 95%, summed": ranges_summed,
    "Ranges at 95%, drawn": ranges_drawn,
    "The next count, 95%": predictions,
    "A false change among many": changes,
    "A false change among areas that vary unlike each other": unlike_changes,
    "A false change of the sums": sums_of_areas,
    "A true change among 43": found_changes,
    "Funnels with spread, 99.8%": funnels,
    "Funnels of chance": chance_funnel,
    "One further area, 95%": one_more,
    "Areas together, 95%": together,
    "Audits read in part, 95%": audits,
    "Outlooks": outlooks,
    "Charts of 24 months": charts,
    "Undeclared breaks": breaks,
    "Places, 95%": ranks,
}


def main() -> int:
    """All tables, printed or written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the page in docs/measured")
    parser.add_argument("--scale", type=float, default=1.0, help="so many times as many draws")
    asked = parser.parse_args()
    lines: list[str] = []
    started = time.process_time()
    for title, says, heads, rows in tables(asked.scale):
        about = " ".join((says.__doc__ or "").split())  # type: ignore[attr-defined]
        table = ["", f"## {title}", "", about, "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
        table += [f"| {' | '.join(map(str, row))} |" for row in rows]
        print("\n".join(table), flush=True)
        lines += table
        if asked.write:  # after each table, so that nothing is lost of a run that is stopped
            PAGE.write_text("\n".join([*_head(asked.scale, started), *lines]) + "\n", encoding="utf-8")
    return 0


def _head(scale: float, started: float) -> list[str]:
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    spent = time.process_time() - started
    again = "`python bench/printed.py --write` does it again with as many draws as stand in it"
    at = f"Measured {datetime.now(tz=UTC):%Y-%m-%d} at {told.stdout.strip()}"
    made = f"{at}, {spent:.0f} s of processor, {scale:g} times the usual draws"
    return ["# What ranges hold and flags say", "", f"{made}; {again}.", INTRODUCTION]


INTRODUCTION = f"""
Sizes are drawn as forces have them: the logarithm of expected counts spreads by {SPREAD_OF_SIZES}. "Variance" is how many times
as much as by chance counts vary; "spread" is the standard deviation of the logarithm of what lies beneath the areas. Trials are
few enough for a small machine: a share near 0.95 or 0.05 is known to about 0.013 from the usual 300 of them, to 0.04 from 36."""


if __name__ == "__main__":
    sys.exit(main())
