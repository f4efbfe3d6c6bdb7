"""A team at work whose server is killed: the project, who works there, and what they were told is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.history import draft_of, releases
from faircount.review.review import Review
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.store.team.team import open_team
from tests.lib.releasing import PRINTED, changed, drafted, small_project, with_rows
from tests.lib.review_answers import ANSWERS, quiet
from tests.lib.serving import Person
from tests.lib.teams import PASSWORD

BEHIND = timedelta(hours=1)
"""By how much a clock is set back."""
PEOPLE = {"Jo Marsh": Role.PUBLISHER, "Al Reed": Role.PUBLISHER, "Bo Hill": Role.REVIEWER, "Cy Lane": Role.REVIEWER}


@dataclass
class Accepted:
    """What people were told is done, noted when the whole reply was there."""

    decided: list[str] = field(default_factory=list)
    sent: dict[str, bytes] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)
    down: int = 0
    cut: int = 0
    """Posts that were on their way when a server was killed, and of which nobody was told what became."""

    @property
    def told(self) -> str:
        """How much that was."""
        return f"{len(self.decided)} decided, {len(self.sent)} sent, {len(self.signed)} signed, {len(self.published)} published"


@dataclass
class Team:
    """A project with answers, the secrets of those who work at it, and the doubts that they decide again and again.

    ``effective`` is how many kills cut posts off that were on their way. With ``may_be_down`` a page may say that the database
    cannot be asked now, and nothing else.
    """

    folder: Path
    secrets: dict[str, str]
    doubts: list[str]
    address: str = ""
    may_be_down: bool = False
    effective: int = 0
    restarts: int = 0
    accepted: Accepted = field(default_factory=Accepted)
    attempts: dict[str, bytes] = field(default_factory=dict)
    number: int = 0

    @classmethod
    def at(cls, folder: Path, address: str = "") -> Team:
        """The team of a new project, in a file of its own or in the database at the address."""
        small_project(folder)
        config = folder / "faircount.toml"
        # What is published is published now, by helplines that were looked at today.
        config.write_text(config.read_text().replace("checked_on = 2026-11-20", f"checked_on = {now().date()}"))
        (folder / "answers").mkdir()
        attempts = {name: text.encode() for name, text in ANSWERS.items()}
        for name, content in attempts.items():
            (folder / "answers" / name).write_bytes(content)
        team = open_team(folder, address)
        for name, role in PEOPLE.items():
            team.accounts.add(name, role, PASSWORD)
        secrets = {name: team.sessions.begin(name) for name in PEOPLE}
        doubts = [entry.matter.id for entry in Review.open(Project.open(folder), quiet, team.decisions).queue()]
        team.database.close()
        return cls(folder, secrets, doubts, address, may_be_down=bool(address), attempts=attempts)

    def person(self, port: int, name: str) -> Person:
        """One of them at a browser."""
        return Person(port, self.secrets[name])

    def next_number(self) -> int:
        """A number that was not used before."""
        self.number += 1
        return self.number

    def prepare(self) -> None:
        """See to it that a draft waits, whose time has come also by a clock that is behind."""
        project = Project.open(self.folder)
        if draft_of(project) is not None:
            return
        known = len(releases(project))
        project, at = with_rows(self.folder, changed(PRINTED, 55, 56 + known % 2)), now()
        if known:
            explain(project, Chosen(), ChangeNature.CORRECTION, f"Slip number {known} was found", "Al Reed", at)
        drafted(project, at - BEHIND, at - BEHIND - timedelta(seconds=1))
