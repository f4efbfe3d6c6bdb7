"""A small project whose versions are prepared and published in a second, with a clock of its own."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faircount.pipeline.draft_release import prepare
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.history import releases
from faircount.release.publish import publish
from faircount.release.release import Draft, Release
from faircount.release.sign import sign_off

JO, AL = "Jo Marsh", "Al Reed"
MONDAY = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
RELEASED = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
WEEK = timedelta(days=7)

TOML = """[project]
title = "A small campaign"
publisher = "A small charity"
contact = "figures@example.org"
address = "https://figures.example.org"
published = 2026-11-25

[briefing]
before = "2015/16"
after = "2016/17"
first_year = "2015/16"
last_year = "2016/17"

[protection]
threshold = {threshold}
reason = "small counts could point to a child"

[helplines]
checked_on = 2026-11-20
checked_by = "A. Sample"

[[reference]]
kind = "press-figures"
path = "figures.csv"
source_id = "figures"
title = "Figures as given"
publisher = "transcribed for a test"
trust = "press"
"""
SOURCES = """source_id,title,publisher,trust,published,address
gazette,Report on recorded offences,The Gazette,press,,https://gazette.example.org/report
cleveland-police,Answer to a request,Cleveland Police,force,,
durham-police,Answer to a request,Durham Constabulary,force,,
north-east,Answer for the region,The forces of the region,force,,
"""
Row = tuple[str, str, str, str, int]
PRINTED: tuple[Row, ...] = (
    ("gazette", "Cleveland", "sexual_offences_under18", "2015/16", 820),
    ("gazette", "Cleveland", "sexual_offences_under18", "2016/17", 772),
    ("gazette", "Cleveland", "cyber_flagged_under18", "2015/16", 55),
    ("gazette", "Cleveland", "cyber_flagged_under18", "2016/17", 145),
)
ARTICLE = (
    "Recorded offences fall\n\nCleveland Police recorded 820 sexual offences against under-18s in 2015/16, and 772 in 2016/17.\n"
)


def quiet(work: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def small_project(folder: Path, rows: Iterable[Row] = PRINTED, threshold: int = 5) -> Project:
    """A project with these figures and one article."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "faircount.toml").write_text(TOML.format(threshold=threshold), encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "articles" / "fall.txt").write_text(ARTICLE, encoding="utf-8")
    return with_rows(folder, rows)


def with_rows(folder: Path, rows: Iterable[Row]) -> Project:
    """The project with other figures in it."""
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("source_id", "area", "measure", "period", "counted", "count", "note"))
        writer.writerows((source, area, measure, period, "offences", count, "") for source, area, measure, period, count in rows)
    return Project.open(folder)


def changed(rows: Iterable[Row], old: int, new: int) -> tuple[Row, ...]:
    """The rows with one count in place of another."""
    return tuple((*row[:4], new) if row[4] == old else row for row in rows)


def drafted(project: Project, at: datetime = RELEASED, when: datetime = MONDAY) -> Draft:
    """The draft of the next version, prepared by Jo."""
    return prepare(project, at, JO, when, quiet, quick=True)


def released(project: Project, at: datetime = RELEASED) -> Release:
    """The next version: prepared by Jo, signed by Al, published at its time."""
    draft = drafted(project, at, at - timedelta(days=1))
    sign_off(project, draft.version, AL, at - timedelta(hours=2))
    return publish(project, draft.version, JO, at)


SMALL, BESIDE, TOGETHER = 4_273, 17_639, 21_912
"""A small count that is hidden, the count that is hidden beside it, and their sum, which is shown; below, the threshold."""
THRESHOLD = 5_000
ANSWERED: tuple[Row, ...] = (
    ("cleveland-police", "Cleveland", "sexual_offences_under18", "2015/16", TOGETHER),
    ("cleveland-police", "Cleveland", "cyber_flagged_under18", "2015/16", SMALL),
    ("cleveland-police", "Cleveland", "offline_sexual_offences_under18", "2015/16", BESIDE),
    ("cleveland-police", "Cleveland", "sexual_offences_under18", "2016/17", 23_456),
)


def public(project: Project) -> Path:
    return Places.of(project).public


def every_byte(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def change_page(project: Project) -> None:
    page = public(project) / "seen-before.html"
    page.write_text(page.read_text().replace("Readers", "Writers"))


def change_release(project: Project) -> None:
    page = releases(project)[0].site / "contact.html"
    page.chmod(0o644)
    page.write_text("changed")


def cut_trail(project: Project) -> None:
    path = Places.of(project).trail.path
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:4]))


def cut_ledger(project: Project) -> None:
    (project.ledger / "whole.json").unlink()
    figures = project.ledger / "figures.csv"
    figures.write_text("".join(figures.read_text("utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


def cut_copy(project: Project) -> None:
    copy = next((project.ledger / "documents").glob("*/*"))
    copy.write_bytes(copy.read_bytes()[:100])


def give_away(draft: Draft) -> None:
    """Put a number beside a cell that is marked as hidden, as a fault of the program would."""
    path = next((draft.site / "files").glob("cleveland-*.csv"))
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    rows[1][rows[0].index("shorthand")] = "c"
    path.chmod(0o644)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def write_listed(edition: Path, figures: Path, rows: object) -> None:
    """Put other rows of Cleveland into an edition, and their checksum into its list."""
    figures.write_text(json.dumps(rows), encoding="utf-8")
    listed = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    listed["files"]["figures/cleveland.json"] = hashlib.sha256(figures.read_bytes()).hexdigest()
    (edition / "edition.json").write_text(json.dumps(listed), encoding="utf-8")


SPOILT = (change_page, change_release, cut_trail, cut_ledger, cut_copy)
"""What may be changed behind the trail: a page, a release, the trail itself."""
