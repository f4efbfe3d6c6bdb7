"""Putting right what an interrupted program left: the trail says what was accepted, the folders are made to agree with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from faircount.errors import BadRelease, Busy
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.assemble import assemble, shown_name
from faircount.release.history import draft_of, readers, releases
from faircount.release.preview_copy import MARKED
from faircount.release.preview_place import preview_folder
from faircount.release.release import Release
from faircount.release.untold import require_whole_trail
from faircount.store.lock import locked
from faircount.store.private import let_be_read, let_nobody_else_put_in


def recover(project: Project, when: datetime | None = None) -> tuple[str, ...]:
    """What was found and put right; nothing where nothing was wrong. Every command on releases begins with it.

    A version counts as published from the moment in which the trail says so. Whatever is then missing is done here: its folder
    gets its number, the public folder is made anew beside the old one, and the link is turned in one stroke. On a trail that
    was cut nothing is put right and nothing goes on.
    """
    places = Places.of(project)
    require_whole_trail(places, releases(project))
    if not places.trail.path.exists():
        return ()
    with locked(places.lock):
        return tuple(_recover(project, places, when or datetime.now(UTC)))


def _recover(project: Project, places: Places, when: datetime) -> Iterator[str]:
    known = releases(project)
    for release in known:
        if not release.folder.is_dir():
            _number(places, release)
            yield f"version {release.version} was accepted and had not got its place yet; it has now"
    if known:
        wanted = places.shown / shown_name(known)
        if led_to(places.public) != wanted or not wanted.is_dir() or wanted.is_symlink():
            if wanted.is_symlink():
                wanted.unlink()
            assemble(known, wanted)
            let_be_read(wanted)
            for folder in (places.shown, places.releases):
                let_nobody_else_put_in(folder)
            _turn(places.public, wanted)
            yield f"public did not show version {known[-1].version} as it stands; it does now"
    yield from _sweep(project, places, when)


def _number(places: Places, release: Release) -> None:
    draft = places.draft(release.version, release.digest)
    if not draft.is_dir():
        raise BadRelease(
            f"{release.folder}: version {release.version} was published and its folder is gone; restore it from a copy"
        )
    draft.replace(release.folder)
    shutil.rmtree(release.folder / MARKED, ignore_errors=True)  # what was for early readers alone


def led_to(public: Path) -> Path | None:
    """Where the public folder leads, by the words of its link; None where it is none."""
    return public.parent / public.readlink() if public.is_symlink() else None


def _turn(public: Path, wanted: Path) -> None:
    """Let the link lead elsewhere, in one stroke: at each moment it leads to the old folder or to the new one."""
    if public.exists() and not public.is_symlink():
        raise BadRelease(f"{public}: is no link of ours; move it away, and publish again")
    fresh = public.with_name("public.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(wanted, public.parent), target_is_directory=True)
    fresh.replace(public)


def _sweep(project: Project, places: Places, when: datetime) -> Iterator[str]:
    """Take away what is on its way to nothing: unfinished folders, replaced drafts, previews whose time is over."""
    draft = draft_of(project)
    kept = {led_to(places.public)} | ({draft.folder} if draft else set())
    if draft is not None:
        if not draft.folder.is_dir():
            yield f"{draft.folder}: the draft is gone; prepare it again"
        kept |= {preview_folder(places, draft, one.name) for one in readers(project, draft) if one.until > when}
    for folder in (places.drafts, places.shown, places.previews):
        for path in sorted(folder.glob("*")):
            if path not in kept and path.is_symlink():
                path.unlink()
            elif path not in kept:
                shutil.rmtree(path)
    if places.making.exists():
        try:
            with locked(places.making_lock, patience=0):
                shutil.rmtree(places.making)
                yield "an unfinished draft of a program that was stopped was taken away"
        except Busy:
            return  # somebody is at work on it
