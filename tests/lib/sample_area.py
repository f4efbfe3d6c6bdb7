"""A hand-made area page: Cleveland with its published figures, and a small force of which little is held."""

from __future__ import annotations

import csv
from functools import cache
from math import sqrt
from pathlib import Path

from scipy.stats import chi2

from faircount.briefing.briefing import AreaEntry, Explanations
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.funnel import FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.finding import CardBar, FindingCard
from faircount.briefing.parts import (
    Arithmetic,
    EvidenceMark,
    ExplanationLine,
    GradeMark,
    Link,
    MainPoint,
    Note,
    RangeMark,
    Severity,
    ShownRange,
    StatusLine,
    Tag,
)

FIXTURE = Path(__file__).parent.parent / "fixtures/site/child_named_offences.csv"
STATUS = StatusLine("Final", "1.0.0", "9:30am, 25 November 2026")
NOT_CHILDREN = "These are offences recorded. They are not children, and not all abuse."


@cache
def yearly() -> dict[str, dict[str, str]]:
    """The rows of the fixture by area."""
    with FIXTURE.open(encoding="utf-8", newline="") as lines:
        return {row["area"]: row for row in csv.DictReader(lines)}


def years() -> list[str]:
    """The years of the fixture."""
    return [name for name in yearly()["Kent"] if name[:2] == "20"]


def count_range(count: int) -> tuple[float, float]:
    """The exact 95% range of a count (Garwood)."""
    return (float(chi2.ppf(0.025, 2 * count) / 2) if count else 0.0, float(chi2.ppf(0.975, 2 * count + 2) / 2))


def entry_of(area: str) -> AreaEntry:
    """An area in lists."""
    return AreaEntry(area, area.lower().replace("&", "and").replace(",", "").replace(" ", "-"))


def series_of(area: str, title: str) -> SeriesChart:
    """The yearly counts of an area with the breaks of these codes."""
    counts = [int(yearly()[area][year]) for year in years()]
    last = years()[-1]
    points = [SeriesPoint(year, n, *count_range(n), year == last) for year, n in zip(years(), counts, strict=True)]
    return SeriesChart(
        Caption(
            3,
            title,
            f"Offences recorded by {area} Police under the 11 codes that are child-specific, year to March",
            "Source: Home Office, police recorded crime open data, release of 19 October 2023 [4].",
            "series",
        ),
        tuple(points),
        BREAKS,
    )


BREAKS = (
    SeriesBreak("A", "2013/14", "Break, April 2013.", "Code 71 was renamed; what it holds may differ."),
    SeriesBreak(
        "B", "2015/16", "April 2015.", "The online mark became required. It changes figure 1, not these counts.", cuts=False
    ),
    SeriesBreak(
        "C",
        "2017/18",
        "Break, 3 April 2017.",
        "A new offence (section 15A) entered code 88A, which went from 20 to 91 in Cleveland.",
    ),
)


def funnel_of(area: str, title: str) -> FunnelChart:
    """The rates of the 43 areas in 2016/17. The limits are near enough for a sample, and no more."""
    points = []
    for name, row in yearly().items():
        children, count = int(row["children_2016"]), int(row["2016/17"])
        lower, upper = (end / children * 1000 for end in count_range(count))
        here = name == area
        points.append(FunnelDot(name, children, count / children * 1000, here, *((lower, upper) if here else ())))
    centre, spread = 3.9, 1.0
    steps = [800 * (2_600_000 / 800) ** (step / 47) for step in range(48)]
    chance = [3.09 * sqrt(centre * 1000 / step) for step in steps]
    limits = [FunnelLimit(n, max(0.0, centre - wide), centre + wide) for n, wide in zip(steps, chance, strict=True)]
    outer = [
        FunnelLimit(n, max(0.0, (centre - 2.4) / (1 + wide)), centre + sqrt(wide**2 + (3.09 * spread) ** 2) + spread * 0.6)
        for n, wide in zip(steps, chance, strict=True)
    ]
    return FunnelChart(
        Caption(
            4,
            title,
            "Recorded offences (11 codes) per 1,000 children, 43 forces, 2016/17",
            (
                "Sources: Home Office [4]; ONS mid-2016 population [5]. Limits 99.8%. ",
                Link("All 43 forces, A to Z", "areas.html"),
            ),
            "funnel",
        ),
        tuple(points),
        centre,
        "England and Wales",
        tuple(limits),
        tuple(outer),
    )


def main_points() -> tuple[MainPoint, ...]:
    """What the page says first."""
    return (
        MainPoint(
            "Police marked 145 recorded offences as online in the year to March 2017, up from 55 the year before.",
            "Between 1.9 and 3.7 times as many: chance alone does not explain that. But 2015/16 was the first year the mark was "
            "required, so some of the rise is likely to be fuller marking.",
            RangeMark(ShownRange(2.64, 1.92, 3.66), "1.9 to 3.7 times as many"),
        ),
        MainPoint(
            "All recorded sexual offences against under-18s went from 820 to 772: no clear change.",
            "Between 15% fewer and 4% more: a difference this size could be chance.",
            RangeMark(ShownRange(0.94, 0.85, 1.04), "15% fewer to 4% more"),
        ),
        MainPoint(
            "Across the 39 forces that gave both years, offences marked as online rose from 3,903 to 5,653.",
            "That is 45% more (39% to 51%). Cleveland’s rise was part of a wider one, in the same first two years of the mark.",
            RangeMark(ShownRange(1.45, 1.39, 1.51), "39% to 51% more", this_area=False),
        ),
        MainPoint(
            NOT_CHILDREN,
            "One child may be behind several offences. Most abuse is never recorded.",
            GradeMark("C", "The online mark was in its first two years."),
        ),
    )


def change_chart() -> ChangeChart:
    """Figure 1 of Cleveland."""
    return ChangeChart(
        Caption(
            1,
            "Online offences rose by more than chance would explain; the total shows no clear change",
            "Offences against under-18s, years April to March, and how many times as many were recorded, with what chance allows "
            "the change beneath to be",
            "Sources: Freedom of Information answers as printed by the Hartlepool Mail [1] and the Shropshire Star [3]. "
            "95% exact ranges.",
            "change",
        ),
        "2015/16",
        "2016/17",
        (
            ChangeRow(
                "Marked as online", "Cleveland", 55, 145, ShownRange(2.636, 1.92, 3.66), "2.6 times as many", "1.9 to 3.7 times",
                "Marked as online", "C",
            ),
            ChangeRow(
                "All sexual offences against under-18s", "Cleveland", 820, 772, ShownRange(0.941, 0.85, 1.04), "6% fewer",
                "15% fewer to 4% more", "All, under-18s", "C",
            ),
            ChangeRow(
                "Marked as online", "39 forces together", 3903, 5653, ShownRange(1.448, 1.39, 1.51), "45% more",
                "39% to 51% more", "Online, 39 forces", "C", this_area=False,
            ),
        ),
    )  # fmt: skip


def tipping_chart() -> TippingChart:
    """Figure 2 of Cleveland."""
    return TippingChart(
        Caption(
            2,
            "Marking twice as complete would leave no clear rise",
            "What is left of 55 to 145 if the online mark was used this many times as fully in 2016/17 as in 2015/16",
            "",
            "tipping",
        ),
        (
            TippingStep(1, "a doubling or more", 3),
            TippingStep(1.32, "a clear rise, not a doubling", 2),
            TippingStep(1.92, "no clear rise left", 1),
            TippingStep(2.64, "no rise at all", 0),
        ),
        "How complete the mark was in either year is not known: nobody has checked it.",
    )


def explanations() -> Explanations:
    """The fixed list as it stands for Cleveland."""
    some, known, unknown = EvidenceMark.SOME, EvidenceMark.EVIDENCE, EvidenceMark.UNKNOWN
    return Explanations(
        "We cannot tell which of these is at work, or how much of each.",
        (
            ExplanationLine("More offences were committed", unknown, "Cannot be told from these figures"),
            ExplanationLine("More people came forward", unknown, "Not measured here; the charity names it as one reason"),
            ExplanationLine(
                "Police recorded more of what they were told",
                some,
                "Inspectors found 79% of sampled crimes recorded in 2014 and 83% in 2018; neither tested the online mark",
            ),
            ExplanationLine("A rule or a mark changed", known, "2015/16 was the first year the online mark was required"),
            ExplanationLine("Chance", known, "Could account for 820 to 772. Cannot for 55 to 145"),
            ExplanationLine("An error in the figures", some, "Three contradictions found, below"),
            ExplanationLine(
                "Offences from long ago, recorded now",
                some,
                "Non-recent offences went from 157 in 2013/14 to 361 in 2016/17; the two years between are not known",
            ),
        ),
        (
            Note(
                "Better recording cuts two ways",
                (
                    "It may explain a rise. It cannot explain a fall: if more was recorded in the second year, the true fall "
                    "from 820 would be larger than it looks.",
                ),
            ),
        ),
    )


def cards() -> tuple[FindingCard, ...]:
    """The three findings of Cleveland, in short."""
    unlikely = Tag(Severity.UNLIKELY, "Very unlikely")
    return (
        FindingCard(
            "cleveland-1",
            Tag(Severity.IMPOSSIBLE, "Impossible together"),
            "270 “under four” in one year, 53 in two years",
            Arithmetic("One year cannot hold more than the two years it is part of:", "270 > 53"),
            "The 270 is also larger than the 259 under ten for both years. A third report gives 270 as “ten and under”, which is "
            "possible, though only just.",
            (CardBar("under 4, one year", 270, True), CardBar("under 4, both years together", 53)),
            "The Northern Echo [2]; Hartlepool Mail [1]",
            "Cleveland",
            "areas/cleveland.html",
            ("2015/16", "2016/17"),
            270,
        ),
        FindingCard(
            "cleveland-2",
            unlikely,
            "247 offences in 2014/15, but 348 are child-specific",
            Arithmetic("Published total 247 < Home Office floor 348; short by at least", "101"),
            "“More than trebled to 820” stood on the 247. Later revision alone would need 41%; the largest seen for a force "
            "is 34%.",
            (CardBar("child-specific (Home Office)", 348), CardBar("all under-18s, as printed", 247, True)),
            "The Northern Echo [2]; Home Office [4]",
            "Cleveland",
            "areas/cleveland.html",
            ("2014/15",),
            348,
        ),
        FindingCard(
            "cleveland-3",
            unlikely,
            "259 victims under ten, tied to 200 online offences",
            Arithmetic("55 + 145 = 200 <", "259"),
            "The ages belong to all 1,592 offences, not to the online ones.",
            (CardBar("victims under 10, both years", 259, True), CardBar("marked as online, both years", 200)),
            "Hartlepool Mail [1]",
            "Cleveland",
            "areas/cleveland.html",
            ("2015/16", "2016/17"),
            259,
        ),
    )
