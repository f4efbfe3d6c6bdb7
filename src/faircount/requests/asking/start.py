"""A new ask.toml with everything in its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.requests.asking.definition import ASK
from faircount.vocabulary.periods import FinancialYear

TEMPLATE = """\
# What every force is asked for. The guide "Ask the forces" explains every key.

[request]
title = "Recorded sexual offences against children"
applicant = ""                           # who asks: section 8(1) of the Freedom of Information Act 2000 wants the name
address = ""                             # where the answer goes; an e-mail address will do
sent = {sent}                        # the day the letters go out, which stands on them
forces = ["United Kingdom"]              # 45 forces; add "British Transport Police", or name single forces

[figures]
offences = ["sexual_under_18"]
explained = "Please count every offence of the Home Office group Sexual offences of which the victim was under 18."
years = {years}           # the last two that had ended when this was written
counted = "offences"
online = ["all", "yes"]                  # with and without the mark together, and with it
ages = ["all", "0 to 3", "4 to 9", "10 to 15", "16 to 17", "not known"]
sex = ["all"]
small = 5                                # a force may write "fewer than 5 but not 0" for 1 to 4

[addresses]                              # optional: a message ready to send is written for each of these
# "Cleveland" = "foi@example.org"
"""


def start_request(folder: Path, sent: date) -> Path:
    """The file made; refused if there is one already, so that none is overwritten."""
    path = folder / ASK
    if path.exists():
        raise BadProject(f"{path}: is there already; change it, or take it away first")
    if not folder.is_dir():
        raise BadProject(f"{folder}: is no folder; make one with 'faircount init {folder}'")
    path.write_text(TEMPLATE.format(sent=sent.isoformat(), years=json.dumps(ended_years(sent))), encoding="utf-8")
    return path


def ended_years(day: date) -> list[str]:
    """The two financial years that ended last before a day.

    >>> ended_years(date(2026, 3, 31)), ended_years(date(2026, 4, 1))
    (['2023/24', '2024/25'], ['2024/25', '2025/26'])
    """
    last = day.year - (1 if day >= date(day.year, 4, 1) else 2)
    return [FinancialYear(last - 1).name, FinancialYear(last).name]
