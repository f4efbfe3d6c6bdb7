"""``faircount user``: the accounts of a team."""

from __future__ import annotations

import getpass
import json
import os
import secrets
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from faircount.cli.show import say, stdout
from faircount.cli.team import DATABASE, team_of
from faircount.pipeline.project import Project
from faircount.store.team.roles import Role

EXAMPLE = "Example: faircount user add 'Jo Marsh' --role reviewer --project my-campaign"

NAME = Annotated[str, typer.Argument(help="The name, as it stands beside decisions.")]
PROJECT = Annotated[Path, typer.Option(help="The project folder.")]


def user() -> None:
    """The accounts of a team: who may look, review, publish, and keep the accounts."""


def add(
    name: NAME,
    role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.VIEWER,
    project: PROJECT = Path(),
    database: DATABASE = "",
) -> None:
    """Make an account; its password is printed once."""
    Project.open(project)
    password = secrets.token_urlsafe(12)
    team_of(project, database).accounts.add(name, role, password, by=_who())
    say(f"{name} may sign in as {role}, with this password, which is shown this once:")
    typer.echo(password)


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
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    table = Table("Name", "Role", "Since", "State", box=None, header_style="bold", pad_edge=False)
    for one in accounts:
        table.add_row(
            one.name, one.role, f"{one.made:%Y-%m-%d}", "open" if one.disabled is None else f"closed {one.disabled:%Y-%m-%d}"
        )
    stdout.print(table)


def disable(name: NAME, project: PROJECT = Path(), database: DATABASE = "") -> None:
    """Close an account: whoever has it is out at once. Nothing that was decided is lost."""
    Project.open(project)
    team_of(project, database).accounts.disable(name, by=_who())
    say(f"{name} can no longer sign in.")


def password(name: NAME, project: PROJECT = Path(), database: DATABASE = "") -> None:
    """Give an account a new password, printed once; its sessions end."""
    Project.open(project)
    new = secrets.token_urlsafe(12)
    team_of(project, database).accounts.set_password(name, new, by=_who())
    say(f"The new password of {name}, which is shown this once:")
    typer.echo(new)


ACTS = {"add": add, "list": list_accounts, "disable": disable, "password": password}


def _who() -> str:
    """Whoever has this machine's account: there is no other name here. In a container a user may have a number alone."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = f"user {os.getuid()}"
    return f"{name} on the command line"
