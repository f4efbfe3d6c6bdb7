"""A program that builds, decides, prepares, signs and publishes without end, killed at any moment; and what must hold then."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from faircount.pipeline.build import build
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release import checklist
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.history import releases
from faircount.release.publish import publish
from faircount.release.recover import recover
from faircount.release.seal import broken_seal
from faircount.release.sign import sign_off
from faircount.release.verify import verify
from faircount.store.decisions import Decision, append_decisions, read_decisions
from tests.lib.releasing import AL, JO, PRINTED, RELEASED, WEEK, changed, drafted, quiet, with_rows

ACCEPTED = "accepted.log"
"""Beside the project: what the program was told is done, noted after it was told."""


@dataclass(frozen=True)
class Steps:
    """The program: each step ends in a note of what was accepted."""

    folder: Path

    def run(self) -> None:
        """Go on without end. What pages state is not read: it takes most of a signature's time, in which nothing is written."""
        checklist.CHECKS = {name: check for name, check in checklist.CHECKS.items() if name != "statements"}
        while True:
            for _ in self.round():
                pass

    def round(self) -> Iterator[str]:
        """One version more: a decision, a build, a corrected figure with its reason, a draft, a signature, a publication."""
        number = len(self.noted("published"))
        at = RELEASED + WEEK * number
        decision = _decision(len(self.noted("decided")), at)
        append_decisions(self.folder / "decisions.csv", [decision])
        yield self.note("decided", decision.why)
        project = with_rows(self.folder, changed(PRINTED, 55, 56 + number % 2))
        build(project, quiet, quick=True)
        yield self.note("built", str(number))
        if number:
            explain(
                project, Chosen.said("Cleveland"), ChangeNature.CORRECTION, f"Slip number {number} was found", AL, at - WEEK / 2
            )
            yield self.note("explained", str(number))
        draft = drafted(project, at, at - timedelta(days=1))
        yield self.note("prepared", draft.digest)
        sign_off(project, draft.version, AL, at - timedelta(hours=1))
        yield self.note("signed", draft.digest)
        release = publish(project, draft.version, JO, at)
        yield self.note("published", release.version)

    def note(self, what: str, about: str) -> str:
        """Note what was accepted, on the disk."""
        place = os.open(self.folder.parent / ACCEPTED, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(place, f"{what} {about}\n".encode())
        os.fsync(place)
        os.close(place)
        return what

    def noted(self, what: str) -> list[str]:
        """What was accepted of a kind so far."""
        path = self.folder.parent / ACCEPTED
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        # A kill between an acceptance and its note leaves a note out, so what the trail holds counts too.
        return [line.partition(" ")[2] for line in lines if line.startswith(f"{what} ")]


def _decision(number: int, when: datetime) -> Decision:
    return Decision(when, JO, "answer", f"{number:064x}", "Sheet1!B2", "what is counted", "as read", f"decision {number}")


STEPS = ("decided", "built", "explained", "prepared", "signed", "published")
MOMENTS = (0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6)
"""After how many steps a program is killed: the signature and the publication, which come last, weigh most."""
PATIENCE = 120.0


def kill_within(folder: Path, steps: int, seconds: float) -> None:
    """Start the program, let it end so many steps, and kill it so many seconds into the next, wherever it is then."""
    steps_noted = _noted(folder) + steps
    program = get_context("forkserver").Process(target=Steps(folder).run, daemon=True)
    program.start()
    until = time.monotonic() + PATIENCE
    while _noted(folder) < steps_noted and program.is_alive() and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    assert program.is_alive(), "the program ended by itself: a step failed"
    program.kill()
    program.join()


def _noted(folder: Path) -> int:
    path = folder.parent / ACCEPTED
    return path.read_bytes().count(b"\n") if path.exists() else 0


def warm() -> None:
    """Let the server of programs load what they need, once."""
    get_context("forkserver").set_forkserver_preload(["tests.lib.crashing"])


def faults(folder: Path) -> list[str]:
    """What does not hold after a kill: before anything is put right, and after."""
    found = [f"public is half published: {fault}" for fault in half_public(folder)]
    project, steps = Project.open(folder), Steps(folder)
    decided = {decision.why for decision in read_decisions(folder / "decisions.csv").all}
    found += [f"lost: {lost}" for lost in steps.noted("decided") if lost not in decided]
    recover(project, RELEASED + WEEK * 1_000)
    trail = Places.of(project).trail.events()
    for what in ("prepared", "signed"):
        held = {event.said["digest"] for event in trail if event.act == f"release.{what}"}
        found += [f"lost: {what} {lost}" for lost in steps.noted(what) if lost not in held]
    versions = {release.version for release in releases(project)}
    found += [f"lost: version {lost}" for lost in steps.noted("published") if lost not in versions]
    return found + [fault for fault in verify(project) if "unfinished line" not in fault]


def half_public(folder: Path) -> tuple[str, ...]:
    """What is not whole in what the world sees at this moment."""
    public = folder / "public"
    if not public.is_symlink():
        return ()
    shown = public.resolve()
    known = releases(Project.open(folder))
    whole = [one for one in known if not _differs(shown, one.digest)]
    return () if whole else (f"{shown} is no version as it was sealed",)


def _differs(shown: Path, digest: str) -> bool:
    """Whether what is shown is another version than that of the digest, or not all of it."""
    beside = ("versions/", "seen-before.")
    return any(not fault.removeprefix(f"{shown}/").startswith(beside) for fault in broken_seal(shown, digest))
