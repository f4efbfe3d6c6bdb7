"""Our own request for a drawn campaign: the definition to ask by, and the workbook as a force fills it in."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.truth import NOT_KNOWN, REFUSED, Coordinate, label

SHEET, KEYS = "Answer", "faircount"
COUNT, WHY, SECTION = 8, 9, 10
"""The columns that a force fills in."""


def definition_of(campaign: Campaign) -> str:
    """``ask.toml`` for what the campaign asks."""
    asked = next(answer for answer in campaign.answers if answer.kind == "form").question
    years = sorted({year for answer in campaign.answers for year in answer.years})
    ages = ["all", *(f"{low} to {high}" if low != high else f"{low}" for low, high in asked.bands)]
    ages += [NOT_KNOWN] if asked.age_not_known else []
    forces = [answer.force.name for answer in campaign.answers]
    return f"""[request]
title = "Recorded sexual offences against children"
applicant = "A charity"
address = "foi@example.org"
sent = 2026-10-01
forces = {_list(forces)}

[figures]
offences = {_list(["sexual_under_18", *asked.offences])}
explained = "Please count every offence of the Home Office group Sexual offences of which the victim was under 18."
years = {_list([label(year) for year in years])}
counted = "offences"
online = {_list(["all", "yes"] if asked.online else ["all"])}
ages = {_list(ages)}
sex = {_list(["all", *asked.sexes])}
small = 5
"""


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def fill(form: Path, answer: Answer, to: Path) -> int:
    """The form with the figures of this answer in it, saved at ``to``; how many rows have no figure in the drawn truth."""
    book = openpyxl.load_workbook(form)
    rows = {str(row[0].value): row for row in book[SHEET].iter_rows(min_row=8) if row[0].value}
    left = 0
    for key, start, end, _counted, offence, online, low, high, known, sex in _keys(book):
        ages = NOT_KNOWN if known == "no" else f"{low}-{high}" if low != "" else "all"
        place = Coordinate(answer.force.area, int(start[:4]), int(end[:4]) - 1, online, ages, sex, offence)
        told, cells = answer.told.get(place), rows[key]
        if told is None:
            left += 1
            cells[WHY - 1].value = "not held"
        elif told.is_hidden:
            cells[WHY - 1].value = told.printed
            cells[SECTION - 1].value = "40(2)" if told.printed == REFUSED else None
        else:
            cells[COUNT - 1].value = told.count
    book.save(to)
    return left


def _keys(book: openpyxl.Workbook) -> list[list[str]]:
    lines = [["" if value is None else str(value) for value in row] for row in book[KEYS].iter_rows(values_only=True)]
    return [line[:10] for line in lines if line[0].startswith("R") and line[0][1:].isdigit()]
