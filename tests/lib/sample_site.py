"""A whole hand-made site: two areas in full, the others by name, the country, a finding, a checked article, plain pages."""

from __future__ import annotations

from functools import cache

from faircount.briefing.briefing import AreaBriefing, Card, Chapter, DoNotSay, Gap, Missing, PlainPage, Section, Site
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.parts import (
    Download,
    GradeMark,
    Link,
    MainPoint,
    Note,
    RangeMark,
    ShownRange,
    SourceEntry,
)
from tests.lib.sample_area import (
    NOT_CHILDREN,
    STATUS,
    cards,
    change_chart,
    entry_of,
    explanations,
    funnel_of,
    main_points,
    series_of,
    tipping_chart,
    yearly,
)
from tests.lib.sample_article import checked_article
from tests.lib.sample_explored import sample_explored
from tests.lib.sample_finding import finding_page
from tests.lib.sample_national import national

DOWNLOADS = (
    Download("Figures, ODS", "notes and ranges, 18 KB", "files/cleveland.ods"),
    Download("Figures, XLSX", "notes and ranges, 21 KB", "files/cleveland.xlsx"),
    Download("Figures, CSV", "with CSVW description, 6 KB", "files/cleveland.csv"),
    Download("This page, PDF", "7 pages, tagged, 240 KB", "files/cleveland.pdf"),
)
MADE = Note(
    "How this page is made",
    ("From the figures above, by rules anyone can read and run again. The same inputs give the same page, byte for byte.",),
    (
        Link("Method", "how-it-is-made.html"),
        Link("Request wording", "how-it-is-made.html#request"),
        Link("Checksums", "how-it-is-made.html#checksums"),
    ),
)
SERIES_NOTES = (
    Note(
        "A floor, not a total",
        (
            "Many offences against 16 and 17 year olds do not name a child in their code. So these counts are smaller than the "
            "820 and 772 in figure 1.",
        ),
    ),
    Note("Why the line stops", ("We never draw a line across a break, and never compare two years on either side of one.",)),
)
FUNNEL_NOTES = (
    Note(
        "How to read it",
        (
            "Each dot is a force. Dotted lines: what chance alone would give. Shaded: with the ordinary spread between forces "
            "added, which is far larger than chance.",
            "We do not rank forces. A higher count can mean a force that is better at finding and recording abuse.",
        ),
    ),
)


QUOTE = "Cleveland Police recorded 1,027 child-specific sexual offences in 2022/23, compared with 1,083 the year before."
LATEST = MainPoint(
    QUOTE, "Between 13% fewer and 3% more.", RangeMark(ShownRange(0.948, 0.87, 1.03), "13% fewer to 3% more"), (4,)
)


def card() -> Card:
    """The latest count, at the head of the page."""
    return Card(
        when="2022/23",
        count="1,027",
        what="1,027 child-specific sexual offences recorded by Cleveland Police",
        change="No clear change from 1,083 in 2021/22",
        mark=RangeMark(ShownRange(0.948, 0.87, 1.03), "13% fewer to 3% more"),
        series=series_of("Cleveland", "Counts rose"),
        caution="One child may be behind several offences. Most abuse is never recorded.",
        quote=QUOTE,
        stops=("These counts stop at March 2023. ", Link("Newer figures", "https://www.gov.uk/"), "."),
        stem="cleveland-card",
    )


def cleveland() -> AreaBriefing:
    """The page of the pictures."""
    return AreaBriefing(
        entry=entry_of("Cleveland"),
        code="E23000013",
        title="Sexual offences against children recorded by Cleveland Police",
        subtitle="April 2015 to March 2017 compared, with yearly counts from 2012/13 to 2022/23",
        status=STATUS,
        points=(LATEST, *main_points()),
        card=card(),
        online=Chapter("Marked as online, 2015/16 and 2016/17", "", points=main_points()[2:3]),
        change=change_chart(),
        change_notes=(
            Note(
                "How to read it",
                (
                    "The dot is the change in the recorded count. The band is what chance alone allows the change of the rate "
                    "beneath to be. Where the band covers “no change”, we say “no clear change”.",
                    "The band does not cover errors in recording, or changes in how the mark is used.",
                ),
            ),
            Note(
                "“More than doubled”?",
                ("True of the count: 145 ÷ 55 = 2.64. Not settled for the underlying rate: the range starts at 1.92.",),
            ),
        ),
        explanations=explanations(),
        tipping=tipping_chart(),
        series=series_of("Cleveland", "Counts rose from 227 to 613 and then, under new rules, from 734 to 1,027"),
        series_notes=SERIES_NOTES,
        funnel=funnel_of("Cleveland", "Cleveland’s rate lies within the ordinary range of the 43 forces"),
        funnel_notes=FUNNEL_NOTES,
        findings=cards(),
        none_found="We compared 31 figures and found none that disagree.",
        quotes=(
            "Cleveland Police marked 145 recorded offences against children as online in 2016/17, up from 55 in the first year "
            "the mark was required.",
            "That is between 1.9 and 3.7 times as many, allowing for chance. Fuller marking may be part of it.",
            "Recorded sexual offences against children went from 820 to 772: no clear change.",
        ),
        avoid=(
            DoNotSay("Children abused online up 164%", "An offence is not a child, and recorded is not happened."),
            DoNotSay("Child sex offences fall", "15% fewer to 4% more: no clear change."),
            DoNotSay("Under-fours among online victims", "The ages are those of all offences."),
        ),
        missing=Missing(
            "Cleveland’s figures cover both years. No ages are given for the online offences. Nothing on this page is hidden. "
            "The Home Office table prints small numbers; that is its publisher’s choice.",
            Note(
                "Response",
                ("Cleveland Police may answer here, in its own words and dated. Nothing received yet.",),
            ),
        ),
        sources=(
            SourceEntry(
                1,
                "Hartlepool Mail, report on online offences",
                "820, 772, 55, 145, 53, 259 · characters 717 to 1,154 · sha256 46673e7f…",
            ),
            SourceEntry(2, "The Northern Echo, report on recorded offences", "247, 820, 270"),
            SourceEntry(3, "Shropshire Star, 7 June 2017", "3,903 and 5,653, 39 forces"),
            SourceEntry(4, "Home Office, police recorded crime open data", "Release of 19 October 2023 · 11 codes, Cleveland"),
            SourceEntry(5, "Office for National Statistics, mid-year population", "Mid-2016 · ages 0 to 17 · E23000013"),
        ),
        made=MADE,
        downloads=DOWNLOADS,
    )


def bare_area(name: str, police: str) -> AreaBriefing:
    """An area that gave no answer: the page stands on official counts."""
    return AreaBriefing(
        entry=entry_of(name),
        code=yearly()[name]["code"],
        title=f"Sexual offences against children recorded by {police}",
        subtitle="Yearly counts from 2012/13 to 2022/23",
        status=STATUS,
        points=(
            MainPoint(
                f"Police recorded {yearly()[name]['2022/23']} child-specific sexual offences in 2022/23, after "
                f"{yearly()[name]['2021/22']} the year before.",
                "A difference this size could be chance. The latest figure may be revised.",
                RangeMark(ShownRange(1.0, 0.6, 7.9), "40% fewer to 7.9 times as many"),
            ),
            MainPoint(
                NOT_CHILDREN,
                "One child may be behind several offences. Most abuse is never recorded.",
                GradeMark("B", "Code 71 was renamed in 2013."),
            ),
        ),
        gap=Gap(
            "No figure is held for all sexual offences against under-18s",
            ("No published figure was found. That is not zero. ", Link("Send us one", "contact.html")),
        ),
        series=series_of(name, "Too few offences in a year to speak of a change"),
        series_notes=SERIES_NOTES[1:],
        funnel=funnel_of(name, f"{name}’s rate lies within the ordinary range of the 43 forces"),
        funnel_notes=FUNNEL_NOTES,
        none_found="We compared 11 figures and found none that disagree.",
        missing=Missing("No answer of the force is held. The Home Office table prints small numbers as they are."),
        sources=(SourceEntry(4, "Home Office, police recorded crime open data", "Release of 19 October 2023"),),
        made=MADE,
        downloads=DOWNLOADS[:3],
    )


def plain_pages() -> tuple[PlainPage, ...]:
    """The pages in words."""
    grades = ChartTable(
        ("Grade", "What it means"),
        (("A", "Same rules in both years"), ("B", "Small changes"), ("C", "A mark in its first years"), ("D", "Not comparable")),
        (0, 1),
    )
    return (
        PlainPage(
            "how-it-is-made.html",
            "How it is made",
            "Each figure leads back to a file, a sheet and a cell.",
            (
                Section("What the grades mean", ("A grade says how alike two figures are.",), table=grades, anchor="grades"),
                Section("What we asked for", ("How many sexual offences against under-18s were recorded?",), anchor="request"),
                Section("Checksums", ("Each file is named by its sha256.",), anchor="checksums"),
            ),
            "How it is made",
        ),
        PlainPage(
            "corrections.html",
            "Versions and corrections",
            "What changed, when and why.",
            (Section("Version 1.0.0", ("First published 25 November 2026. No corrections so far.",), anchor="v1-0-0"),),
        ),
        PlainPage(
            "accessibility.html",
            "Accessibility",
            "These pages aim at WCAG 2.2, level AA.",
            (Section("How we test", ("Each kind of page is run through axe at two widths.",)),),
        ),
        PlainPage(
            "contact.html",
            "Contact",
            "Tell us about an error, or send a figure.",
            (Section("Write to us", ("Letters are answered within ten working days.",)),),
        ),
    )


@cache
def sample_site() -> Site:
    """The site of the sample."""
    others = [
        bare_area(name, {"Devon & Cornwall": "Devon and Cornwall Police"}.get(name, f"{name} Police"))
        for name in yearly()
        if name not in ("Cleveland", "London, City of")
    ]
    city = bare_area("London, City of", "City of London Police")
    areas = sorted((cleveland(), city, *others), key=lambda area: area.entry.name)
    pages = plain_pages()
    return Site(national(), tuple(areas), (finding_page(),), (checked_article(),), pages, explored=sample_explored())
