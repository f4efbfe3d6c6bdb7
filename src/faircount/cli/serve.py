"""``faircount serve``: look at the built site and settle doubts, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.review import decider
from faircount.cli.show import progress, say
from faircount.errors import BadProject
from faircount.pipeline.project import Project

EXAMPLE = "Example: faircount serve examples/england-and-wales --port 8000"


def serve(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes a free one.")] = 8000,
    who: Annotated[str, typer.Option(help="Who decides doubts; the name on this machine without it.")] = "",
) -> None:
    """Show the built site to this machine only, and take decisions about doubts in answers."""
    # Loaded here, so that the list of commands comes at once.
    from faircount.pipeline.review import Review
    from faircount.web.app import create_app
    from faircount.web.server import Serving
    from faircount.web.settings import Settings

    project = Project.open(folder)
    with progress() as told:
        review = Review.open(project, lambda done, total, name: told(f"Reading {name}", done, total))
    try:
        serving = Serving(create_app(project, Settings(who=who or decider(folder)), review), port)
    except OSError as error:
        raise BadProject(f"port {port} is taken on this machine; give another with --port, or --port 0 for a free one") from error
    here = f"http://127.0.0.1:{serving.port}/"
    say(f"{here} shows {project.build / 'site'}; stop with Ctrl-C")
    queue = review.queue()
    say(f"{here}review/ has {sum(entry.decision is None for entry in queue)} open doubts of {len(queue)}")
    serving.run()
    say("Stopped.")
