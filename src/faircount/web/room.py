"""What the pages share: the project, its answers as read, who may enter, and the work that goes on behind a page."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from fastapi import Request

from faircount.errors import EXIT_FINDINGS, EXIT_PARTLY_REFUSED, BadProject, BrokenTrail
from faircount.pipeline.check_desk import CheckDesk
from faircount.project.places import Places
from faircount.project.progress import Progress
from faircount.project.project import Project
from faircount.release.outcome import CheckOutcome
from faircount.release.preview_link import PreviewVisit, reading
from faircount.review.review import Review
from faircount.store.decisions import now
from faircount.store.ledger import Ledger, Saying
from faircount.store.team.account import Role
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period
from faircount.web.needs import Visitor, form_token
from faircount.web.settings import WebSettings
from faircount.web.work import BackgroundWork

if TYPE_CHECKING:
    from faircount.store.team.team import Team

COOKIE = "__Host-faircount"
"""Kept by a browser for this host alone, sent over an encrypted line alone, and read by no script."""
PREVIEW_COOKIE = "__Host-faircount-preview"
"""Of the same kind, for somebody who has no account and reads a preview."""


@dataclass(frozen=True, slots=True)
class ChecklistReport:
    """What the release checklist said of a draft, and when."""

    digest: str
    when: datetime
    outcomes: tuple[CheckOutcome, ...]


class Room:
    """One project as it is served. On a desk whoever asks is the person at the desk: only this machine can ask."""

    def __init__(self, project: Project, settings: WebSettings, review: Review, team: Team | None = None) -> None:
        self.project, self.settings, self.review, self.team = project, settings, review, team
        self.work = BackgroundWork()
        self.desk = CheckDesk(project)
        self.trail = Places.of(project).trail if team is None else team.outbox.trail
        self._desk = Visitor(settings.who, Role.PUBLISHER, secrets.token_urlsafe(32))
        self.checked: ChecklistReport | None = None
        self._looking = Lock()
        self._readings = lru_cache(maxsize=64)(self._reading)
        self._ledger: tuple[tuple[int, int], tuple[Ledger, Callable[..., list[Saying]]]] | None = None

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; None for somebody who has not signed in."""
        if self.team is None:
            return self._desk
        secret = request.cookies.get(COOKIE, "")
        holder = self.team.sessions.holder(secret) if secret else None
        return Visitor(holder.name, holder.role, form_token(secret)) if holder else None

    def reading(self, request: Request) -> PreviewVisit | None:
        """Who reads a preview with what a link opened; None for everybody else, and when its time is over."""
        secret = request.cookies.get(PREVIEW_COOKIE, "")
        found = self._readings(_mark(self.trail.path), secret) if secret and self.team is not None else None
        return found if found is not None and now() < found.until else None

    def _reading(self, mark: tuple[int, int], secret: str) -> PreviewVisit | None:
        """What the trail says of it; kept until the trail grows, since a page asks for a dozen files."""
        del mark
        try:
            return reading(self.project, secret, now())
        except BrokenTrail:
            return None

    def name_desk(self, who: str) -> None:
        """Take the name that was typed on a desk for the one to begin with next time."""
        self._desk = replace(self._desk, who=who)

    def ledger(self) -> Ledger:
        """The ledger of the last build, read anew when it changed."""
        return self._opened()[0]

    def said(
        self, area: str | None, period: Period | None, offence: str | frozenset[str] | None, online: Online | None
    ) -> Sequence[Saying]:
        """What was said about this; the last few lists are kept, since their pages are turned one after the other."""
        said = self._opened()[1]
        with self._looking:  # a crowd that asks for one list waits for it to be made once
            return said(area, period, offence, online)

    def _opened(self) -> tuple[Ledger, Callable[..., list[Saying]]]:
        mark = _mark(self.project.ledger / "figures.csv")
        with self._looking:
            if self._ledger is None or self._ledger[0] != mark:
                ledger = Ledger.open(self.project.ledger)
                self._ledger = mark, (ledger, lru_cache(maxsize=8)(lambda *asked: by_area(ledger.said(*asked))))
            return self._ledger[1]

    def read_answers(self, progress: Progress) -> None:
        """Read what is new in the answers, by what faircount.toml says now."""
        self.project = Project.open(self.project.folder)
        kept = self.team.decisions if self.team else None
        self.review = Review.open(self.project, lambda done, total, name: progress(f"Reading {name}", done, total), kept)

    def build(self, progress: Progress) -> None:
        """Build the site, without the files that take longest; then look at what was left."""
        progress("Building", 0, 1)
        _command("build", str(self.project.folder), "--quick")
        self.read_answers(progress)

    def prepare(self, at: str, who: str, progress: Progress) -> None:
        """Prepare the next version."""
        progress("Preparing the next version", 0, 1)
        quick = ["--quick"] if self.settings.quick else []
        _command("release", "prepare", str(self.project.folder), f"--at={at}", f"--as={who}", *quick)
        self.trail.note()
        self.project = Project.open(self.project.folder)  # the draft was made by what faircount.toml says now


def _mark(path: Path) -> tuple[int, int]:
    """What is another wherever a file is another; (0, 0) where there is none."""
    state = path.stat() if path.exists() else None
    return (state.st_mtime_ns, state.st_size) if state else (0, 0)


def _command(*words: str) -> None:
    """Run a command of ours in a process of its own, so that pages are served meanwhile; its refusal is ours."""
    # The address of the database is the server's own: no command that is run here has to know it.
    surroundings = {name: text for name, text in os.environ.items() if not name.startswith("FAIRCOUNT_")}
    done = subprocess.run(
        [sys.executable, "-m", "faircount", *words], capture_output=True, text=True, check=False, env=surroundings
    )
    if done.returncode not in (0, EXIT_FINDINGS, EXIT_PARTLY_REFUSED):
        said = [line for line in done.stderr.splitlines() if line.startswith("faircount: ")]
        raise BadProject(
            said[-1].removeprefix("faircount: ") if said else f"'faircount {words[0]}' broke; run it in a terminal to see why"
        )


def by_area(said: Sequence[Saying]) -> list[Saying]:
    """What was said, by the name of the area, then by what it is of, then by time; of one figure the oldest document first."""

    def place(one: Saying) -> tuple[object, ...]:
        figure = one.figure
        what = str(figure.offence), str(figure.counted), str(figure.online), str(figure.sex), str(figure.ages), figure.breakdown
        return AREAS[figure.area].name, *what, figure.period.start, figure.period.end

    return sorted(said, key=place)  # which keeps the order of documents, in which they come
