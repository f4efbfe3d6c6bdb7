"""Somebody outside works our numbers out again, from the published JSON alone and with formulas of a textbook."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import beta, chi2

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
Numbers = tuple[float, ...]


def ratio_range(before: int, after: int) -> tuple[float, float]:
    """Clopper and Pearson's limits of the later share, as limits of the ratio."""
    lower = beta.ppf(0.025, after, before + 1) if after else 0.0
    upper = beta.ppf(0.975, after + 1, before)
    return lower / (1 - lower), upper / (1 - upper)


def percent(ratio: float) -> float:
    return abs(ratio - 1) * 100


def said_range(before: int, after: int) -> Numbers:
    """The ends of the range as they are said: in times where it passes two or the base is under 20, or else in percent."""
    low, high = ratio_range(before, after)
    if before < 20 or high > 2:
        return (low, high) if low else (high,)
    ends = [percent(low), percent(high)] if low else [percent(high)]
    return tuple(reversed(ends)) if high < 1 else tuple(ends)


def around(count: int) -> Numbers:
    """The exact range of a count."""
    return (chi2.ppf(0.025, 2 * count) / 2 if count else 0.0, chi2.ppf(0.975, 2 * count + 2) / 2)


AGAIN: Mapping[str, Callable[..., Numbers]] = {
    "count": lambda count: (count,),
    "range of a count": around,
    "range of it": said_range,
    "range of it, in short": said_range,
    "percent": lambda before, after: (percent(after / before),),
    "times, to the hundredth": lambda before, after: (after / before,),
    "percent of two counts": lambda before, after: (percent(after / before),),
}
"""Operations that a reader can do with a pocket calculator and a table of quantiles."""


@pytest.fixture(scope="module")
def figures(site: Path) -> Mapping[str, Mapping[str, Any]]:
    """Every published row by its id."""
    rows = (row for path in (site / "api/v1/figures").glob("*.json") for row in json.loads(path.read_text("utf-8"))["items"])
    return {row["id"]: row for row in rows}


def facts(site: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted((site / "api/v1/briefings").glob("*.json")):
        [page] = json.loads(path.read_text("utf-8"))["items"]
        for statement in page["statements"]:
            for fact in statement["facts"]:
                assert statement["words"][fact["at"] :].startswith(fact["printed"])
                yield statement["words"], fact


def test_numbers_of_the_example_can_be_worked_out_again(site: Path, figures: Mapping[str, Mapping[str, Any]]) -> None:
    done = Counter[str]()
    for words, fact in facts(site):
        if (again := AGAIN.get(fact["operation"])) is None:
            continue
        counts = [sum(figures[name]["count"] for name in names) for names in fact["of"]]
        printed, expected = NUMBER.findall(fact["printed"]), again(*counts)
        assert len(printed) == len(expected), (words, fact)
        for said, value in zip(printed, expected, strict=True):
            digits = len(said.partition(".")[2])
            assert abs(float(said.replace(",", "")) - value) <= 0.5 * 10**-digits + 1e-9, (words, fact, value)
        done[fact["operation"]] += 1
    assert set(done) == set(AGAIN)
    assert done["count"] > 1_000


def test_every_rate_follows_from_the_count_and_the_children_of_its_area(
    site: Path, figures: Mapping[str, Mapping[str, Any]]
) -> None:
    children = {row["area_code"]: row["children"] for row in json.loads((site / "api/v1/rates.json").read_text("utf-8"))["items"]}
    rates = [(words, fact) for words, fact in facts(site) if fact["operation"] in ("rate", "rate of all together")]
    assert len(rates) > len(children)
    for words, fact in rates:
        rows = [figures[name] for name in fact["of"][0]]
        rate = 1_000 * sum(row["count"] for row in rows) / sum(children[row["area_code"]] for row in rows)
        assert abs(float(fact["printed"]) - rate) <= 0.05 + 1e-9, words
