"""Numbers that stand under charts, in findings and in totals over all forces, worked out again from the drawn truth."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from scipy.stats import beta

from tests.campaigns.attacking import Attack, known_from
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.forces import AREAS
from tests.campaigns.published import Site, ages_in_words
from tests.campaigns.settings import child_named, official_counts
from tests.campaigns.truth import NOT_KNOWN, Coordinate, label
from tests.campaigns.violation import Violation


def judge_charts(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """Figures of the charts of two years that are not those of the answers, and ranges that do not follow from them."""
    held = {answer.force.area: answer for answer in campaign.round(number)}
    for force in AREAS:
        for path in site.files(".csv"):
            if path.parent.name == "charts" and path.name.startswith(f"{force.slug}-{force.slug}-two-years"):
                with path.open(newline="", encoding="utf-8") as lines:
                    rows = [row for row in csv.DictReader(lines) if None not in row.values()]  # notes stand under the figures
                for row in rows:
                    if what := _wrong_row(campaign, held.get(force.area), force.area, row):
                        yield Violation(campaign.seed, "wrong number", site.shown(path), what)


def _wrong_row(campaign: Campaign, answer: Answer | None, area: str, row: dict[str, str]) -> str:
    years = [int(name[:4]) for name in row if re.fullmatch(r"20\d\d/\d\d", name)]
    counts = [int(text.replace(",", "")) for year in years if re.fullmatch(r"[\d,]+", text := row[label(year)])]
    if len(counts) != 2:
        return ""
    place = _named(row["Offences"])
    if place is None:
        return ""
    for year, count in zip(years, counts, strict=True):
        told = answer.told.get(replace(place, area=area, first=year, last=year)) if answer else None
        right = (
            official_counts(campaign, area, year)
            if "child" in row["Offences"].lower()
            else {told.count}
            if told and not told.is_hidden
            else set()
        )
        if count not in right:
            return f"{row['Offences']}: {count} in {label(year)}"
    found = re.fullmatch(r"([\d.]+) to ([\d.]+)", row.get("Range", ""))
    if found and 0 not in counts:
        lowest, highest = ratio_range(*counts)
        if abs(float(found[1]) - lowest) > 0.011 * max(1, lowest) or abs(float(found[2]) - highest) > 0.011 * max(1, highest):
            return (
                f"{row['Offences']}: the range {found[0]} of {counts[0]} to {counts[1]} should be {lowest:.2f} to {highest:.2f}"
            )
    return ""


def _named(words: str) -> Coordinate | None:
    """What a row of a chart counts, by its name; None where that is not understood."""
    place = Coordinate("", 0, 0)
    if re.search(r"\(code|grooming|rape", words, re.IGNORECASE):
        return None
    for part in words.lower().split(", ")[1:] if ", " in words else [words.lower()]:
        if "online" in part:
            place = replace(place, online="yes")
        elif part in ("female", "male"):
            place = replace(place, sex=part)
        elif part == "sex not known":
            place = replace(place, sex=NOT_KNOWN)
        elif part.startswith(("aged", "under ", "age not known")) and "under-18s" not in part:
            place = replace(place, ages=ages_in_words(part.replace("aged under", "under")))
        elif part != "under-18s" and "child" not in part and ", " in words:
            return None
    return place


def ratio_range(before: int, after: int) -> tuple[float, float]:
    """The exact 95% range of how many times as many: of the second count given both, by Clopper and Pearson."""
    both = before + after
    low = float(beta.ppf(0.025, after, both - after + 1))
    high = float(beta.ppf(0.975, after + 1, both - after))
    return low / (1 - low), high / (1 - high)


def judge_findings(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """Findings that figures clash: every drawn answer agrees with itself, and with the official table."""
    path = site.folder / "api" / "v1" / "findings.json"
    if not path.exists():
        return
    drawn = {answer.force.area for answer in campaign.round(number)}
    for finding in json.loads(path.read_text())["items"]:
        if finding["area"] in drawn and finding["severity"] in ("impossible", "unlikely", "very unlikely"):
            yield Violation(
                campaign.seed,
                "false finding",
                site.shown(path),
                f"{finding['area']}: {finding['title']}: {finding['arithmetic']}",
            )


def judge_nation(campaign: Campaign, site: Site, page: str) -> Iterator[Violation]:
    """“At least N offences” over all forces has to be the sum of what is shown, and of the least that is possible of the rest."""
    for found in re.finditer(r"for (20\d\d)/\d\d,[^.]*?England and Wales had at least ([\d,]+) offences", page):
        year, stated = int(found[1]), int(found[2].replace(",", ""))
        inside = {force.area for force in AREAS}
        told = {row.place.area: row for row in site.rows if row.place == Coordinate(row.place.area, year, year)}
        told = {area: row for area, row in told.items() if area in inside}
        lowest = sum(row.count or 0 for row in told.values())
        lowest += sum(child_named(campaign, area, year) for area in {area for area, _ in campaign.official_counts} - told.keys())
        hidden = {area: _least(site, row.place) for area, row in told.items() if row.count is None}
        highest = lowest + sum(max(least, child_named(campaign, area, year)) for area, least in hidden.items())
        if not lowest <= stated <= highest:
            what = f"“{found[0]}”: what is shown comes to {lowest} to {highest}"
            yield Violation(campaign.seed, "wrong number", site.shown(site.folder / "index.html"), what)


def _least(site: Site, place: Coordinate) -> int:
    """The least that a reader of the site can tell of a hidden total."""
    rows = [row for row in site.rows if row.place.area == place.area and row.place.offence == place.offence]
    span = Attack([known_from(row) for row in rows]).range_of(place)
    return 0 if span is None else span.lowest
