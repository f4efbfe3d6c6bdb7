"""What a user writes into a project: the years to compare, the yardsticks, who rang the helplines."""

from __future__ import annotations

import csv
import io
import re

from tests.campaigns.drawing import Campaign
from tests.campaigns.forces import AREAS
from tests.campaigns.truth import label

HELPLINES = '\n[helplines]\nchecked_on = {today}\nchecked_by = "Jo Marsh"\n'
OFFICIAL = """
[[reference]]
kind = "home-office-open-table"
path = "reference/recorded-crime.csv"
source_id = "home-office"
title = "Police recorded crime open data, police force area tables"
publisher = "Home Office"
licence = "Open Government Licence v3.0"
"""
POPULATION = """
[[reference]]
kind = "population"
path = "reference/population.csv"
source_id = "mid-year-estimates"
title = "Mid-year population estimates, under 18"
publisher = "Office for National Statistics"
licence = "Open Government Licence v3.0"
"""
SHARES = {
    "22B": ("Sexual activity involving a child under 16", 0.6),
    "88A": ("Sexual grooming", 0.3),
    "17B": ("Sexual assault on a male child under 13", 0.1),
}


def set_years(written: str, campaign: Campaign) -> str:
    """The project's file with the threshold of the campaign, and its two years in ``before`` and ``after``."""
    written = re.sub(r"(?m)^threshold = \d+", f"threshold = {campaign.threshold}", written)
    written = re.sub(r'(?m)^reason = "counts under \d+', f'reason = "counts under {campaign.threshold}', written)
    if campaign.compared is None:
        return written
    for key, year in zip(("before", "after"), campaign.compared, strict=True):
        line = f'{key} = "{label(year)}"'
        written, found = re.subn(rf'(?m)^#?\s*{key}\s*=\s*"[^"]*"', line, written)
        if not found:
            written = (
                written.replace("[briefing]\n", f"[briefing]\n{line}\n")
                if "[briefing]" in written
                else f"{written}\n[briefing]\n{line}\n"
            )
    return written


def official_table(campaign: Campaign) -> str:
    """A table in the form of the Home Office's: for each force and year three offences that name a child, and one more."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    head = "financial_year,financial_quarter,force_name,offence_description,offence_group,offence_subgroup,offence_code,offences"
    writer.writerow(head.split(","))
    for (area, year), count in sorted(campaign.official_counts.items()):
        for code, (words, share) in SHARES.items():
            for quarter in range(1, 5):
                writer.writerow(
                    (
                        label(year),
                        quarter,
                        area,
                        words,
                        "Sexual offences",
                        "Other sexual offences",
                        code,
                        _quarter(round(count * share), quarter),
                    )
                )
        for quarter in range(1, 5):
            writer.writerow(
                (
                    label(year),
                    quarter,
                    area,
                    "Sexual assault on a female aged 13 and over",
                    "Sexual offences",
                    "Other sexual offences",
                    "20A",
                    _quarter(3 * count + 40, quarter),
                )
            )
    return written.getvalue()


def child_named(campaign: Campaign, area: str, year: int) -> int:
    """All offences of the official table whose name shows a child."""
    count = campaign.official_counts.get((area, year), 0)
    return sum(round(count * share) for _, share in SHARES.values())


def official_counts(campaign: Campaign, area: str, year: int) -> set[int]:
    """Every count that the official table gives of an area and year, alone or together."""
    count = campaign.official_counts.get((area, year))
    if count is None:
        return set()
    parts = [round(count * share) for _, share in SHARES.values()]
    return {*parts, sum(parts), 3 * count + 40, sum(parts) + 3 * count + 40}


def _quarter(count: int, quarter: int) -> int:
    return count // 4 + (1 if quarter <= count % 4 else 0)


def population_table(campaign: Campaign) -> str:
    """Invented populations of the areas of the campaign, in the form of the example's."""
    lines = ["year,pfa_code,pfa_name,0-3,4-9,10-12,13-15,16-17,18+,under18,all"]
    codes = {force.area: force.code for force in AREAS}
    for place, area in enumerate(sorted({area for area, _ in campaign.official_counts})):
        for year in range(2011, 2025):
            bands = [20_000 + 500 * place + 10 * year, 31_000, 15_000, 15_500, 10_000]
            lines.append(f"{year},{codes[area]},{area},{','.join(map(str, bands))},500000,{sum(bands)},{sum(bands) + 500_000}")
    return "\n".join(lines) + "\n"
