"""``faircount serve``: look at the built site, send answers and settle doubts, alone on this machine or as a team."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faircount.cli.review import decider
from faircount.cli.show import progress, say
from faircount.cli.team import DATABASE, team_of
from faircount.errors import BadProject, WrongArgument
from faircount.project.project import Project

if TYPE_CHECKING:
    from faircount.review.review import Review
    from faircount.store.team.team import Team

EXAMPLE = "Example: faircount serve england-and-wales --port 8000"


def serve(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    who: Annotated[str, typer.Option(help="Who decides doubts; the name on this machine without it.")] = "",
    team: Annotated[bool, typer.Option("--team", help="People sign in; 'faircount user add' makes their accounts.")] = False,
    database: DATABASE = "",
    host: Annotated[
        list[str] | None,
        typer.Option(envvar="FAIRCOUNT_HOST", help="With --team: the name under which people reach it. Repeat it for several."),
    ] = None,
    address: Annotated[str, typer.Option(help="With --team: the address of this machine to listen on.")] = "127.0.0.1",
    proxy: Annotated[
        str,
        typer.Option(
            envvar="FAIRCOUNT_PROXY",
            help="With --team: address of the web server before it, which alone is believed when it says who asks.",
        ),
    ] = "127.0.0.1",
    scan: Annotated[str, typer.Option(help="A command that must exit with 0 for a file that is sent to be taken in.")] = "",
) -> None:
    """Show the built site, take answers and decisions about doubts: on this machine alone, or for a team that signs in."""
    # Loaded here, so that the list of commands comes at once.
    from faircount.review.review import Review
    from faircount.web.app import create_app
    from faircount.web.server import Serving
    from faircount.web.settings import DESK_HOSTS, WebSettings

    _refuse_what_is_unsafe(proxy, beyond_this_machine=not team and bool(host or database or address != "127.0.0.1"))
    project = Project.open(folder)
    shared = team_of(folder, database) if team else None
    _recover(project, shared)
    kept = shared.decisions if shared else None
    with progress() as told:
        read = Review.open(project, lambda done, total, name: told(f"Reading {name}", done, total), kept)
    decides, hosts = "" if team else who or decider(folder), (*DESK_HOSTS, *(host or ()))
    settings = WebSettings(who=decides, is_team=team, hosts=hosts, scan=tuple(shlex.split(scan)))
    try:
        serving = Serving(create_app(project, settings, read, shared), port, address, proxy if team else "")
    except OSError as error:
        raise BadProject(
            f"{address}:{port} is taken or not of this machine; give another --port, or --port 0 for a free one"
        ) from error
    here = f"http://{address}:{serving.port}/"
    say(f"{here} shows {project.build / 'site'}; stop with Ctrl-C")
    _say_doubts(read, here)
    if shared is not None:
        _say_who(shared)
    with suppress(KeyboardInterrupt):
        serving.run()
    say("Stopped.")


def _refuse_what_is_unsafe(proxy: str, *, beyond_this_machine: bool) -> None:
    """Refuse to believe everybody, and to serve others where nobody signs in."""
    if "*" in proxy:
        raise WrongArgument("--proxy * believes whatever anybody says of where they are; name the web server by its address")
    if beyond_this_machine:
        raise WrongArgument("--host, --address and --database are for a team; without --team nobody but this machine is served")


def _recover(project: Project, team: Team | None) -> None:
    """End or take away what a program that was stopped left, and say so."""
    from faircount.pipeline.crash_recovery import recover_from_crash

    for found in recover_from_crash(project, team):
        say(f"Found at the start: {found}.")


def _say_doubts(read: Review, here: str) -> None:
    """Say how many doubts wait, and where."""
    queue = read.queue()
    say(f"{here}review/ has {sum(entry.decision is None for entry in queue)} open doubts of {len(queue)}")


def _say_who(team: Team) -> None:
    """Say where the team is kept, and what to do where it has nobody yet."""
    accounts = team.accounts.all()
    say(f"{len(accounts)} accounts in {team.database.shown}")
    if not accounts:
        say("Nobody can sign in yet: faircount user add NAME --role administrator")
