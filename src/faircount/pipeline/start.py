"""A new project folder with everything in its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.project import CONFIG, MADE
from faircount.store.decisions import HEADER
from faircount.store.private import let_nobody_else_put_in, privately
from faircount.store.witness import forget

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
# The answers decide which two years are compared, and ask.toml before any has come. To fix them for every page, state both:
# before = "2015/16"
# after = "2016/17"
# asked = "sexual_under_18"    # what the forces were asked for, if not as ask.toml has it
series = "child_named"         # what the official yardstick counts; its years are those that the table holds

[protection]
threshold = 5
reason = "counts under 5 could point to a child"

# One entry a document that serves as a yardstick. Kinds: home-office-open-table, press-figures, population.
# Without the open table of the Home Office no page holds an answer against official counts, and each says so.
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
    if not any((folder / name).exists() for name in MADE):
        forget(folder)
    made, decisions = [folder / name for name in FOLDERS], folder / "decisions.csv"
    if not folder.exists():
        folder.mkdir(parents=True)
        let_nobody_else_put_in(folder)
    with privately():
        for place in made:
            place.mkdir(parents=True, exist_ok=True)
        # JSON strings are TOML strings too, so a quotation mark in a name does no harm.
        config.write_text(TEMPLATE.format(publisher=json.dumps(publisher), today=date.today().isoformat()), encoding="utf-8")
        if not decisions.exists():
            decisions.write_text(HEADER, encoding="utf-8")
    return [*made, config, decisions]
