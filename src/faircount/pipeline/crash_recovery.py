"""The recipe of a fresh start: what a program that was killed left behind is ended or taken away before anybody is served."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from faircount.errors import FaircountError
from faircount.project.project import Project
from faircount.release.recover import recover
from faircount.requests.inbox.receive import sweep_sent

if TYPE_CHECKING:
    from faircount.store.team.team import Team


def recover_from_crash(project: Project, team: Team | None = None) -> tuple[str, ...]:
    """What was found and put right, a sentence each; nothing where nothing was wrong.

    What cannot be put right is said too and stops nobody: pages that need it say it again, and all others are served.
    """
    found = list(_or_why_not(lambda: sweep_sent(project)))
    found += _or_why_not(lambda: recover(project))
    if team is not None:
        found += _or_why_not(lambda: _told(team))
    return tuple(found)


def _or_why_not(step: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    try:
        return tuple(step())
    except FaircountError as error:
        return (str(error),)


def _told(team: Team) -> tuple[str, ...]:
    """Let the audit trail have what a program did and was stopped before it could say so."""
    told = team.outbox.deliver()
    return (f"the audit trail had not been told of {told} acts of a program that was stopped; it has them now",) if told else ()
