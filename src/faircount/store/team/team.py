"""Everything that a team shares, opened together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faircount.store.inner import TEAM_FILE, inner_folder
from faircount.store.team.accounts import Accounts
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.decided import TeamDecisions
from faircount.store.team.migrate import migrate
from faircount.store.team.outbox import Outbox
from faircount.store.team.sign_ins import Sessions, SignIns
from faircount.store.team.trail_heads import trail_of


@dataclass(frozen=True, slots=True)
class Team:
    """The database of a team, and what is in it."""

    database: Database
    accounts: Accounts
    sessions: Sessions
    sign_ins: SignIns
    decisions: TeamDecisions
    outbox: Outbox


def address_of(folder: Path, address: str) -> str:
    """The address of the team's database: the one given, or that of a file in the project."""
    return address or sqlite_address(inner_folder(folder) / TEAM_FILE)


def open_team(folder: Path, address: str = "", trail_copy: str = "") -> Team:
    """The team of the project, its tables brought up to date, with the decisions that were made before there was one."""
    database = Database.open(address_of(folder, address))
    migrate(database)
    outbox = Outbox(database, trail_of(folder, database, trail_copy))
    decisions = TeamDecisions(database, folder / "decisions.csv", outbox)
    accounts = Accounts(database, outbox)
    if accounts.all():
        decisions.match_file()
    else:
        decisions.begin_with_file()
    outbox.trail.note()
    return Team(database, accounts, Sessions(database), SignIns(database), decisions, outbox)
