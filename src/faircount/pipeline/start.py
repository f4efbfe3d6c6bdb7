"""A new project folder: with everything in its place to fill in, or a real project as a demonstration."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from faircount.errors import BadProject
from faircount.project.configured import template_of
from faircount.project.project import CONFIG, MADE
from faircount.store.decisions import HEADER
from faircount.store.private import let_nobody_else_put_in, privately
from faircount.store.witness import forget

FOLDERS = ("answers", "records", "reference", "articles")


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
        config.write_text(
            template_of(__package__, CONFIG, publisher=json.dumps(publisher), today=date.today().isoformat()), encoding="utf-8"
        )
        if not decisions.exists():
            decisions.write_text(HEADER, encoding="utf-8")
    return [*made, config, decisions]


def write_demo(folder: Path) -> Path:
    """The folder with England and Wales in it: a faircount.toml, real tables, an article, and where each comes from.

    Refused where the folder holds anything, so that nothing is written over.
    """
    if folder.exists() and not folder.is_dir():
        raise BadProject(f"{folder}: is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise BadProject(f"{folder}: is not empty, and nothing is written over; name another folder, or build what is in it")
    with as_file(files("faircount.pipeline") / "example") as carried:
        copytree(carried, folder, dirs_exist_ok=True)
    forget(folder)
    return folder
