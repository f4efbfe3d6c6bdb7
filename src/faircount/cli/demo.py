"""``faircount demo``: a real project to look at, written and built."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.build import build_and_show
from faircount.cli.show import say
from faircount.pipeline.start import write_demo

EXAMPLE = "Example: faircount demo england-and-wales"


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it may exist, but may hold nothing.")] = Path(
        "england-and-wales"
    ),
) -> None:
    """Write a real project, England and Wales, and build it: 43 forces, the Home Office's table, figures as printed.

    PDF, Word documents and PNG pictures are left out, which takes seconds; 'faircount build' makes them too. What was built can
    be held against a text, asked and released like any project.
    """
    write_demo(folder)
    say(f"Wrote {folder}; where its data come from stands in {folder / 'README.md'}.")
    build_and_show(folder, quick=True)
    say(f"Then try: faircount ledger Cleveland --period 2015/16 --project {folder}")
    say(f"          faircount check {folder / 'articles' / 'cleveland-online-offences.txt'} --project {folder}")
