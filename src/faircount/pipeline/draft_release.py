"""The recipe of a draft: build what may be said, find what changed and who quoted it, number it, seal it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from faircount.briefing.history import History
from faircount.errors import BadRelease
from faircount.pipeline.build import areas_published, write_build
from faircount.pipeline.prepared_project import PreparedProject, prepare_project
from faircount.project.places import Places
from faircount.project.progress import Progress
from faircount.project.project import Project
from faircount.release.as_built import take_beside
from faircount.release.behind import BEHIND
from faircount.release.changes import changes_between
from faircount.release.correct import explained, explanations
from faircount.release.facts import (
    CHANGES,
    CORRECTIONS,
    INSIDE,
    RELEASE,
    VERSIONS,
    Stated,
    about,
    change_facts,
    change_records,
    corrected_cells,
    read_facts,
    release_facts,
    without_hidden,
)
from faircount.release.guarded import GUARDED
from faircount.release.history import PREPARED, releases, the_draft
from faircount.release.history_and_feed import feed_of, history_of
from faircount.release.person import require_person
from faircount.release.preview_copy import MARKED, write_marked
from faircount.release.printed_before import HELD, answers_held
from faircount.release.publications import PLACE as FILES
from faircount.release.publications import publications
from faircount.release.published.briefings import BriefingRecord
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import HIDDEN_WORD, figure_records
from faircount.release.published.record import to_letters
from faircount.release.published.write import PLACE
from faircount.release.quoted import Quoting, quoting, reworded
from faircount.release.recover import recover
from faircount.release.release import Draft, Release
from faircount.release.release_time import london_time, say_time
from faircount.release.seal import seal
from faircount.release.taken_back import taken_back_by, without_old, without_told
from faircount.release.version import next_version, step_of
from faircount.store.kept_figures import keep_figures
from faircount.store.lock import locked
from faircount.store.private import keep_private, let_nobody_else_put_in, private_folder
from faircount.writers.feed import NAME, feed_file


def prepare(project: Project, at: datetime, who: str, when: datetime, progress: Progress, quick: bool = False) -> Draft:
    """The draft of the next version, to be published at the stated time; an earlier draft is replaced, with its signatures.

    Nothing of it lies where it could be published from. Its bytes follow from the project and the stated time alone. A
    ``quick`` draft leaves out what takes longest and is only to be taken away, as a quick build does.
    """
    require_person(who)
    places, at = Places.of(project), london_time(at).replace(second=0, microsecond=0)
    recover(project, when)
    with locked(places.making_lock):
        shutil.rmtree(places.making, ignore_errors=True)
        private_folder(places.making)
        let_nobody_else_put_in(places.releases)
        known = releases(project)
        making = Project(project.folder, project.config, places.making)
        found = prepare_project(making, progress)
        stated = _stated(making, found, at, known)
        site = _write(making, found, stated, known, quick, progress)
        keep_figures(answers_held(found.held), making.build / HELD)
        digest = seal(site)
        with locked(places.lock):
            if tuple(one.version for one in releases(project)) != tuple(one.version for one in known):
                raise BadRelease("another version was published in the meantime; prepare again")
            _place(places.making, places.draft(stated.version, digest))
            many = found.held.documents.height
            said = {"digest": digest, "at": at.isoformat(timespec="minutes"), "previous": stated.previous, "documents": many}
            places.trail.append(who, PREPARED, stated.version, said, when)
        take_beside(places.making, project)
        shutil.rmtree(places.making)
    return the_draft(project)


def _stated(project: Project, found: PreparedProject, at: datetime, known: Sequence[Release]) -> Stated:
    """What the version is, from what it changes."""
    published = publications(project, found.ledger, found.official, found.asked, areas_published(found))
    figures = tuple(chain.from_iterable(map(figure_records, published.values())))
    hidden = frozenset(about(one.model_dump(mode="json")) for one in figures if one.status == HIDDEN_WORD)
    before, follows = (EditionStore.open(known[-1].site / PLACE).figures, known[-1].version) if known else (figures, "")
    changes = explained(changes_between(before, figures), explanations(project))
    step, taken_back = step_of(changes), taken_back_by(known, figures)
    number, told = next_version(follows, step), without_old(changes, taken_back, follows)
    return Stated(number, follows, at, step, len(figures), told, hidden, taken_back)


def _write(
    project: Project, found: PreparedProject, stated: Stated, known: Sequence[Release], quick: bool, progress: Progress
) -> Path:
    """The site with its files, and what it tells machines of itself."""
    site = project.build / "site"
    before = known[-1].site if known else None
    versions = [release_facts(project, stated), *_facts_before(known)]
    told_before = read_facts(before, CORRECTIONS)["cells"] if before else ()
    cells = [*corrected_cells(stated), *without_told(without_hidden(told_before, stated.hidden), stated.taken_back)]
    quoted: list[Quoting] = []

    def tell(files: Path) -> History:
        quoted.extend(quoting(before / "files", files, stated.changes) if before else ())
        return history_of(stated, versions, cells, quoted)

    edition = project.config.project.model_copy(update={"version": stated.version, "published": stated.at.date()})
    numbered = Project(project.folder, project.config.model_copy(update={"project": edition}), project.build)
    built = write_build(numbered, found, progress, quick, tell, change_records(stated.changes, stated.previous))
    published = publications(numbered, found.ledger, found.official, found.asked, areas_published(found))
    write_marked(published, project.build / MARKED / FILES, f"Preview, not for publication before {say_time(stated.at)}.")
    left_out = [f"{one.path}: {one.reason}" for one in built.refused]
    waits = [one.told for one in found.gathered.behind]
    inside = {"not_read": left_out, "remarks": list(built.remarks), "waiting": list(built.waiting), BEHIND: waits}
    (project.build / INSIDE).write_bytes(to_letters(inside))
    pages = reworded(_briefings(before), _briefings(site), stated.changes, stated.may_repeat) if before else ()
    told = {
        RELEASE: versions[0],
        CHANGES: change_facts(stated, pages, quoted),
        VERSIONS: {"versions": versions},
        CORRECTIONS: {"cells": cells},
    }
    for name, content in told.items():
        (site / name).write_bytes(to_letters(content))
    (site / NAME).write_bytes(feed_file(feed_of(project, versions, cells)))
    return site


def _facts_before(known: Sequence[Release]) -> list[Mapping[str, Any]]:
    """The facts of the versions before, newest first, each with the digest by which its bytes can be known."""
    return [read_facts(one.site, RELEASE) | {"digest": one.digest, "now": str(one.standing)} for one in reversed(known)]


def _briefings(site: Path) -> tuple[BriefingRecord, ...]:
    return EditionStore.open(site / PLACE).briefings


def _place(making: Path, draft: Path) -> None:
    """Put the site where drafts lie; it is one from the moment in which the trail says so."""
    shutil.rmtree(draft, ignore_errors=True)
    private_folder(draft.parent)
    private_folder(draft)
    for name in (INSIDE, MARKED, HELD, "site"):
        (making / name).replace(draft / name)
    shutil.copyfile(making / GUARDED, draft / GUARDED)  # the build takes its own
    keep_private(draft)
