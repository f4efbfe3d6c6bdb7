"""The recipe of a demonstration: a real project that the program carries, put into a new folder."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from faircount.errors import BadProject
from faircount.store.witness import forget


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
