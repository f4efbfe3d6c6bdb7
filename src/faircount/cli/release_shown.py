"""Releases as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from faircount.cli.compared_shown import print_table
from faircount.cli.show import say, tell
from faircount.release.facts import changes_of
from faircount.release.outcome import CheckOutcome
from faircount.release.release import Draft, Release
from faircount.release.release_time import say_time


def draw_draft(draft: Draft) -> None:
    """What was prepared, in two or three lines."""
    changes = changes_of(draft.site)
    after = f", after {draft.previous}" if draft.previous else ""
    say(f"Version {draft.version}{after}: under embargo until {say_time(draft.at)}.")
    if changes["counts"]:
        told = ", ".join(f"{count:,} {kind}" for kind, count in changes["counts"].items())
        say(f"Cells: {told}. {len(changes['briefings'])} pages and {len(changes['articles'])} claims of articles are touched.")


def draw_checklist(outcomes: Sequence[CheckOutcome]) -> None:
    """Each check in a line, and under it what was found."""
    for one in outcomes:
        tell(f"{'passed' if one.passed else 'STOPS ' if one.stops else 'note  '}  {one.title}")
        for problem in one.problems:
            tell(f"          {problem}")
    stopping = sum(one.stops for one in outcomes)
    say(f"{stopping} of {len(outcomes)} checks stop it." if stopping else "Ready to be signed by a second person.")


def draw_releases(known: Sequence[Release], draft: Draft | None) -> None:
    """The versions as a table, and what waits."""
    rows = tuple(
        (one.version, say_time(one.at), str(one.standing), one.prepared_by, _signed(one), one.published_by) for one in known
    )
    if rows:
        print_table(("Version", "Published", "Now", "Prepared by", "Signed by", "Published by"), rows, tuple(range(6)))
    else:
        say("Nothing is published yet.")
    if draft is not None:
        signed = f"signed by {_signed(draft)}" if draft.is_signed else "not signed by a second person"
        say(f"Version {draft.version} waits until {say_time(draft.at)}: prepared by {draft.prepared_by}, {signed}.")


def record_of(one: Release | Draft | CheckOutcome) -> dict[str, Any]:
    """The same for another program."""
    return {name: _plain(held) for name, held in asdict(one).items()}


def _signed(one: Release | Draft) -> str:
    return ", ".join(f"{each.who} ({each.account})" if each.account else each.who for each in one.signatures)


def _plain(held: Any) -> Any:
    if isinstance(held, datetime):
        return held.isoformat()
    if isinstance(held, Path | StrEnum):
        return str(held)
    if isinstance(held, dict):
        return {name: _plain(each) for name, each in held.items()}
    return [_plain(each) for each in held] if isinstance(held, tuple) else held
