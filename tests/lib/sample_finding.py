"""A hand-made finding page: 270 in one year against 53 in two."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.clash import ClashBar, ClashChart
from faircount.briefing.charts.possible import PossibleChart, PossibleMark
from faircount.briefing.finding import ClashMember, FindingPage, NextReading
from faircount.briefing.parts import EvidenceMark, ExplanationLine, Link, Note, Severity, SourceEntry, Tag
from faircount.reconcile.finding import Step
from faircount.vocabulary.areas import parse_area
from tests.lib.sample_area import cards


def clash_chart() -> ClashChart:
    """The figure that shows the clash."""
    return ClashChart(
        Caption(
            1,
            "One year is part of two, so its bar cannot be longer",
            "Victims of recorded sexual offences, Cleveland Police, as printed",
            "",
            "clash",
        ),
        (
            ClashBar("Under four, both years together", 53, remark="the most that one year can hold"),
            ClashBar("“Under four”, 2015/16 alone", 270, room=53),
            ClashBar(
                "Under ten, both years together",
                259,
                remark="even all under-tens of both years are 11 fewer than 270",
                below=True,
            ),
        ),
    )


def possible_chart() -> PossibleChart:
    """What the next reading leaves possible."""
    return PossibleChart(
        Caption(None, "Victims under ten in 2016/17, if the 270 are “ten and under”", "", "", "possible"),
        0,
        259,
        (PossibleMark(23, "23, if ages are even", dot=True), PossibleMark(236, "236 the year before")),
    )


def finding_page() -> FindingPage:
    """The page of the picture."""
    known, some, unknown = EvidenceMark.EVIDENCE, EvidenceMark.SOME, EvidenceMark.UNKNOWN
    return FindingPage(
        card=cards()[0],
        area=parse_area("Cleveland").code,
        place="Finding 1 of 3 for Cleveland",
        title="270 “under four” in one year cannot fit inside 53 in two years",
        subtitle="Two newspapers printed ages of victims from the same force. They cannot both be right as printed.",
        status=("Found 25 November 2026, version 1.0.0", "Neither figure is used in our briefings as a comparison"),
        chart=clash_chart(),
        sentence="If 53 children under four were victims over two years, no more than 53 can have been in the first.",
        not_said="Not which figure is wrong, nor that anyone meant to mislead. The likeliest slip is a wrong label.",
        members_title="The three things that clash",
        members_lede="Take away any one of these three and the other two can stand. No smaller set clashes.",
        members=(
            ClashMember("270", "“Under four”, 2015/16", "The Northern Echo, report on recorded offences [1]"),
            ClashMember("53", "Under four, 2015/16 and 2016/17 together", "Hartlepool Mail [2] · characters 1,050 to 1,118"),
            ClashMember(
                "≤", "A year is part of the two years that hold it", "A rule of counting: a part is never larger than its whole"
            ),
        ),
        clears=Note(
            "Which would clear it?",
            (
                "Setting aside 270 leaves nothing in conflict. Setting aside 53 does not: 270 under four is still more than the "
                "259 under ten.",
            ),
        ),
        explanations=(
            ExplanationLine(
                "A wrong age label", known, "A third report gives 270 as “ten and under”, and 68 as “four and under” [3]."
            ),
            ExplanationLine(
                "A share out of line", some, "270 of 820 is 33%. For the UK, four and under was 2,799 of 55,507: 5%."
            ),
            ExplanationLine(
                "Offences in one, victims in the other",
                unknown,
                "One child may be behind several offences. Neither report says so.",
            ),
            ExplanationLine("Age when reported, not at the offence", unknown, "No source says which."),
            ExplanationLine("A later revision by the force", unknown, "No answer from the force is held for these ages."),
        ),
        reading=NextReading(
            "If the 270 are “ten and under”",
            "Then the figures can fit, but only just.",
            (
                Step("At least this many must be exactly ten", "270 − 259 = 11"),
                Step("Of the 202 aged five to ten, if ages are even, exactly ten are about", "202 ÷ 6 ≈ 34"),
                Step("Then under ten in 2015/16", "270 − 34 = 236"),
                Step("Which leaves for the whole of 2016/17", "259 − 236 = 23"),
            ),
            possible_chart(),
            Tag(Severity.UNLIKELY, "Very unlikely"),
            "A fall from 236 to 23 in a year, while all offences went from 820 to 772.",
            (
                Note(
                    "One step at a time",
                    (
                        "Each line is one sum that a reader can do. The even spread of ages is an assumption, and is said to be "
                        "one.",
                    ),
                ),
            ),
        ),
        sources=(
            SourceEntry(1, "The Northern Echo, report on recorded offences", "270 “under four”, 2015/16; 820 in all"),
            SourceEntry(
                2,
                "Hartlepool Mail, report on online offences",
                "53 and 259, both years · characters 1,050 to 1,154 · sha256 46673e7f…",
            ),
            SourceEntry(3, "A third report of the same release", "270 “ten and under”, 68 “four and under”"),
        ),
        help=Note(
            "Can you help?",
            (
                (
                    "If you hold the force’s answer, ",
                    Link("send it to us", "contact.html"),
                    ". We then settle or correct this page, and say so here.",
                ),
            ),
        ),
        links=(Link("All findings", "findings.html"),),
    )
