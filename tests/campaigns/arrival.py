"""Whether every figure of every answer arrives in what is published: as its count, or with its mark and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.campaigns.attacking import Attack, Known
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.published import Row, Site
from tests.campaigns.truth import NOT_KNOWN, REFUSED, Coordinate, Told
from tests.campaigns.violation import Violation

OFFICIAL_SOURCES = ("home-office", "mid-year-estimates")


def judge_arrival(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """What of the answers of this round the files of a site lack, or have otherwise."""
    for answer in campaign.round(number):
        rows: dict[Coordinate, Row] = {}
        beside = any(other.beside and other.force == answer.force for other in campaign.corrected)
        for row in site.rows:
            if row.place.area == answer.force.area and row.file.endswith(".csv") and row.counted == "offences":
                if row.breakdown:
                    yield Violation(campaign.seed, "breakdown invented", row.file, f"{row.place}: {row.breakdown}")
                elif not (beside and ("corrected" in row.source) != answer.beside) and row.source not in OFFICIAL_SOURCES:
                    rows[row.place] = row
        for place in answer.told:
            if found := _amiss(campaign, number, answer, place, rows.get(place)):
                kind, what = found
                yield Violation(
                    campaign.seed,
                    kind,
                    rows[place].file if place in rows else f"{site.name}:files/{answer.force.slug}",
                    f"{place}: {what}",
                )


def judge_workbooks(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """Cells of workbooks that call a hidden count not known, and marks that no sheet explains."""
    answers = {answer.force.area for answer in campaign.round(number)}
    rows = {(row.place.area, row.locator): row for row in site.rows if row.place.area in answers and row.file.endswith(".csv")}
    for file, line in site.workbook_rows():
        row = rows.get((line.get("Area", ""), line.get("Place in source", "")))
        if row is not None and row.shorthand == "c" and line["Count"] == "[x]":
            yield Violation(campaign.seed, "wrong mark", file, f"{row.place}: hidden, and the workbook has [x]: not known")
        if row is not None and row.count is not None and line["Count"].removesuffix(".0") != str(row.count):
            yield Violation(
                campaign.seed, "wrong count", file, f"{row.place}: {row.count} in the CSV, {line['Count']} in the workbook"
            )


def _amiss(campaign: Campaign, number: int, answer: Answer, place: Coordinate, row: Row | None) -> tuple[str, str] | None:
    told = answer.told[place]
    if row is None:
        return "figure missing", f"the answer ({answer.style} {answer.kind}) says {told.printed}, and no row stands for it"
    if row.count is not None:
        if told.is_hidden:
            return "mark lost", f"hidden by the force as {told.printed}, and a count is published"
        return None if row.count == told.count else ("wrong count", f"{told.count} was answered, {row.count} is published")
    if told.printed == REFUSED:
        return None if row.shorthand == "x" else ("wrong mark", f"refused, and the row has the mark {row.shorthand or 'none'}")
    if row.shorthand != "c":
        return "wrong mark", f"the answer says {told.printed}, and the row has the mark {row.shorthand or 'none'}"
    if told.is_hidden:
        shown = row.lowest, row.highest
        if told.highest is not None and shown == (None, None):
            withheld = f"hidden by the force as {told.printed}, and the row does not say so"
            return None if marks_clash(answer) or _marks_tell(campaign, answer) else ("mark withheld", withheld)
        if told.highest is not None and shown != (told.lowest, told.highest):
            return "mark lost", f"hidden by the force as {told.printed}, and the row says {row.lowest} to {row.highest}"
        return None
    if answer.public:
        return "hidden without need", f"{told.count} was answered, and where anybody can read the answer stands in the project"
    # What a version hid stays hidden when the figure beside it is corrected: the old one can still be read.
    read = [each for before in range(1, number + 1) for each in campaign.round(before) if each.force == answer.force]
    if told.count in campaign.small or any(_something_to_protect(each, place, campaign.small) for each in read):
        return None
    return "hidden without need", f"{told.count} was answered; nothing in the answer is small or hidden in that year"


def marks_clash(answer: Answer) -> bool:
    """Whether the force's marks alone leave less of one of them than it says, as "<5" of a whole of two hidden parts."""
    marks = {place: figure for place, figure in answer.told.items() if figure.is_hidden and figure.highest is not None}
    attack = Attack([Known(place, figure.lowest, figure.highest) for place, figure in marks.items()])
    spans = ((attack.range_of(place), figure) for place, figure in marks.items())
    return any(span is None or not span.holds(figure.lowest, figure.highest or 0) for span, figure in spans)


def _marks_tell(campaign: Campaign, answer: Answer) -> bool:
    """Whether the marks leave less of a count that we hide than our rule, as two "<5" do of their whole where 10 is ours.

    A reader may well take it that nobody is left out where no row is for those whose age is not known.
    """
    marks = [Known(place, told.lowest, told.highest) for place, told in answer.told.items() if told.is_hidden and told.highest]
    small = [place for place, told in answer.told.items() if not told.is_hidden and told.count in campaign.small]
    none = [Known(place, 0, 0) for place, told in answer.told.items() if not told.is_hidden and told.count == 0]
    says_who = any(place.ages == NOT_KNOWN for place in answer.told)
    unsaid = [] if says_who else [Known(replace(place, ages=NOT_KNOWN), 0, 0) for place in small]
    attack = Attack([*marks, *none, *unsaid, *(Known(place, 1, None) for place in small)])
    spans = [attack.range_of(place) for place in small]
    return any(span is None or span.width < campaign.threshold - 2 for span in spans)


def _something_to_protect(answer: Answer, place: Coordinate, small: range) -> bool:
    """Whether any figure of years that hang together with this one is small or hidden, or left over by a total and small."""
    together = answer.question.years_together
    beside = {
        other: figure
        for other, figure in answer.told.items()
        if together or (other.first <= place.last and place.first <= other.last)
    }
    return any(figure.is_hidden or figure.count in small for figure in beside.values()) or _leaves_over(beside, small)


def _leaves_over(told: dict[Coordinate, Told], small: range) -> bool:
    """Whether a total is more than its parts by so few that they would be hidden if they had a line of their own."""
    for column in ("ages", "sex", "online"):
        for whole in (place for place in told if getattr(place, column) == "all"):
            parts = [place for place in told if place != whole and replace(place, **{column: "all"}) == whole]
            if parts and told[whole].count - sum(told[part].count for part in parts) in small:
                return True
    return False
