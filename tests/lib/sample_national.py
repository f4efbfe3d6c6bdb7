"""The hand-made page of the country."""

from __future__ import annotations

from dataclasses import replace

from faircount.briefing.briefing import Coverage, NationalBriefing, TileGrid
from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint
from faircount.briefing.charts.tiles import AreaTile, CoverageKind, CoverageTile
from faircount.briefing.finding import FindingCard
from faircount.briefing.parts import (
    Arithmetic,
    FactMark,
    GradeMark,
    Link,
    MainPoint,
    Note,
    RangeMark,
    Severity,
    ShownRange,
    Strong,
    Tag,
)
from faircount.vocabulary.areas import AREAS
from tests.lib.sample_area import BREAKS, NOT_CHILDREN, STATUS, cards, count_range, entry_of, yearly, years

BOTH = ("Clev", "S Yks", "Lincs", "Staffs", "Cambs", "Nhants", "Glos", "Av&S", "Wilts", "D&C", "Dors")
ONE, REGION = ("Nbria", "N Yks", "W Mid"), ("Humb", "W Yks")


def national() -> NationalBriefing:
    """The page of the picture."""
    return NationalBriefing(
        title="Sexual offences against children recorded by the police in England and Wales",
        subtitle="43 forces, years to March, 2012/13 to 2022/23",
        status=STATUS,
        points=_points(),
        grid=TileGrid(
            "43 areas, one square each",
            "Yearly recorded offences, 2012/13 to 2022/23. Each square has its own height, so it shows shape and not size. Gaps "
            "are breaks.",
            tuple(_tile(name) for name in yearly()),
            (
                Note(
                    "How to read it",
                    (
                        "The squares keep roughly the place of each force on a map, and all are the same size, so that large "
                        "rural areas do not shout.",
                        "The open dot is the latest year. A hatched square has too few offences to draw fairly.",
                    ),
                ),
                Note(
                    "No order of merit",
                    ("Nothing here runs from best to worst. The list is A to Z, and each area has its own page.",),
                    (Link("All 43 areas, A to Z", "areas.html"),),
                ),
            ),
        ),
        series=_series(),
        series_notes=(
            Note(
                "A floor, not a total",
                (
                    "Only the 11 codes that are child-specific are counted. Every offence here is against a child; not every "
                    "offence against a child is here.",
                ),
            ),
        ),
        totals=BarsChart(
            Caption(
                2,
                "The first year of the online mark has been printed with three totals",
                "Offences against under-18s marked as online. Only the two dark bars rest on the same forces",
                "Sources: NSPCC releases of 2016, 2017 and 2019 as printed in the press.",
                "totals",
            ),
            (
                Bar("2015/16, 38 forces", 3186),
                Bar("2015/16, 39 forces", 3903, True),
                Bar("2015/16, 40 of 44 forces", 4042),
                Bar("2016/17, 39 forces", 5653, True),
            ),
        ),
        totals_notes=(
            Note(
                "Like for like",
                (
                    "Against the same 5,653: 3,186 gives 77% more, 3,903 gives 45% more, 4,042 gives 40% more.",
                    "We compare 3,903 with 5,653, and no other pair.",
                ),
            ),
        ),
        coverage=Coverage(
            "What forces have told us",
            "Published figures that we hold for all sexual offences against under-18s, 2015/16 and 2016/17. An empty square is "
            "not a zero.",
            tuple(_covered(name) for name in yearly()),
            (
                "With 11 forces answering for 2016/17, and the Home Office codes where they are higher or nothing is held, "
                "England and Wales had ",
                Strong("at least 50,797"),
                " offences. There is no honest upper figure until more forces answer.",
            ),
        ),
        findings=(*cards()[:1], *_others()),
        none_found="We compared 310 figures and found none that disagree.",
    )


def _points() -> tuple[MainPoint, ...]:
    return (
        MainPoint(
            "Police recorded 64,751 child-specific sexual offences in 2022/23, after 67,581 the year before.",
            "That is 4% fewer (3% to 5%), more than chance alone would explain. Fewer reports, or less recording, would look the "
            "same. The latest figure may be revised.",
            RangeMark(ShownRange(0.958, 0.948, 0.969), "3% to 5% fewer"),
        ),
        MainPoint(
            "In 39 forces, offences marked as online rose from 3,903 to 5,653 between the first and second year of the mark.",
            "That is 45% more (39% to 51%). How much of it is fuller marking is not known.",
            RangeMark(ShownRange(1.448, 1.39, 1.51), "39% to 51% more"),
        ),
        MainPoint(
            "Forces differ by far more than chance: most recorded 3.8 to 7.3 offences per 1,000 children.",
            "A higher rate can mean more abuse, more people coming forward, or a force that is better at finding and recording "
            "it. We do not rank forces.",
            FactMark("35 of 43 forces", "lay in that range, 2021/22"),
        ),
        MainPoint(
            NOT_CHILDREN,
            "One child may be behind several offences. Most abuse is never recorded.",
            GradeMark("B", "for the yearly counts, C for the online mark."),
        ),
    )


def _series() -> SeriesChart:
    totals = [sum(int(row[year]) for row in yearly().values()) for year in years()]
    points = [SeriesPoint(year, n, *count_range(n), year == years()[-1]) for year, n in zip(years(), totals, strict=True)]
    return SeriesChart(
        Caption(
            1,
            "Counts rose from 24,256 to 48,370 and then, under new rules, from 59,731 to 64,751",
            "Offences recorded by 43 forces under the 11 codes that are child-specific, year to March",
            "Source: Home Office, police recorded crime open data, release of 19 October 2023.",
            "series",
        ),
        tuple(points),
        (
            BREAKS[0],
            SeriesBreak(
                "B",
                "2017/18",
                "Break, 3 April 2017.",
                "A new offence (section 15A) entered code 88A, which went from 1,156 to 4,622.",
            ),
        ),
    )


def _code(name: str) -> str:
    return yearly()[name]["code"]


def _tile(name: str) -> AreaTile:
    place = AREAS[_code(name)].tile
    assert place is not None
    counts = [int(yearly()[name][year]) for year in years()]
    entry = entry_of(name)
    few = name.startswith("London")
    stretches = () if few else (tuple(counts[:1]), tuple(counts[1:5]), tuple(counts[5:]))
    return AreaTile(entry.name, place.label, entry.target, place.column, place.row, stretches, few)


def _covered(name: str) -> CoverageTile:
    place = AREAS[_code(name)].tile
    assert place is not None
    held = (
        CoverageKind.BOTH
        if place.tag in BOTH
        else CoverageKind.ONE
        if place.tag in ONE
        else CoverageKind.REGION
        if place.tag in REGION
        else CoverageKind.NONE
    )
    entry = entry_of(name)
    return CoverageTile(entry.name, place.tag, entry.target, place.column, place.row, held)


def _others() -> tuple[FindingCard, ...]:
    def card(tag: Tag, title: str, sums: str, where: str) -> FindingCard:
        return replace(cards()[0], slug=f"sample-{where[:4].lower()}-{len(title)}", tag=tag, title=title,
                       arithmetic=Arithmetic(sums, ""), bars=(), where=where, where_target="")  # fmt: skip

    return (
        card(
            Tag(Severity.IMPOSSIBLE, "Does not add up"),
            "Three forces printed as 7,064 together",
            "3,304 + 1,176 + 1,949 = 6,429, not 7,064",
            "West Midlands region",
        ),
        *cards()[1:],
        card(
            Tag(Severity.ASK, "Worth asking"),
            "One year, three national totals",
            "3,186 (38 forces), 3,903 (39), 4,042 (40 of 44)",
            "England and Wales",
        ),
        card(
            Tag(Severity.SLIP, "Wrong percentage"),
            "A rise printed as 716%",
            "(43 − 6) ÷ 6 = 617%; and 6 is too small a base for a percentage",
            "Hertfordshire",
        ),
    )
