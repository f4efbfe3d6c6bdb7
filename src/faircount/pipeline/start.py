"""A new project folder with everything in its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.pipeline.project import CONFIG
from faircount.store.decisions import HEADER

FOLDERS = ("answers", "records", "reference", "articles")

TEMPLATE = """\
# A faircount project. The guide "Start a project" explains every key; a key that is not known is refused by name.

[project]
title = "Recorded sexual offences against children"
publisher = {publisher}
version = "0.1.0"
published = {today}
standing = "provisional"       # or "final"

[briefing]
before = "2015/16"             # the two years that are compared
after = "2016/17"
asked = "sexual_under_18"      # what the forces were asked for
series = "child_named"         # the official yardstick
first_year = "2012/13"
last_year = "2022/23"

[protection]
threshold = 5
reason = "counts under 5 could point to a child"

# One entry a document that serves as a yardstick. Kinds: home-office-open-table, press-figures, population.
# [[reference]]
# kind = "home-office-open-table"
# path = "reference/prc-pfa.csv.gz"
# source_id = "home-office-2023"
# title = "Police recorded crime open data, police force area tables"
# publisher = "Home Office"
# published = 2023-10-19
"""


def start_project(folder: Path, publisher: str) -> list[Path]:
    """The files and folders made for a new project; refused if there is one already, so that none is overwritten."""
    config = folder / CONFIG
    if config.exists():
        raise BadProject(f"{config}: there is a project already; name another folder")
    if folder.exists() and not folder.is_dir():
        raise BadProject(f"{folder}: is a file; name a folder")
    made = [folder / name for name in FOLDERS]
    for place in made:
        place.mkdir(parents=True, exist_ok=True)
    # JSON strings are TOML strings too, so a quotation mark in a name does no harm.
    config.write_text(TEMPLATE.format(publisher=json.dumps(publisher), today=date.today().isoformat()), encoding="utf-8")
    decisions = folder / "decisions.csv"
    if not decisions.exists():
        decisions.write_text(HEADER, encoding="utf-8")
    return [*made, config, decisions]
