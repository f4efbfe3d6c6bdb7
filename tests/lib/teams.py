"""A team of four at a project with answers, served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from faircount.project.project import Project
from faircount.review.review import Review
from faircount.store.team import passwords
from faircount.store.team.account import Role
from faircount.store.team.team import Team, open_team
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from tests.lib.review_answers import quiet
from tests.lib.serving import Person, served

PASSWORD = "copper kettle window"
SCANNER = ("sh", "-c", '! grep -q EICAR "$0"')
"""A command that stops what holds the word."""


@dataclass
class Together:
    """A served team: the port, the project, who is in it."""

    port: int
    folder: Path
    team: Team
    review: Review

    def as_role(self, role: Role | None) -> Person:
        """Somebody of this role, signed in; a stranger for None."""
        return Person(self.port, self.team.sessions.begin(role.value) if role else "")


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Hashes that are quick to make; how slow they really are is tested elsewhere."""
    patch = pytest.MonkeyPatch()
    patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobody.cache_clear()
    yield
    patch.undo()
    passwords._nobody.cache_clear()


@contextmanager
def together_at(folder: Path, address: str = "") -> Iterator[Together]:
    """A team at the project in the folder, with an account for each role, named after it."""
    with quick_hashes():
        project, team = Project.open(folder), open_team(folder, address)
        for role in Role:
            team.accounts.add(role.value, role, PASSWORD)
        review = Review.open(project, quiet, team.decisions)
        with served(create_app(project, WebSettings(is_team=True, scan=SCANNER, quick=True), review, team)) as port:
            yield Together(port, folder, team, review)
        team.database.close()
