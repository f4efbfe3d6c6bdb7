"""Whether anything hidden can be worked out from all that was published, in all versions together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tests.campaigns.arrival import marks_clash
from tests.campaigns.attacking import Attack, known_from
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.published import Row, Site, place_in_cube
from tests.campaigns.truth import Coordinate, Told, label
from tests.campaigns.violation import Violation

GIVEN_AWAY = re.compile(
    r"hidden count can be worked out|only one count possible|gives? (?:a|the|this|one) hidden|"
    r"hidden (?:count|cell|figure)s? (?:is|are) given away|"
    r"(?:can|could) be (?:derived|calculated|recovered) from",
    re.IGNORECASE,
)
NO_COUNT = re.compile(
    r"\brange [\d,.]+ to [\d,.]+|\bcodes? \d+[A-Z]?\b|\b\d+ (?:figures|more places)\b|\b\d+:\d\d\s?[ap]m"
    r"|\b(?:width|height)=\"\d+\"",
    re.IGNORECASE,
)
"""What chance does to another count, whose ends are nobody's; an offence's number, how many figures a source has, an hour."""
FAR = 40
"""From here on a count is told apart from numbers that stand on a page by chance."""


def judge_secrecy(campaign: Campaign, sites: Mapping[str, Site]) -> Iterator[Violation]:
    """Everything that a reader of all these sites can work out, and should not."""
    rounds = {name: 2 if name.startswith("second") else 1 for name in sites}
    for number in sorted(set(rounds.values())):
        for answer in campaign.round(number):
            if answer.public:
                continue
            yield from _attacked(campaign, answer, number, [(rounds[name], site) for name, site in sites.items()])
    for name, site in sites.items():
        yield from _disagreeing(campaign, site)
        yield from _printed(campaign, rounds[name], site)
        yield from _said(campaign, site)


def _attacked(campaign: Campaign, answer: Answer, number: int, sites: list[tuple[int, Site]]) -> Iterator[Violation]:
    told = answer.told
    other = next((other.told for other in campaign.round(3 - number) if other.force == answer.force), {})
    changed = {place for place in {**told, **other} if told.get(place) != other.get(place)}
    beside = any(corrected.beside and corrected.force == answer.force for corrected in campaign.corrected)
    rows = [
        row
        for version, site in sites
        for row in site.rows
        if _bears(row, answer) and (version == number or row.place not in changed) and not _is_of_another(row, answer, beside)
    ]
    for version, site in sites:
        told_of_changes = [row for new, row in site.changed_rows if version == 2 and (2 if new else 1) == number]
        rows += [row for row in told_of_changes if _bears(row, answer)]
    if not rows:
        return
    attack = Attack([known_from(row) for row in rows], told)
    if attack.range_of(rows[0].place) is None:
        yield Violation(
            campaign.seed,
            "published figures contradict",
            rows[0].file,
            f"no counts of {answer.force.area} agree with all that is published",
        )
        return
    shown = {row.place: row for row in rows if row.count is not None}
    saved = not marks_clash(answer)
    for place, figure in told.items():
        lowest, highest = _promised(figure, campaign.small)
        if lowest is None:
            continue
        row = shown.get(place)
        if row is not None and row.count == figure.count:
            yield Violation(campaign.seed, "small count shown", row.file, f"{place}: a count that has to be hidden stands there")
            continue
        span = attack.range_of(place)
        if span is None:
            yield Violation(campaign.seed, "published figures contradict", _file(rows, place), str(place))
        elif span.width == 0:
            yield Violation(campaign.seed, "derivable", _file(rows, place), f"{place}: only one count is possible")
        elif figure.is_hidden and highest is not None and not span.holds(lowest, highest) and (saved or span.width < 3):
            yield Violation(
                campaign.seed,
                "narrower than its mark",
                _file(rows, place),
                f"{place}: hidden as {figure.printed}, {span.lowest} to {span.highest} is left",
            )
        elif not figure.is_hidden and span.width < campaign.threshold - 2:
            yield Violation(
                campaign.seed, "narrower than promised", _file(rows, place), f"{place}: {span.lowest} to {span.highest} is left"
            )


def _promised(figure: Told, small: range) -> tuple[int | None, int | None]:
    if figure.is_hidden:
        return figure.lowest, figure.highest
    return (1, small[-1]) if figure.count in small else (None, None)


def _bears(row: Row, answer: Answer) -> bool:
    return row.place.area == answer.force.area and row.counted == "offences"


def _is_of_another(row: Row, answer: Answer, beside: bool) -> bool:
    """Whether the row is of the other of two answers that lie beside each other."""
    return beside and ("corrected" in row.source) != answer.beside


def _file(rows: list[Row], place: Coordinate) -> str:
    return next((row.file for row in rows if row.place == place), rows[0].file if rows else "")


def _disagreeing(campaign: Campaign, site: Site) -> Iterator[Violation]:
    """A cell that one file hides and another shows."""
    hidden = {(row.place.area, row.source, row.locator): row for row in site.rows if row.count is None}
    shown = {(row.place, row.source): row for row in site.rows if row.count is not None}
    for row in hidden.values():
        if (row.place, row.source) in shown:
            yield Violation(campaign.seed, "hidden here, shown there", shown[row.place, row.source].file, str(row.place))
    for file, line in site.workbook_rows():
        area = line.get("Area", "")
        place = line.get("Place in source", "")
        for (hidden_area, _, locator), row in hidden.items():
            if area == hidden_area and place == locator and line["Count"].replace(".0", "").isdigit():
                yield Violation(campaign.seed, "hidden here, shown there", file, str(row.place))
    for file, where, figures in site.statistics_cubes():
        count = figures.get("count")
        if isinstance(count, int | float) and (place := place_in_cube(where)) in {
            row.place for row in hidden.values() if row.source == where["source"]
        }:
            yield Violation(campaign.seed, "hidden here, shown there", file, str(place))


def _printed(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """A count that is held back in the files, and stands in the words of a page of its area."""
    for answer in campaign.round(number):
        if answer.public:
            continue
        rows = [row for row in site.rows if _bears(row, answer)]
        open_to_all = {row.count for row in site.rows if row.place.area == answer.force.area}
        held_back = {row.place for row in rows if row.count is None} - {row.place for row in rows if row.count is not None}
        for name, page in site.pages.items():
            if answer.force.slug not in name:
                continue
            counts = NO_COUNT.sub("", page)
            for place in held_back:
                told = answer.told.get(place)
                if told is None or told.count < FAR or told.count in open_to_all:
                    continue
                for found in re.finditer(rf"(?<![\d,.])(?:{told.count}|{told.count:,})(?![\d,.]\d|\d|%)", counts):
                    around = counts[max(0, found.start() - 160) : found.end() + 160].replace("\n", " / ")
                    if not _may_mean(place, around):
                        continue
                    yield Violation(campaign.seed, "held back, and printed", f"{site.name}:{name}", f"{place}: {around}")


def _may_mean(place: Coordinate, around: str) -> bool:
    """Whether the words around a number speak of what the figure counts: another number may be the same by chance."""
    low, _, high = place.ages.partition("-")
    ages = {
        "all": r"",
        "not known": r"not known|unknown|not recorded",
    }.get(place.ages, rf"\b{low}\W+(?:to\W+)?{high}\b|under {int(high or 0) + 1}\b|aged {low}\b|{low} and")
    sexes = {"all": r"", "female": r"girl|female", "male": r"boy|\bmale", "not known": r"not known|unknown"}[place.sex]
    wanted = (ages, sexes, r"online" if place.online == "yes" else r"")
    return label(place.first) in around and all(re.search(words, around, re.IGNORECASE) for words in wanted)


def _said(campaign: Campaign, site: Site) -> Iterator[Violation]:
    """Words that say that something hidden can be worked out."""
    for name, text in site.texts.items():
        if found := GIVEN_AWAY.search(text):
            around = re.sub(r"\s+", " ", text[max(0, found.start() - 60) : found.end() + 60])
            yield Violation(campaign.seed, "says that it can be worked out", f"{site.name}:{name}", around)
