"""A user's script of every stable name of the library: mypy --strict reads it, and nothing runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

import pandas as pd
import polars as pl

import faircount as fc

FORCES = pl.DataFrame({"area": ["north", "south"], "count": [40, 3]})


def reading(path: Path) -> pl.DataFrame:
    answer = assert_type(fc.read_answer(path, force="Cleveland", marks=["~"]), fc.Answer)
    everyone: tuple[fc.Answer, ...] = fc.read_answers([path, "other.pdf"])
    print([one.refused for one in everyone])
    doubts: tuple[fc.Doubt, ...] = answer.doubts
    print(doubts[0].question, answer.figures[0].lower, answer.outcome, answer.leftovers, answer.refusals, answer.remarks)
    as_pandas: pd.DataFrame = answer.frame("pandas")
    print(as_pandas)
    return answer.frame()


def checking(project: fc.Project) -> None:
    checked = assert_type(fc.check("Offences doubled, from 55 to 145.", project), fc.CheckedText)
    claims: tuple[fc.Claim, ...] = checked.wrong
    print(claims[0].start + claims[0].end, claims[0].verdict, checked.summary, checked.missing, checked.frame())


def comparing() -> None:
    found = assert_type(fc.compare("<5", (20, 24), periods=("2015/16", "2016/17"), over=(1.0, 2.0)), fc.Comparison)
    ratio = assert_type(found.ratio, fc.Interval | None)
    print(ratio.lower if ratio is not None else found.sentences, found.grade, found.charts, found.as_dict()["kind"])
    assert_type(fc.compare_series([1, 2, "<5"], breaks={2: "a new system"}), fc.Comparison)
    assert_type(fc.compare_table(pd.DataFrame({"area": ["a"], "before": [1], "after": [2]})), fc.Comparison)


def protecting(counts: pd.DataFrame) -> None:
    policy = fc.ProtectionPolicy(threshold=10, reason="as the force does")
    tree = {"age": {"under 18": {"under 10": ["0 to 4", "5 to 9"], "10 to 17": None}}, "sex": ["female", "male"]}
    assert_type(fc.protect(FORCES, policy=policy), pl.DataFrame)
    assert_type(fc.protect(FORCES.lazy()), pl.LazyFrame)
    published = assert_type(fc.protect(counts, tree, policy, count="n", by=["age", "sex"]), pd.DataFrame)
    planned = assert_type(fc.plan_protection(counts, Path("hierarchies")), fc.Protection[pd.DataFrame])
    print(assert_type(planned.frame, pd.DataFrame), planned.rule, planned.lines)
    audit = assert_type(fc.audit_disclosure(published, FORCES, totals={"area": "all"}), fc.DisclosureAudit)
    print(audit.is_safe, audit.given_away[0].codes, audit.printed, audit.remarks, audit.summary, audit.frame("pandas"))
    fc.audit_disclosure("published.csv", Path("more.csv"), hierarchies=tree)


def statistics(counts: pl.Series) -> None:
    before, after = [55, 820, 30], [145, 772, 31]
    intervals: list[fc.Interval] = [
        fc.count_interval(55), fc.rate(820, 122_500), fc.proportion(81, 263), fc.rate_ratio(counts, after),
        fc.rate_difference(1, 2), fc.proportion_difference(55, 820, 145, 772), fc.standardised_rate(before, [9, 9, 9], [1, 1, 1]),
        fc.statistics.exact_ratio(55, 145, confidence=0.99), fc.statistics.wilson(before, after),
    ]  # fmt: skip
    print(intervals, fc.many_changes(before, after).compared, fc.funnel(before, after).say, fc.trend(counts).each_period.lower)
    print(fc.tipping_point(55, 145).no_longer_clear, fc.outlook(counts, ahead=3).say, fc.statistics.plain_words(1, 2).upper())


def projects(folder: Path) -> None:
    project = fc.Project(folder)
    built = project.build(quick=True)
    figures: Any = project.figures("Cleveland", "2015/16", "sexual_under_18", kind="pandas")
    print(project.title, built.figures, figures, project.findings(), fc.__version__)
    assert_type(project.compare("Cleveland"), fc.Comparison)


def refusals() -> None:
    kinds: list[type[fc.FaircountError]] = [
        fc.BadProject, fc.MissingPart, fc.NotComparable, fc.NotProtected, fc.SchemaMismatch, fc.UnknownTerm, fc.UnreadableSource,
        fc.WrongArgument,
    ]  # fmt: skip
    try:
        fc.rate_ratio(0, 0)
    except fc.NotComparable as refused:
        print(refused.exit_code, kinds)
