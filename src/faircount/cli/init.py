"""``faircount init``: a new project folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.show import tell
from faircount.pipeline.start import start_project

EXAMPLE = 'Example: faircount init my-campaign --publisher "A charity"'


def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it may exist, but may hold no faircount.toml.")],
    publisher: Annotated[str, typer.Option(help="Who will publish.")] = "name the publisher here",
) -> None:
    """Make a project folder with a faircount.toml to fill in."""
    made = start_project(folder, publisher)
    tell(f"Made {folder} with {len(made)} entries. Next: put answers into {folder / 'answers'}, then faircount build {folder}")
