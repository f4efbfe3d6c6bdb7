"""The build folder after a release: what lies there is never older than what is public."""

from __future__ import annotations

import shutil
from pathlib import Path

from faircount.project.fingerprint import STAMP, inputs_fingerprint, read_stamp
from faircount.project.project import Project
from faircount.release.guarded import GUARDED
from faircount.release.release import Release
from faircount.store.private import private_folder

BESIDE = ("figures.csv", "findings.json", "coverage.csv", "notes-to-forces", GUARDED)
"""What a build leaves beside the site, for those who review it."""


def take_beside(making: Path, project: Project) -> None:
    """What was found while a draft was made is what a build of the same answers would have found."""
    private_folder(project.build)
    for name in BESIDE:
        place = project.build / name
        shutil.rmtree(place, ignore_errors=True)
        if (making / name).exists():
            (making / name).replace(place)
        else:
            place.unlink(missing_ok=True)


def show_as_built(project: Project, release: Release) -> None:
    """Show the published version as the built site, unless what lies there was made from what the project holds now.

    The files are copied, not linked: the next build writes over them, and a sealed version is never written over.
    """
    stamp, site = project.build / STAMP, project.build / "site"
    if str(read_stamp(stamp).get("fingerprint", "")).startswith(inputs_fingerprint(project.folder, project.made)):
        return
    partial = site.with_name("site.part")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.copytree(release.site, partial, copy_function=shutil.copyfile)
    stamp.unlink(missing_ok=True)
    shutil.rmtree(site, ignore_errors=True)
    partial.replace(site)
