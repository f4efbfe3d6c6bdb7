"""``faircount release``: prepare a version, have it checked and signed, publish it at its time, correct it in the open."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from faircount.cli.compared_shown import print_table
from faircount.cli.review import decider
from faircount.cli.show import many, progress, say, say_error, tell, tell_json
from faircount.cli.team import DATABASE, has_team, team_of
from faircount.errors import EXIT_FINDINGS, BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.checklist import checklist
from faircount.release.correct import Chosen, explain
from faircount.release.facts import changes_of
from faircount.release.history import draft_of, releases, the_draft
from faircount.release.outcome import CheckOutcome
from faircount.release.preview import give_preview, listed_readers
from faircount.release.publish import publish as publish_draft
from faircount.release.publish import publish_due
from faircount.release.recover import recover
from faircount.release.release import Draft, Release
from faircount.release.release_time import parse_time, say_time
from faircount.release.sign import sign_off
from faircount.release.verify import verify as find_faults
from faircount.release.withdraw import withdraw
from faircount.store.team.account import remark_beside

EXAMPLE = (
    'Example: faircount release prepare my-campaign --at "2026-12-01 09:30" --as "Jo Marsh", then '
    'faircount release sign my-campaign --as "Al Reed", then faircount release publish my-campaign --wait'
)
NAP = 20.0
"""Seconds at most between two looks at the clock while waiting: a clock that is set meanwhile is noticed."""

Folder = Annotated[Path, typer.Argument(help="The project folder.")]
Who = Annotated[str, typer.Option("--as", help="Name of whoever does this; the name on this machine without it.")]
Version = Annotated[str, typer.Option(help="The version meant, to be sure; the one that waits without it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of a table.")]


def release() -> None:
    """Prepare a version under embargo, have a second person sign it, publish it at its time, correct it in the open."""


def prepare(
    folder: Folder = Path(),
    at: Annotated[str, typer.Option(help="When it is to be published, by London clocks: 2026-12-01 09:30, or now.")] = "",
    who: Who = "",
    quick: Annotated[bool, typer.Option("--quick", help="Leave out PDF, Word and PNG files, to try things.")] = False,
) -> None:
    """Build the next version, number it by what it changes, and check it; nothing becomes public.

    Exit code 3 where a check stops it: the draft is there to be looked at, and can be neither signed nor published.
    """
    from faircount.pipeline.draft_release import prepare as make_draft  # whoever signs or publishes builds nothing

    project, now = Project.open(folder), _now()
    if not at:
        raise BadRelease('say when it is to be published: --at "2026-12-01 09:30", or --at now')
    with progress() as told:
        draft = make_draft(project, parse_time(at, now), who or decider(folder), now, told, quick)
    draw_draft(draft)
    waits = _check(project, print_json=False)
    tell(draft.site / "index.html")
    if waits:
        raise typer.Exit(EXIT_FINDINGS)


def check(folder: Folder = Path(), print_json: AsJson = False) -> None:
    """Check the draft against the release list: errors block, warnings do not. Exit code 3 where it must wait."""
    if _check(Project.open(folder), print_json):
        raise typer.Exit(EXIT_FINDINGS)


def preview(
    folder: Folder = Path(),
    to: Annotated[str, typer.Option(help='Who may read it: "Name, house". The list is published with the version.')] = "",
    until: Annotated[str, typer.Option(help="When the copy ends; at the time of publication without it.")] = "",
    who: Who = "",
) -> None:
    """Make a marked copy of the draft for a named reader; without --to, list the readers."""
    project, now = Project.open(folder), _now()
    if not to:
        for one in listed_readers(project):
            tell(f"{one.name}: until {say_time(one.until)}, given by {one.given_by}, opened {len(one.opened)} times")
        return
    place = give_preview(project, to, parse_time(until, now) if until else None, who or decider(folder), now)
    say(f"Every page names {to} and the embargo, every workbook the embargo; what could carry neither is left out.")
    say("Send the folder, and nothing beside it:")
    tell(place)


def sign(
    folder: Folder = Path(),
    version: Version = "",
    seen: Annotated[
        str, typer.Option(help="The 16 characters that end the name of the folder you looked at: nothing else is signed then.")
    ] = "",
    who: Who = "",
    database: DATABASE = "",
) -> None:
    """Sign the draft: somebody else than who prepared it has looked at it and stands for it.

    In a team an account that somebody made or changed of late signs as little here as in its pages.
    """
    project, name, now = Project.open(folder), who or decider(folder), _now()
    accounts = team_of(folder, database).accounts if has_team(folder, database) else None

    def known(draft: Draft) -> str:
        return remark_beside(accounts.all(), name, draft.prepared_by, draft.prepared_at, now) if accounts else ""

    signature = sign_off(project, version, name, now, seen, known)
    say(f"{signature.who} signed version {the_draft(project).version}: {signature.digest[:16]}…")


def publish(
    folder: Folder = Path(),
    version: Version = "",
    due: Annotated[bool, typer.Option("--due", help="For a timer: publish if it is signed and its time has come.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for the stated time, then publish.")] = False,
    who: Who = "",
) -> None:
    """Publish the signed draft, not before its time and in one stroke: public/ shows the old version or the new one."""
    project, name = Project.open(folder), who or decider(folder)
    if due:
        found = publish_due(project, name, _now())
        if found is None:
            say("Nothing is due.")
            return
        _published(project, found)
        return
    if wait:
        _wait(project, version)
    _published(project, publish_draft(project, version, name, _now()))


def correct(
    folder: Folder = Path(),
    why: Annotated[str, typer.Option(help="The reason, printed beside the figures.")] = "",
    kind: Annotated[ChangeNature, typer.Option(help="A correction puts a mistake right; a revision was to be expected.")] = (
        ChangeNature.CORRECTION
    ),
    area: Annotated[str, typer.Option(help="Only figures of this area.")] = "",
    period: Annotated[str, typer.Option(help="Only figures of this period.")] = "",
    offence: Annotated[str, typer.Option(help="Only figures of this offence code or set.")] = "",
    source: Annotated[str, typer.Option(help="Only figures from this document, by its source_id.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Every figure that changes.")] = False,
    withdrawn: Annotated[str, typer.Option("--withdraw", help="Take this published version away, at once.")] = "",
    who: Who = "",
) -> None:
    """Say why published figures change, before the next version is prepared; or take a version away."""
    project, name = Project.open(folder), who or decider(folder)
    if withdrawn:
        withdraw(project, withdrawn, why, name, _now())
        say(f"Version {withdrawn} is withdrawn; public/ shows a notice in its place.")
        return
    chosen = Chosen.said(area, period, offence, source)
    if chosen == Chosen() and not every:
        raise BadRelease("say which figures: --area, --period, --offence, --source, or --all")
    said = explain(project, chosen, kind, why, name, _now())
    say(f"Noted as a {said.nature}: {said.why}. The next version that is prepared carries it.")


def list_(folder: Folder = Path(), print_json: AsJson = False) -> None:
    """List every version: when, what has become of it, who prepared, signed and published it; and what waits."""
    project = Project.open(folder)
    for found in recover(project):
        say(f"Put right: {found}.")
    known, draft = releases(project), draft_of(project)
    if print_json:
        waiting = record_of(draft) if draft else None
        tell_json({"versions": [record_of(one) for one in known], "draft": waiting})
        return
    draw_releases(known, draft)


def verify(folder: Folder = Path(), database: DATABASE = "") -> None:
    """Verify the audit trail, the bytes of every version, and what is public. Exit code 3 where something is wrong."""
    project = Project.open(folder)
    found = find_faults(project, database)
    for fault in found:
        say_error(fault)
    if found:
        raise typer.Exit(EXIT_FINDINGS)
    count = len(Places.of(project).trail.events())
    say(f"{len(releases(project))} versions and {count} events of the trail are as they were written.")


ACTS: Mapping[str, Callable[..., Any]] = {
    "prepare": prepare,
    "check": check,
    "preview": preview,
    "sign": sign,
    "publish": publish,
    "correct": correct,
    "list": list_,
    "verify": verify,
}
"""What can be done under this command, in the order of work."""


def _now() -> datetime:
    return datetime.now(UTC)


def _check(project: Project, print_json: bool) -> bool:
    """Whether the draft must wait, after its checklist was shown."""
    outcomes = checklist(project, _now())
    if print_json:
        tell_json([record_of(one) | {"passed": one.passed} for one in outcomes])
    else:
        draw_checklist(outcomes)
    return any(one.stops for one in outcomes)


def _wait(project: Project, version: str) -> None:
    draft = the_draft(project, version)
    say(f"Waiting for {say_time(draft.at)} to publish version {draft.version}; stop with Ctrl-C.")
    while (left := (draft.at - _now()).total_seconds()) > 0:
        time.sleep(min(left, NAP))


def _published(project: Project, found: Release) -> None:
    say(f"Version {found.version} is public. Checksums lie beside it in SHA256SUMS; their own: {found.digest}")
    tell(Places.of(project).public / "index.html")


def draw_draft(draft: Draft) -> None:
    """What was prepared, in two or three lines."""
    changes = changes_of(draft.site)
    after = f", after {draft.previous}" if draft.previous else ""
    say(f"Version {draft.version}{after}: under embargo until {say_time(draft.at)}.")
    if changes["counts"]:
        told = ", ".join(f"{count:,} {kind}" for kind, count in changes["counts"].items())
        pages, claims = len(changes["briefings"]), len(changes["articles"])
        touched = f"{many(pages, 'page')} and {many(claims, 'claim')} of articles"
        say(f"Cells: {told}. {touched} {'is' if pages + claims == 1 else 'are'} touched.")


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
