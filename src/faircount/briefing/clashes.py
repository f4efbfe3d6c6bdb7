"""Findings as cards and pages: the clash shown, put in a sentence, its smallest set, explanations, and the next reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.clash import ClashBar, ClashChart
from faircount.briefing.charts.possible import PossibleChart, PossibleMark
from faircount.briefing.citing import Citations, said_places
from faircount.briefing.facts import Facts
from faircount.briefing.finding import CardBar, ClashMember, FindingCard, FindingPage, NextReading
from faircount.briefing.parts import Arithmetic, EvidenceMark, ExplanationLine, Link, Note, Severity, Tag
from faircount.compare.facts import stated, told
from faircount.compare.wording import say_number
from faircount.reconcile import finding as found
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period, financial_years
from faircount.vocabulary.provenance import Source
from faircount.vocabulary.status import HIDDEN

TAGS = {
    found.Certainty.IMPOSSIBLE: Tag(Severity.IMPOSSIBLE, "Impossible together"),
    found.Certainty.VERY_UNLIKELY: Tag(Severity.UNLIKELY, "Very unlikely"),
    found.Certainty.WORTH_ASKING: Tag(Severity.ASK, "Worth asking"),
}
OF_CHECK = {
    "parts": Tag(Severity.IMPOSSIBLE, "Does not add up"),
    "printed change": Tag(Severity.SLIP, "Wrong percentage"),
}
"""Tags that say what is wrong where that is plainer than how sure it is."""
STATES = {
    found.Evidence.EVIDENCE: EvidenceMark.EVIDENCE,
    found.Evidence.SOME: EvidenceMark.SOME,
    found.Evidence.NOT_KNOWN: EvidenceMark.UNKNOWN,
}
HELP = Note(
    "Can you help?",
    ("If you hold the force’s answer, send it to us. We then settle or correct this page, and say so here.",),
    (Link("Contact", "contact.html"), Link("All findings", "findings/index.html")),
)


def none_found(facts: Facts, area: str = "") -> str:
    """How many figures of an area, or of all of them, were compared, for a page without findings; empty where there are none."""
    given = sum(1 for figure in facts.given.figures if area in ("", figure.area))
    yearly = [figure for figure in facts.yearly(area) if figure is not None]
    number = given + len(yearly)
    if number == 1:
        return "We have one figure here, and none to compare it with."
    compared = stated(f"{number:,}", "figures compared", yearly, about=area)
    return told("We compared {number} figures and found none that disagree.", number=compared) if number else ""


def finding_card(finding: found.Finding, citations: Citations) -> FindingCard:
    """The finding in short; its sources are numbered on the page that it stands on."""
    in_doubt = finding.figures[0].count if finding.figures else None
    bars = tuple(CardBar(bar.label, bar.count, bar.count == in_doubt) for bar in finding.bars[:3])
    force = finding.area in FORCES
    return FindingCard(
        slug=finding.key,
        tag=_tag(finding),
        title=headed(finding),
        arithmetic=_arithmetic(finding.arithmetic[0] if finding.arithmetic else finding.rule_here),
        line=finding.one_sentence,
        bars=bars,
        sources="; ".join(citations.cite(source_id) for source_id in finding.sources),
        where=AREAS[finding.area].label.removeprefix("the "),
        where_target=f"areas/{AREAS[finding.area].slug}.html" if force else "",
        years=tuple(sorted({year for figure in finding.figures for year in years_in(figure.period)})),
        weight=max((bar.count for bar in finding.bars), default=0),
    )


def headed(finding: found.Finding) -> str:
    """The title of a finding with where and when before it: ``Cleveland 2014/15: the published total, 247, ...``."""
    where = AREAS[finding.area].label.removeprefix("the ")
    what = f"{finding.title[:1].lower()}{finding.title[1:]}"
    years = sorted({year for figure in finding.figures for year in years_in(figure.period)})
    if not years:
        return f"{where}: {what}"
    return f"{where} {years[0]}: {what}" if len(years) == 1 else f"{where} {years[0]} to {years[-1]}: {what}"


def years_in(period: Period) -> list[str]:
    """The financial years that a period is made of, by name, or its own name."""
    years = financial_years(period)
    return [year.period.label for year in years] if years else [period.label]


def _tag(finding: found.Finding) -> Tag:
    sure = finding.severity is found.Certainty.IMPOSSIBLE
    return OF_CHECK[finding.check] if sure and finding.check in OF_CHECK else TAGS[finding.severity]


def finding_pages(facts: Facts, published: str, version: str) -> tuple[FindingPage, ...]:
    """A page for each finding, in their order."""
    of_area: dict[str, list[found.Finding]] = {}
    for finding in facts.findings:
        of_area.setdefault(finding.area, []).append(finding)
    return tuple(finding_page(finding, facts.sources, of_area[finding.area], published, version) for finding in facts.findings)


def finding_page(
    finding: found.Finding,
    sources: Mapping[str, Source],
    siblings: Sequence[found.Finding],
    published: str,
    version: str,
) -> FindingPage:
    """The whole page on one clash."""
    citations = Citations(sources)
    card = finding_card(finding, citations)
    for figure in finding.figures:
        citations.cite(figure.source_id, figure.locator)
    place = siblings.index(finding) + 1
    count = len(finding.figures)
    return FindingPage(
        card=card,
        area=finding.area,
        place=f"Finding {place} of {len(siblings)} for {AREAS[finding.area].label}",
        title=headed(finding),
        subtitle=finding.subtitle,
        status=(f"Found {published}, version {version}", "Neither figure is used in our briefings as a comparison")
        if finding.severity is found.Certainty.IMPOSSIBLE
        else (f"Found {published}, version {version}",),
        chart=_chart(finding, citations),
        sentence=finding.one_sentence,
        not_said=finding.not_said,
        members_title=f"The {_NUMBERS.get(count + 1, str(count + 1))} things that clash",
        members_lede="Take away any one of these and the others can stand. No smaller set clashes.",
        members=(*(_member(figure, citations) for figure in finding.figures), ClashMember("≤", finding.rule, finding.rule_here)),
        clears=Note("Which would clear it?", (finding.clears,)) if finding.clears else None,
        explanations=tuple(ExplanationLine(one.label, STATES[one.state], one.reason) for one in finding.explanations),
        reading=_reading(finding) if finding.next_reading else None,
        sources=citations.entries(),
        help=HELP,
        links=(Link("All findings as JSON", "files/findings.json"),),
    )


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


def _arithmetic(line: str) -> Arithmetic:
    """The last figure of a line of arithmetic is printed bold."""
    words, _, total = line.rpartition(" ")
    return Arithmetic(words, total) if words else Arithmetic("", line)


def _member(figure: Figure, citations: Citations) -> ClashMember:
    # A count that somebody hid takes part in a clash by its mark, never by what could be worked out.
    sign = "[c]" if figure.status in HIDDEN or figure.count is None else say_number(figure.count)
    return ClashMember(sign, describe(figure), f"{citations.cite(figure.source_id)} · {said_places([figure.locator])[0]}")


def describe(figure: Figure) -> str:
    """What a figure is a figure of: ``Victims of sexual offences against under-18s, under 4, 2015/16``."""
    what = offence_label(figure.offence)
    what = f"{figure.counted} of {what}" if str(figure.counted) != "offences" else what
    parts = [f"{what[0].upper()}{what[1:]}"]
    parts += ["marked as online"] if figure.online is Online.YES else []
    parts += [figure.ages.label] if not figure.ages.is_all else []
    parts += [AREAS[figure.area].name] if figure.area not in FORCES else []
    return ", ".join([*parts, figure.period.label])


def _chart(finding: found.Finding, citations: Citations) -> ClashChart | None:
    if not finding.bars:
        return None
    source = "; ".join(citations.cite(source_id) for source_id in finding.sources)
    subtitle = f"{AREAS[finding.area].name}, counts as printed"
    caption = Caption(1, finding.chart_title or finding.rule, subtitle, f"Sources: {source}.", f"{finding.key}-clash")
    # What has no room is written into the bar itself.
    remarks = ("" if bar.room is not None and bar.room < bar.count else bar.remark for bar in finding.bars)
    bars = (ClashBar(bar.label, bar.count, bar.room, remark) for bar, remark in zip(finding.bars, remarks, strict=True))
    return ClashChart(caption, tuple(bars))


def _reading(finding: found.Finding) -> NextReading:
    reading = finding.next_reading
    assert reading is not None, "asked only where there is one"
    chart = None
    if reading.possible.upper is not None:
        marks = (
            PossibleMark(reading.best, reading.best_label, dot=True),
            PossibleMark(reading.reference, reading.reference_label),
        )
        caption = Caption(None, reading.subject, "", "", f"{finding.key}-possible")
        chart = PossibleChart(caption, reading.possible.lower, reading.possible.upper, marks)
    return NextReading(
        title=reading.title,
        lede=reading.lede,
        steps=reading.steps,
        chart=chart,
        tag=TAGS[reading.severity],
        outcome=reading.outcome,
        notes=(Note("One step at a time", ("Each line is one sum that a reader can do.", reading.assumption)),),
    )
