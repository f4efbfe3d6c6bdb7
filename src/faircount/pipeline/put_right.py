"""The recipe of a fresh start: what a program that was killed left behind is ended or taken away before anybody is served."""

from __future__ import annotations

from faircount.errors import FaircountError
from faircount.pipeline.project import Project
from faircount.pipeline.receive import sweep_sent
from faircount.pipeline.releasing.recover import recover


def put_right(project: Project) -> tuple[str, ...]:
    """What was found and put right, a sentence each; nothing where nothing was wrong.

    What cannot be put right is said too and stops nobody: pages that need it say it again, and all others are served.
    """
    found = list(sweep_sent(project))
    try:
        found += recover(project)
    except FaircountError as error:
        found.append(str(error))
    return tuple(found)
