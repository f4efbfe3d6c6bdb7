"""The recipe of an examination: whether everything that a project needs is there and well, and how to mend what is not."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faircount.errors import FaircountError, how_to_install
from faircount.pipeline.examined import Examined, Health, Patient, ill, well
from faircount.pipeline.gather import Gathered, read_reference
from faircount.project.fingerprint import STAMP, read_stamp
from faircount.project.holdings import ill_holdings, lost_decisions
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.answer_names import called_here
from faircount.release.history import draft_of
from faircount.release.release_time import say_time
from faircount.release.untold import fallen_short
from faircount.release.verify import denied_by_team
from faircount.requests.asking.given_away import NOTES, UNSEEN
from faircount.store.inner import INNER, TEAM_FILE
from faircount.store.ledger import Ledger
from faircount.tables.answered import DOUBT
from faircount.tables.figures import Figure
from faircount.vocabulary.helplines import FRESH_FOR, stale, unchecked
from faircount.vocabulary.periods import say_date

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOM = 2_000_000_000
"""Bytes that should be free: a build of the whole country, a draft and a backup side by side."""


def examine(project: Project, database: str = "", now: datetime | None = None) -> tuple[Examined, ...]:
    """Everything that was looked at, in order. What breaks while it is looked at is ill, and stops no other."""
    patient = Patient(project, database, now or datetime.now(UTC))
    return tuple(found for what, look in LOOKS.items() for found in _looked(what, look, patient))


Look = Callable[[Patient], Iterator[Examined]]


def _looked(what: str, look: Look, patient: Patient) -> tuple[Examined, ...]:
    try:
        return tuple(look(patient))
    except FaircountError as error:
        return (ill(what, str(error), "mend what the message says, then ask again"),)
    except OSError as error:
        return (ill(what, f"cannot be looked at ({error.strerror})", "may whoever runs this read the project folder?"),)


def _python(patient: Patient) -> Iterator[Examined]:
    """An older one would not have come this far."""
    del patient
    yield well("Python", f"{platform.python_version()}, {sys.executable}")


def _programs(patient: Patient) -> Iterator[Examined]:
    """Programs beside Python: each is needed for one thing alone."""
    ocr = patient.project.config.answers.ocr
    wanted = (
        ("Tesseract", ("tesseract",), ocr, "scanned answers are read", "apt-get install tesseract-ocr tesseract-ocr-eng"),
        ("Java", ("java",), False, "records are counted on Spark", "apt-get install default-jre-headless"),
        ("Browser", BROWSERS, False, "the tests look at pages", _browser_mend()),
    )
    for name, commands, is_needed, why, mend in wanted:
        found = next(filter(None, map(shutil.which, commands)), None)
        if found:
            yield well(name, found)
        else:
            yield Examined(name, Health.ILL if is_needed else Health.NOTE, f"is not here; with it {why}", mend)


def _browser_mend() -> str:
    """How a browser comes to this machine: what Ubuntu calls Chromium is a snap, which may not look into temporary folders."""
    try:
        names = platform.freedesktop_os_release()
    except OSError:
        names = {}
    kinds = (names.get("ID", ""), *names.get("ID_LIKE", "").split())
    return "playwright install --with-deps chromium" if "ubuntu" in kinds else "apt-get install chromium"


def _database(patient: Patient) -> Iterator[Examined]:
    file = patient.project.folder / INNER / TEAM_FILE
    if not patient.database and not file.is_file():
        yield well("Database", "none: one person at a desk needs none")
        return
    try:
        from faircount.store.team.database import Database, sqlite_address
        from faircount.store.team.migrate import pending
    except ImportError:
        yield ill("Database", "needs an extra that is not installed", how_to_install("team"))
        return
    database = Database.open(patient.database or sqlite_address(file))
    try:
        waiting = pending(database)
        if waiting:
            yield ill("Database", f"{database.shown} waits for {len(waiting)} migrations", "start 'faircount serve --team' once")
        else:
            yield well("Database", f"{database.shown}, up to date")
    finally:
        database.close()


def _folders(patient: Patient) -> Iterator[Examined]:
    project = patient.project
    shut = [path for path in (project.folder, project.answers, project.ledger, project.build) if path.exists() and not _may(path)]
    for path in shut:
        yield ill("Folders", f"{path} cannot be written", f"chown it to whoever runs faircount: chown -R USER {path}")
    inner = project.folder / INNER
    if inner.is_dir() and inner.stat().st_mode & 0o077:
        yield ill("Folders", f"{inner} can be read by others, and holds accounts", f"chmod 700 {inner}")
    elif not shut:
        yield well("Folders", "can be written, and what is private is")


def _may(path: Path) -> bool:
    return os.access(path, os.W_OK | os.X_OK)


def _disk(patient: Patient) -> Iterator[Examined]:
    free = shutil.disk_usage(patient.project.folder).free
    says = f"{free / 1e9:.1f} GB are free"
    yield well("Disk", says) if free >= ROOM else ill("Disk", says, f"make room: {ROOM / 1e9:.0f} GB should be free")


def _helplines(patient: Patient) -> Iterator[Examined]:
    """Whether a person has checked the numbers: as the project says, else as the reviewed list does."""
    stated, today = patient.project.config.helplines, patient.now.date()
    mend = "ring each, or read the service's own page; then write [helplines] with checked_on and checked_by into faircount.toml"
    if stated is not None:
        says = f"{stated.checked_by} checked them on {say_date(stated.checked_on)}"
        yield (
            well("Helplines", says) if today - stated.checked_on <= FRESH_FOR else ill("Helplines", f"{says}: too long ago", mend)
        )
        return
    wanting = dict.fromkeys(line.name for line in (*stale(today), *unchecked()))
    if wanting:
        yield ill("Helplines", f"no person has checked within {FRESH_FOR.days} days: {', '.join(wanting)}", mend)
    else:
        yield well("Helplines", "each was checked by a person")


def _trail(patient: Patient) -> Iterator[Examined]:
    trail = Places.of(patient.project).trail
    problems = (*trail.verify(), *denied_by_team(patient.project, patient.database))
    for problem in problems:
        yield ill("Audit trail", problem, "compare with the last backup; a trail is restored, never edited")
    if not problems:
        kept = [witness.place for witness in trail.witnesses if witness.head() is not None]
        if trail.path.exists() and not kept:
            mend = "let whoever runs faircount have a home folder, or name a file with trail_copy under [project]"
            yield Examined("Audit trail", Health.NOTE, "its head is kept nowhere else", mend)
        yield well("Audit trail", f"{len(trail.events())} events, the chain holds, and its head is what was seen before")


def _clock(patient: Patient) -> Iterator[Examined]:
    """A clock that went back would publish too late, and put decisions out of order."""
    events = Places.of(patient.project).trail.events()
    answers = patient.project.answers
    times = [event.when for event in events[-1:]]
    times += [datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in answers.glob("*")]
    last = max(times, default=patient.now)
    if last > patient.now + timedelta(minutes=2):
        yield ill(
            "Clock",
            f"says {say_time(patient.now)}, and something here is of {say_time(last)}",
            "set it: timedatectl set-ntp true",
        )
    else:
        yield well("Clock", f"{say_time(patient.now)}; nothing here is of a later time")


def _embargo(patient: Patient) -> Iterator[Examined]:
    draft = draft_of(patient.project)
    if draft is None:
        yield well("Embargo", "no draft waits")
    elif draft.at > patient.now:
        signed = "signed" if draft.is_signed else "not signed yet"
        yield Examined("Embargo", Health.NOTE, f"version {draft.version} waits until {say_time(draft.at)}, {signed}")
    else:
        mend = "publish it" if draft.is_signed else "a second person has to sign it; then publish it"
        yield ill(
            "Embargo", f"version {draft.version} was to be out at {say_time(draft.at)}", f"{mend}, or prepare it for another time"
        )


def _references(patient: Patient) -> Iterator[Examined]:
    """Whether each document that faircount.toml names as a yardstick can be read, and is whole."""
    gathered, is_well = Gathered(), True
    for entry in patient.project.config.reference:
        try:
            read_reference(patient.project, entry, gathered)
        except FaircountError as error:
            is_well = False
            mend = "put the published file there again; what was read from it before stays in the ledger"
            yield ill("Reference", f"{entry.path} cannot be used: {error}", mend)
    for remark in gathered.remarks:
        yield Examined("Reference", Health.NOTE, remark)
    if is_well and not gathered.remarks:
        yield well("Reference", f"{len(patient.project.config.reference)} documents are named, and can be read")


def _ledger(patient: Patient) -> Iterator[Examined]:
    """Whether the figures and the copies of documents are what was kept, and none that was there is gone."""
    project, is_well = patient.project, True
    for problem in (*ill_holdings(project), *fallen_short(project)):
        is_well = False
        yield ill("Ledger", problem, "compare with the last backup")
    if is_well:
        held = Ledger.open(project.ledger)
        yield well("Ledger", f"{held.entries.height:,} figures of {held.documents.height:,} versions of documents, all as kept")


def _decisions(patient: Patient) -> Iterator[Examined]:
    """Whether each decision that was seen in the file of a desk still stands there."""
    lost = tuple(lost_decisions(patient.project))
    for problem in lost:
        yield ill("Decisions", problem, "compare with the last backup; a decision is taken back by another one, never taken out")
    if not lost:
        yield well("Decisions", "none that was seen is gone")


def _answers(patient: Patient) -> Iterator[Examined]:
    """What waits for a person in the answers, of whatever kind, as the last build read them."""
    waiting: dict[str, list[Figure]] = {}
    for figure in Ledger.open(patient.project.ledger).figures:
        for doubt in figure.note.partition(DOUBT)[2].split("; ") if DOUBT in figure.note else ():
            waiting.setdefault(doubt.partition(":")[0], []).append(figure)
    mend = f"decide it: faircount review {patient.project.folder}"
    for doubt, figures in waiting.items():
        file = called_here(figures[0].source_id, patient.project.answers)
        says = f"{len(figures)} figures ({figures[0].locator} of {file} is one): {doubt}"
        yield Examined("Answers", Health.NOTE, says, mend)
    told = read_stamp(patient.project.build / STAMP).get("waiting")
    for one in told if isinstance(told, list) else ():
        yield Examined("Answers", Health.NOTE, str(one), mend)
    if not (waiting or told):
        yield well("Answers", "no doubt about an answer is open")


def _given_away(patient: Patient) -> Iterator[Examined]:
    """Whether an answer tells what its force hid, as the last build found."""
    written = sorted((patient.project.build / NOTES).glob("*.txt"))
    notes = [note for note in written if not note.name.endswith(UNSEEN)]
    for note in notes:
        file = called_here(note.stem, patient.project.answers)
        says = f"{file} tells more of a count than the mark that its force put in its place; we hold back what would show it"
        yield Examined("Hidden counts", Health.NOTE, says, f"send the force the note in {note}")
    if not notes:
        yield well("Hidden counts", "no answer tells what its force hid")


def _carried(patient: Patient) -> Iterator[Examined]:
    """Whether an answer holds what cannot be seen, as the last build found."""
    notes = sorted((patient.project.build / NOTES).glob(f"*{UNSEEN}"))
    for note in notes:
        says = f"{note.name.removesuffix(UNSEEN)} holds what its force may not have meant to send"
        yield Examined("Unseen content", Health.NOTE, says, f"send the force the note in {note}")
    if not notes:
        yield well("Unseen content", "no answer holds what cannot be seen")


LOOKS: Mapping[str, Look] = {
    "Python": _python,
    "Programs": _programs,
    "Database": _database,
    "Folders": _folders,
    "Disk": _disk,
    "Helplines": _helplines,
    "Audit trail": _trail,
    "Clock": _clock,
    "Embargo": _embargo,
    "Reference": _references,
    "Ledger": _ledger,
    "Decisions": _decisions,
    "Answers": _answers,
    "Hidden counts": _given_away,
    "Unseen content": _carried,
}
"""What is looked at, in order."""
