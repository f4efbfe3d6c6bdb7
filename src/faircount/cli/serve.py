"""``faircount serve``: look at the built site on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import say
from faircount.errors import BadProject
from faircount.pipeline.project import Project
from faircount.web.app import site_server

EXAMPLE = "Example: faircount serve examples/england-and-wales --port 8000"


def serve(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes a free one.")] = 8000,
) -> None:
    """Show the built site to this machine only; nothing can be changed here."""
    site = Project.open(folder).build / "site"
    if not (site / "index.html").is_file():
        raise BadProject(f"{site}: nothing is built yet; run 'faircount build {folder}' first")
    try:
        server = site_server(site, port)
    except OSError as error:
        raise BadProject(f"port {port} is taken on this machine; give another with --port, or --port 0 for a free one") from error
    say(f"http://127.0.0.1:{server.server_port}/ shows {site}; stop with Ctrl-C")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        server.server_close()
