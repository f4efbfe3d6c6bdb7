"""``faircount user``: the accounts of a team."""

from __future__ import annotations

import getpass
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from faircount.cli.show import say, stdout, tell, tell_json
from faircount.cli.team import DATABASE, team_of
from faircount.project.project import Project
from faircount.store.decisions import now
from faircount.store.people import AT_A_TERMINAL
from faircount.store.team.account import Role

if TYPE_CHECKING:
    from faircount.store.team.account import Account

WELCOME = "/app/welcome/"
"""Where the web app takes such a link."""
EXAMPLE = "Example: faircount user add 'Jo Marsh' --role reviewer --project my-campaign"

NAME = Annotated[str, typer.Argument(help="The name, as it stands beside decisions.")]
HOST = Annotated[
    str, typer.Option(envvar="FAIRCOUNT_HOST", help="The name under which people reach the server; this machine without it.")
]
PROJECT = Annotated[Path, typer.Option(help="The project folder.")]


def user() -> None:
    """The accounts of a team: who may look, review, publish, and keep the accounts."""


def add(
    name: NAME,
    role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.VIEWER,
    project: PROJECT = Path(),
    database: DATABASE = "",
    host: HOST = "",
) -> None:
    """Make an account; the link with which its holder sets a password is printed once."""
    Project.open(project)
    secret = team_of(project, database).accounts.invite(name, role, by=_who())
    say(f"{name} may come as {role}. Send them this link, which sets a password once within three days, and nobody else:")
    tell(_link(host, secret))


def list_accounts(
    project: PROJECT = Path(),
    database: DATABASE = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON in place of a table.")] = False,
) -> None:
    """List every account."""
    Project.open(project)
    accounts = team_of(project, database).accounts.all()
    if as_json:
        records = [
            {"name": one.name, "role": one.role, "made": one.made.isoformat(), "open": one.disabled is None} for one in accounts
        ]
        tell_json(records)
        return
    when = now()
    table = Table("Name", "Role", "Since", "State", box=None, header_style="bold", pad_edge=False)
    for one in accounts:
        table.add_row(one.name, one.role, f"{one.made:%Y-%m-%d}", _state(one, when))
    stdout.print(table)


def disable(name: NAME, project: PROJECT = Path(), database: DATABASE = "") -> None:
    """Close an account: whoever has it is out at once. Nothing that was decided is lost."""
    Project.open(project)
    team_of(project, database).accounts.disable(name, by=_who())
    say(f"{name} can no longer sign in.")


def password(name: NAME, project: PROJECT = Path(), database: DATABASE = "", host: HOST = "") -> None:
    """Take the password of an account away; the link to set another is printed once, and its sessions end."""
    Project.open(project)
    secret = team_of(project, database).accounts.reset(name, by=_who())
    say(f"{name} signs in no more. Send them this link, which sets another password once within three days, and nobody else:")
    tell(_link(host, secret))


ACTS = {"add": add, "list": list_accounts, "disable": disable, "password": password}


def _state(one: Account, when: datetime) -> str:
    if one.disabled is not None:
        return f"closed {one.disabled:%Y-%m-%d}"
    if not one.is_open:
        return "no password set yet"
    return f"open, signs from {one.signs_from:%Y-%m-%d %H:%M} UTC" if one.signs_from and one.waits(when) else "open"


def _link(host: str, secret: str) -> str:
    name = host.split()[0] if host.split() else ""
    return f"{f'https://{name}' if name else 'http://127.0.0.1:8000'}{WELCOME}{secret}"


def _who() -> str:
    """Whoever has this machine's account: there is no other name here. In a container a user may have a number alone."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = f"user {os.getuid()}"
    return f"{name} {AT_A_TERMINAL}"
